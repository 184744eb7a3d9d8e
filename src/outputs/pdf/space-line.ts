import type { Face } from '../../model/face.js';
import type { Color, GlyphRun, GlyphSpan, Page, PageItem, PageLine, StructureElement } from '../../model/page.js';
import type { GlyphCopies, GlyphCopy } from './glyph-copies.js';
import type { PageBox } from './page-box.js';
import { isBeforeGap, stateAdvances } from './state-advances.js';

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
  readonly copies: readonly GlyphCopy[];
  readonly origins: readonly number[];
}

/** A stretch of a line that is one element's and one link, or none: what is drawn in one go. */
export interface LinePiece {
  readonly type: 'piece';
  /** Where the baseline lies, in pt from the paper's top edge. */
  readonly baseline: number;
  readonly box: PageBox;
  /** The element that it belongs to, where that is another one than the line's. */
  readonly role: StructureElement | undefined;
  /** Address of the link, as it was written. */
  readonly link: string | undefined;
  readonly spans: readonly TextStateSpan[];
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

interface GrowingPiece extends LinePiece {
  readonly box: Writable<PageBox>;
  readonly spans: GrowingSpan[];
  text: string;
}

interface GrowingSpan extends TextStateSpan {
  readonly copies: GlyphCopy[];
  readonly origins: number[];
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** A line as pieces of text spans, each glyph with the copy that leaves no false blank after it. */
export function spaceLine(line: PageLine, copies: GlyphCopies): SpacedLine {
  const pieces: GrowingPiece[] = [];
  const glyphs = stateAdvances(line.runs);
  let spanBefore = -1;
  for (const [at, run] of glyphs.run.entries()) {
    const cell = glyphs.cell[at] ?? 0;
    const { characters, span: spanOf } = run.placed.cells;
    const { text = '', shaped } = characters[cell] ?? {};
    const ofSpan = spanOf[cell] ?? 0;
    const scale = glyphs.scale[at] ?? 0;
    let piece = pieces.at(-1);
    if (!piece || (ofSpan !== spanBefore && isPieceEnd(line.spans[spanBefore], line.spans[ofSpan]))) {
      piece = newPiece(line, line.spans[ofSpan]);
      pieces.push(piece);
    }
    spanBefore = ofSpan;
    let span = piece.spans.at(-1);
    if (!span || glyphs.run[at - 1] !== run || span.scale !== scale) {
      const { face, size, rise, color } = run;
      span = { face, size, scale, rise, color, copies: [], origins: [] };
      piece.spans.push(span);
    }
    span.copies.push(copies.request(run.face, shaped?.glyph ?? 0, glyphs.advance[at] ?? 0, text));
    span.origins.push(glyphs.origin[at] ?? 0);
    piece.text += isBeforeGap(glyphs, at) ? `${text} ` : text;
    enclose(piece.box, run, { baseline: line.baseline, left: glyphs.left[at] ?? 0, width: glyphs.width[at] ?? 0 });
  }
  return { type: 'line', line, pieces };
}

const isPieceEnd = (left: GlyphSpan | undefined, right: GlyphSpan | undefined): boolean =>
  left?.link !== right?.link || left?.role?.id !== right?.role?.id;

function newPiece({ baseline }: PageLine, { role, link }: GlyphSpan = {}): GrowingPiece {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  return { type: 'piece', baseline, box, role, link, spans: [], text: '' };
}

/** The em box of CJK faces below and above the baseline, in em (OpenType `BASE`, ideo and idtp at the customary 120 and 880). */
const BELOW_BASELINE = 0.12;
const ABOVE_BASELINE = 0.88;

/** Makes a box as large as the em box of a glyph's cell asks for. */
function enclose(
  box: Writable<PageBox>,
  { size, rise }: GlyphRun,
  { baseline, left, width }: { readonly baseline: number; readonly left: number; readonly width: number },
): void {
  const own = baseline - rise;
  box.left = Math.min(box.left, left);
  box.top = Math.min(box.top, own - ABOVE_BASELINE * size);
  box.right = Math.max(box.right, left + width);
  box.bottom = Math.max(box.bottom, own + BELOW_BASELINE * size);
}
