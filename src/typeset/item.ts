import type { FontRole, ShapedGlyph } from '../model/face.js';
import type { Em } from '../model/length.js';
import type { SourceRange } from '../model/source.js';
import type { CharClass } from './char-class.js';

/** A character on its way to a line. */
export interface Item {
  readonly text: string;
  readonly charClass: CharClass;
  readonly role: FontRole;
  /** None where no font has the character: it keeps its place, and a finding says so. */
  readonly shaped: ShapedGlyph | undefined;
  /** Width of its cell. */
  readonly advance: Em;
  /** How much of the cell is blank on either side and may be trimmed (rules P and E). */
  readonly blankBefore: Em;
  readonly blankAfter: Em;
  /** From the cell's left edge to the outline's origin. */
  readonly shift: Em;
  /** Horizontal scale of this outline alone. */
  readonly stretch: number;
  readonly source?: SourceRange;
  readonly link?: string;
  /** Stands for something that is not there yet. */
  readonly missing?: true;
}

/**
 * How firmly two neighbours hold together. Where a line can't be broken otherwise they give way in this order (K7), and
 * that is reported; `never` only gives way where the measure is under two ems.
 */
export const hold = { free: 0, glue: 1, word: 2, number: 3, kinsoku: 4, never: 5 } as const;
export type Hold = (typeof hold)[keyof typeof hold];

/** How the space between two neighbours may grow when the line is justified (J2). */
export type GapKind = 'plain' | 'autospace' | 'rigid';

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
}

/** A paragraph ready to be broken: `gaps[i]` stands before `items[i]`, `gaps[0]` means nothing. */
export interface PreparedText {
  readonly items: readonly Item[];
  readonly gaps: readonly Gap[];
}
