import { declareFindings, type Finding } from '../../model/finding.js';
import type { CheckedText } from '../checked-text.js';
import { citedIn } from '../cited-text.js';
import { type Mend, mendedBy, textRule } from '../running-text.js';

const finding = declareFindings({
  'quantity-form': {
    severity: 'warning',
    zh: '“{typed}”写成“{wanted}”',
    en: '“{typed}” is written “{wanted}”',
  },
  'quantity-form/estimate': {
    severity: 'warning',
    zh: '相邻两个数表示大概的数目，中间不用顿号：{wanted}',
    en: 'two neighbouring numbers that make an estimate take no “、”: {wanted}',
  },
  'quantity-form/tens': {
    severity: 'hint',
    zh: '“{typed}”是大概的数目，就写成“{wanted}”；是两个数，不用改',
    en: 'write “{wanted}” where “{typed}” is an estimate; two numbers stay as they are',
  },
  'quantity-form/twice': {
    severity: 'hint',
    zh: '“{typed}”里，“{before}”和“{after}”都表示大概或者界限，一般只用一个',
    en: '“{before}” and “{after}” in “{typed}” both say that it is about so many; one is enough',
    note: { zh: '删去一个；有意两个都用，不用改', en: 'remove one, or leave it where both are meant' },
  },
  'quantity-form/times': {
    severity: 'warning',
    zh: '数目减少不能说“{typed}”：减少一倍就没有了',
    en: '“{typed}”: nothing is left of what falls by its whole',
    note: { zh: '写成“下降百分之几”，或者“降到原来的几分之几”', en: 'say by how many per cent, or to which part' },
  },
  'quantity-form/negative': {
    severity: 'hint',
    zh: '“{typed}”说了两遍减少：“{word}”后面的数不用负号',
    en: '“{typed}” says twice that it fell: behind “{word}” there is no minus',
    note: { zh: '写成“{wanted}”；确实增加了的，改成“增长”', en: 'write “{wanted}”, or say that it grew' },
  },
  'quantity-form/unit': {
    severity: 'warning',
    zh: '单位符号“{typed}”写成“{wanted}”，也可以用中文的单位名称',
    en: 'the unit “{typed}” is written “{wanted}”; its Chinese name will do too',
  },
  'quantity-form/two-ways': {
    severity: 'hint',
    zh: '同一句里，前面写“{first}”，这里写“{typed}”，数字的写法一般要一致',
    en: '“{first}” and “{typed}” in one sentence: numbers of one kind are usually written in one way',
    note: {
      zh: '统一用阿拉伯数字；“{typed}”是固定的说法，不用改',
      en: 'use digits for both, unless “{typed}” is a fixed expression',
    },
  },
});

/** What is counted, rather than put in order: 三、四年级 and 三、四楼 are two of a row. */
const COUNTED = '(?:余?[件人个次户家名份吨元台宗笔批亩](?![级号位])|多[件人个次户家名份吨元台宗笔批])';

/** What is written in one way only: the pattern, and what is put in its place. */
const FORMS: readonly (readonly [pattern: RegExp, wanted: (...groups: readonly string[]) => string])[] = [
  // 5百多件, 3千余人, 5百万元: only 万 and 亿 stand behind digits [GB/T 15835-2011 5.3].
  [
    new RegExp(String.raw`(?<![\d.,万亿])(\d{1,5})([百千])(万?)(?=[多余]?${COUNTED}|[多余]万|亿)`, 'g'),
    (digits, unit, more = '') => `${digits}${unit === '百' ? '00' : '000'}${more}`,
  ],
  // 12万3千元: one number has one 万.
  [
    new RegExp(String.raw`(?<![\d.,亿])(\d{1,4})万([1-9])千(?=[多余]?${COUNTED})`, 'g'),
    (tenThousands, thousands) => `${tenThousands}.${thousands}万`,
  ],
  // 10几人 [4.2.2]: an estimate with 几 is written in Han.
  [new RegExp(`(?<![\\d.,])([1-9])0几(?=${COUNTED})`, 'g'), (tens) => `${tens === '1' ? '' : hanDigit(tens)}十几`],
  // 正月15, 星期5 [4.2.1, 4.2.3]: the lunar calendar and weekdays are written in Han.
  [/(正月|腊月)([1-9]|[12]\d|30)(?!\d|[号日]?[—～至])/g, (month, day) => `${month}${hanDay(Number(day))}`],
  [/(星期|礼拜)([1-6])(?!\d)/g, (week, day) => `${week}${hanDigit(day)}`],
  // .5 [5.1.2]: a number below 1 has a zero before its point.
  [
    new RegExp(String.raw`(?<=[一-鿿，。、；：（])\.(\d{1,4})(?=[%％‰万亿]|${COUNTED})`, 'g'),
    (digits) => `0.${digits}`,
  ],
];

const DIGITS = '〇一二三四五六七八九';
const hanDigit = (digit = ''): string => DIGITS.charAt(Number(digit));

/** 初五, 十五, 二十三: a day of the lunar calendar. */
function hanDay(day: number): string {
  const ones = day % 10 === 0 ? '' : DIGITS.charAt(day % 10);
  if (day < 10) return `初${ones}`;
  return day === 10 ? '初十' : `${day < 20 ? '' : DIGITS.charAt(Math.floor(day / 10))}十${ones}`;
}

/** How amounts are written. What is quoted from a law or stands in a title is left as it is. */
export const quantityForm = textRule({ id: 'quantity-form', group: 'words', finding }, function* (text, shown) {
  if (!/[\d百十倍一二三四五六七八九]/.test(shown)) return;
  const isCited = citedIn(shown);
  for (const found of amountsIn(text, shown)) {
    if (!isCited(found.start)) yield found.finding;
  }
});

interface Found {
  readonly start: number;
  readonly finding: Finding;
}

function* amountsIn(text: CheckedText, shown: string): Iterable<Found> {
  for (const [pattern, want] of FORMS) {
    for (const match of shown.matchAll(pattern)) {
      const { index: start } = match;
      const [typed, ...groups] = match;
      const wanted = want(...groups);
      const mend = { start, end: start + typed.length, text: wanted };
      yield mended(text, finding('quantity-form', text.rangeOf(start, mend.end), { typed, wanted }), mend);
    }
  }
  yield* estimatesIn(text, shown);
  yield* doubleBoundsIn(text, shown);
  yield* unitsIn(text, shown);
  for (const { 0: typed, index: start } of shown.matchAll(FALLS_BY_TIMES)) {
    yield { start, finding: finding('quantity-form/times', text.rangeOf(start, start + typed.length), { typed }) };
  }
  for (const { 0: typed, 1: word = '', 2: number = '', index: start } of shown.matchAll(FALLS_BY_LESS)) {
    const range = text.rangeOf(start, start + typed.length);
    yield { start, finding: finding('quantity-form/negative', range, { typed, word, wanted: word + number }) };
  }
  yield* twoWaysIn(text, shown);
}

const mended = (text: CheckedText, found: Finding, mend: Mend): Found => ({
  start: mend.start,
  finding: mendedBy(found, text, mend),
});

/** 三、四件 and 三、四十人; 二、三、四 is a row, and so is 第三、四个. */
const ESTIMATE = new RegExp(
  `(?<![第、\\d一二三四五六七八九十百千万])([一二三四五六七八九])、([二三四五六七八九])(?=[十百千万]?(?:${COUNTED}|[次天岁]|年(?![级度期制代底初])))`,
  'g',
);
/** 30、40人 */
const TENS = new RegExp(`(?<![第、\\d.])([1-9])0、([1-9])0(?=${COUNTED})`, 'g');

/** Two neighbouring numbers side by side [GB/T 15834-2011 4.5.3.4, GB/T 15835-2011 5.2.1]. */
function* estimatesIn(text: CheckedText, shown: string): Iterable<Found> {
  for (const { 0: typed, 1: low = '', 2: high = '', index: start } of shown.matchAll(ESTIMATE)) {
    if (DIGITS.indexOf(high) !== DIGITS.indexOf(low) + 1) continue;
    const mend = { start, end: start + typed.length, text: low + high };
    const found = finding('quantity-form/estimate', text.rangeOf(start, mend.end), { wanted: mend.text });
    yield mended(text, found, mend);
  }
  for (const { 0: typed, 1: low = '', 2: high = '', index: start } of shown.matchAll(TENS)) {
    if (Number(high) !== Number(low) + 1 || /[分各]别?[为是有]?$/.test(shown.slice(Math.max(0, start - 4), start)))
      continue;
    const params = { typed, wanted: `${hanDigit(low)}${hanDigit(high)}十` };
    yield { start, finding: finding('quantity-form/tens', text.rangeOf(start, start + typed.length), params) };
  }
}

/** 约10件左右, 近100余人, 超过50家以上: both sides of a number say how exact it is. Not 条约, 预约 and other words that end so. */
const TWO_BOUNDS =
  /(?<![条合公节预特制签履邀续契违婚租简集附最临靠接邻将新])(大约|约|将近|近|超过|逾|不足|不到|至少|最多)((?:\d[\d.,]{0,15}|[一二三四五六七八九十百千两]{1,7})[万亿]?)(?:(余|多|几)[万亿]?(?![一-鿿]{0,4}?(?:左右|上下|以上))|[余多]?[一-鿿]{0,4}?(左右|上下|以上))/g;

function* doubleBoundsIn(text: CheckedText, shown: string): Iterable<Found> {
  for (const { 0: typed, 1: before = '', 3: few, 4: bound, index: start } of shown.matchAll(TWO_BOUNDS)) {
    const params = { typed, before, after: few ?? bound ?? '' };
    yield { start, finding: finding('quantity-form/twice', text.rangeOf(start, start + typed.length), params) };
  }
}

/** 下降-2% */
const FALLS_BY_LESS = /((?:下降|减少|降低|回落|下滑|减幅为?|降幅为?)了?) ?[-－−](\d[\d.]*[%％‰]?)(?![-－\d])/g;

const FALLS_BY_TIMES =
  /(?:下降|减少|降低|缩短|压缩|缩减|压减)[了约近]?(?:\d[\d.]{0,8}|[一二两三四五六七八九十几数]{1,3})(?:余|多)?倍/g;

/** Symbols whose letters are great or small by rule [GB 3100-1993], or raised [GB 3101-1993]. */
const UNITS: ReadonlyMap<string, string> = new Map([
  ['m2', 'm²'],
  ['m3', 'm³'],
  ['km2', 'km²'],
  ['Km2', 'km²'],
  ['KM2', 'km²'],
  ['cm2', 'cm²'],
  ['Km', 'km'],
  ['KM', 'km'],
  ['KG', 'kg'],
  ['Kg', 'kg'],
  ['KW', 'kW'],
  ['Kw', 'kW'],
  ['kw', 'kW'],
  ['KWh', 'kWh'],
  ['KWH', 'kWh'],
  ['kwh', 'kWh'],
  ['Kwh', 'kWh'],
]);
const UNIT = new RegExp(
  String.raw`(?<=(?:^|[^A-Za-z\d.-])\d{1,9}(?:\.\d{1,6})? ?)(?:${[...UNITS.keys()].join('|')})(?![A-Za-z\d²³])`,
  'g',
);

function* unitsIn(text: CheckedText, shown: string): Iterable<Found> {
  for (const { 0: typed, index: start } of shown.matchAll(UNIT)) {
    const wanted = UNITS.get(typed) ?? typed;
    const mend = { start, end: start + typed.length, text: wanted };
    yield mended(text, finding('quantity-form/unit', text.rangeOf(start, mend.end), { typed, wanted }), mend);
  }
}

const AMOUNT =
  /(?<![\d.,第])(?:(\d[\d.,]{0,12})|(?<![一二三四五六七八九十百千万两])([一二三四五六七八九]?[十百][一二三四五六七八九十]{0,3}))([件人户家名])(?![级员次民])/g;

/** 12件 and 十二件 in one sentence [GB/T 15835-2011 4.3]. */
function* twoWaysIn(text: CheckedText, shown: string): Iterable<Found> {
  for (const { 0: sentence, index } of shown.matchAll(/[^。！？；\n]+/g)) {
    const inDigits = new Map<string, string>();
    for (const { 0: typed, 1: digits, 3: unit = '', index: at } of sentence.matchAll(AMOUNT)) {
      const first = inDigits.get(unit);
      if (digits !== undefined) inDigits.set(unit, first ?? typed);
      else if (first !== undefined) {
        const start = index + at;
        const range = text.rangeOf(start, start + typed.length);
        yield { start, finding: finding('quantity-form/two-ways', range, { first, typed }) };
      }
    }
  }
}
