import type { FindingEntry } from './entry.js';

/** What the rules on an issue's header find. */
export const checkHeaderMessages = {
  'period-length': {
    severity: 'warning',
    zh: '起止日期有 {days} 天，超过两周加一个周末',
    en: 'the period has {days} days, more than two weeks and a weekend',
    note: { zh: '请核对起止的年、月、日', en: 'check both days, their months and years' },
  },
  'period-overlap': {
    severity: 'warning',
    zh: '起止日期和总第 {number} 期（{period}）有重叠',
    en: 'the period overlaps that of issue {number} ({period})',
    note: { zh: '重叠的日子会统计两次，请核对', en: 'the days they share would be counted twice: check both' },
  },
  'period-overlap/same': {
    severity: 'error',
    zh: '起止日期和总第 {number} 期完全一样（{period}）',
    en: 'the period is that of issue {number} ({period})',
    note: {
      zh: '多半是照上一期建的，忘了改；改成这一期的起止日期',
      en: 'most likely left over: state the days of this issue',
    },
  },
  'period-overlap/earlier': {
    severity: 'warning',
    zh: '起止日期比总第 {number} 期（{period}）还早',
    en: 'the period lies before that of issue {number} ({period})',
    note: { zh: '请核对，年底年初特别要看年份', en: 'check it, at the turn of the year its years above all' },
  },
  'period-skip': {
    severity: 'hint',
    zh: '和总第 {number} 期（{period}）之间空了 {weeks} 周',
    en: 'weeks left out since the period of issue {number} ({period}): {weeks}',
    note: {
      zh: '放假停刊属于正常，把放假写进 issues/holidays.yaml 就不再提示；不是放假就核对起止日期',
      en: 'holidays are a reason, known once issues/holidays.yaml states them; if there were none, check the period',
    },
  },
  'period-skip/repeat': {
    severity: 'hint',
    zh: '和总第 {number} 期（{period}）在同一周',
    en: 'this is the same week as that of issue {number} ({period})',
    note: { zh: '一周确实出了两期，就不用改', en: 'leave it where two issues of one week are meant' },
  },
  'date-before-period': {
    severity: 'error',
    zh: '印发日期在起止日期结束（{last}）以前',
    en: 'the printing date is before the last day of the period, {last}',
    note: { zh: '改正印发日期，或者改正起止日期', en: 'mend the printing date or the period' },
  },
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
  'year-period': {
    severity: 'warning',
    zh: '年份写的是 {year}，可是起止日期和印发日期都不在这一年',
    en: 'the year is {year}, but neither the period nor the printing date lies in it',
    note: { zh: '请核对 year（年）；本年累计按它计算', en: 'check the year: the totals are counted by it' },
  },
  'distribution-entry': {
    severity: 'warning',
    zh: '“{kind}”里这里少了一个单位，或者多了标点',
    en: 'a receiver is missing in “{kind}” here, or a mark is too many',
    note: { zh: '补上单位，或者删去多余的标点', en: 'add the receiver, or take the mark out' },
  },
  'distribution-entry/doubled': {
    severity: 'warning',
    zh: '“{receiver}”重复了：“{first}”里已经有',
    en: '“{receiver}” is named twice: it is in “{first}” already',
    note: { zh: '只留一处', en: 'keep one of them' },
  },
} as const satisfies Record<string, FindingEntry>;
