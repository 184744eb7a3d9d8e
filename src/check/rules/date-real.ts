import { isRealDate } from '../../model/calendar.js';
import { declareFindings } from '../../model/finding.js';
import { findDates, type WrittenDate } from '../find-dates.js';
import { textRule } from '../running-text.js';

const finding = declareFindings({
  'date-real': {
    severity: 'warning',
    zh: '没有“{typed}”这一天',
    en: 'there is no such day as “{typed}”',
  },
  'date-real/month': {
    severity: 'warning',
    zh: '没有“{typed}”这个月份',
    en: 'there is no such month as in “{typed}”',
  },
  'date-real/time': {
    severity: 'warning',
    zh: '没有“{typed}”这个时刻',
    en: 'there is no such time of day as “{typed}”',
  },
});

/** In a leap year every day exists that exists in some year. */
const LEAP_YEAR = 2000;

/** Days, months and times that no calendar and no clock has: 2月30日, 13月, 25:00. */
export const dateReal = textRule({ id: 'date-real', group: 'words', finding }, function* (text, shown) {
  for (const date of findDates(shown)) {
    const { start, end, month } = date;
    const isMonth = month.value >= 1 && month.value <= 12;
    if (!isMonth) {
      if (!namesMonth(date, shown)) continue;
      yield finding('date-real/month', text.rangeOf(start, end), { typed: shown.slice(start, end) });
    } else if (date.day && !exists(date, date.day.value)) {
      yield finding('date-real', text.rangeOf(start, end), { typed: shown.slice(start, end) });
    } else {
      const last = lastDayOf(date, shown);
      if (!last || exists(date, last.day)) continue;
      const typed = `${month.text}月${last.text}`;
      yield finding('date-real', text.rangeOf(last.start, last.start + last.text.length), { typed });
    }
  }
  for (const { 0: typed, index } of shown.matchAll(TIME)) {
    const [hour = 0, minute = 0] = (typed.match(/\d+/g) ?? []).map(Number);
    if (isTime(hour, minute)) continue;
    yield finding('date-real/time', text.rangeOf(index, index + typed.length), { typed });
  }
});

/** A time of day: behind a day or a part of one, or in a stretch of time: elsewhere `98:75` is a score. */
const TIME =
  /(?<=[日号午晨晚夜早]|(?:时间|于|至|—)[:：]?)\d{1,2}(?:[:：]\d\d(?![\d:：])|时(?![期间段候代])(?:\d{1,2}分)?)|(?<![\d:：.])\d{1,2}[:：]\d\d(?=(?:—|至|～|-)\d{1,2}[:：]\d\d(?![\d:：])|开始|结束|截止|召开|举行)/g;

const isTime = (hour: number, minute: number): boolean => (hour < 24 && minute < 60) || (hour === 24 && minute === 0);

/** Whether a month of the year is meant: it isn't in 18月龄 or 为期18月. */
const namesMonth = ({ year, day, end }: WrittenDate, shown: string): boolean =>
  year !== undefined || day !== undefined || shown.startsWith('份', end);

function exists({ year, month }: WrittenDate, day: number): boolean {
  const inYear = year?.type === 'written' ? year.value : LEAP_YEAR;
  return isRealDate({ year: inYear, month: month.value, day });
}

/** The last day of `11月28日至31日` or `11月28—31日`, which has no month of its own. */
function lastDayOf({ day, end }: WrittenDate, shown: string): { start: number; text: string; day: number } | undefined {
  const behind = day ? /([至到—～~–-])(\d{1,2})日/y : /(\d{1,2}[至到—～~–-])(\d{1,2})日/y;
  behind.lastIndex = end;
  const match = behind.exec(shown);
  if (!match) return undefined;
  const [, connector = '', number = ''] = match;
  return { start: end + connector.length, text: `${number}日`, day: Number(number) };
}
