import { drawImage } from './draw-image.js';
import { drawShape, type ShapeCanvas } from './draw-shape.js';
import type { EmbeddedFont, EmbeddedFonts } from './embed-fonts.js';
import type { EmbeddedImages } from './embed-images.js';
import { roundNumber } from './format-number.js';
import { GraphicsState, numbers } from './graphics-state.js';
import { type LinePiece, showPiece, type TextStateSpan } from './space-line.js';
import type { Drawing, Mark, MarkedSequence, TaggedPage } from './tag-pages.js';
import { utf16Hex } from './to-unicode.js';

/** What content streams call by name. */
export interface EmbeddedResources {
  readonly fonts: EmbeddedFonts;
  readonly images: EmbeddedImages;
}

/** A page's content stream. */
export function drawPage({ spaced, sequences }: TaggedPage, resources: EmbeddedResources): string {
  const canvas: Canvas = { ...resources, state: new GraphicsState(), pageHeight: spaced.page.height };
  return sequences.flatMap((sequence) => drawSequence(sequence, canvas)).join('\n');
}

type Canvas = EmbeddedResources & ShapeCanvas;

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
  if (drawing.type === 'piece') return drawPiece(drawing, canvas);
  if (drawing.type !== 'image') return drawShape(drawing, canvas);
  const embedded = canvas.images.get(drawing);
  if (!embedded) throw new Error(`image ${drawing.image.id} is drawn but was not embedded`);
  return drawImage(drawing, embedded, canvas.pageHeight);
}

function drawPiece(piece: LinePiece, { fonts, state, pageHeight }: Canvas): readonly string[] {
  const { spans, text } = showPiece(piece);
  const operators: string[] = [];
  const y = roundNumber(pageHeight - piece.line.baseline);
  let lineStart = 0;
  let statesAdvances = true;
  for (const [index, span] of spans.entries()) {
    const font = fonts.get(span.face);
    const [x] = span.origins;
    if (!font || x === undefined) throw new Error(`${span.face.id} is drawn with but was not embedded`);
    operators.push(...state.setFill(span.color), ...state.setText(font, span));
    const forward = roundNumber(x - lineStart);
    operators.push(`${numbers(forward, index === 0 ? y : 0)} Td`);
    lineStart += forward;
    const shownSpan = showGlyphs(span, font, lineStart);
    operators.push(shownSpan.operator);
    statesAdvances &&= shownSpan.statesAdvances;
  }
  const shown = ['BT', ...operators, 'ET'];
  const copied = text.replaceAll(privateUse, STAND_IN);
  return copied === text && statesAdvances ? shown : replaceText(shown, copied);
}

interface ShownSpan {
  readonly operator: string;
  /** Whether the font has the advances that the span was spaced with. */
  readonly statesAdvances: boolean;
}

/** `at`: where the reader's pen stands, in pt: kept as the reader reckons it, so that no rounding accumulates. */
function showGlyphs({ size, scale, copies, origins }: TextStateSpan, font: EmbeddedFont, start: number): ShownSpan {
  const thousandth = (roundNumber(size) * scale) / 100 / 1000;
  let at = start;
  let shown = '<';
  let statesAdvances = true;
  for (const [index, copy] of copies.entries()) {
    const code = font.codes.get(copy);
    if (!code) throw new Error(`a glyph in ${font.name} is drawn but was not embedded`);
    const { digits, width, keepsAdvance } = code;
    const back = Math.round((at - (origins[index] ?? 0)) / thousandth);
    if (back !== 0) shown += `>${back}<`;
    shown += digits;
    at += (width - back) * thousandth;
    statesAdvances &&= keepsAdvance;
  }
  return { operator: shown.includes('>') ? `[${shown}>] TJ` : `${shown}> Tj`, statesAdvances };
}

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
