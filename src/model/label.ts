import type { Level } from './issue.js';

/** A number as it is typed at the start of a line. */
export interface TypedLabel {
  readonly level: Level;
  readonly number: number;
  /** The label alone. */
  readonly text: string;
  /** The label and the blanks behind it, in UTF-16 units. */
  readonly length: number;
}

const HAN_DIGITS = '零一二三四五六七八九';

/** `一`, `十`, `二十一`, `一百零一`: from 1 to 999. Beyond that plain digits: no bulletin counts so far. */
export function hanNumeral(number: number): string {
  if (number >= 1000) return String(number);
  const hundreds = Math.floor(number / 100);
  const tens = Math.floor((number % 100) / 10);
  const ones = number % 10;
  const head = hundreds > 0 ? `${HAN_DIGITS.charAt(hundreds)}百` : '';
  const one = ones > 0 ? HAN_DIGITS.charAt(ones) : '';
  if (tens === 0) return head && one ? `${head}零${one}` : `${head}${one}`;
  const ten = tens === 1 && hundreds === 0 ? '十' : `${HAN_DIGITS.charAt(tens)}十`;
  return `${head}${ten}${one}`;
}

/** The number that `hanNumeral` writes so; none for any other text. */
export function readHanNumeral(text: string): number | undefined {
  const [, hundreds, tens, ones] = /^(?:(.)百)?零?(?:(.?)十)?(.?)$/u.exec(text) ?? [];
  const digit = (character: string | undefined) => Math.max(0, HAN_DIGITS.indexOf(character || '零'));
  const ten = tens === undefined ? 0 : digit(tens || '一');
  const number = digit(hundreds) * 100 + ten * 10 + digit(ones);
  return number > 0 && hanNumeral(number) === text ? number : undefined;
}

/** The number before a heading or paragraph: `一、`, `（一）`, `1.`, `（1）`. */
export function labelText(level: Level, number: number): string {
  switch (level) {
    case 1:
      return `${hanNumeral(number)}、`;
    case 2:
      return `（${hanNumeral(number)}）`;
    case 3:
      return `${number}.`;
    case 4:
      return `（${number}）`;
  }
}

const FORMS: readonly { readonly level: Level; readonly pattern: RegExp }[] = [
  { level: 1, pattern: /^([零一二三四五六七八九十百]{1,7})、[ \t\u3000]*/ },
  { level: 2, pattern: /^[（(]([零一二三四五六七八九十百]{1,7})[）)][ \t\u3000]*/ },
  // `1.5` is a number, and so is a year with four digits before a mark.
  { level: 3, pattern: /^(\d{1,3})[.．](?![\d.])[ \t\u3000]*/ },
  { level: 4, pattern: /^[（(](\d{1,3})[）)][ \t\u3000]*/ },
];

/** The label that a text begins with. */
export function readLabel(text: string): TypedLabel | undefined {
  for (const { level, pattern } of FORMS) {
    const [whole, digits] = pattern.exec(text) ?? [];
    if (whole === undefined || digits === undefined) continue;
    const number = /\d/.test(digits) ? Number(digits) : readHanNumeral(digits);
    if (number !== undefined) return { level, number, text: whole.trimEnd(), length: whole.length };
  }
  return undefined;
}

/** Whether a typed number is the counted one, whichever brackets and full stop were typed. */
export const sameLabel = (typed: string, counted: string): boolean =>
  typed.replace('(', '（').replace(')', '）').replace('．', '.') === counted;
