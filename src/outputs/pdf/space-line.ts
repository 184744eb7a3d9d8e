import type { Face } from '../../model/face.js';
import type { Color, GlyphSpan, Page, PageItem, PageLine, StructureElement } from '../../model/page.js';
import type { RunChange } from '../../model/redline.js';
import type { GlyphCopies } from './glyph-copies.js';
import type { PageBox } from './page-box.js';
import { advanceOf, isBeforeGap, placeGlyphs } from './state-advances.js';

/** A stretch of a line that is one element's, one link or none, one change or none: what is drawn in one go. */
export interface LinePiece {
  readonly type: 'piece';
  readonly line: PageLine;
  /** Its glyphs among those of the line. */
  readonly start: number;
  readonly end: number;
  /** The number of the copy that each glyph of the line is drawn with. */
  readonly copies: Uint32Array;
  /** The element that it belongs to, where that is another one than the line's. */
  readonly role: StructureElement | undefined;
  /** Address of the link, as it was written. */
  readonly link: string | undefined;
  /** How it differs from an earlier version. */
  readonly change: RunChange | undefined;
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

/**
 * A line as pieces, each glyph with the copy that leaves no false blank after it. A document keeps nothing else of its glyphs until
 * the fonts are made: where they stand is reckoned again when they are drawn.
 */
export function spaceLine(line: PageLine, known: GlyphCopies): SpacedLine {
  const glyphs = placeGlyphs(line.runs);
  const { length } = glyphs.run;
  const copies = new Uint32Array(length);
  const pieces: (LinePiece & { end: number })[] = [];
  let spanBefore = -1;
  for (const [at, run] of glyphs.run.entries()) {
    const cell = glyphs.cell[at] ?? 0;
    const { characters, span: spanOf } = run.placed.cells;
    const { text = '', shaped } = characters[cell] ?? {};
    copies[at] = known.request(run.face, shaped?.glyph ?? 0, advanceOf(glyphs, at), text).id;
    const ofSpan = spanOf[cell] ?? 0;
    const piece = pieces.at(-1);
    if (piece && (ofSpan === spanBefore || !isPieceEnd(line.spans[spanBefore], line.spans[ofSpan]))) {
      piece.end = at + 1;
    } else {
      const { role, link, change } = line.spans[ofSpan] ?? {};
      pieces.push({ type: 'piece', line, start: at, end: at + 1, copies, role, link, change });
    }
    spanBefore = ofSpan;
  }
  return { type: 'line', line, pieces };
}

const isPieceEnd = (left: GlyphSpan | undefined, right: GlyphSpan | undefined): boolean =>
  left?.link !== right?.link || left?.role?.id !== right?.role?.id || !areSameChange(left?.change, right?.change);

/** Whether two stretches of text are part of the same change, or of none. */
export const areSameChange = (a: RunChange | undefined, b: RunChange | undefined): boolean =>
  a?.type === b?.type && a?.edit === b?.edit;

/** Glyphs that one text state shows. */
export interface TextStateSpan {
  readonly face: Face;
  /** The type size, in pt. */
  readonly size: number;
  /** Horizontal scale in percent, as the document states it. */
  readonly scale: number;
  /** How far the glyphs are raised above the line's baseline, in pt. */
  readonly rise: number;
  readonly color: Color;
  /** The copy of each glyph, and where its outline begins, in pt from the paper's left edge. */
  readonly copies: number[];
  readonly origins: number[];
}

/** What a piece shows. */
interface ShownPiece {
  readonly spans: readonly TextStateSpan[];
  /** What is copied out for the piece, real gaps as one blank. */
  readonly text: string;
}

/** A piece as spans of one text state each. */
export function showPiece({ line, start, end, copies }: LinePiece): ShownPiece {
  const glyphs = placeGlyphs(line.runs);
  const spans: TextStateSpan[] = [];
  let shown = '';
  for (let at = start; at < end; at += 1) {
    const run = glyphs.run[at];
    if (!run) break;
    const scale = glyphs.scale[at] ?? 0;
    let span = spans.at(-1);
    if (!span || glyphs.run[at - 1] !== run || span.scale !== scale) {
      const { face, size, rise, color } = run;
      span = { face, size, scale, rise, color, copies: [], origins: [] };
      spans.push(span);
    }
    span.copies.push(copies[at] ?? 0);
    span.origins.push(glyphs.origin[at] ?? 0);
    shown += run.placed.cells.characters[glyphs.cell[at] ?? 0]?.text ?? '';
    if (isBeforeGap(glyphs, at)) shown += ' ';
  }
  return { spans, text: shown };
}

/** The em box of CJK faces below and above the baseline, in em (OpenType `BASE`, ideo and idtp at the customary 120 and 880). */
const BELOW_BASELINE = 0.12;
const ABOVE_BASELINE = 0.88;

/** The em boxes of all cells of a piece. */
export function boxOfPiece({ line: { baseline, runs }, start, end }: LinePiece): PageBox {
  const { run, left, width } = placeGlyphs(runs);
  const glyphs = run.slice(start, end);
  return {
    left: Math.min(...left.slice(start, end)),
    top: Math.min(...glyphs.map(({ rise, size }) => baseline - rise - ABOVE_BASELINE * size)),
    right: Math.max(...glyphs.map((_, index) => (left[start + index] ?? 0) + (width[start + index] ?? 0))),
    bottom: Math.max(...glyphs.map(({ rise, size }) => baseline - rise + BELOW_BASELINE * size)),
  };
}
