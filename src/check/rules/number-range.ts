import { declareFindings, type Finding } from '../../model/finding.js';
import type { CheckedText } from '../checked-text.js';
import { citedIn } from '../cited-text.js';
import { findDates, type WrittenDate } from '../find-dates.js';
import { mendedBy, textRule } from '../running-text.js';

const finding = declareFindings({
  'number-range': {
    severity: 'warning',
    zh: '“{typed}”的前一个数也要带百分号：{wanted}',
    en: 'the first number of “{typed}” needs its percent sign too: {wanted}',
  },
  'number-range/unit': {
    severity: 'warning',
    zh: '“{typed}”说不清前一个数是多少：是“{wanted}”还是“{other}”',
    en: '“{typed}” is ambiguous: is it “{wanted}” or “{other}”?',
    note: { zh: '前一个数也带上“万”“亿”', en: 'give the first number its “万” or “亿” too' },
  },
  'number-range/mark': {
    severity: 'warning',
    zh: '数值、时间的起止用“{wanted}”连接，不用“{typed}”',
    en: 'a range is written with “{wanted}”, not “{typed}”',
  },
  'number-range/reversed': {
    severity: 'warning',
    zh: '“{typed}”的前后颠倒了：起点在终点后面',
    en: '“{typed}” runs backwards: its start lies behind its end',
    note: { zh: '核对两头，改正写错的一个', en: 'find out which of the two is wrong' },
  },
  'number-range/greater': {
    severity: 'hint',
    zh: '“{typed}”的前一个数比后一个大',
    en: 'in “{typed}” the first number is the greater one',
    note: { zh: '核对两头；本来就是从大到小的，不用改', en: 'check both; leave it where it is meant to fall' },
  },
});

const VALUE = String.raw`\d+(?:\.\d+)?`;
const CONNECTOR = '～|~|——|—|--|-|–|－';
/** What a quantity or a stretch of time is counted in; not 号, 室 and the like, which name things. */
const UNIT =
  '[%％‰℃个件人名户家次项条份天元吨倍页岁批周步类种年月日时]|[万亿]|千(?![伏瓦克米卡赫帕字焦])|小时|分钟|公里|平方|工作日';
/** Two values of a range and what stands before, between and behind them. Never part of a longer row such as a code. */
const RANGE = new RegExp(
  [
    String.raw`(?<![\d.,A-Za-z/\-—–－~～] ?)`,
    String.raw`(${VALUE})([%％‰万亿年月日]|千(?![伏瓦克米卡赫帕字焦]))?(${CONNECTOR})(${VALUE})(${UNIT})?(?![\d\-—–－~～])`,
  ].join(''),
  'g',
);

interface NumberRange {
  readonly start: number;
  readonly whole: string;
  readonly from: string;
  /** The text behind the first value. */
  readonly fromUnit: string;
  readonly connector: string;
  readonly to: string;
  readonly unit: string;
}

/** Ranges of numbers: `10%～20%`, `3万～5万`, `3月18日—22日` [GB/T 15835-2011 5.1.3, GB/T 15834-2011 4.13.3]. */
export const numberRange = textRule({ id: 'number-range', group: 'words', finding }, function* (text, shown) {
  const isCited = citedIn(shown);
  for (const match of shown.matchAll(RANGE)) {
    const [whole, from = '', fromUnit = '', connector = '', to = '', unit = ''] = match;
    const range = { start: match.index, whole, from, fromUnit, connector, to, unit };
    const found = checkOrder(text, range) ?? checkRange(text, range);
    if (found && !isCited(match.index)) yield found;
  }
  yield* checkTimes(text, shown);
  yield* checkDays(text, shown);
});

/** 20～10件; where only the second number has its 万, or years are meant, the first may be the greater one. */
function checkOrder(text: CheckedText, { start, whole, from, fromUnit, to, unit }: NumberRange): Finding | undefined {
  const isComparable = fromUnit === unit || (fromUnit === '' && !/[万亿千年月日时]/.test(unit));
  if (unit === '' || !isComparable || /[年月日时]/.test(unit) || Number(from) <= Number(to)) return undefined;
  return finding('number-range/greater', text.rangeOf(start, start + whole.length), { typed: whole });
}

/** 9:00-12:00; —, 至 and ～ are all in use between times. */
const TIMES =
  /(?<![\d.]|\d[:：])((?:[01]?\d|2[0-4])[:：][0-5]\d)( ?(?:——|--|-|–|－) ?)((?:[01]?\d|2[0-4])[:：][0-5]\d)(?![\d:：])/g;

function* checkTimes(text: CheckedText, shown: string): Iterable<Finding> {
  for (const { 1: from = '', 2: typed = '', index } of shown.matchAll(TIMES)) {
    const start = index + from.length;
    const mend = { start, end: start + typed.length, text: '—' };
    yield mendedBy(finding('number-range/mark', text.rangeOf(start, mend.end), { typed, wanted: '—' }), text, mend);
  }
}

/** What stands between the two days of a stretch: weekdays in brackets, 起, and the connector. */
const TO = /^(?:[（(][^（）()\d]{1,4}[）)])?(?:起)?(?:至|到|—|——|～|-|–|~)$/;
const LATER_DAY = /^(?:[（(][^（）()\d]{1,4}[）)])?(?:至|到|—|——|～|-|–|~)(\d{1,2})日/;
/** How much behind a number is looked at, in UTF-16 units: `TO` takes no more. */
const TO_LENGTH = 10;

/** 12月6日至2日, 12月6日至12月2日, 2030年3月至2029年5月. */
function* checkDays(text: CheckedText, shown: string): Iterable<Finding> {
  const dates = findDates(shown);
  for (const [i, from] of dates.entries()) {
    const next = dates[i + 1];
    const later = from.day && LATER_DAY.exec(shown.slice(from.end, from.end + TO_LENGTH + 4));
    if (later) {
      if (Number(later[1]) >= (from.day?.value ?? 0)) continue;
      yield backwards(text, shown, from.start, from.end + later[0].length);
    } else if (next && next.start - from.end <= TO_LENGTH && TO.test(shown.slice(from.end, next.start))) {
      if (isBackwards(from, next)) yield backwards(text, shown, from.start, next.end);
    }
  }
}

function backwards(text: CheckedText, shown: string, start: number, end: number): Finding {
  return finding('number-range/reversed', text.rangeOf(start, end), { typed: shown.slice(start, end) });
}

/** Without years, December may come before January. */
function isBackwards(from: WrittenDate, to: WrittenDate): boolean {
  if (to.year && (to.year.type !== 'written' || from.year?.type !== 'written')) return false;
  if (to.year && from.year?.type === 'written' && from.year.value !== to.year.value)
    return from.year.value > to.year.value;
  if (from.month.value !== to.month.value) return to.year !== undefined && from.month.value > to.month.value;
  return from.day !== undefined && to.day !== undefined && from.day.value > to.day.value;
}

function checkRange(text: CheckedText, range: NumberRange): Finding | undefined {
  const { start, whole, from, fromUnit, connector, to, unit } = range;
  const end = start + whole.length;
  const wanted = connectorFor(range);
  if (fromUnit === '' && /[%％‰]/.test(unit)) {
    const written = `${from}${unit}${wanted}${to}${unit}`;
    const found = finding('number-range', text.rangeOf(start, end), { typed: whole, wanted: written });
    return mendedBy(found, text, { start, end, text: written });
  }
  // Where the first value is the greater one, it is meant as it stands: 5000～1万.
  if (fromUnit === '' && /[万亿千]/.test(unit) && Number(from) < Number(to)) {
    const params = {
      typed: whole,
      wanted: `${from}${unit}${wanted}${to}${unit}`,
      other: `${from}${wanted}${to}${unit}`,
    };
    return finding('number-range/unit', text.rangeOf(start, end), params);
  }
  // A full-width hyphen is reported with the other forms of a dash.
  if (connector === wanted || connector === '—' || connector === '－' || unit === '') return undefined;
  const at = start + from.length + fromUnit.length;
  const place = text.rangeOf(at, at + connector.length);
  const found = finding('number-range/mark', place, { typed: connector, wanted });
  return mendedBy(found, text, { start: at, end: at + connector.length, text: wanted });
}

/** `—` from one time to another, `～` between two values; a `—` between values is right too. */
function connectorFor({ fromUnit, connector, unit }: NumberRange): string {
  if (connector === '—' || connector === '～') return connector;
  return /[年月日时]/.test(fromUnit || unit) ? '—' : '～';
}
