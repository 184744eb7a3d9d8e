import type { Face } from './face.js';
import type { Image } from './image.js';
import type { Pt } from './length.js';
import type { RunChange } from './redline.js';
import type { SourceRange } from './source.js';

/*
 * The typeset pages: all that any output is made from.
 * Every x is measured from the paper's left edge, every y from its top edge downwards.
 */

export interface Page {
  /** The number of the page, from 1. */
  readonly number: number;
  readonly width: Pt;
  readonly height: Pt;
  readonly items: readonly PageItem[];
}

export type PageItem = PageLine | RuledLine | Shade | Polyline | Disc | PlacedImage;

/** What an item is in the document's logical structure. */
export type StructureRole =
  | StructureElement
  | { readonly type: 'artifact'; readonly artifact: 'pagination' | 'layout' };

/**
 * An element of the logical structure [ISO 32000-1, 14.8.4]. Items of one element share its `id`, also across pages. An
 * element's place among its siblings is that of its first item; below the document itself it is that of its `id`, since a
 * figure that floats is drawn pages after text behind it.
 *
 *     Table ─ TR ─ TD   an item of the cell has the role TD, whose parent is TR, whose parent is Table
 */
export interface StructureElement {
  readonly type: 'element';
  readonly tag: StructureTag;
  readonly id: number;
  /** The element that it is part of; without one it is part of the document itself. */
  readonly parent?: StructureElement;
  /** What a Figure shows, in words. */
  readonly alternative?: string;
  /** The cells that a TH heads. */
  readonly scope?: 'Column' | 'Row';
  /** What the labels of an L are, if it has any. */
  readonly numbering?: 'Decimal' | 'None';
}

/** Standard structure types [ISO 32000-1, tables 333 to 340]. */
export type StructureTag =
  | ('H1' | 'H2' | 'H3' | 'H4' | 'P' | 'BlockQuote')
  | ('L' | 'LI' | 'Lbl' | 'LBody')
  | ('Table' | 'TR' | 'TH' | 'TD')
  | ('Figure' | 'Caption' | 'Reference' | 'Note')
  | ('TOC' | 'TOCI');

/** One line of text. */
export interface PageLine {
  readonly type: 'line';
  /** Where the line belongs; `body` lines are numbered on their page. */
  readonly part:
    | 'masthead'
    | 'body'
    | 'table'
    | 'figure'
    | 'note'
    | 'colophon'
    | 'folio'
    | 'draft'
    | 'approval'
    | 'redline';
  readonly baseline: Pt;
  readonly runs: readonly GlyphRun[];
  /** The spans of the text that the line is of, by the `span` of its glyphs; those without a glyph on the line may be missing. */
  readonly spans: readonly (GlyphSpan | undefined)[];
  readonly role: StructureRole;
}

/** A stretch of text that was written in one place: what its glyphs share besides their look. */
export interface GlyphSpan {
  /** Where `start` to `end` of its text was written. */
  readonly sourceOf?: (start: number, end: number) => SourceRange;
  /** Address of the link it belongs to. */
  readonly link?: string;
  /** Where it is another element than its line: a list's label, a footnote's mark. */
  readonly role?: StructureElement;
  /** How it differs from an earlier version. */
  readonly change?: RunChange;
}

/** Glyphs of one face, size and colour on one baseline, in reading order. */
export interface GlyphRun {
  readonly face: Face;
  readonly size: Pt;
  /** Horizontal scale of the outlines; 1 = none. */
  readonly scale: number;
  /** How far its baseline stands above the line's: marks of footnotes stand higher. */
  readonly rise: Pt;
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
  /** The left edge of the cell. */
  readonly x: Pt;
  /** The distance from the cell's left edge to the outline's origin. */
  readonly shift: Pt;
  /** Width of the cell without the space that justification adds after it. */
  readonly advance: Pt;
  /** Scale of this outline alone, on top of the run's: a dash is stretched to fill its cell. */
  readonly stretch: number;
  /** The span of the line that it is of, and from where to where in the span's text. */
  readonly span: number;
  readonly start: number;
  readonly end: number;
}

/** Where a glyph of a line was written. */
export const glyphSource = (
  { spans }: Pick<PageLine, 'spans'>,
  { span, start, end }: Pick<PositionedGlyph, 'span' | 'start' | 'end'>,
): SourceRange | undefined => spans[span]?.sourceOf?.(start, end);

/** A straight horizontal rule. Without a role it is an artifact of the layout, as are shades. */
export interface RuledLine {
  readonly type: 'rule';
  readonly x: Pt;
  /** The middle of the rule. */
  readonly y: Pt;
  readonly width: Pt;
  readonly thickness: Pt;
  readonly color: Color;
  readonly role?: StructureRole;
}

/** A filled rectangle: the grey behind a figure that is still missing, a vertical rule, a bar of a chart. */
export interface Shade {
  readonly type: 'shade';
  /** The left edge. */
  readonly x: Pt;
  /** The top edge. */
  readonly y: Pt;
  readonly width: Pt;
  readonly height: Pt;
  readonly color: Color;
  readonly role?: StructureRole;
}

export interface Point {
  readonly x: Pt;
  readonly y: Pt;
}

/** A line through points, drawn but not filled. */
export interface Polyline {
  readonly type: 'polyline';
  /** The points of the line, at least two. */
  readonly points: readonly Point[];
  readonly thickness: Pt;
  readonly color: Color;
  readonly role: StructureRole;
}

/** A filled circle with its outline. */
export interface Disc {
  readonly type: 'disc';
  readonly centre: Point;
  /** The radius, from the centre to the middle of the outline. */
  readonly radius: Pt;
  readonly thickness: Pt;
  readonly color: Color;
  readonly fill: Color;
  readonly role: StructureRole;
}

/** An image, stretched to fill its box. */
export interface PlacedImage {
  readonly type: 'image';
  readonly image: Image;
  /** The left edge. */
  readonly x: Pt;
  /** The top edge. */
  readonly y: Pt;
  readonly width: Pt;
  readonly height: Pt;
  /** How many of the image's pixels an inch are kept at most. */
  readonly resolution: number;
  readonly role: StructureRole;
  readonly source?: SourceRange;
}

/** sRGB, each 0 to 1. */
export interface Color {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
}

export const black: Color = { red: 0, green: 0, blue: 0 };
