import type { Face } from './face.js';
import type { Image } from './image.js';
import { type Em, em, type Pt, pt } from './length.js';
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

/**
 * The characters of a text, each in a cell of its own: entry `i` of every array is of the character `i`. Lengths are in em of
 * the line's type size.
 *
 *     x           x + advance
 *     |←— cell ——→|
 *        ↑ x + shift: the outline's origin
 */
export interface Cells {
  /** What each shows: the same object wherever the same character stands in the same cell. */
  readonly characters: readonly CellCharacter[];
  /** The left edge of each cell, from that of the first on its line. */
  readonly x: Float64Array;
  /** The width of each cell without the space that justification adds after it. */
  readonly advance: Float64Array;
  /** The span of the line that each is of, and from where to where in the span's text. */
  readonly span: Uint32Array;
  readonly start: Uint32Array;
  readonly end: Uint32Array;
}

export interface CellCharacter {
  /** The characters that it stands for, as they are copied out of the document. */
  readonly text: string;
  /** Its glyph; none where no font has one. */
  readonly shaped: { readonly glyph: number } | undefined;
  /** The distance from the cell's left edge to the outline's origin. */
  readonly shift: Em;
  /** Scale of this outline alone, on top of the run's: a dash is stretched to fill its cell. */
  readonly stretch: number;
}

/** Cells at a place on the paper. */
export interface PlacedCells {
  readonly cells: Cells;
  /** The left edge of a line's first cell. */
  readonly left: Pt;
  /** How long an em is, and by how much all widths are scaled beside it; 1 = not. */
  readonly size: Pt;
  readonly condense: number;
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
  /** Its glyphs are those of these cells from `start` to before `end`; characters without a glyph leave a gap. */
  readonly placed: PlacedCells;
  readonly start: number;
  readonly end: number;
}

/** A glyph and the cell that it stands in, by itself. */
export interface PositionedGlyph extends GlyphPlace {
  readonly glyph: number;
  readonly text: string;
  /** The left edge of the cell, from the paper's. */
  readonly x: Pt;
  readonly shift: Pt;
  readonly advance: Pt;
  readonly stretch: number;
}

/** The span of a line that a glyph is of, and from where to where in the span's text. */
export interface GlyphPlace {
  readonly span: number;
  readonly start: number;
  readonly end: number;
}

/** The left edge of a cell, from the paper's. */
export const cellLeft = ({ cells, left, size, condense }: PlacedCells, index: number): Pt =>
  pt(left + (cells.x[index] ?? 0) * size * condense);

/** Lengths in em of placed cells, in pt. */
export const cellLength = ({ size, condense }: PlacedCells, length: number): Pt => pt(length * size * condense);

/** The glyphs of runs one by one: for all who don't look at every character of an issue. */
export function glyphsOf(runs: readonly Pick<GlyphRun, 'placed' | 'start' | 'end'>[]): PositionedGlyph[] {
  const glyphs: PositionedGlyph[] = [];
  for (const { placed, start, end } of runs) {
    const { cells } = placed;
    for (let index = start; index < end; index += 1) {
      const character = cells.characters[index];
      if (!character?.shaped) continue;
      glyphs.push({
        glyph: character.shaped.glyph,
        text: character.text,
        x: cellLeft(placed, index),
        shift: cellLength(placed, character.shift),
        advance: cellLength(placed, cells.advance[index] ?? 0),
        stretch: character.stretch,
        span: cells.span[index] ?? 0,
        start: cells.start[index] ?? 0,
        end: cells.end[index] ?? 0,
      });
    }
  }
  return glyphs;
}

/** Cells that glyphs stand in one by one, as all of a run. */
export function runOfGlyphs(glyphs: readonly PositionedGlyph[]): Pick<GlyphRun, 'placed' | 'start' | 'end'> {
  const cells: Cells = {
    characters: glyphs.map(({ text, glyph, shift, stretch }) => ({
      text,
      shaped: { glyph },
      shift: em(shift),
      stretch,
    })),
    x: Float64Array.from(glyphs, ({ x }) => x),
    advance: Float64Array.from(glyphs, ({ advance }) => advance),
    span: Uint32Array.from(glyphs, ({ span }) => span),
    start: Uint32Array.from(glyphs, ({ start }) => start),
    end: Uint32Array.from(glyphs, ({ end }) => end),
  };
  return { placed: { cells, left: pt(0), size: pt(1), condense: 1 }, start: 0, end: glyphs.length };
}

/** Where a glyph of a line was written. */
export const glyphSource = (
  { spans }: Pick<PageLine, 'spans'>,
  { span, start, end }: GlyphPlace,
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
