import type { Face } from '../../model/face.js';
import type { Color, Page, PageItem, PageLine, StructureElement } from '../../model/page.js';
import type { GlyphCopies, GlyphCopy } from './glyph-copies.js';
import type { PageBox } from './page-box.js';
import { type StatedAdvances, type StatedGlyph, stateAdvances } from './state-advances.js';

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
  readonly glyphs: readonly SpacedGlyph[];
}

interface SpacedGlyph {
  readonly copy: GlyphCopy;
  /** The outline's origin, in pt from the paper's left edge. */
  readonly x: number;
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

/** What the lines of one document are spaced with. */
interface Spacing {
  readonly copies: GlyphCopies;
  readonly known: StatedAdvances;
}

/** A page with the glyph copies that it is drawn with. */
export function spacePage(page: Page, spacing: Spacing): SpacedPage {
  const items = page.items.map((item) => (item.type === 'line' ? spaceLine(item, spacing) : item));
  return { page, items };
}

interface GrowingPiece extends LinePiece {
  readonly box: Writable<PageBox>;
  readonly spans: (TextStateSpan & { readonly glyphs: SpacedGlyph[] })[];
  text: string;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** A line as pieces of text spans, each glyph with the copy that leaves no false blank after it. */
export function spaceLine(line: PageLine, { copies, known }: Spacing): SpacedLine {
  const pieces: GrowingPiece[] = [];
  let before: StatedGlyph | undefined;
  for (const stated of stateAdvances(line.runs, known)) {
    const { run, glyph, origin, scale, advance } = stated;
    let piece = pieces.at(-1);
    if (!piece || (before && isPieceEnd(line, before, stated))) {
      piece = newPiece(line, stated);
      pieces.push(piece);
    }
    let span = piece.spans.at(-1);
    if (!span || before?.run !== run || before.scale !== scale) {
      span = { face: run.face, size: run.size, scale, rise: run.rise, color: run.color, glyphs: [] };
      piece.spans.push(span);
    }
    span.glyphs.push({ copy: copies.request(run.face, glyph.glyph, advance, glyph.text), x: origin });
    piece.text += stated.beforeGap ? `${glyph.text} ` : glyph.text;
    enclose(piece.box, stated, line.baseline);
    before = stated;
  }
  return { type: 'line', line, pieces };
}

function isPieceEnd({ spans }: PageLine, { glyph: before }: StatedGlyph, { glyph: at }: StatedGlyph): boolean {
  if (before.span === at.span) return false;
  const [left, right] = [spans[before.span], spans[at.span]];
  return left?.link !== right?.link || left?.role?.id !== right?.role?.id;
}

function newPiece({ baseline, spans }: PageLine, { glyph }: StatedGlyph): GrowingPiece {
  const { role, link } = spans[glyph.span] ?? {};
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  return { type: 'piece', baseline, box, role, link, spans: [], text: '' };
}

/** The em box of CJK faces below and above the baseline, in em (OpenType `BASE`, ideo and idtp at the customary 120 and 880). */
const BELOW_BASELINE = 0.12;
const ABOVE_BASELINE = 0.88;

/** Makes a box as large as the em box of a glyph's cell asks for. */
function enclose(
  box: Writable<PageBox>,
  { run: { size, rise }, glyph: { x, advance } }: StatedGlyph,
  baseline: number,
) {
  const own = baseline - rise;
  box.left = Math.min(box.left, x);
  box.top = Math.min(box.top, own - ABOVE_BASELINE * size);
  box.right = Math.max(box.right, x + advance);
  box.bottom = Math.max(box.bottom, own + BELOW_BASELINE * size);
}
