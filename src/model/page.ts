import type { Face } from './face.js';
import type { Pt } from './length.js';
import type { SourceRange } from './source.js';

/*
 * The typeset pages: all that any output is made from.
 * Every x is measured from the paper's left edge, every y from its top edge downwards.
 */

export interface Page {
  /** From 1. */
  readonly number: number;
  readonly width: Pt;
  readonly height: Pt;
  readonly items: readonly PageItem[];
}

export type PageItem = PageLine | Rule | Shade;

/** What the item is in the document's logical structure. Items of one element share its `id`, also across pages. */
export type StructureRole =
  | { readonly type: 'element'; readonly tag: 'H1' | 'H2' | 'H3' | 'H4' | 'P'; readonly id: number }
  | { readonly type: 'artifact'; readonly artifact: 'pagination' | 'layout' };

/** One line of text. */
export interface PageLine {
  readonly type: 'line';
  /** Where the line belongs; `body` lines are numbered on their page. */
  readonly part: 'masthead' | 'body' | 'colophon' | 'folio' | 'draft';
  readonly baseline: Pt;
  readonly runs: readonly GlyphRun[];
  readonly role: StructureRole;
}

/** Glyphs of one face, size and colour on one baseline, in reading order. */
export interface GlyphRun {
  readonly face: Face;
  readonly size: Pt;
  /** Horizontal scale of the outlines; 1 = none. */
  readonly scale: number;
  readonly color: Color;
  readonly glyphs: readonly PositionedGlyph[];
}

/**
 * A glyph and the cell it stands in.
 *
 *     x           x + advance
 *     |←— cell ——→|
 *        ↑ x + shift: the outline's origin
 */
export interface PositionedGlyph {
  readonly glyph: number;
  /** The characters it stands for, as they are copied out of the document. */
  readonly text: string;
  /** Left edge of the cell. */
  readonly x: Pt;
  /** From the cell's left edge to the outline's origin. */
  readonly shift: Pt;
  /** Width of the cell without the space that justification adds after it. */
  readonly advance: Pt;
  /** Scale of this outline alone, on top of the run's: a dash is stretched to fill its cell. */
  readonly stretch: number;
  readonly source?: SourceRange;
  /** Address of the link it belongs to. */
  readonly link?: string;
}

/** A straight horizontal rule. */
export interface Rule {
  readonly type: 'rule';
  readonly x: Pt;
  /** Of the rule's middle. */
  readonly y: Pt;
  readonly width: Pt;
  readonly thickness: Pt;
  readonly color: Color;
}

/** A filled rectangle behind text, such as the grey of a figure that is still missing. */
export interface Shade {
  readonly type: 'shade';
  /** Left edge. */
  readonly x: Pt;
  /** Top edge. */
  readonly y: Pt;
  readonly width: Pt;
  readonly height: Pt;
  readonly color: Color;
}

/** sRGB, each 0 to 1. */
export interface Color {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
}

export const black: Color = { red: 0, green: 0, blue: 0 };
