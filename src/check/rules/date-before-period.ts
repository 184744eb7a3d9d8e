import { dayNumber, isoDate } from '../../model/calendar.js';
import { chineseDate } from '../../model/chinese-date.js';
import { declareFindings } from '../../model/finding.js';
import type { Rule } from '../rule.js';

const finding = declareFindings({
  'date-before-period': {
    severity: 'warning',
    zh: '印发日期在起止日期结束（{last}）以前',
    en: 'the printing date is before the last day of the period, {last}',
    note: { zh: '改正印发日期，或者改正起止日期', en: 'mend the printing date or the period' },
  },
});

/** An issue is printed when its period is over, on its last day at the earliest. */
export const dateBeforePeriod: Rule = {
  id: 'date-before-period',
  group: 'header',
  finding,
  *check({ header: { date, period } }) {
    const last = period.value.to;
    if (!date || dayNumber(date.value) >= dayNumber(last)) return;
    yield finding('date-before-period', date.range, { last: { zh: chineseDate(last), en: isoDate(last) } });
  },
};
