import type { FontRole, ShapedGlyph } from '../model/face.js';
import type { Em } from '../model/length.js';
import type { CellCharacter, Cells } from '../model/page.js';
import { type CharClass, isMark } from './char-class.js';

/** A character on its way to a line: one object for all places of a document at which it is set alike. */
export interface Item extends CellCharacter {
  /** Where the text is several code points: the character that it is classed and shaped as, or empty, and its selector. */
  readonly base: string | undefined;
  readonly selector: number | undefined;
  readonly charClass: CharClass;
  readonly role: FontRole;
  /** The glyph; undefined where no font has the character: it keeps its place, and a finding says so. */
  readonly shaped: ShapedGlyph | undefined;
  /** Width of its cell. */
  readonly advance: Em;
  /** How much of the cell is blank on either side and may be trimmed (rules P, E and J1). */
  readonly blankBefore: Em;
  readonly blankAfter: Em;
  /** Set smaller and higher than the text around it. */
  readonly raised: Raised | undefined;
}

/** The characters of a text that was composed. */
export interface TextCells extends Cells {
  readonly characters: readonly Item[];
}

/** The span of the text that each item stands in, and from where to where there: entry `i` of every array is of item `i`. */
export type ItemPlaces = Pick<Cells, 'span' | 'start' | 'end'>;

export interface Raised {
  /** Its type size, as a share of the text's. */
  readonly scale: number;
  /** The height of its baseline above the text's, in em of the text. */
  readonly rise: Em;
}

/**
 * How firmly two neighbours hold together. Where a line can't be broken otherwise they give way in this order (K7), and
 * that is reported; `soft` gives way unreported, and rather than let a line grow loose; `never` only gives way where the
 * measure is under two ems.
 */
export const hold = { free: 0, soft: 1, glue: 2, word: 3, number: 4, kinsoku: 5, never: 6 } as const;
export type Hold = (typeof hold)[keyof typeof hold];

/** How the space between two neighbours may grow when the line is justified (J2). */
export type GapKind = 'plain' | 'autospace' | 'rigid';

/**
 * J1: what a line that must become narrower gives, one class used up before the next, after its line-end mark (E1)
 * [CLREQ "Line adjustment": 先挤进; JLREQ 3.8.3]. Full stops are the last and give only where a template says so. Where
 * it lets all marks give alike, they are one class.
 */
export const shrinkOrder = ['word-space', 'mark', 'bracket', 'comma', 'autospace', 'full-stop'] as const;
export type ShrinkClass = (typeof shrinkOrder)[number];

/** So much a gap may give, as a member of a class; the members of a class have equal room. */
export interface Shrink {
  readonly from: ShrinkClass;
  readonly room: Em;
}

/**
 * What stands between an item and the one before it.
 *
 *     item   gap   item
 *     [汉] ←space→ [1]      autospace: space > 0
 *     [。]←space→ [”]       compression: space < 0, the cells overlap where they are blank
 */
export interface Gap {
  readonly space: Em;
  readonly kind: GapKind;
  readonly hold: Hold;
  /** What the gap may give when the line is squeezed (J1). */
  readonly shrinks: readonly Shrink[];
}

/** A paragraph ready to be broken: `gaps[i]` stands before `items[i]`, `gaps[0]` means nothing. */
export interface PreparedText {
  readonly items: readonly Item[];
  readonly gaps: readonly Gap[];
}

/** R1: whether these items, as a paragraph's last line, are a runt: one Han, with or without marks, or marks alone. */
export function isRunt(items: readonly Item[]): boolean {
  const [only, ...others] = items.filter((item) => !isMark(item.charClass) && !item.raised);
  return others.length === 0 && (!only || only.charClass === 'han');
}
