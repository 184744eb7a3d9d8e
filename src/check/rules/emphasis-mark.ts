import { type Finding, finding } from '../../model/finding.js';
import { characterAt, characterBefore, isWestern } from '../character-kind.js';
import type { CheckedText } from '../checked-text.js';
import { mendedBy, textRule } from '../running-text.js';

/**
 * Marks of emphasis left in the text: `**` or `__` without its partner or with a blank inside, and a `*` between digits or
 * letters, for which there is a sign of its own. What masks a number is left alone, and so are addresses.
 */
export const emphasisMark = textRule('emphasis-mark', function* (text, shown) {
  if (!/[*＊_]/.test(shown)) return;
  for (const { index: start, 0: typed } of shown.matchAll(/\*+|＊{2,}/g)) {
    const end = start + typed.length;
    const found = text.isPlain(start, end) && checkAsterisks(text, shown, { start, end, typed });
    if (found) yield found;
  }
  for (const { index: start, 0: typed, 1: emphasised = '' } of shown.matchAll(UNDERSCORES)) {
    const end = start + typed.length;
    if (!/\p{Script=Han}/u.test(emphasised) || !text.isPlain(start, end)) continue;
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
