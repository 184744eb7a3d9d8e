import { dayNumber, isoDate } from '../../model/calendar.js';
import { chineseDate } from '../../model/chinese-date.js';
import { finding } from '../../model/finding.js';
import { previousIssue } from '../previous-issue.js';
import type { Rule } from '../rule.js';

/** A printing date that was left over from the issue before, or lies before it. */
export const dateRepeated: Rule = {
  id: 'date-repeated',
  *check(issue) {
    const { date } = issue.header;
    const previous = previousIssue(issue, (header) => header.date !== undefined);
    const before = previous?.header.date?.value;
    if (!date || !previous || !before) return;
    const { number } = previous;
    const days = dayNumber(date.value) - dayNumber(before);
    if (days === 0) yield finding('date-repeated', date.range, { number });
    if (days >= 0) return;
    const params = { number, date: { zh: chineseDate(before), en: isoDate(before) } };
    yield finding('date-repeated/earlier', date.range, params);
  },
};
