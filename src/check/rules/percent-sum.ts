import { declareFindings, type Finding } from '../../model/finding.js';
import type { CheckedText } from '../checked-text.js';
import type { Rule } from '../rule.js';

const finding = declareFindings({
  'percent-sum': {
    severity: 'hint',
    zh: '这几个百分比加起来是 {sum}%，不到 100%',
    en: 'these percentages add up to {sum}%, not to 100%',
    note: { zh: '请核对；没有列全的，写明“其余”', en: 'check them; where the list is not complete, say so' },
  },
  'percent-sum/over': {
    severity: 'warning',
    zh: '这几个百分比加起来是 {sum}%，超过了 100%',
    en: 'these percentages add up to {sum}%, which is more than 100%',
    note: { zh: '请核对各项的百分比', en: 'check each of them' },
  },
});

/** Percentages of one whole, listed in one sentence, that don't add up to it. */
export const percentSum: Rule = {
  id: 'percent-sum',
  group: 'figures',
  finding,
  *check({ texts }) {
    for (const text of texts) {
      for (const { 0: sentence, index } of text.text.matchAll(/[^。！？\n]+/g)) {
        for (const shares of sharesIn(sentence)) yield* checkShares(text, index, shares);
      }
    }
  },
};

/** Percentages of one whole as written; `start` and `end` are offsets in their sentence. */
interface Shares {
  readonly start: number;
  readonly end: number;
  readonly percentages: readonly string[];
}

const percentage = String.raw`\d{1,3}(?:\.\d{1,3})?[%％]`;
const percentages = new RegExp(percentage, 'g');
/** 分别占全部的30%、40%和30%; the base is what the shares are of. */
const listed = new RegExp(
  String.raw`(?:分别占|(?:占比|比例|比重)分别)[^，。；、：%％\d]{0,15}(?<list>${percentage}(?:(?:[、，]|[和及与]|以及)${percentage})+)`,
  'g',
);
/** 占全部的30% */
const single = new RegExp(String.raw`占比?[为达]?(?<base>[^，。；、：%％\d占]{0,12})(?<share>${percentage})`, 'g');

/** Words that make shares overlap, or leave some out, or round them. */
const notExact =
  /多选|可选|同时|交叉|重复|约|近|超|逾|余|左右|以上|以下|不足|前[一二三四五六七八九十\d]|主要|较[高大多]|居/;

function sharesIn(sentence: string): readonly Shares[] {
  if (!sentence.includes('占') || notExact.test(sentence)) return [];
  const lists = Array.from(sentence.matchAll(listed), ({ 0: whole, index, groups }) => {
    const list = groups?.list ?? '';
    const end = index + whole.length;
    return { start: end - list.length, end, percentages: list.match(percentages) ?? [] };
  });
  return lists.length > 0 ? lists : partsIn(sentence);
}

/** 其中甲占60%、乙占40%: parts of one whole where all name the same base, or none. */
function partsIn(sentence: string): readonly Shares[] {
  const from = sentence.indexOf('其中');
  if (from < 0 || sentence.includes('其中', from + 1)) return [];
  const parts = [...sentence.slice(from).matchAll(single)];
  const bases = new Set(parts.map(({ groups }) => groups?.base ?? ''));
  const [first] = parts;
  const last = parts.at(-1);
  if (!first || !last || parts.length < 2 || bases.size > 1) return [];
  const shares = parts.map(({ groups }) => groups?.share ?? '');
  const start = from + first.index + first[0].length - (shares[0]?.length ?? 0);
  return [{ start, end: from + last.index + last[0].length, percentages: shares }];
}

/** Thousandths of a percent: shares have at most three decimals, and so stay whole numbers. */
const UNIT = 1000;
const whole = 100 * UNIT;
/** How far rounding may carry a sum from 100 %. */
const tolerance = 0.5 * UNIT;
/** Shares of less than this together were hardly meant to be all of them. */
const nearlyWhole = 80 * UNIT;

function checkShares(text: CheckedText, offset: number, { start, end, percentages }: Shares): readonly Finding[] {
  const total = percentages.reduce((sum, share) => sum + Math.round(Number.parseFloat(share) * UNIT), 0);
  const isWhole = Math.abs(total - whole) <= tolerance;
  if (isWhole || total < nearlyWhole) return [];
  const code = total > whole ? 'percent-sum/over' : 'percent-sum';
  return [finding(code, text.rangeOf(offset + start, offset + end), { sum: total / UNIT })];
}
