import { declareFindings, type Finding } from '../../model/finding.js';
import type { CheckedText } from '../checked-text.js';
import { placeholdersIn } from '../placed-placeholders.js';
import { datedTextRule, type IssueTime } from '../running-text.js';

const finding = declareFindings({
  'period-word': {
    severity: 'warning',
    zh: '后面的“{figure}”算的是{month}月，这里写的是“{typed}”',
    en: '“{figure}” behind it is of month {month}, but “{typed}” is written',
    note: {
      zh: '多半是上次的忘了改；写成“{example}”，每期由程序填',
      en: 'mend it, or write {example}, which is put in anew each time',
    },
  },
  'period-word/year': {
    severity: 'warning',
    zh: '后面的“{figure}”算的是{year}年，这里写的是“{typed}”',
    en: '“{figure}” behind it is of {year}, but “{typed}” is written',
    note: {
      zh: '多半是上次的忘了改；写成“{example}”，每期由程序填',
      en: 'mend it, or write {example}, which is put in anew each time',
    },
  },
  'period-word/this-month': {
    severity: 'warning',
    zh: '本期在{month}月，这里的“{near}”旁边写的是“{typed}”',
    en: 'this issue is of month {month}, but “{typed}” is written beside “{near}”',
    note: {
      zh: '多半是上次的忘了改；月份写成“{example}”，每期由程序填',
      en: 'mend it, or write {example}, which is put in anew each time',
    },
  },
  'period-word/this-year': {
    severity: 'warning',
    zh: '本期在{year}年，这里的“{near}”旁边写的是“{typed}”',
    en: 'this issue is of {year}, but “{typed}” is written beside “{near}”',
    note: {
      zh: '多半是上次的忘了改；年份写成“{example}”，每期由程序填',
      en: 'mend it, or write {example}, which is put in anew each time',
    },
  },
  'period-word/same-sentence': {
    severity: 'hint',
    zh: '“{near}”是{month}月，同一句里累计的是“{typed}”',
    en: '“{near}” is month {month}, and the same sentence counts “{typed}”',
    note: {
      zh: '核对是不是上次的忘了改；说的就是那个月的，不用改',
      en: 'check that it was not left over; leave it where that month is meant',
    },
  },
});

/** How far before a figure the words of its time are looked for: within the sentence, UTF-16 units. */
const REACH = 40;

/** A month without a day, alone or as the last one of a stretch. */
const MONTH = /(?<![\d.])(?:(\d{1,2})月?[-—–～~至到])?(\d{1,2})月(?![\d底初末中上下日一二三四五六七八九十])/g;
const YEAR = /(?<!\d)((?:19|20)\d\d)年(?![底末])/g;
/** What belongs to another time is compared with, or is where something began. */
const OTHER_TIME = /同期|同比|环比|去年|上年|上月|上季|相比|比上|[自从]|启动|成立|起，/;

/** Months and years typed beside figures of this month and this year that are those of another time. */
export const periodWord = datedTextRule({ id: 'period-word', group: 'figures', finding }, function* (text, _, time) {
  for (const { placeholder, at } of placeholdersIn(text)) {
    const { figure } = placeholder;
    if (figure === '本月' || figure === '本年') yield* checkWords(text, { figure, at }, time);
  }
  yield* checkTyped(text, time);
});

/** `12月，本月受理…`, `本月（12月）`: both name the same month. */
const MONTH_BESIDE =
  /(?<![\d.月—–～~至到-])(?<before>\d{1,2})月份?[，、]?\s*(?<near>[本当]月)|(?<word>[本当]月)[（(](?<inside>\d{1,2})月份?[）)]/g;
const YEAR_BESIDE =
  /(?<!\d)(?<before>(?:19|20)\d\d)年[，、]?\s*(?<near>[本今]年)|(?<word>[本今]年)[（(](?<inside>(?:19|20)\d\d)年[）)]/g;
/** What is counted up to now: `12月累计`, `1—12月，共`, at the beginning of a clause. */
const COUNTED = /(?<=^|[，；：（(])(?:1月?[-—–～~至到])?(\d{1,2})月份?[，、]?(?:累计|总共|合计|总计|共)/g;
const SENTENCE = /[^。！？；\n]+/g;

/** Months and years that stand beside a typed 本月 or 本年 and are those of another issue. */
function* checkTyped(checked: CheckedText, { period, year }: IssueTime): Iterable<Finding> {
  const { from, to } = period;
  const isOther = (month: number): boolean => ![from.month, to.month].includes(month);
  for (const { 0: sentence, index: start } of checked.text.matchAll(SENTENCE)) {
    if (OTHER_TIME.test(sentence)) continue;
    const rangeOf = ({ at, typed }: TypedTime) => checked.rangeOf(start + at, start + at + typed.length);
    const months = timesIn(sentence, MONTH_BESIDE);
    for (const time of months.filter(({ value }) => isOther(value))) {
      const params = { typed: time.typed, near: time.near, month: to.month, example: '{{月}}月' };
      yield finding('period-word/this-month', rangeOf(time), params);
    }
    for (const time of timesIn(sentence, YEAR_BESIDE).filter(({ value }) => value !== year)) {
      const params = { typed: time.typed, near: time.near, year, example: '{{年}}年' };
      yield finding('period-word/this-year', rangeOf(time), params);
    }
    const [near] = /[本当]月/.exec(sentence) ?? [];
    if (near === undefined || months.length > 0) continue;
    for (const { 0: typed, 1: month, index: at } of sentence.matchAll(COUNTED)) {
      const time = { typed, at, near, value: Number(month) };
      if (isOther(time.value))
        yield finding('period-word/same-sentence', rangeOf(time), { typed, near, month: to.month });
    }
  }
}

/** A month or a year as it was typed, and 本月 or 本年 beside it. */
interface TypedTime {
  readonly typed: string;
  readonly at: number;
  readonly near: string;
  readonly value: number;
}

const timesIn = (sentence: string, pattern: RegExp): readonly TypedTime[] =>
  Array.from(sentence.matchAll(pattern), ({ 0: typed, index: at, groups = {} }) => ({
    typed,
    at,
    near: groups.near ?? groups.word ?? '',
    value: Number(groups.before ?? groups.inside),
  }));

interface PlacedFigure {
  readonly figure: '本月' | '本年';
  readonly at: number;
}

function* checkWords(
  checked: CheckedText,
  { figure, at }: PlacedFigure,
  { period, year }: IssueTime,
): Iterable<Finding> {
  const { text } = checked;
  const near = text.slice(Math.max(0, at - REACH), at);
  // Another figure has words of its own.
  const [own = ''] = /[^。！？；\n\ufffc]*$/.exec(near) ?? [];
  if (OTHER_TIME.test(own)) return;
  const start = at - own.length;
  const { from, to } = period;
  const typedMonth = [...own.matchAll(MONTH)].at(-1);
  if (typedMonth) {
    const [typed, first, month] = typedMonth;
    // A year's figure is of January to the month; what else is named beside it is no stretch of that.
    const isOfFigure = figure === '本月' ? first === undefined : first === '1';
    const isOther = ![from.month, to.month].includes(Number(month));
    const range = checked.rangeOf(start + typedMonth.index, start + typedMonth.index + typed.length);
    if (isOfFigure && isOther)
      yield finding('period-word', range, { figure, typed, month: to.month, example: '{{月}}月' });
  }
  const typedYear = [...own.matchAll(YEAR)].at(-1);
  if (!typedYear || Number(typedYear[1]) === year) return;
  const range = checked.rangeOf(start + typedYear.index, start + typedYear.index + typedYear[0].length);
  yield finding('period-word/year', range, { figure, typed: typedYear[0], year, example: '{{年}}年' });
}
