import { type CalendarDate, dayNumber, type Period } from '../../model/calendar.js';
import { declareFindings, type Finding } from '../../model/finding.js';
import type { CheckedText } from '../checked-text.js';
import { dayOf, findDates, likelyDays, type WrittenDate } from '../find-dates.js';
import type { Rule } from '../rule.js';
import { runningText } from '../running-text.js';

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

/** The weekday beside a date is the date's. */
export const weekday: Rule = {
  id: 'weekday',
  group: 'words',
  finding,
  *check({ texts, header }) {
    for (const text of texts) {
      const shown = runningText(text);
      for (const date of findDates(shown)) {
        for (const named of [date, ...laterDays(date, shown)]) {
          const found = checkWeekday(text, shown, named, header.period.value);
          if (found) yield found;
        }
      }
    }
  },
};

function checkWeekday(text: CheckedText, shown: string, date: WrittenDate, period: Period): Finding | undefined {
  WEEKDAY.lastIndex = date.end;
  const match = WEEKDAY.exec(shown);
  const typed = match?.[1];
  if (!match || !typed) return undefined;
  const days = daysMeant(date, period);
  const [day] = days;
  if (!day || days.some((each) => isNamed(weekdayOf(each), typed))) return undefined;
  const end = date.end + match[0].length;
  const range = text.rangeOf(end - typed.length, end);
  const params = { date: shown.slice(date.start, date.end), typed, right: weekdayOf(day) };
  return date.year
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
