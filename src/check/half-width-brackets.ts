import { blanksBefore, characterBefore, isChinese, isChineseWord } from './character-kind.js';

/** The offsets of two round brackets that belong together, or of one without its other half. */
interface BracketPair {
  readonly open?: number;
  readonly close?: number;
}

/**
 * The offsets of the half-width round brackets in Chinese text, in order: of a pair that has Han in it or a Chinese
 * character before it or one full-width half, and of a bracket without its other half behind a Chinese word.
 */
export function findHalfWidthBrackets(shown: string): readonly number[] {
  const wordsUpTo = countChineseWords(shown);
  return pairBrackets(shown)
    .filter((pair) => standsInChinese(shown, pair, wordsUpTo))
    .flatMap(({ open, close }) => [open, close].filter((at) => at !== undefined))
    .filter((at) => '()'.includes(shown.charAt(at)))
    .sort((a, b) => a - b);
}

function pairBrackets(shown: string): readonly BracketPair[] {
  const pairs: BracketPair[] = [];
  const waiting: number[] = [];
  for (const { 0: bracket, index } of shown.matchAll(/[()（）]/g)) {
    if ('(（'.includes(bracket)) waiting.push(index);
    else {
      const open = waiting.pop();
      pairs.push(open === undefined ? { close: index } : { open, close: index });
    }
  }
  return [...pairs, ...waiting.map((open) => ({ open }))];
}

function standsInChinese(shown: string, { open, close }: BracketPair, wordsUpTo: Uint32Array): boolean {
  if (open === undefined) return isChineseWord(characterBefore(shown, close ?? 0));
  // What is left of a link that is none.
  if (shown.charAt(open - 1) === ']') return false;
  const before = characterBefore(shown, blanksBefore(shown, open));
  if (close === undefined) return isChineseWord(before);
  const hasFullWidth = shown.charAt(open) === '（' || shown.charAt(close) === '）';
  const hasChinese = (wordsUpTo[close] ?? 0) > (wordsUpTo[open] ?? 0);
  return hasFullWidth || hasChinese || isChinese(before) || isLabel(shown, open, close);
}

/** How many Han and figures stand before each offset, so that a thousand brackets in each other are looked at once. */
function countChineseWords(shown: string): Uint32Array {
  const counts = new Uint32Array(shown.length + 1);
  let count = 0;
  for (let at = 0; at < shown.length; at += 1) {
    counts[at] = count;
    if (isChineseWord(shown.charAt(at))) count += 1;
  }
  counts[shown.length] = count;
  return counts;
}

/** `(1)` numbers a paragraph. */
const isLabel = (shown: string, open: number, close: number): boolean =>
  open === 0 && /^\d{1,3}$/.test(shown.slice(1, Math.min(close, 5)));
