import { dayNumber, type Period, sinceMonday, WEEK } from '../../model/calendar.js';
import { finding } from '../../model/finding.js';
import { periodText, previousIssue } from '../previous-issue.js';
import type { Rule } from '../rule.js';

/** Saturday and Sunday, in days. */
const WEEKEND = 2;

/** A week that no issue covers, or that two issues cover one after the other. */
export const periodSkip: Rule = {
  id: 'period-skip',
  *check(issue) {
    const { identity, period } = issue.header;
    const previous = previousIssue(issue);
    // Where issues are missing in between, so are their weeks.
    if (identity.type === 'special' || previous?.number !== identity.number.value - 1) return;
    const before = previous.header.period.value;
    const params = { number: previous.number, period: periodText(before) };
    const weeks = weeksBetween(before, period.value);
    if (weeks > 0) yield finding('period-skip', period.range, { ...params, weeks });
    else if (shareWeek(before, period.value)) yield finding('period-skip/repeat', period.range, params);
  },
};

/** How many working weeks, Monday to Friday, lie wholly between two periods. */
function weeksBetween(before: Period, after: Period): number {
  const last = dayNumber(before.to);
  const monday = last + WEEK - sinceMonday(last);
  return Math.floor((dayNumber(after.from) - monday + WEEKEND) / WEEK);
}

/** Whether the two periods follow each other and both lie in one week from Monday to Sunday. */
function shareWeek(before: Period, after: Period): boolean {
  const first = dayNumber(before.from);
  const last = dayNumber(after.to);
  return dayNumber(after.from) > dayNumber(before.to) && last - first < WEEK - sinceMonday(first);
}
