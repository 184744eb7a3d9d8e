import { type CalendarDate, dayNumber, type Period } from '../../model/calendar.js';
import { declareFindings, type Finding } from '../../model/finding.js';
import type { CheckedText } from '../checked-text.js';
import { dayOf, daysOutside, findDates, likelyDays, nearestDay, type WrittenDate } from '../find-dates.js';
import { datedTextRule } from '../running-text.js';

const finding = declareFindings({
  weekday: {
    severity: 'warning',
    zh: '{date}是{right}，不是{typed}',
    en: '{date} is {right}, not {typed}',
    note: { zh: '核对日期和星期，改正写错的一个', en: 'find out which of the two is wrong' },
  },
  'weekday/assumed': {
    severity: 'warning',
    zh: '{date}在{year}年是{right}，不是{typed}',
    en: '{date} is {right} in {year}, not {typed}',
    note: {
      zh: '核对日期和星期；如果说的是别的年份，写上年份',
      en: 'find out which is wrong, or state the year if it is another',
    },
  },
});

const WEEKDAYS = [
  { zh: '星期日', en: 'a Sunday' },
  { zh: '星期一', en: 'a Monday' },
  { zh: '星期二', en: 'a Tuesday' },
  { zh: '星期三', en: 'a Wednesday' },
  { zh: '星期四', en: 'a Thursday' },
  { zh: '星期五', en: 'a Friday' },
  { zh: '星期六', en: 'a Saturday' },
] as const;
/** 1970-01-01, from which days are counted, was a Thursday. */
const FIRST_WEEKDAY = 4;

/** 周 alone may begin a name, so something must close it; a span of weekdays belongs to no one date. */
const WEEKDAY =
  /(?:[（(，] ?)?((?:星期|礼拜)[一二三四五六日天]|周[一二三四五六日](?=[）)，。；、上下]))(?![至到—～、和])/y;

/** The weekday right before a date in brackets: 周五（12月6日）. */
const BEFORE = /((?:星期|礼拜)[一二三四五六日天]|(?<!一)周[一二三四五六日])[（(] ?$/;
/** How far before a date its weekday may stand, in UTF-16 units: a weekday, a bracket and a blank. */
const BEFORE_LENGTH = 5;
/** The weekdays on which a span of days begins and ends: 12月2日至6日（周一至周五）. */
const SPAN = /[（(] ?((?:星期|周)[一二三四五六日天])[至到—～-]((?:星期|周)?[一二三四五六日天]) ?[）)]/y;

/** The weekday beside a date is the date's. */
export const weekday = datedTextRule({ id: 'weekday', group: 'words', finding }, function* (text, shown, { period }) {
  for (const { date, place } of namedDays(shown, period)) yield* checkWeekday({ text, shown, period }, date, place);
});

interface Asked {
  readonly text: CheckedText;
  readonly shown: string;
  readonly period: Period;
}

/** Where a weekday was typed. */
interface TypedWeekday {
  readonly typed: string;
  readonly start: number;
}

/** A day and the weekday that stands beside it. */
interface NamedDay {
  readonly date: WrittenDate;
  readonly place: TypedWeekday;
}

/** Every day of a text with the weekday that stands beside it. */
function namedDays(shown: string, period: Period): readonly NamedDay[] {
  const dates = findDates(shown);
  const named = (date: WrittenDate): readonly NamedDay[] => {
    const place = weekdayBehind(shown, date.end) ?? weekdayBefore(shown, date.start);
    return place ? [{ date, place }] : [];
  };
  const ofDates = dates.flatMap((date, index): readonly NamedDay[] => {
    const later = laterDays(date, shown);
    const before = dates[index - 1];
    const isSpan = before && /^[至到—～-]$/.test(shown.slice(before.end, date.start));
    const [begin, end] = later.length > 0 ? [date, later.at(-1)] : isSpan ? [before, date] : [];
    return [...[date, ...later].flatMap(named), ...(begin && end ? spanOf(shown, begin, end) : [])];
  });
  return [...ofDates, ...bareDays(shown, { dates, period }).flatMap(named)];
}

function weekdayBehind(shown: string, end: number): TypedWeekday | undefined {
  WEEKDAY.lastIndex = end;
  const match = WEEKDAY.exec(shown);
  const typed = match?.[1];
  return match && typed ? { typed, start: end + match[0].length - typed.length } : undefined;
}

function weekdayBefore(shown: string, start: number): TypedWeekday | undefined {
  const from = Math.max(0, start - BEFORE_LENGTH);
  const match = BEFORE.exec(shown.slice(from, start));
  const typed = match?.[1];
  return match && typed ? { typed, start: from + match.index } : undefined;
}

function spanOf(shown: string, begin: WrittenDate, end: WrittenDate): readonly NamedDay[] {
  SPAN.lastIndex = end.end;
  const match = SPAN.exec(shown);
  const [typed = '', first = '', last = ''] = match ?? [];
  if (!match) return [];
  return [
    { date: begin, place: { typed: first, start: end.end + typed.indexOf(first) } },
    { date: end, place: { typed: last, start: end.end + typed.lastIndexOf(last) } },
  ];
}

/** A day without its month, beside a weekday: 5日（星期四）, 本周四（5日）. It is of the period's month. */
const BARE_DAY = /(?<![\d月至到—～、和及-]|月 |[下上次]个?月)(\d{1,2})日(?=[（(] ?(?:星期|周)|[）)])/g;

/** The dates of bare days: each in the month that was named last before it, else in the one in which it is nearest to the period. */
function bareDays(
  shown: string,
  { dates, period }: { dates: readonly WrittenDate[]; period: Period },
): readonly WrittenDate[] {
  let passed = 0;
  return Array.from(shown.matchAll(BARE_DAY), ({ 0: typed, 1: text = '', index: start }): WrittenDate => {
    const end = start + typed.length;
    const day = { start, end: end - 1, text, value: Number(text) };
    while ((dates[passed]?.end ?? Number.POSITIVE_INFINITY) <= start) passed += 1;
    const named = dates[passed - 1];
    if (named) return { ...named, start, end, day };
    const { month } = period.from;
    const near = [month, (month % 12) + 1, ((month + 10) % 12) + 1].flatMap((each) => {
      const meant = nearestDay({ month: each, day: day.value }, period);
      return meant ? [{ month: each, distance: daysOutside(meant, period) }] : [];
    });
    const [nearest] = near.sort((one, other) => one.distance - other.distance);
    return { start, end, month: { start, end: start, text: '', value: nearest?.month ?? month }, day };
  });
}

function* checkWeekday(
  { text, shown, period }: Asked,
  date: WrittenDate,
  { typed, start }: TypedWeekday,
): Iterable<Finding> {
  const days = daysMeant(date, period);
  const [day] = days;
  if (!day || days.some((each) => isNamed(weekdayOf(each), typed))) return;
  const range = text.rangeOf(start, start + typed.length);
  const { month } = date;
  const written = shown.slice(date.start, date.end);
  const params = {
    date: month.text === '' ? `${month.value}月${written}` : written,
    typed,
    right: weekdayOf(day),
  };
  yield date.year
    ? finding('weekday', range, params)
    : finding('weekday/assumed', range, { ...params, year: day.year });
}

/** A day behind another one of the same month: 12月2日（周一）至6日, 2日（周一）、6日. */
const NEXT_DAY = /(?:[（(][^（）()\d]{2,4}[）)])?[至到—～、和及—-](\d{1,2})日(?=[（(]|星期|礼拜|周)/y;

/** The days of a date's month that are named behind it without the month. */
function laterDays(date: WrittenDate, shown: string): readonly WrittenDate[] {
  const days: WrittenDate[] = [];
  if (!date.day) return days;
  NEXT_DAY.lastIndex = date.end;
  for (let match = NEXT_DAY.exec(shown); match; match = NEXT_DAY.exec(shown)) {
    const end = match.index + match[0].length;
    const [, text = ''] = match;
    const start = end - text.length - 1;
    days.push({ ...date, start, end, day: { start, end: end - 1, text, value: Number(text) } });
    NEXT_DAY.lastIndex = end;
  }
  return days;
}

/** The days that a date may be, the likeliest first. */
function daysMeant(date: WrittenDate, period: Period): readonly CalendarDate[] {
  if (!date.year && date.day) return likelyDays({ month: date.month.value, day: date.day.value }, period);
  const day = dayOf(date, period);
  return day ? [day] : [];
}

type Weekday = (typeof WEEKDAYS)[number];

const isNamed = ({ zh }: Weekday, typed: string): boolean => zh.endsWith(typed.slice(-1).replace('天', '日'));

function weekdayOf(day: CalendarDate): Weekday {
  // Days before 1970 have negative numbers.
  const since = (dayNumber(day) + FIRST_WEEKDAY) % WEEKDAYS.length;
  return WEEKDAYS[(since + WEEKDAYS.length) % WEEKDAYS.length] ?? WEEKDAYS[0];
}
