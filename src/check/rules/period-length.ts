import { dayNumber } from '../../model/calendar.js';
import { finding } from '../../model/finding.js';
import type { Rule } from '../rule.js';

/** Days, both ends included: from a Saturday to the Sunday two weeks after the next one. */
const LONGEST_PERIOD = 16;

/** A period that is too long to be meant: a month or a year in it is most likely mistyped. */
export const periodLength: Rule = {
  id: 'period-length',
  *check({ header: { period } }) {
    const days = dayNumber(period.value.to) - dayNumber(period.value.from) + 1;
    if (days > LONGEST_PERIOD) yield finding('period-length', period.range, { days });
  },
};
