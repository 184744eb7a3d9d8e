import { dateOfDay, dayNumber, type Period, sinceMonday, WEEK } from '../model/calendar.js';
import { type Holidays, isWorkday, SATURDAY } from '../model/holidays.js';

/** A year and some weeks: nobody is off for so long. */
const WEEKS_LOOKED_AT = 60;

/**
 * The next working week after a period: its first to its last working day, Monday to Friday where there are no holidays.
 *
 * A Saturday that is worked belongs to the week before it, a Sunday to the week after it. A week that is wholly off is
 * passed over. None where the next sixty weeks are.
 */
export function nextPeriod(last: Period, holidays: Holidays | undefined): Period | undefined {
  const end = dayNumber(last.to);
  const firstMonday = end + WEEK - sinceMonday(end);
  const worked = (from: number, to: number): readonly number[] =>
    Array.from({ length: to - from + 1 }, (_, i) => from + i).filter((day) => isWorkday(day, holidays));
  // The weekend before the first week, as far as the last period didn't reach it. What is worked there, or around a week
  // that is off, is counted with the first week that is worked.
  const from = Math.max(end + 1, firstMonday + SATURDAY - WEEK);
  for (let week = 0; week < WEEKS_LOOKED_AT; week += 1) {
    const monday = firstMonday + week * WEEK;
    const days = worked(monday, monday + SATURDAY);
    const lastDay = days.at(-1);
    if (lastDay !== undefined && days.some((day) => sinceMonday(day) < SATURDAY)) {
      const first = worked(from, lastDay)[0] ?? lastDay;
      return { from: dateOfDay(first), to: dateOfDay(lastDay) };
    }
  }
  return undefined;
}
