import { dayNumber } from '../../model/calendar.js';
import { declareFindings } from '../../model/finding.js';
import type { NumberedIssue } from '../checked-issue.js';
import { periodText, previousIssue } from '../previous-issue.js';
import type { Rule } from '../rule.js';

const finding = declareFindings({
  'period-overlap': {
    severity: 'warning',
    zh: '起止日期和总第 {number} 期（{period}）有重叠',
    en: 'the period overlaps that of issue {number} ({period})',
    note: { zh: '重叠的日子会统计两次，请核对', en: 'the days they share would be counted twice: check both' },
  },
  'period-overlap/same': {
    severity: 'warning',
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
});

/** A period begins after that of the issue before has ended. */
export const periodOverlap: Rule<NumberedIssue> = {
  id: 'period-overlap',
  group: 'header',
  finding,
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
