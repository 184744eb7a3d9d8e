/** A day of the Gregorian calendar, without time or zone. */
export interface CalendarDate {
  readonly year: number;
  /** 1 to 12 */
  readonly month: number;
  /** 1 to 31 */
  readonly day: number;
}

/** A stretch of days, with both ends included. */
export interface Period {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** Days since 1970-01-01. */
export const dayNumber = ({ year, month, day }: CalendarDate): number => Date.UTC(year, month - 1, day) / 86_400_000;

/** The day with that number: the inverse of `dayNumber`. */
export function dateOfDay(number: number): CalendarDate {
  const utc = new Date(number * 86_400_000);
  return { year: utc.getUTCFullYear(), month: utc.getUTCMonth() + 1, day: utc.getUTCDate() };
}

/** Days of a week. */
export const WEEK = 7;

/** Days since a Monday, of a day's number: 1970-01-01 was a Thursday. */
export const sinceMonday = (day: number): number => (((day + 3) % WEEK) + WEEK) % WEEK;

/** Whether the day exists: 2024-02-30 doesn't. */
export function isRealDate(date: CalendarDate): boolean {
  const utc = new Date(Date.UTC(date.year, date.month - 1, date.day));
  return utc.getUTCFullYear() === date.year && utc.getUTCMonth() + 1 === date.month && utc.getUTCDate() === date.day;
}

const two = (value: number): string => String(value).padStart(2, '0');

export const isoDate = ({ year, month, day }: CalendarDate): string =>
  `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
