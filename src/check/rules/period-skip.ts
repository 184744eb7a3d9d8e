import { dayNumber, type Period, sinceMonday, WEEK } from '../../model/calendar.js';
import { finding } from '../../model/finding.js';
import { type Holidays, isWorkday, SATURDAY } from '../../model/holidays.js';
import { periodText, previousIssue } from '../previous-issue.js';
import type { HeaderRule } from '../rule.js';

/** Saturday and Sunday, in days. */
const WEEKEND = 2;
/** In weeks. */
const YEAR = 53;

/** A week that no issue covers, or that two issues cover one after the other. */
export const periodSkip: HeaderRule = {
  id: 'period-skip',
  *check(issue) {
    const { identity, period } = issue.header;
    const previous = previousIssue(issue);
    // Where issues are missing in between, so are their weeks.
    if (identity.type === 'special' || previous?.number !== identity.number.value - 1) return;
    const before = previous.header.period.value;
    const params = { number: previous.number, period: periodText(before) };
    const weeks = weeksBetween(before, period.value, issue.holidays);
    if (weeks > 0) yield finding('period-skip', period.range, { ...params, weeks });
    else if (shareWeek(before, period.value)) yield finding('period-skip/repeat', period.range, params);
  },
};

/** How many working weeks lie wholly between two periods: Monday to Friday, with a day of work in it. */
function weeksBetween(before: Period, after: Period, holidays: Holidays | undefined): number {
  const last = dayNumber(before.to);
  const monday = last + WEEK - sinceMonday(last);
  const weeks = Math.max(0, Math.floor((dayNumber(after.from) - monday + WEEKEND) / WEEK));
  // Where a year and more is left out, its holidays are no reason.
  if (!holidays || weeks > YEAR) return weeks;
  const mondays = Array.from({ length: weeks }, (_, week) => monday + week * WEEK);
  return mondays.filter((day) => isWorkedWeek(day, holidays)).length;
}

/** Whether one of the days from Monday to Friday is worked. */
const isWorkedWeek = (monday: number, holidays: Holidays): boolean =>
  Array.from({ length: SATURDAY }, (_, day) => monday + day).some((day) => isWorkday(day, holidays));

/** Whether the two periods follow each other and both lie in one week from Monday to Sunday. */
function shareWeek(before: Period, after: Period): boolean {
  const first = dayNumber(before.from);
  const last = dayNumber(after.to);
  return dayNumber(after.from) > dayNumber(before.to) && last - first < WEEK - sinceMonday(first);
}
