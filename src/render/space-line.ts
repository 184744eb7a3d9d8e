import type { Face } from '../model/face.js';
import type { Color, GlyphRun, Page, PageLine, PositionedGlyph, Rule, Shade } from '../model/page.js';
import { roundNumber } from './format-number.js';
import type { GlyphCopies, GlyphCopy } from './glyph-copies.js';

/*
 * The space between characters, as the document states it.
 *
 * Readers of a PDF know no words: pdf.js, PDFium and poppler take it for a blank where the next glyph starts more than
 * about 0.1 em after the end of the one before, and PDFium also where it starts as much before it. Chinese is full of
 * such places that are no blanks: the 1/8 em between Han and digits, justified lines, marks of half a cell, outlines
 * narrower than their cell. So the advance that a document states for a glyph is its cell, and where the next one is
 * away from the cell's end, a copy of the glyph with another advance takes that distance up.
 *
 *      |← cell ——→|← space →|
 *      咨                    1
 *      |← stated ————→|←  →|       what is left is less than a step and is made by displacement
 */

/** In em. What a cell may be off without a copy of its own: below the least threshold, pdf.js's 0.102. */
const FREE_SPACE = 0.06;

/** In em. Copies differ by whole steps, so that the many spaces of justified lines share few. */
const COPY_STEP = 1 / 16;

/** In em of the type size. A wider space parts things that don't belong together (publisher and date) and stays one. */
const REAL_GAP = 1;

/** Of a step: sums of lengths are not exact, and a space of two steps must not count as one. */
const ROUNDING_SLACK = 1e-6;

/** Glyphs that one text state shows. */
export interface TextSpan {
  readonly face: Face;
  /** In pt. */
  readonly size: number;
  /** Horizontal scale in percent, as the document states it. */
  readonly scale: number;
  readonly color: Color;
  readonly glyphs: readonly SpacedGlyph[];
}

export interface SpacedGlyph {
  readonly copy: GlyphCopy;
  /** Of the outline's origin, pt from the paper's left edge. */
  readonly x: number;
}

export interface SpacedLine {
  readonly type: 'line';
  readonly line: PageLine;
  readonly spans: readonly TextSpan[];
  /** What is copied out for the line, real gaps as one blank. */
  readonly text: string;
}

export interface SpacedPage {
  readonly page: Page;
  readonly items: readonly (SpacedLine | Rule | Shade)[];
}

/** A page with the glyph copies that it is drawn with. */
export function spacePage(page: Page, copies: GlyphCopies): SpacedPage {
  return { page, items: page.items.map((item) => (item.type === 'line' ? spaceLine(item, copies) : item)) };
}

interface PlacedGlyph {
  readonly run: GlyphRun;
  readonly glyph: PositionedGlyph;
  readonly origin: number;
  /** In percent. */
  readonly scale: number;
  /** Width of an em of its outline, in pt. */
  readonly em: number;
}

/** A line as text spans, each glyph with the copy that leaves no false blank after it. */
export function spaceLine(line: PageLine, copies: GlyphCopies): SpacedLine {
  const placed = line.runs.flatMap((run) => run.glyphs.map((glyph) => placeGlyph(run, glyph)));
  const spans: (TextSpan & { readonly glyphs: SpacedGlyph[] })[] = [];
  let text = '';
  for (const [index, at] of placed.entries()) {
    const next = placed[index + 1];
    const { face, size, color } = at.run;
    const copy = copies.request({
      face,
      glyph: at.glyph.glyph,
      advance: Math.round(statedAdvance(at, next) * face.unitsPerEm),
      text: at.glyph.text,
    });
    const span = spans.at(-1);
    const shown = { copy, x: at.origin };
    if (span && placed[index - 1]?.run === at.run && span.scale === at.scale) span.glyphs.push(shown);
    else spans.push({ face, size, scale: at.scale, color, glyphs: [shown] });
    text += isRealGap(at, next) ? `${at.glyph.text} ` : at.glyph.text;
  }
  return { type: 'line', line, spans, text };
}

function placeGlyph(run: GlyphRun, glyph: PositionedGlyph): PlacedGlyph {
  const scale = roundNumber(100 * run.scale * glyph.stretch);
  return { run, glyph, origin: glyph.x + glyph.shift, scale, em: (run.size * scale) / 100 };
}

/** In em of the outline. */
function statedAdvance(at: PlacedGlyph, next: PlacedGlyph | undefined): number {
  const cell = at.glyph.advance / at.em;
  if (!next || isRealGap(at, next)) return cell;
  const space = (next.origin - at.origin) / at.em - cell;
  if (Math.abs(space) <= FREE_SPACE) return cell;
  return Math.max(0, cell + Math.floor(space / COPY_STEP + ROUNDING_SLACK) * COPY_STEP);
}

const isRealGap = (at: PlacedGlyph, next: PlacedGlyph | undefined): boolean =>
  next !== undefined && next.glyph.x - at.glyph.x - at.glyph.advance > REAL_GAP * at.run.size;
