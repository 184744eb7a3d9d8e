import { finding } from '../../model/finding.js';
import type { Rule } from '../rule.js';

/** The year that an issue counts in is one of its period or of its printing date. */
export const yearPeriod: Rule = {
  id: 'year-period',
  *check({ header: { year, period, date } }) {
    const { from, to } = period.value;
    const years = [from.year, to.year, date?.value.year];
    if (!years.includes(year.value)) yield finding('year-period', year.range, { year: year.value });
  },
};
