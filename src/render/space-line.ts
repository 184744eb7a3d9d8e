import type { Face } from '../model/face.js';
import type { Color, GlyphRun, Page, PageItem, PageLine, PositionedGlyph, StructureElement } from '../model/page.js';
import { roundNumber } from './format-number.js';
import type { GlyphCopies, GlyphCopy } from './glyph-copies.js';
import { encloseBoxes, type PageBox } from './page-box.js';

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
 * by less than half their size (test/render/copy-out says how large).
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
  /** Above the line's baseline, in pt. */
  readonly rise: number;
  readonly color: Color;
  readonly glyphs: readonly SpacedGlyph[];
}

export interface SpacedGlyph {
  readonly copy: GlyphCopy;
  /** Of the outline's origin, pt from the paper's left edge. */
  readonly x: number;
}

/** A stretch of a line that is one element's and one link, or none: what is drawn in one go. */
export interface LinePiece {
  readonly type: 'piece';
  /** In pt from the paper's top edge. */
  readonly baseline: number;
  readonly box: PageBox;
  /** Whose it is, where that is another element than the line's. */
  readonly role: StructureElement | undefined;
  /** Address of the link, as it was written. */
  readonly link: string | undefined;
  readonly spans: readonly TextSpan[];
  /** What is copied out for the piece, real gaps as one blank. */
  readonly text: string;
}

export interface SpacedLine {
  readonly type: 'line';
  readonly line: PageLine;
  readonly pieces: readonly LinePiece[];
}

/** What is drawn as the typesetter has it: all but text. */
export type Shape = Exclude<PageItem, PageLine>;

export interface SpacedPage {
  readonly page: Page;
  readonly items: readonly (SpacedLine | Shape)[];
}

/** A page with the glyph copies that it is drawn with. */
export function spacePage(page: Page, copies: GlyphCopies): SpacedPage {
  const items = page.items.map((item) => (item.type === 'line' ? spaceLine(item, copies) : item));
  return { page, items };
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

/** A glyph with its copy, and whether a real gap follows it. */
interface CopiedGlyph extends PlacedGlyph {
  readonly copy: GlyphCopy;
  readonly beforeGap: boolean;
}

/** A line as pieces of text spans, each glyph with the copy that leaves no false blank after it. */
export function spaceLine(line: PageLine, copies: GlyphCopies): SpacedLine {
  const placed = line.runs.flatMap((run) => run.glyphs.map((glyph) => placeGlyph(run, glyph)));
  const copied = placed.map((at, index): CopiedGlyph => {
    const next = placed[index + 1];
    // Written out: a spread for each glyph took half the time of this step.
    const { run, glyph, origin, scale, em } = at;
    return { run, glyph, origin, scale, em, copy: requestCopy(at, next, copies), beforeGap: isRealGap(at, next) };
  });
  const pieces = splitList(copied, isPieceEnd);
  return { type: 'line', line, pieces: pieces.map((glyphs) => linePiece(glyphs, line.baseline)) };
}

const isPieceEnd = ({ glyph: before }: PlacedGlyph, { glyph: at }: PlacedGlyph): boolean =>
  before.link !== at.link || before.role?.id !== at.role?.id;

function placeGlyph(run: GlyphRun, glyph: PositionedGlyph): PlacedGlyph {
  const scale = roundNumber(100 * run.scale * glyph.stretch);
  return { run, glyph, origin: glyph.x + glyph.shift, scale, em: (run.size * scale) / 100 };
}

function requestCopy(at: PlacedGlyph, next: PlacedGlyph | undefined, copies: GlyphCopies): GlyphCopy {
  const { face } = at.run;
  const advance = Math.round(statedAdvance(at, next) * face.unitsPerEm);
  return copies.request({ face, glyph: at.glyph.glyph, advance, text: at.glyph.text });
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

function linePiece(glyphs: readonly [CopiedGlyph, ...CopiedGlyph[]], baseline: number): LinePiece {
  const [first] = glyphs;
  return {
    type: 'piece',
    baseline,
    box: encloseBoxes(glyphs.map((at) => emBox(at, baseline))),
    role: first.glyph.role,
    link: first.glyph.link,
    spans: splitList(glyphs, (before, at) => before.run !== at.run || before.scale !== at.scale).map(textSpan),
    text: glyphs.map(({ glyph, beforeGap }) => (beforeGap ? `${glyph.text} ` : glyph.text)).join(''),
  };
}

/** The em box of CJK faces below and above the baseline, in em (OpenType `BASE`, ideo and idtp at the customary 120 and 880). */
const BELOW_BASELINE = 0.12;
const ABOVE_BASELINE = 0.88;

function emBox({ run: { size, rise }, glyph: { x, advance } }: PlacedGlyph, baseline: number): PageBox {
  const own = baseline - rise;
  return { left: x, top: own - ABOVE_BASELINE * size, right: x + advance, bottom: own + BELOW_BASELINE * size };
}

function textSpan(glyphs: readonly [CopiedGlyph, ...CopiedGlyph[]]): TextSpan {
  const { face, size, rise, color } = glyphs[0].run;
  const shown = glyphs.map(({ copy, origin }) => ({ copy, x: origin }));
  return { face, size, scale: glyphs[0].scale, rise, color, glyphs: shown };
}

/** The stretches of a list, a new one wherever two neighbours are `parted`. */
function splitList<T>(list: readonly T[], parted: (before: T, at: T) => boolean): [T, ...T[]][] {
  const stretches: [T, ...T[]][] = [];
  for (const at of list) {
    const stretch = stretches.at(-1);
    const before = stretch?.at(-1);
    if (stretch === undefined || before === undefined || parted(before, at)) stretches.push([at]);
    else stretch.push(at);
  }
  return stretches;
}
