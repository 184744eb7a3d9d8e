import { type CalendarDate, dayNumber, isRealDate, type Period } from '../model/calendar.js';

/** A number of a date as it was written. */
interface WrittenNumber {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly value: number;
}

/** What stands for the year: `2030年`, `去年`, or something that doesn't say which (`30年`, `当年`). */
type WrittenYear =
  | { readonly type: 'written'; readonly text: string; readonly value: number }
  | { readonly type: 'relative'; readonly offset: number }
  | { readonly type: 'unclear' };

/** `2030年3月18日`, `3月18日` or `2030年3月`, in digits or Han numbers, by offsets in a text. The day need not exist. */
export interface WrittenDate {
  readonly start: number;
  readonly end: number;
  readonly year?: WrittenYear;
  readonly month: WrittenNumber;
  readonly day?: WrittenNumber;
}

const ONES = '一二三四五六七八九';
const DIGIT = `〇○零${ONES}`;
const NUMBER = String.raw`\d{1,2}|[${ONES}]?十[${ONES}]?|廿[${ONES}]?|[〇零]?[${ONES}]`;
/** `3号窗口`, `12号楼` and the like count no days. */
const NO_DAY = '窗楼线院厅馆门文件令机车库公';
const DATE = new RegExp(
  [
    String.raw`(?<![\d.．${DIGIT}十廿])`,
    String.raw`(?:(\d{2}|\d{4}|[${DIGIT}]{4}|[今本去上明次当同翌前])年 ?)?`,
    `(${NUMBER}) ?月`,
    `(?: ?(${NUMBER}) ?(?:日|号(?![${NO_DAY}])))?`,
  ].join(''),
  'gd',
);

/** Every date of a text that has a month. Dates of the lunar calendar are none. */
export function findDates(text: string): readonly WrittenDate[] {
  if (!text.includes('月')) return [];
  const dates: WrittenDate[] = [];
  for (const match of text.matchAll(DATE)) {
    const month = numberAt(match, 2);
    if (!month || /[农阴旧]历$/.test(text.slice(Math.max(0, match.index - 2), match.index))) continue;
    const day = numberAt(match, 3);
    const year = readYear(match[1], text.charAt(match.index - 1));
    const end = match.index + match[0].length;
    dates.push({ start: match.index, end, month, ...(year ? { year } : {}), ...(day ? { day } : {}) });
  }
  return dates;
}

function numberAt(match: RegExpExecArray, group: number): WrittenNumber | undefined {
  const text = match[group];
  const place = match.indices?.[group];
  return text === undefined || !place ? undefined : { start: place[0], end: place[1], text, value: readNumber(text) };
}

const RELATIVE: ReadonlyMap<string, number> = new Map([
  ['今', 0],
  ['本', 0],
  ['去', -1],
  ['上', -1],
  ['明', 1],
]);

function readYear(text: string | undefined, before: string): WrittenYear | undefined {
  if (text === undefined) return before === '年' ? { type: 'unclear' } : undefined;
  if (text.length === 4) return { type: 'written', text, value: readNumber(text) };
  const offset = RELATIVE.get(text);
  return offset === undefined ? { type: 'unclear' } : { type: 'relative', offset };
}

/** `12`, `十二`, `二十一`, `廿一`, `二〇三〇`. */
function readNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const tens = /^(.?)[十廿](.?)$/.exec(text.replace('廿', '二十'));
  if (!tens) return Number(Array.from(text, digit).join(''));
  const [, before = '', after = ''] = tens;
  return (before === '' ? 1 : digit(before)) * 10 + (after === '' ? 0 : digit(after));
}

const digit = (character: string): number =>
  Math.max(0, DIGIT.replace('○', '').indexOf(character.replace('○', '〇')) - 1);

/** Whether a number was written in digits rather than Han. */
export const isInDigits = (text: string): boolean => /\d/.test(text);

/**
 * The day that a date names: its own year, or the one that brings it nearest to the period.
 * None where it has no day, its year can't be told or there is no such day.
 */
export function dayOf(date: WrittenDate, period: Period): CalendarDate | undefined {
  if (!date.day) return undefined;
  const day = { month: date.month.value, day: date.day.value };
  if (!date.year) return nearestDay(day, period);
  if (date.year.type === 'unclear') return undefined;
  const year = date.year.type === 'written' ? date.year.value : period.to.year + date.year.offset;
  return realDay({ ...day, year });
}

/** The day of a month in the year that brings it nearest to the period. */
export const nearestDay = (day: Omit<CalendarDate, 'year'>, period: Period): CalendarDate | undefined =>
  likelyDays(day, period)[0];

/** Further away than this, days, a date without a year may as well be of the year before or after. */
const SURE = 300;

/** The day of a month in the years that may be meant, the nearest to the period first. */
export function likelyDays(day: Omit<CalendarDate, 'year'>, period: Period): readonly CalendarDate[] {
  const near = [period.from.year - 1, period.from.year, period.from.year + 1]
    .map((year) => realDay({ ...day, year }))
    .filter((date) => date !== undefined)
    .toSorted((a, b) => daysOutside(a, period) - daysOutside(b, period));
  return near.filter((date, i) => i === 0 || daysOutside(date, period) < SURE);
}

const realDay = (date: CalendarDate): CalendarDate | undefined => (isRealDate(date) ? date : undefined);

/** How many days a day is before or after a period; 0 within it. */
export const daysOutside = (date: CalendarDate, { from, to }: Period): number =>
  Math.max(dayNumber(from) - dayNumber(date), dayNumber(date) - dayNumber(to), 0);
