import { cellLeft, cellLength, type GlyphRun } from '../../model/page.js';
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

/** The glyphs of a line where they stand: entry `i` of every array is of the glyph `i`. */
export interface PlacedGlyphs {
  /** The run that it is of, and the cell that it stands in. */
  readonly run: readonly GlyphRun[];
  readonly cell: readonly number[];
  /** The left edge of the cell and where the outline begins, in pt from the paper's left edge. */
  readonly left: readonly number[];
  readonly origin: readonly number[];
  /** The width of the cell, in pt. */
  readonly width: readonly number[];
  /** Horizontal scale in percent. */
  readonly scale: readonly number[];
}

export function placeGlyphs(runs: readonly GlyphRun[]): PlacedGlyphs {
  const glyphs = {
    run: [] as GlyphRun[],
    cell: [] as number[],
    left: [] as number[],
    origin: [] as number[],
    width: [] as number[],
    scale: [] as number[],
  };
  for (const run of runs) {
    const { placed, start, end } = run;
    const { characters, advance } = placed.cells;
    for (let index = start; index < end; index += 1) {
      const character = characters[index];
      if (!character?.shaped) continue;
      const left = cellLeft(placed, index);
      glyphs.run.push(run);
      glyphs.cell.push(index);
      glyphs.left.push(left);
      glyphs.origin.push(left + cellLength(placed, character.shift));
      glyphs.width.push(cellLength(placed, advance[index] ?? 0));
      glyphs.scale.push(roundNumber(100 * run.scale * character.stretch));
    }
  }
  return glyphs;
}

/** The advance that is stated for a glyph, in font units: it leaves no false blank after it. */
export const advanceOf = (glyphs: PlacedGlyphs, at: number): number =>
  Math.round(statedAdvance(glyphs, at) * (glyphs.run[at]?.face.unitsPerEm ?? 0));

/** The same in em of its outline. */
function statedAdvance(glyphs: PlacedGlyphs, at: number): number {
  const { run, origin, width, scale } = glyphs;
  const em = ((run[at]?.size ?? 0) * (scale[at] ?? 0)) / 100;
  const cell = (width[at] ?? 0) / em;
  const next = origin[at + 1];
  if (next === undefined || isBeforeGap(glyphs, at)) return cell;
  const space = (next - (origin[at] ?? 0)) / em - cell;
  if (Math.abs(space) <= FREE_SPACE) return cell;
  return Math.max(0, cell + Math.floor(space / COPY_STEP + ROUNDING_SLACK) * COPY_STEP);
}

/** Whether a real gap follows a glyph. */
export function isBeforeGap({ run, left, width }: PlacedGlyphs, at: number): boolean {
  const next = left[at + 1];
  return next !== undefined && next - (left[at] ?? 0) - (width[at] ?? 0) > REAL_GAP * (run[at]?.size ?? 0);
}
