import { dayNumber, type Period, sinceMonday } from './calendar.js';
import type { holidaysSchema } from './schema/holidays-schema.js';
import type { MappingOf } from './schema/value-schema.js';
import type { Located, SourceFile } from './source.js';

/** The days off and the weekends that are worked instead, from issues/holidays.yaml. */
export type Holidays = MappingOf<typeof holidaysSchema> & { readonly file: SourceFile };

/** The first day of a weekend, counted from a Monday. */
export const SATURDAY = 5;

/** Whether a day, by its number, is worked: as the file says, in which `workdays` go before `off`, else Monday to Friday. */
export function isWorkday(day: number, holidays: Holidays | undefined): boolean {
  if (holidays && isIn(day, holidays.workdays)) return true;
  if (holidays && isIn(day, holidays.off)) return false;
  return sinceMonday(day) < SATURDAY;
}

const isIn = (day: number, periods: readonly Located<Period>[]): boolean =>
  periods.some(({ value: { from, to } }) => dayNumber(from) <= day && day <= dayNumber(to));
