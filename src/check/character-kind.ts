import { isHan } from '../model/han.js';
import { PLACEHOLDER_MARK } from './checked-text.js';

const PAUSES = '，。、；：？！';
const OPENING = '“‘（《〈「『【〔〖';
const CLOSING = '”’）》〉」』】〕〗';
const CHINESE_MARKS = `${PAUSES}${OPENING}${CLOSING}…—～·`;

/** Han, or a figure that the program puts in. */
export const isChineseWord = (character: string): boolean => isHan(character) || character === PLACEHOLDER_MARK;

/** A mark of pause or stop. */
export const isPause = (character: string): boolean => contains(PAUSES, character);
export const isOpening = (character: string): boolean => contains(OPENING, character);
export const isClosing = (character: string): boolean => contains(CLOSING, character);

/** Han, a figure or a Chinese mark. */
export const isChinese = (character: string): boolean => isChineseWord(character) || contains(CHINESE_MARKS, character);

/** An ASCII letter or digit. */
export const isWestern = (character: string): boolean => /^[A-Za-z0-9]$/.test(character);

/** Not `includes` alone: every text contains the empty one, which stands for the edge of a text. */
const contains = (marks: string, character: string): boolean => character !== '' && marks.includes(character);

/** The character that ends at an offset; empty at the start of the text. */
export const characterBefore = (text: string, at: number): string =>
  Array.from(text.slice(Math.max(0, at - 2), at)).at(-1) ?? '';

/** The character that starts at an offset; empty at the end of the text. */
export const characterAt = (text: string, at: number): string => Array.from(text.slice(at, at + 2))[0] ?? '';

/** Where the blanks before an offset begin. A hard break is none. */
export function blanksBefore(text: string, at: number): number {
  let start = at;
  while (start > 0 && isBlank(text.charAt(start - 1))) start -= 1;
  return start;
}

/** Where the blanks from an offset on end. */
export function blanksAfter(text: string, at: number): number {
  let end = at;
  while (end < text.length && isBlank(text.charAt(end))) end += 1;
  return end;
}

const isBlank = (character: string): boolean => character === ' ' || character === '\t' || character === '\u00a0';
