import { declareFindings, type Finding } from '../../model/finding.js';
import { hasHan } from '../../model/han.js';
import { characterAt, characterBefore, isWestern } from '../character-kind.js';
import type { CheckedText } from '../checked-text.js';
import { mendedBy, textRule } from '../running-text.js';

const finding = declareFindings({
  'emphasis-mark': {
    severity: 'error',
    zh: '“{typed}”没有起作用，会照样印出来',
    en: '“{typed}” emphasises nothing here and would be printed',
    note: {
      zh: '“**”要成对，里侧不留空格：“**文字**”；要打出“*”本身，写成“\\*”',
      en: 'write “**text**” in a pair, without blanks inside; “\\*” prints the character itself',
    },
  },
  'emphasis-mark/sign': {
    severity: 'warning',
    zh: '数字或字母之间的“*”会照样印出来',
    en: '“*” between digits or letters is printed as it is',
    note: {
      zh: '乘号写“×”，两个数之间可以用 check --fix 改；就要印“*”，写成“\\*”',
      en: 'write “×” for a product (check --fix does between numbers); “\\*” is “*” itself',
    },
  },
});

/**
 * Marks of emphasis left in the text: `**` or `__` without its partner or with a blank inside, and a `*` between digits or
 * letters, for which there is a sign of its own. What masks a number is left alone, and so are addresses.
 */
export const emphasisMark = textRule({ id: 'emphasis-mark', group: 'structure', finding }, function* (text, shown) {
  if (!/[*＊_]/.test(shown)) return;
  for (const { index: start, 0: typed } of shown.matchAll(/\*+|＊{2,}/g)) {
    const end = start + typed.length;
    const found = text.isPlain(start, end) && checkAsterisks(text, shown, { start, end, typed });
    if (found) yield found;
  }
  for (const { index: start, 0: typed, 1: emphasised = '' } of shown.matchAll(UNDERSCORES)) {
    const end = start + typed.length;
    if (!hasHan(emphasised) || !text.isPlain(start, end)) continue;
    yield finding('emphasis-mark', text.rangeOf(start, end), { typed });
  }
});

/** `__甲__`; a longer row is a blank to be filled in. */
const UNDERSCORES = /(?<!_)__(?!_)([^_\n]{1,100})(?<!_)__(?!_)/g;

interface Asterisks {
  readonly start: number;
  readonly end: number;
  readonly typed: string;
}

function checkAsterisks(text: CheckedText, shown: string, { start, end, typed }: Asterisks): Finding | undefined {
  const before = characterBefore(shown, start);
  const after = characterAt(shown, end);
  const isBetween = isWestern(before) && isWestern(after);
  const range = text.rangeOf(start, end);
  if (typed.length > 1) {
    const isMask = isBetween || (typed.length > 2 && (isWestern(before) || isWestern(after)));
    return isMask ? undefined : finding('emphasis-mark', range, { typed });
  }
  if (!isBetween) return undefined;
  const found = finding('emphasis-mark/sign', range, {});
  const isProduct = /\d/.test(before) && /\d/.test(after);
  return isProduct ? mendedBy(found, text, { start, end, text: '×' }) : found;
}
