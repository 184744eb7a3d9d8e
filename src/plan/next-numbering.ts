import { dayNumber, type Period } from '../model/calendar.js';
import { type Holidays, isWorkday } from '../model/holidays.js';
import type { Numbering } from '../model/next-issue.js';

/**
 * The numbers of the issue after `last`: 总第 goes on, and so does 期号 within the year. A period that goes over New Year
 * counts in the year that has more of its working days, in the later one where both have as many. The year never goes back.
 */
export function nextNumbering(last: Numbering, period: Period, holidays: Holidays | undefined): Numbering {
  const year = Math.max(last.year, yearOf(period, holidays));
  return { number: last.number + 1, year, issue: year === last.year ? last.issue + 1 : 1 };
}

function yearOf({ from, to }: Period, holidays: Holidays | undefined): number {
  if (to.year - from.year !== 1) return to.year;
  const newYear = dayNumber({ year: to.year, month: 1, day: 1 });
  const before = countWorkdays(dayNumber(from), newYear - 1, holidays);
  const after = countWorkdays(newYear, dayNumber(to), holidays);
  return before > after ? from.year : to.year;
}

function countWorkdays(from: number, to: number, holidays: Holidays | undefined): number {
  let count = 0;
  for (let day = from; day <= to; day += 1) if (isWorkday(day, holidays)) count += 1;
  return count;
}
