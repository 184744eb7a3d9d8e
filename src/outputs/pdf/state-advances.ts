import type { GlyphRun, PositionedGlyph } from '../../model/page.js';
import { roundNumber } from './format-number.js';

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
 *
 * Raised marks stay in their line for all of these readers where the typesetter makes them large enough and raises them
 * by less than half their size (test/outputs/pdf/copy-out says how large).
 */

/** What a cell may be off without a copy of its own, in em: less than the least threshold, that of pdf.js, 0.102. */
const FREE_SPACE = 0.06;

/** By how much copies differ, in em: by whole steps, so that the many spaces of justified lines share few. */
const COPY_STEP = 1 / 16;

/** A space that is wider, in em of the type size, parts things that don't belong together (publisher and date) and stays one. */
const REAL_GAP = 1;

/** How exact a step is: sums of lengths are not, and a space of two steps must not count as one. */
const ROUNDING_SLACK = 1e-6;

/** A glyph with what the document states of it. */
export interface StatedGlyph extends PlacedGlyph {
  /** The advance that the glyph gets, in font units. */
  readonly advance: number;
  /** Whether a real gap follows it. */
  readonly beforeGap: boolean;
}

interface PlacedGlyph {
  readonly run: GlyphRun;
  readonly glyph: PositionedGlyph;
  /** Where its outline begins, in pt from the paper's left edge. */
  readonly origin: number;
  /** Horizontal scale in percent. */
  readonly scale: number;
  /** Width of an em of its outline, in pt. */
  readonly em: number;
}

/** What was stated, by the runs of a line: they are the same objects as long as the line is. */
export type StatedAdvances = WeakMap<readonly GlyphRun[], readonly StatedGlyph[]>;

/** The glyphs of a line, each with the advance that leaves no false blank after it. */
export function stateAdvances(runs: readonly GlyphRun[], known: StatedAdvances): readonly StatedGlyph[] {
  const before = known.get(runs);
  if (before) return before;
  // One object for each glyph, filled in once the next is placed: another one for its place would take as long as all the rest.
  const stated: GrowingGlyph[] = [];
  for (const run of runs) for (const glyph of run.glyphs) stated.push(placeGlyph(run, glyph));
  for (const [index, at] of stated.entries()) {
    const next = stated[index + 1];
    at.advance = Math.round(statedAdvance(at, next) * at.run.face.unitsPerEm);
    at.beforeGap = isRealGap(at, next);
  }
  known.set(runs, stated);
  return stated;
}

interface GrowingGlyph extends StatedGlyph {
  advance: number;
  beforeGap: boolean;
}

/** A glyph before it is known what follows it. */
function placeGlyph(run: GlyphRun, glyph: PositionedGlyph): GrowingGlyph {
  const scale = roundNumber(100 * run.scale * glyph.stretch);
  const em = (run.size * scale) / 100;
  return { run, glyph, origin: glyph.x + glyph.shift, scale, em, advance: 0, beforeGap: false };
}

/** The advance that a glyph is to have, in em of its outline. */
function statedAdvance(at: PlacedGlyph, next: PlacedGlyph | undefined): number {
  const cell = at.glyph.advance / at.em;
  if (!next || isRealGap(at, next)) return cell;
  const space = (next.origin - at.origin) / at.em - cell;
  if (Math.abs(space) <= FREE_SPACE) return cell;
  return Math.max(0, cell + Math.floor(space / COPY_STEP + ROUNDING_SLACK) * COPY_STEP);
}

const isRealGap = (at: PlacedGlyph, next: PlacedGlyph | undefined): boolean =>
  next !== undefined && next.glyph.x - at.glyph.x - at.glyph.advance > REAL_GAP * at.run.size;
