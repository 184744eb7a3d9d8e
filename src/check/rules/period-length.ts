import { dayNumber } from '../../model/calendar.js';
import { declareFindings } from '../../model/finding.js';
import type { Rule } from '../rule.js';

const finding = declareFindings({
  'period-length': {
    severity: 'warning',
    zh: '起止日期有 {days} 天，超过两周加一个周末',
    en: 'the period has {days} days, more than two weeks and a weekend',
    note: { zh: '请核对起止的年、月、日', en: 'check both days, their months and years' },
  },
});

/** Days, both ends included: from a Saturday to the Sunday two weeks after the next one. */
const LONGEST_PERIOD = 16;

/** A period that is too long to be meant: a month or a year in it is most likely mistyped. */
export const periodLength: Rule = {
  id: 'period-length',
  group: 'header',
  finding,
  *check({ header: { period } }) {
    const days = dayNumber(period.value.to) - dayNumber(period.value.from) + 1;
    if (days > LONGEST_PERIOD) yield finding('period-length', period.range, { days });
  },
};
