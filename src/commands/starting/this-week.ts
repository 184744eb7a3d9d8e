import { dateOfDay, dayNumber, isoDate, sinceMonday } from '../../model/calendar.js';

const FRIDAY = 4;

/** Monday to Friday of the week that a moment lies in, by the clock of this computer: `2024-12-02/2024-12-06`. */
export function thisWeek(now: Date): string {
  const today = dayNumber({ year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() });
  const monday = today - sinceMonday(today);
  return `${isoDate(dateOfDay(monday))}/${isoDate(dateOfDay(monday + FRIDAY))}`;
}
