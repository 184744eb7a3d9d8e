import { dayNumber } from '../../model/calendar.js';
import { finding } from '../../model/finding.js';
import { periodText, previousIssue } from '../previous-issue.js';
import type { HeaderRule } from '../rule.js';

/** A period begins after that of the issue before has ended. */
export const periodOverlap: HeaderRule = {
  id: 'period-overlap',
  *check(issue) {
    const previous = previousIssue(issue);
    if (!previous) return;
    const { value, range } = issue.header.period;
    const before = previous.header.period.value;
    if (dayNumber(value.from) > dayNumber(before.to)) return;
    const params = { number: previous.number, period: periodText(before) };
    const same = dayNumber(value.from) === dayNumber(before.from) && dayNumber(value.to) === dayNumber(before.to);
    if (same) yield finding('period-overlap/same', range, params);
    else if (dayNumber(value.to) < dayNumber(before.from)) yield finding('period-overlap/earlier', range, params);
    else yield finding('period-overlap', range, params);
  },
};
