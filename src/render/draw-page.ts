import { pt } from '../model/length.js';
import type { Color, Rule, Shade } from '../model/page.js';
import type { EmbeddedFont, EmbeddedFonts, GlyphCode } from './embed-fonts.js';
import { formatNumber, roundNumber } from './format-number.js';
import type { GlyphCopy } from './glyph-copies.js';
import type { LinePiece, TextSpan } from './space-line.js';
import type { Drawing, Mark, MarkedSequence, TaggedPage } from './tag-pages.js';
import { hex4, utf16Hex } from './to-unicode.js';

/** A page's content stream. */
export function drawPage({ spaced, sequences }: TaggedPage, fonts: EmbeddedFonts): string {
  const canvas: Canvas = { fonts, state: new GraphicsState(), pageHeight: spaced.page.height };
  return sequences.flatMap((sequence) => drawSequence(sequence, canvas)).join('\n');
}

interface Canvas {
  readonly fonts: EmbeddedFonts;
  readonly state: GraphicsState;
  readonly pageHeight: number;
}

function drawSequence({ mark, drawings }: MarkedSequence, canvas: Canvas): string[] {
  return [`${properties(mark)} BDC`, ...drawings.flatMap((drawing) => draw(drawing, canvas)), 'EMC'];
}

const artifactTypes = { pagination: 'Pagination', layout: 'Layout' } as const;

/** Tag and properties of a marked-content sequence (ISO 32000-1, 14.6). */
function properties(mark: Mark): string {
  switch (mark.type) {
    case 'artifact':
      return `/Artifact <</Type /${artifactTypes[mark.artifact]}>>`;
    case 'content':
      return `/${mark.tag} <</MCID ${mark.contentId}>>`;
  }
}

function draw(drawing: Drawing, canvas: Canvas): readonly string[] {
  return drawing.type === 'piece' ? drawPiece(drawing, canvas) : fillBox(boxOf(drawing), canvas);
}

/** The graphics state as the operators so far have left it: what holds already is not stated again. */
class GraphicsState {
  // What a page starts with, ISO 32000-1, tables 52 and 104: black, no font, full width.
  #color = '0 g';
  #font = '';
  #scale = 100;

  setColor({ red, green, blue }: Color): string[] {
    const color = red === green && green === blue ? `${numbers(red)} g` : `${numbers(red, green, blue)} rg`;
    if (color === this.#color) return [];
    this.#color = color;
    return [color];
  }

  setFont(font: EmbeddedFont, { size, scale }: TextSpan): string[] {
    const operators: string[] = [];
    const selected = `/${font.name} ${numbers(size)} Tf`;
    if (selected !== this.#font) operators.push(selected);
    if (scale !== this.#scale) operators.push(`${numbers(scale)} Tz`);
    this.#font = selected;
    this.#scale = scale;
    return operators;
  }
}

const numbers = (...values: number[]): string => values.map(formatNumber).join(' ');

/** Rules are filled as well: strokes of hair lines come out one dot wide or two, as the device likes. */
function boxOf(item: Rule | Shade): Omit<Shade, 'type'> {
  if (item.type === 'shade') return item;
  const { x, y, width, thickness, color } = item;
  return { x, y: pt(y - thickness / 2), width, height: thickness, color };
}

function fillBox(box: Omit<Shade, 'type'>, { pageHeight, state }: Canvas): string[] {
  const { x, y, width, height, color } = box;
  return [...state.setColor(color), `${numbers(x, pageHeight - y - height, width, height)} re f`];
}

function drawPiece({ baseline, spans, text }: LinePiece, { fonts, state, pageHeight }: Canvas): readonly string[] {
  const operators: string[] = [];
  const y = roundNumber(pageHeight - baseline);
  let lineStart = 0;
  for (const [index, span] of spans.entries()) {
    const font = fonts.get(span.face);
    const x = span.glyphs[0]?.x;
    if (!font || x === undefined) throw new Error(`${span.face.id} is drawn with but was not embedded`);
    operators.push(...state.setColor(span.color), ...state.setFont(font, span));
    const forward = roundNumber(x - lineStart);
    operators.push(`${numbers(forward, index === 0 ? y : 0)} Td`);
    lineStart += forward;
    operators.push(showGlyphs(span, font, lineStart));
  }
  const shown = ['BT', ...operators, 'ET'];
  const copied = text.replaceAll(privateUse, STAND_IN);
  return copied === text && statesItsAdvances(spans, fonts) ? shown : replaceText(shown, copied);
}

/** `at`: where the reader's pen stands, in pt: kept as the reader reckons it, so that no rounding accumulates. */
function showGlyphs({ size, scale, glyphs }: TextSpan, font: EmbeddedFont, start: number): string {
  const thousandth = (roundNumber(size) * scale) / 100 / 1000;
  let at = start;
  let shown = '<';
  for (const { copy, x } of glyphs) {
    const { code, width } = codeOf(font, copy);
    const back = Math.round((at - x) / thousandth);
    if (back !== 0) shown += `>${back}<`;
    shown += hex4(code);
    at += (width - back) * thousandth;
  }
  return shown.includes('>') ? `[${shown}>] TJ` : `${shown}> Tj`;
}

function codeOf(font: EmbeddedFont, copy: GlyphCopy): GlyphCode {
  const code = font.codes.get(copy);
  if (!code) throw new Error(`glyph ${copy.glyph} of ${copy.face.id} is drawn but was not embedded`);
  return code;
}

/** Whether the fonts have the advances that the piece was spaced with: a CFF program keeps its own. */
const statesItsAdvances = (spans: readonly TextSpan[], fonts: EmbeddedFonts): boolean =>
  spans.every(({ face, glyphs }) => {
    const font = fonts.get(face);
    return font !== undefined && glyphs.every(({ copy }) => isAdvanceKept(copy, font));
  });

/** To a thousandth of an em. */
const isAdvanceKept = (copy: GlyphCopy, font: EmbeddedFont): boolean =>
  Math.abs(codeOf(font, copy).width - (copy.advance * 1000) / copy.face.unitsPerEm) < 1;

/** Characters that mean nothing outside their own font. */
const privateUse = /\p{Co}/gu;

/** 〓, the geta mark: printers' stand-in for a character that they don't have. */
const STAND_IN = '\u3013';

/**
 * Says what is copied out for a piece as a whole: where its glyphs are displaced so far that blanks would be seen between
 * them, and where a character is of the private use area, which an archive may not leave without a text of its own
 * (ISO 19005-2, 6.2.11.7.3). poppler and PDFium keep to it; pdf.js does not, and shows what the font says.
 */
const replaceText = (operators: readonly string[], text: string): readonly string[] => [
  `/Span <</ActualText <FEFF${utf16Hex(text)}>>> BDC`,
  ...operators,
  'EMC',
];
