import { declareFindings } from '../../model/finding.js';
import type { Rule } from '../rule.js';

const finding = declareFindings({
  'year-period': {
    severity: 'warning',
    zh: '年份写的是 {year}，可是起止日期和印发日期都不在这一年',
    en: 'the year is {year}, but neither the period nor the printing date lies in it',
    note: { zh: '请核对 year（年）；本年累计按它计算', en: 'check the year: the totals are counted by it' },
  },
});

/** The year that an issue counts in is one of its period or of its printing date. */
export const yearPeriod: Rule = {
  id: 'year-period',
  group: 'header',
  finding,
  *check({ header: { year, period, date } }) {
    const { from, to } = period.value;
    const years = [from.year, to.year, date?.value.year];
    if (!years.includes(year.value)) yield finding('year-period', year.range, { year: year.value });
  },
};
