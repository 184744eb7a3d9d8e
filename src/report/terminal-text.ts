import { eastAsianWidth } from 'get-east-asian-width';
import { graphemesOf } from '../model/segments.js';

const DELETE = 0x7f;
const FIRST_C1 = 0x80;
/** Where Unicode has pictures of the control characters: ␀ for 0, ␛ for 27. */
const CONTROL_PICTURES = 0x2400;
const PICTURE_OF_DELETE = '\u2421';
const REPLACEMENT = '\ufffd';

/**
 * What a reader can't see, and a terminal may obey: control and format characters, lone surrogates, the separators of lines
 * and paragraphs, and all that Unicode lets a program leave undrawn.
 */
export const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * Text of a source or a file name in a form that can't command a terminal: each character that would is replaced by one
 * that shows, a tab by a space. UTF-16 offsets stay what they were.
 */
export const printable = (text: string): string => text.replace(unprintable, pictureOf);

/** What stands for a character that can't be seen; as many UTF-16 units. */
export function pictureOf(character: string): string {
  const code = character.charCodeAt(0);
  if (character === '\t') return ' ';
  if (code === DELETE) return PICTURE_OF_DELETE;
  return code < FIRST_C1 ? String.fromCharCode(CONTROL_PICTURES + code) : REPLACEMENT.repeat(character.length);
}

/** The colours and weights that messages are painted with (ECMA-48, 8.3.117), and what a diff of a file needs. */
const painting = String.raw`\u001b\[(?:1|2|22|3[1-6]|39)m`;
const lineEnds = String.raw`\r?\n|\t`;

/** A line that GitHub takes for a command where it stands in a log. */
const lineCommand = /^([^\S\n]*):(?=:)/gm;

/** `##[…]`, `##name[…]`: the same of GitHub, Azure and TeamCity, wherever it stands in a line. */
export const bracketCommand = /##(?=\w*\[)/g;

/**
 * Text for a terminal or a log as it may go there, whatever it is made of: only line ends, tabs and, where it is painted,
 * our own colours are left of what can't be seen.
 */
export function screened(text: string, painted: boolean): string {
  const kept = new RegExp(painted ? `${painting}|${lineEnds}` : lineEnds, 'y');
  const shown = text.replace(unprintable, (character, offset: number) => {
    kept.lastIndex = offset;
    return kept.test(text) ? character : pictureOf(character);
  });
  return shown.replace(lineCommand, '$1∶').replace(bracketCommand, '＃＃');
}

/** What a reader sees as one character, and how many cells of a terminal it fills: a Han character 2. */
export interface TerminalCell {
  readonly text: string;
  /** UTF-16 offset in the text it was taken from. */
  readonly offset: number;
  readonly width: number;
}

/** The cells of one line of printable text, in order. */
export function cellsOf(text: string): readonly TerminalCell[] {
  const cells: TerminalCell[] = [];
  let start = 0;
  // The segmenter takes a time that grows with the square of the length.
  for (const piece of text.split(BETWEEN_PLAIN)) {
    for (const { segment, index } of graphemesOf(piece)) {
      cells.push({ text: segment, offset: start + index, width: eastAsianWidth(segment.codePointAt(0) ?? 0) });
    }
    start += piece.length;
  }
  return cells;
}

/** Every character stands by itself between ASCII and plain Han. */
const BETWEEN_PLAIN = /(?<=[ -~\u4e00-\u9fff])(?=[ -~\u4e00-\u9fff])/;

/**
 * How many cells of a terminal a line of text fills. Cells of tables are measured by the thousand: ASCII and plain Han need
 * no segmenter.
 */
export function cellWidth(text: string): number {
  if (!/^[ -~\u4e00-\u9fff]*$/.test(text)) return cellsOf(text).reduce((sum, cell) => sum + cell.width, 0);
  return text.length + (text.match(/[\u4e00-\u9fff]/g)?.length ?? 0);
}
