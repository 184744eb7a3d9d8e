import { isRealDate } from '../../model/calendar.js';
import { declareFindings, type Finding } from '../../model/finding.js';
import type { CheckedText } from '../checked-text.js';
import { citedIn } from '../cited-text.js';
import { findDates, isInDigits } from '../find-dates.js';
import { mendedBy, textRule } from '../running-text.js';

const finding = declareFindings({
  'date-style': {
    severity: 'warning',
    zh: '“{typed}”里既有阿拉伯数字，又有汉字数字',
    en: '“{typed}” mixes digits and Han numbers',
    note: { zh: '同一个日期统一用阿拉伯数字', en: 'write one date in digits throughout' },
  },
  'date-style/form': {
    severity: 'warning',
    zh: '正文里的日期“{typed}”写成“{wanted}”',
    en: 'in running text the date “{typed}” is written “{wanted}”',
  },
  'date-style/short-year': {
    severity: 'warning',
    zh: '“{typed}”的年份写成四位',
    en: 'the year of “{typed}” is written in four digits',
  },
  'date-style/zero': {
    severity: 'warning',
    zh: '用汉字写的年份，“零”写成“〇”：{wanted}',
    en: 'the zero of a year in Han is “〇”: {wanted}',
  },
  'date-style/name': {
    severity: 'hint',
    zh: '“{typed}”这样的日子，一般写成“{wanted}”',
    en: 'a day such as “{typed}” is usually written “{wanted}”',
    note: { zh: '机关正式的名称就是这样的，不用改', en: 'leave it where it is the official name' },
  },
  'date-style/colon': {
    severity: 'warning',
    zh: '时间里的冒号用半角：{wanted}',
    en: 'the colon of a time is the half-width one: {wanted}',
  },
});

/** `10月一日游`, `2030年三月三`: the Han number belongs to the word behind it. */
const OTHER_WORD = /^[游内间三]/;

/** Dates are written in one kind of numbers, with 年, 月 and 日, and times with their own colon [GB/T 15835-2011 4.3, 5.1.4, 5.1.5, 5.2.5]. */
export const dateStyle = textRule({ id: 'date-style', group: 'words', finding }, function* (text, shown) {
  const isCited = citedIn(shown);
  for (const { start, found } of [...datesIn(text, shown), ...namedDaysIn(text, shown), ...timesIn(text, shown)]) {
    if (!isCited(start)) yield found;
  }
  for (const { start, end, year, month, day } of findDates(shown)) {
    if (OTHER_WORD.test(shown.slice(end, end + 1))) continue;
    const parts = [year?.type === 'written' ? year.text : undefined, month.text, day?.text];
    const styles = new Set(parts.filter((part) => part !== undefined).map(isInDigits));
    if (styles.size > 1) yield finding('date-style', text.rangeOf(start, end), { typed: shown.slice(start, end) });
  }
});

interface Found {
  readonly start: number;
  readonly found: Finding;
}

/** 2030.3.18, 2030/3/18, 2030、3、18. 2030-03-18 is a form of its own [GB/T 7408-2005 5.2.1.1]. */
const DOTTED = /(?<![\d.．/、A-Za-z-])((?:19|20)\d\d)([.．/、])(\d{1,2})\2(\d{1,2})(?![\d/A-Za-z-]|[.．、]\d)/g;
/** 30年3月18日: a stretch of time has no day. */
const SHORT_YEAR = /(?<![\d.])\d\d年(?:0?[1-9]|1[0-2])月(?:[0-3]?\d日|份)/g;
/** 二零三零年, 二○三○年 with a circle that is no numeral. */
const ZERO_YEAR = /(?<![一二三四五六七八九零〇○])[一二][一二三四五六七八九零〇○Oo０0]{3}(?=年)/g;

function* datesIn(text: CheckedText, shown: string): Iterable<Found> {
  // A table has no room for 年, 月 and 日.
  if (text.kind !== 'cell') {
    for (const { 0: typed, 1: year, 3: month, 4: day, index: start } of shown.matchAll(DOTTED)) {
      const date = { year: Number(year), month: Number(month), day: Number(day) };
      if (!isRealDate(date)) continue;
      const wanted = `${date.year}年${date.month}月${date.day}日`;
      const mend = { start, end: start + typed.length, text: wanted };
      const found = finding('date-style/form', text.rangeOf(start, mend.end), { typed, wanted });
      yield { start, found: mendedBy(found, text, mend) };
    }
  }
  for (const { 0: typed, index: start } of shown.matchAll(SHORT_YEAR)) {
    yield { start, found: finding('date-style/short-year', text.rangeOf(start, start + typed.length), { typed }) };
  }
  for (const { 0: typed, index: start } of shown.matchAll(ZERO_YEAR)) {
    const wanted = typed.replace(/[零○Oo０0]/g, '〇');
    if (wanted === typed) continue;
    const mend = { start, end: start + typed.length, text: wanted };
    const found = finding('date-style/zero', text.rangeOf(start, mend.end), { wanted: `${wanted}年` });
    yield { start, found: mendedBy(found, text, mend) };
  }
}

/** 12.4国家宪法日: a day of the year in digits has a dot of its own [GB/T 15834-2011 4.14.3.5]. */
const DAY_IN_DIGITS =
  /(?<![\d.．])(1[0-2]|[1-9])[.．](3[01]|[12]\d|[1-9])(?=[”"]?(?:国家|全国|世界|国际|中国)[^，。；、\d]{1,10}[日节])/g;
/** “五·一”: in Han only days of 一, 十一 and 十二月 need the dot to be clear [GB/T 15835-2011 5.1.6]. */
const DAY_IN_HAN = /(?<=“)([二三四五六七八九十])[·•.．]([一二三四五六七八九十]{1,3})(?=”)/g;

function* namedDaysIn(text: CheckedText, shown: string): Iterable<Found> {
  for (const { 0: typed, 1: month = '', 2: day = '', index: start } of shown.matchAll(DAY_IN_DIGITS)) {
    const params = { typed, wanted: `${month}·${day}` };
    yield { start, found: finding('date-style/name', text.rangeOf(start, start + typed.length), params) };
  }
  for (const { 0: typed, 1: month = '', 2: day = '', index: start } of shown.matchAll(DAY_IN_HAN)) {
    const params = { typed, wanted: month + day };
    yield { start, found: finding('date-style/name', text.rangeOf(start, start + typed.length), params) };
  }
}

/** 9：30 [GB/T 15835-2011 5.1.5]. */
const WIDE_COLON = /(?<![\d.]|\d[:：])(?:[01]?\d|2[0-4])(：)[0-5]\d(?![\d:：.%])/g;

function* timesIn(text: CheckedText, shown: string): Iterable<Found> {
  for (const { 0: typed, index } of shown.matchAll(WIDE_COLON)) {
    const start = index + typed.indexOf('：');
    const wanted = typed.replace('：', ':');
    const found = finding('date-style/colon', text.rangeOf(start, start + 1), { wanted });
    yield { start, found: mendedBy(found, text, { start, end: start + 1, text: ':' }) };
  }
}
