import { dayNumber, isoDate } from '../../model/calendar.js';
import { chineseDate } from '../../model/chinese-date.js';
import { declareFindings } from '../../model/finding.js';
import { previousIssue } from '../previous-issue.js';
import type { Rule } from '../rule.js';

const finding = declareFindings({
  'date-repeated': {
    severity: 'warning',
    zh: '印发日期和总第 {number} 期相同',
    en: 'the printing date is that of issue {number}',
    note: { zh: '请核对是不是忘了改；两期同一天印发就不用改', en: 'check that it was not left over from there' },
  },
  'date-repeated/earlier': {
    severity: 'warning',
    zh: '印发日期比总第 {number} 期（{date}）还早',
    en: 'the printing date is before that of issue {number}, {date}',
    note: { zh: '请核对，年底年初特别要看年份', en: 'check it, at the turn of the year its year above all' },
  },
});

/** A printing date that was left over from the issue before, or lies before it. */
export const dateRepeated: Rule = {
  id: 'date-repeated',
  group: 'header',
  finding,
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
