import type { Composition } from '../model/template.js';
import { unitPattern } from '../model/units.js';
import { isWesternClass } from './char-class.js';
import { type Hold, hold, type Item } from './item.js';

/** A stretch of a paragraph and how firmly its characters hold together. */
interface Bond {
  readonly pattern: RegExp;
  readonly hold: Hold;
}

const CHINESE_NUMBER = '[一二三四五六七八九十百零〇]+';
const NUMBER_PATTERN = '\\d+(?:[,.:/\\-]\\d+)*';

/** N3: a number and a unit of at most two characters. A date breaks only after 年 and 月 by the same rule. */
const unitBonds: Readonly<Record<Composition['unitGlue'], readonly Bond[]>> = {
  on: [{ pattern: new RegExp(`\\d(?:${unitPattern})`, 'g'), hold: hold.glue }],
  soft: [{ pattern: new RegExp(`\\d(?:${unitPattern})`, 'g'), hold: hold.soft }],
  off: [],
};

/**
 * K3, N1, N2, N4: what a reader takes in as one dash, one number, one date or one label. The patterns see a text of one UTF-16
 * unit an item.
 */
const bonds: readonly Bond[] = [
  // K3: —— and …… are one unit [GB/T 15834-2011 5.1.4–5.1.5].
  { pattern: /——|……/g, hold: hold.never },
  // N1: a number with its sign and its separators.
  { pattern: new RegExp(`(?<![\\w.])[+\\-−±]?${NUMBER_PATTERN}`, 'g'), hold: hold.number },
  // A stretch from one time of the day to another.
  { pattern: /\d{1,2}[:：]\d{2}[—～-]\d{1,2}[:：]\d{2}/g, hold: hold.glue },
  // N2: signs before a number. Western ones (¥ % °), before it or behind it, are held as parts of a word are (K8).
  { pattern: /[＞第]\d/g, hold: hold.glue },
  // N4: document numbers, and labels with the character that follows them. N2 and N3 hold ordinals such as 第12期.
  { pattern: /〔\d+〕第?\d+号/g, hold: hold.glue },
  { pattern: new RegExp(`（(?:${CHINESE_NUMBER}|\\d+)）.?`, 'g'), hold: hold.glue },
  { pattern: new RegExp(`^${CHINESE_NUMBER}、.?`, 'g'), hold: hold.glue },
  { pattern: /^\d+[.．]./g, hold: hold.glue },
];

/**
 * K8: an address, to which K1 and K2 don't apply; it may break after the marks that divide it, but for those before
 * another such mark or one that closes what the address stands in.
 */
const address = /(?:https?:\/\/|www\.)[\x21-\x7e]+/g;
const addressBreak = new Set('/?&=-.');
const addressMark = new Set('/?&=-.,;:!)]}');

/**
 * How firmly each item holds on to the one before it, by the rules of words and numbers (K8, N1–N4) alone; and which of
 * these places lie inside an address.
 */
export function bindUnits(
  items: readonly Item[],
  unitGlue: Composition['unitGlue'],
): { holds: Hold[]; inAddress: boolean[] } {
  const text = items.map(({ text: own, base = own }) => (base.length === 1 ? base : '\u4e00')).join('');
  const holds: Hold[] = items.map((item, index) => {
    const before = items[index - 1];
    const word = before && isWesternClass(before.charClass) && isWesternClass(item.charClass);
    return word ? hold.word : hold.free;
  });
  for (const bond of [...bonds, ...unitBonds[unitGlue]]) {
    for (const match of text.matchAll(bond.pattern)) {
      for (let index = match.index + 1; index < match.index + match[0].length; index += 1) {
        if ((holds[index] ?? hold.free) < bond.hold) holds[index] = bond.hold;
      }
    }
  }
  const inAddress = items.map(() => false);
  for (const match of text.matchAll(address)) {
    for (let index = match.index + 1; index < match.index + match[0].length; index += 1) {
      const divided = addressBreak.has(text[index - 1] ?? '') && !addressMark.has(text[index] ?? '');
      holds[index] = divided ? hold.free : hold.word;
      inAddress[index] = true;
    }
  }
  return { holds, inAddress };
}
