import { dayNumber, isoDate } from '../../model/calendar.js';
import { chineseDate } from '../../model/chinese-date.js';
import { finding } from '../../model/finding.js';
import type { Rule } from '../rule.js';

/** An issue is printed when its period is over, on its last day at the earliest. */
export const dateBeforePeriod: Rule = {
  id: 'date-before-period',
  *check({ header: { date, period } }) {
    const last = period.value.to;
    if (!date || dayNumber(date.value) >= dayNumber(last)) return;
    yield finding('date-before-period', date.range, { last: { zh: chineseDate(last), en: isoDate(last) } });
  },
};
