import { getDocument, OPS, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { withPdfium } from './render-page.js';

/*
 * What a document shows and what is copied out of it, by the readers of others: pdf.js decodes the fonts, their widths
 * and texts and the content streams, and the positions are summed up here as ISO 32000-1, 9.4.4 says.
 */

export interface PageContent {
  /** In pt. */
  readonly width: number;
  readonly height: number;
  /** In drawing order. */
  readonly glyphs: readonly ContentGlyph[];
  readonly rules: readonly ContentRule[];
}

/** Lengths in pt from the page's left and top edges. */
export interface ContentGlyph {
  readonly text: string;
  /** Of the outline's origin. */
  readonly x: number;
  /** Of its line. */
  readonly baseline: number;
  /** Above the line's baseline. */
  readonly rise: number;
  /** From the origin to where the stated advance ends. */
  readonly advance: number;
  readonly size: number;
  /** Horizontal scale, 1 = none. */
  readonly scale: number;
  /** `#rrggbb` */
  readonly color: string;
  readonly artifact: boolean;
}

export interface ContentRule {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly color: string;
  readonly artifact: boolean;
}

/** Glyphs on one baseline. */
export interface ContentLine {
  readonly baseline: number;
  readonly text: string;
  readonly glyphs: readonly ContentGlyph[];
}

/** Positioned glyphs and rules of every page. */
export const readContent = (pdf: Uint8Array): Promise<PageContent[]> => mapPages(pdf, readPage);

/** A page's lines from top to bottom, their glyphs in drawing order. */
export function linesOf({ glyphs }: PageContent): ContentLine[] {
  const lines = new Map<number, ContentGlyph[]>();
  for (const glyph of glyphs) {
    const line = lines.get(glyph.baseline);
    if (line) line.push(glyph);
    else lines.set(glyph.baseline, [glyph]);
  }
  return [...lines]
    .sort(([a], [b]) => a - b)
    .map(([baseline, ofLine]) => ({ baseline, text: ofLine.map(({ text }) => text).join(''), glyphs: ofLine }));
}

/** Each page's text as pdf.js (Firefox) copies it out: its lines. */
export const textByPdfjs = (pdf: Uint8Array): Promise<string[][]> =>
  mapPages(pdf, async (page) => {
    const { items } = await page.getTextContent();
    const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
    return splitLines(text);
  });

/** Each page's text as PDFium (Chrome) copies it out: its lines. */
export const textByPdfium = (pdf: Uint8Array): Promise<string[][]> =>
  withPdfium(pdf, async (document) => [...document.pages()].map((page) => splitLines(page.getText())));

const splitLines = (text: string): string[] => text.split(/[\r\n\0]+/).filter((line) => line !== '');

const mapPages = <T>(pdf: Uint8Array, use: (page: PDFPageProxy) => Promise<T>): Promise<T[]> =>
  withPdfjs(pdf, async (document) => {
    const pages: T[] = [];
    for (let number = 1; number <= document.numPages; number += 1)
      pages.push(await use(await document.getPage(number)));
    return pages;
  });

/** Runs something on a document that pdf.js has open. */
export async function withPdfjs<T>(pdf: Uint8Array, use: (document: PDFDocumentProxy) => Promise<T>): Promise<T> {
  // pdf.js takes the bytes for itself, so it gets a copy.
  const task = getDocument({ data: Uint8Array.from(pdf), useSystemFonts: false, disableFontFace: true, verbosity: 0 });
  try {
    return await use(await task.promise);
  } finally {
    await task.destroy();
  }
}

async function readPage(page: PDFPageProxy): Promise<PageContent> {
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
  const reader = new ContentReader(top - bottom);
  const { fnArray, argsArray } = await page.getOperatorList();
  for (const [index, operator] of fnArray.entries()) {
    const args: unknown = argsArray[index];
    reader.read(operator, Array.isArray(args) ? args : []);
  }
  return { width: right - left, height: top - bottom, glyphs: reader.glyphs, rules: reader.rules };
}

/** The text state, moved on by each operator. */
class ContentReader {
  readonly glyphs: ContentGlyph[] = [];
  readonly rules: ContentRule[] = [];
  readonly #pageHeight: number;
  readonly #marks: boolean[] = [];
  #lineX = 0;
  #y = 0;
  #size = 0;
  #scale = 1;
  #rise = 0;
  #color = '#000000';

  constructor(pageHeight: number) {
    this.#pageHeight = pageHeight;
  }

  read(operator: number, args: readonly unknown[]): void {
    const [first, second] = args;
    switch (operator) {
      case OPS.beginText:
        this.#lineX = 0;
        this.#y = 0;
        break;
      case OPS.moveText:
        this.#lineX += asNumber(first);
        this.#y += asNumber(second);
        break;
      case OPS.setFont:
        this.#size = asNumber(second);
        break;
      case OPS.setHScale:
        this.#scale = asNumber(first) / 100;
        break;
      case OPS.setTextRise:
        this.#rise = asNumber(first);
        break;
      case OPS.setFillRGBColor:
        this.#color = String(first);
        break;
      case OPS.showText:
        this.#show(Array.isArray(first) ? first : []);
        break;
      case OPS.constructPath:
        if (first === OPS.fill) this.#fill(Object.values(args[2] ?? {}).map(asNumber));
        break;
      case OPS.beginMarkedContent:
      case OPS.beginMarkedContentProps:
        this.#marks.push(first === 'Artifact');
        break;
      case OPS.endMarkedContent:
        this.#marks.pop();
        break;
      default:
        if (!withoutEffectHere.has(operator)) throw new Error(`an operator this reader does not know: ${operator}`);
    }
  }

  /** pdf.js hands on numbers (displacements) and glyphs. */
  #show(shown: readonly unknown[]): void {
    let x = this.#lineX;
    const thousandth = (this.#size * this.#scale) / 1000;
    for (const part of shown) {
      if (typeof part === 'number') x -= part * thousandth;
      else if (isPdfjsGlyph(part)) {
        const advance = part.width * thousandth;
        const [text, size, scale, rise] = [part.unicode, this.#size, this.#scale, this.#rise];
        this.glyphs.push({ ...this.#look(), text, x, advance, size, scale, rise });
        x += advance;
      }
    }
  }

  #look(): { baseline: number; color: string; artifact: boolean } {
    const baseline = Number((this.#pageHeight - this.#y).toFixed(3));
    return { baseline, color: this.#color, artifact: this.#marks.includes(true) };
  }

  #fill([left = 0, bottom = 0, right = 0, top = 0]: readonly number[]): void {
    const { color, artifact } = this.#look();
    this.rules.push({ left, top: this.#pageHeight - top, right, bottom: this.#pageHeight - bottom, color, artifact });
  }
}

/** Lines and images among them: where they are is for pixels to say. */
const withoutEffectHere: ReadonlySet<number> = new Set([
  OPS.endText,
  OPS.dependency,
  OPS.save,
  OPS.restore,
  OPS.transform,
  OPS.paintImageXObject,
  OPS.setStrokeRGBColor,
  OPS.setLineWidth,
  OPS.setLineJoin,
]);

function asNumber(value: unknown): number {
  if (typeof value !== 'number') throw new Error(`${String(value)} is not a number`);
  return value;
}

const isPdfjsGlyph = (part: unknown): part is { readonly unicode: string; readonly width: number } =>
  typeof part === 'object' && part !== null && 'unicode' in part && 'width' in part;
