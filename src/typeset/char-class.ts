/**
 * Character classes of typography.md's rules, after CLREQ 3.1.2 (W3C Requirements for Chinese Text Layout, positions of
 * punctuation marks; and its rules for line start and line end) and GB/T 15834-2011 §5.1.
 */
export type CharClass =
  /** Han, kana, Hangul and every other character that stands in a cell of its own and may break on both sides. */
  | 'han'
  /** OP: opening brackets and quotation marks, blank half on the left. */
  | 'opening'
  /** CL: closing brackets and quotation marks, blank half on the right. */
  | 'closing'
  /** PS: marks of pause and stop; in GB style the ink is left and the blank half right. */
  | 'stop'
  /** MD: middle dot, half dash and solidus, half an em. */
  | 'middle'
  /** CN: a single — as 一字线, and ～. */
  | 'connector'
  /** LONG: one half of —— or ……, which are two ems and one unit. */
  | 'long'
  /** Western characters, each at its own advance. */
  | 'digit'
  | 'letter'
  | 'sign'
  /** A blank between words. */
  | 'space';

const opening = new Set('“‘（《〈「『【〖〔［｛');
const closing = new Set('”’）》〉」』】〗〕］｝');
const stop = new Set('、，；：。．？！');
const middle = new Set('·–');
const connector = new Set('～');

/** Characters beyond ASCII that belong to a Western number or word [typography.md N2, K1]. */
const westernSign = new Set('‰℃°¥£€№±×÷−′″≥≤≈≠');

const spaces = /^[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f]$/u;
const asciiSign = /^[!-/:-@[-`{-~]$/u;
const western = /^(?:\p{Script=Latin}|\p{Script=Greek}|\p{Script=Cyrillic})$/u;
const fullWidthForm = /^[\uff00-\uffef]$/u;

/**
 * The class of each character of a paragraph. Quotation marks, dashes, dots and the solidus are ambiguous in Unicode:
 * they count as Chinese except where the characters around them say otherwise.
 */
export function classifyCharacters(characters: readonly string[]): CharClass[] {
  const dashes = placesInRuns(characters, (character) => character === '—' || character === '…');
  return characters.map((character, index) => {
    const before = characters[index - 1];
    const after = characters[index + 1];
    const dash = dashes.get(index);
    if (dash) {
      const unpaired = dash.length % 2 === 1 && dash.position === dash.length - 1;
      return unpaired && character === '—' ? 'connector' : 'long';
    }
    if (character === '’' && isInWesternText(characters, index)) return 'sign';
    if (character === '/') return isOfWesternClass(before) && isOfWesternClass(after) ? 'sign' : 'middle';
    return classOf(character);
  });
}

/** A character's place in a run of its like. */
interface PlaceInRun {
  /** The place in its run, from 0. */
  readonly position: number;
  readonly length: number;
}

/** The place of each character of a kind in the run of the same character that it stands in, by its index. */
export function placesInRuns(
  characters: readonly string[],
  isOfKind: (character: string) => boolean,
  isSameRun: (a: string, b: string) => boolean = (a, b) => a === b,
): ReadonlyMap<number, PlaceInRun> {
  const places = new Map<number, PlaceInRun>();
  let start = 0;
  while (start < characters.length) {
    const first = characters[start] ?? '';
    let end = start + 1;
    if (isOfKind(first)) {
      while (end < characters.length && isSameRun(first, characters[end] ?? '')) end += 1;
      for (let index = start; index < end; index += 1) {
        places.set(index, { position: index - start, length: end - start });
      }
    }
    start = end;
  }
  return places;
}

/** Whether a character is one of the Han that nine in ten characters of a bulletin are: this is known without looking any further. */
const isUnifiedHan = (character: string): boolean =>
  character.length === 1 && character >= '\u4e00' && character <= '\u9fff';

function classOf(character: string): CharClass {
  if (isUnifiedHan(character)) return 'han';
  if (opening.has(character)) return 'opening';
  if (closing.has(character)) return 'closing';
  if (stop.has(character)) return 'stop';
  if (middle.has(character)) return 'middle';
  if (connector.has(character)) return 'connector';
  if (spaces.test(character)) return 'space';
  if (character >= '0' && character <= '9') return 'digit';
  if (asciiSign.test(character) || westernSign.has(character)) return 'sign';
  if (western.test(character) && !fullWidthForm.test(character)) return 'letter';
  return 'han';
}

/** Whether a class is set at its own advance and joins its neighbours to words and numbers. */
export const isWesternClass = (charClass: CharClass | undefined): boolean =>
  charClass === 'digit' || charClass === 'letter' || charClass === 'sign';

/** Whether a mark stands between Western characters, with or without a blank: `users’ data`, `rock ’n’ roll`. */
const isInWesternText = (characters: readonly string[], index: number): boolean =>
  isOfWesternClass(nextOf(characters, index, -1)) && isOfWesternClass(nextOf(characters, index, 1));

/** The next character in a direction that is no blank. */
function nextOf(characters: readonly string[], index: number, step: 1 | -1): string | undefined {
  let at = index + step;
  while (spaces.test(characters[at] ?? '')) at += step;
  return characters[at];
}

function isOfWesternClass(character: string | undefined): boolean {
  return character !== undefined && isWesternClass(character === '/' ? 'sign' : classOf(character));
}

/** Whether a class is a mark of Chinese punctuation, beside which no autospace stands. */
export const isMark = (charClass: CharClass): boolean =>
  charClass !== 'han' && charClass !== 'space' && !isWesternClass(charClass);

/** Scripts whose characters fill a whole cell of the grid whatever advance their font gives them. */
const wholeCell =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\u30fc\uff01-\uff60\uffe0-\uffe6]$/u;

export const fillsCell = (character: string, charClass: CharClass): boolean =>
  charClass === 'han'
    ? isUnifiedHan(character) || wholeCell.test(character)
    : charClass !== 'middle' && charClass !== 'space' && !isWesternClass(charClass);
