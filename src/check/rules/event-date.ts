import type { CalendarDate, Period } from '../../model/calendar.js';
import { declareFindings, type Finding } from '../../model/finding.js';
import type { CheckedText } from '../checked-text.js';
import { dayOf, daysOutside, findDates, nearestDay, type WrittenDate } from '../find-dates.js';
import { insideMarks } from '../pair-marks.js';
import { periodText } from '../previous-issue.js';
import { datedTextRule } from '../running-text.js';

const finding = declareFindings({
  'event-date': {
    severity: 'hint',
    zh: '“{typed}”离本期起止日期（{period}）超过7天',
    en: '“{typed}” is more than 7 days from the period of this issue ({period})',
    note: { zh: '核对月份和日期', en: 'check the month and the day' },
  },
  'event-date/year': {
    severity: 'warning',
    zh: '“{typed}”不在本期起止日期（{period}）的年份，年份是否应为{year}年',
    en: '“{typed}” is in another year than this issue ({period}); is {year} meant?',
    note: { zh: '核对年份', en: 'check the year' },
  },
});

/** Days before or after the period that an event may lie without a word: work of the weekend, a late report. */
const GRACE = 7;

/** Looked through behind a date for words that make it no event of the week, characters. */
const SENTENCE = 200;

/** What happens is told by a date at the head of a sentence. */
const SENTENCE_END = '。！？；\n';
/** Or only by the number of its paragraph. */
const PARAGRAPH_START = /^(?:[（(]?[\d一二三四五六七八九十]{1,3}[）).．、])?\s*$/;
/** The longest such start, characters. */
const LABEL = 6;

/** Then a pause, the time of day, or the weekday in brackets. */
const EVENT = /^(?:（[^（）]{2,4}）)?(?:[上下]午|中午|晚上?|凌晨|清晨|，)/;

/** Words of what lies ahead or long ago in the same sentence. */
const OTHER_TIME = /将|拟|计划|预计|预定|原定|定于|施行|生效|截止|到期|启用|曾|此前|去年|上年|往年|历年|以来|周年|回顾/;

/** An event of the week lies in or near the period that the issue is about. */
export const eventDate = datedTextRule(
  { id: 'event-date', group: 'words', finding },
  function* (text, shown, { period }) {
    const events = findDates(shown).filter((date) => isEvent(date, shown));
    if (events.length === 0) return;
    const isQuoted = insideMarks(shown, '“‘《〈〔「『');
    for (const date of events) {
      if (isQuoted(date.start)) continue;
      const found = checkEvent(text, date, period);
      if (found) yield found;
    }
  },
);

function isEvent({ start, end, day }: WrittenDate, shown: string): boolean {
  const starts = start <= LABEL && PARAGRAPH_START.test(shown.slice(0, start));
  if (!day || !(starts || SENTENCE_END.includes(shown.charAt(start - 1)))) return false;
  const behind = shown.slice(end, end + SENTENCE);
  return EVENT.test(behind) && !OTHER_TIME.test(/^[^。！？；\n]*/.exec(behind)?.[0] ?? '');
}

function checkEvent(text: CheckedText, date: WrittenDate, period: Period): Finding | undefined {
  const day = dayOf(date, period);
  if (!day || daysOutside(day, period) <= GRACE) return undefined;
  const range = text.rangeOf(date.start, date.end);
  const params = { typed: text.text.slice(date.start, date.end), period: periodText(period) };
  if (!date.year) return finding('event-date', range, params);
  // A year that is written is meant, unless with another one the event would be of this week.
  if (date.year.type !== 'written') return undefined;
  const near = nearestDay(day, period);
  return near && isNear(near, period) ? finding('event-date/year', range, { ...params, year: near.year }) : undefined;
}

const isNear = (day: CalendarDate, period: Period): boolean => daysOutside(day, period) <= GRACE;
