import { declareFindings, type Finding } from '../../model/finding.js';
import type { CheckedText } from '../checked-text.js';
import type { Rule } from '../rule.js';
import { mendedBy, runningText } from '../running-text.js';

const finding = declareFindings({
  'thousands-separator': {
    severity: 'warning',
    zh: '本期别处的大数不用分隔逗号，这里的“{typed}”用了：{wanted}',
    en: 'long numbers elsewhere in this issue have no separators, “{typed}” has: {wanted}',
    note: { zh: '一期之内写法要一致', en: 'write them in one way throughout an issue' },
  },
  'thousands-separator/missing': {
    severity: 'warning',
    zh: '本期别处的大数用了分隔逗号，这里的“{typed}”没有用：{wanted}',
    en: 'long numbers elsewhere in this issue have separators, “{typed}” has none: {wanted}',
    note: { zh: '一期之内写法要一致', en: 'write them in one way throughout an issue' },
  },
  'thousands-separator/misplaced': {
    severity: 'warning',
    zh: '“{typed}”里的逗号打错了地方，是“{wanted}”，还是两个数',
    en: 'the comma in “{typed}” is misplaced: is “{wanted}” meant, or are these two numbers?',
    note: { zh: '是一个数就删去逗号，是两个数就用顿号', en: 'take it out, or part two numbers by “、”' },
  },
  'thousands-separator/wide': {
    severity: 'warning',
    zh: '数字里不用全角的逗号：{wanted}',
    en: 'no full-width comma in a number: {wanted}',
  },
});

/** What is counted: a number before one of these is a quantity, not a code or a telephone number. */
const UNIT = '(?=余?[万亿]?(?:人|件|个|次|户|家|项|条|份|元|吨|宗|笔|名|张|台|套|起|批|平方|公里|公顷|亩))';
const SEPARATED = /(?<![\d.,A-Za-z/-])\d{1,3}(?:,\d{3})+(?![\d,])/g;
/** Five digits or more: up to 9999 a number goes without separators either way [GB/T 15835-2011 5.1.1]. */
const UNSEPARATED = new RegExp(String.raw`(?<![\d.,A-Za-z/-])\d{5,}(?:\.\d+)?${UNIT}`, 'g');

/** A number of an issue and where it stands. */
interface LongNumber {
  readonly text: CheckedText;
  readonly start: number;
  readonly digits: string;
}

/** An issue writes its long numbers in one way, with separators or without [GB/T 15835-2011 4.3, 5.1.1]. */
export const thousandsSeparator: Rule = {
  id: 'thousands-separator',
  group: 'words',
  finding,
  *check({ texts }) {
    const separated: LongNumber[] = [];
    const plain: LongNumber[] = [];
    for (const text of texts) {
      const shown = runningText(text);
      separated.push(...findNumbers(text, shown, SEPARATED));
      plain.push(...findNumbers(text, shown, UNSEPARATED));
    }
    for (const text of texts) yield* checkCommas(text);
    if (separated.length === 0 || plain.length === 0) return;
    // Figures that the program puts in have no separators: those decide where both are as many.
    if (separated.length > plain.length)
      for (const number of plain) yield report('thousands-separator/missing', number);
    else for (const number of separated) yield report('thousands-separator', number);
  },
};

/** 12,34件 */
const MISPLACED = new RegExp(String.raw`(?<![\d.,A-Za-z/-])\d{1,9}(?:,\d{1,2}|,\d{4,})${UNIT}`, 'g');
/** 1，634件; behind 分别 two numbers may stand side by side. */
const WIDE = new RegExp(String.raw`(?<![\d.,，、A-Za-z/-])(?<!分别[为是有]?)[1-9]\d{0,2}(?:，\d{3})+${UNIT}`, 'g');

function* checkCommas(text: CheckedText): Iterable<Finding> {
  const shown = runningText(text);
  for (const { text: at, start, digits } of findNumbers(text, shown, MISPLACED)) {
    const params = { typed: digits, wanted: digits.replaceAll(',', '') };
    yield finding('thousands-separator/misplaced', at.rangeOf(start, start + digits.length), params);
  }
  for (const { text: at, start, digits } of findNumbers(text, shown, WIDE)) {
    const mend = { start, end: start + digits.length, text: digits.replaceAll('，', '') };
    const found = finding('thousands-separator/wide', at.rangeOf(start, mend.end), { wanted: mend.text });
    yield mendedBy(found, text, mend);
  }
}

const findNumbers = (text: CheckedText, shown: string, pattern: RegExp): readonly LongNumber[] =>
  Array.from(shown.matchAll(pattern), ({ 0: digits, index }) => ({ text, start: index, digits }));

function report(
  code: 'thousands-separator' | 'thousands-separator/missing',
  { text, start, digits }: LongNumber,
): Finding {
  const wanted = code === 'thousands-separator' ? digits.replaceAll(',', '') : groupDigits(digits);
  const end = start + digits.length;
  return mendedBy(finding(code, text.rangeOf(start, end), { typed: digits, wanted }), text, {
    start,
    end,
    text: wanted,
  });
}

/** `31803` as `31,803`; digits behind a decimal point stay as they are. */
function groupDigits(digits: string): string {
  const [whole = '', ...rest] = digits.split('.');
  const first = whole.length % 3 || 3;
  const groups = [whole.slice(0, first), ...(whole.slice(first).match(/\d{3}/g) ?? [])];
  return [groups.join(','), ...rest].join('.');
}
