import { dayNumber, type Period, sinceMonday, WEEK } from '../../model/calendar.js';
import { declareFindings } from '../../model/finding.js';
import { type Holidays, isWorkday, SATURDAY } from '../../model/holidays.js';
import type { NumberedIssue } from '../checked-issue.js';
import { periodText, previousIssue } from '../previous-issue.js';
import type { Rule } from '../rule.js';

const finding = declareFindings({
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
});

/** Saturday and Sunday, in days. */
const WEEKEND = 2;
/** No year has more weeks. */
const YEAR = 53;

/** A week that no issue covers, or that two issues cover one after the other. */
export const periodSkip: Rule<NumberedIssue> = {
  id: 'period-skip',
  group: 'header',
  finding,
  *check(issue) {
    const { identity, period } = issue.header;
    const previous = previousIssue(issue);
    // Where issues are missing in between, so are their weeks.
    if (identity.type === 'special' || previous?.number !== identity.number.value - 1) return;
    const before = previous.header.period.value;
    const params = { number: previous.number, period: periodText(before) };
    const weeks = weeksBetween(before, period.value, issue.holidays);
    if (weeks > 0) yield finding('period-skip', period.range, { ...params, weeks });
    else if (shareWeek(before, period.value)) yield finding('period-skip/repeat', period.range, params);
  },
};

/** How many working weeks lie wholly between two periods: Monday to Friday, with a day of work in it. */
function weeksBetween(before: Period, after: Period, holidays: Holidays | undefined): number {
  const last = dayNumber(before.to);
  const monday = last + WEEK - sinceMonday(last);
  const weeks = Math.max(0, Math.floor((dayNumber(after.from) - monday + WEEKEND) / WEEK));
  // Where a year and more is left out, its holidays are no reason.
  if (!holidays || weeks > YEAR) return weeks;
  const mondays = Array.from({ length: weeks }, (_, week) => monday + week * WEEK);
  return mondays.filter((day) => isWorkedWeek(day, holidays)).length;
}

/** Whether one of the days from Monday to Friday is worked. */
const isWorkedWeek = (monday: number, holidays: Holidays): boolean =>
  Array.from({ length: SATURDAY }, (_, day) => monday + day).some((day) => isWorkday(day, holidays));

/** Whether the two periods follow each other and both lie in one week from Monday to Sunday. */
function shareWeek(before: Period, after: Period): boolean {
  const first = dayNumber(before.from);
  const last = dayNumber(after.to);
  return dayNumber(after.from) > dayNumber(before.to) && last - first < WEEK - sinceMonday(first);
}
