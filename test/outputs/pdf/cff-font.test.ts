import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Face } from '../../../src/model/face.js';
import { findInkless } from '../../tools/find-inkless.js';
import { textByPdfium } from '../../tools/read-content.js';
import { renderPages, renderPagesBy } from '../../tools/render-page.js';
import { setPages, setText } from '../../tools/set-text.js';
import { requireProgram, runOnPdf } from '../../tools/system-program.js';
import { tinyFace } from '../../tools/tiny-font.js';
import { openValidator, requireValidator } from '../../tools/validate-pdf.js';
import { renderSample } from './sample-document.js';

/*
 * pdf.js brings bare CFF programs as stand-ins for the standard fonts. The one used here is monospaced, 0.6 em, with its
 * glyphs in the order of ASCII.
 */

const bytes = new Uint8Array(
  readFileSync(createRequire(import.meta.url).resolve('pdfjs-dist/standard_fonts/FoxitFixed.pfb')),
);
const ADVANCE = 600;
const BEFORE_BLANK = 31;

const cffFace: Face = {
  ...tinyFace('Fixed', { characters: '' }),
  glyphOf: (codePoint) => codePoint - BEFORE_BLANK,
  advanceOf: () => ADVANCE,
  boundsOf: () => ({ xMin: 50, yMin: 0, xMax: 550, yMax: 560 }),
  subset: async (entries) => ({
    format: 'cff',
    bytes,
    glyphs: entries.map(({ glyph }) => glyph),
    advances: entries.map(() => ADVANCE),
  }),
};
const text = 'ABHEM0258';
const plain = setText(text, { face: cffFace });
const spaced = setText(text, { face: cffFace, gap: 0.3, baseline: 160 });

describe('a font with CFF outlines', () => {
  const document = renderSample([plain, spaced]);

  test('is a Type 0 font over a bare CFF program', async () => {
    const loaded = await PDFDocument.load(await document, { updateMetadata: false });
    const fonts = loaded.getPage(0).node.Resources()?.lookup(PDFName.of('Font'), PDFDict);
    const font = fonts?.lookup(PDFName.of('F1'), PDFDict);
    const descendant = font?.lookup(PDFName.of('DescendantFonts'), PDFArray).lookup(0, PDFDict);
    const descriptor = descendant?.lookup(PDFName.of('FontDescriptor'), PDFDict);
    const program = descriptor?.lookup(PDFName.of('FontFile3'));
    expect(String(font?.get(PDFName.of('BaseFont')))).toMatch(/^\/[A-Z]{6}\+Fixed-Identity-H$/);
    expect(String(descendant?.get(PDFName.of('Subtype')))).toBe('/CIDFontType0');
    expect(descendant?.has(PDFName.of('CIDToGIDMap'))).toBe(false);
    expect(program instanceof PDFRawStream && String(program.dict.get(PDFName.of('Subtype')))).toBe('/CIDFontType0C');
  });

  test('leaves ink wherever a character was typeset, drawn by PDFium', async () => {
    expect(findInkless(setPages([plain, spaced]), await renderPages(await document, 3))).toEqual([]);
  });

  test.skipIf(!requireProgram('pdftoppm'))(
    'leaves ink wherever a character was typeset, drawn by poppler',
    async () => {
      expect(findInkless(setPages([plain, spaced]), renderPagesBy('pdftoppm', await document, 3))).toEqual([]);
    },
  );

  test.skipIf(!requireProgram('mutool'))('leaves ink wherever a character was typeset, drawn by MuPDF', async () => {
    expect(findInkless(setPages([plain, spaced]), renderPagesBy('mutool', await document, 3))).toEqual([]);
  });

  test('keeps its advances, and PDFium still copies a spaced line out without blanks', async () => {
    expect(await textByPdfium(await document)).toEqual([[text, text]]);
  });

  test.skipIf(!requireProgram('pdftotext'))('pdftotext copies a spaced line out without blanks', async () => {
    const { stdout } = runOnPdf(await document, 'pdftotext', ['{pdf}', '-']);
    expect(stdout.split(/\s+/).filter((word) => word !== '')).toEqual([text, text]);
  });

  test.skipIf(!requireProgram('qpdf'))('qpdf finds no error', async () => {
    expect(runOnPdf(await document, 'qpdf', ['--check', '{pdf}']).status).toBe(0);
  });

  test.skipIf(!requireValidator())('veraPDF finds no fault with it', async () => {
    const validator = openValidator();
    onTestFinished(() => validator.close());
    expect(validator.validate(await document).flatMap(({ failures }) => failures)).toEqual([]);
  });

  test.skipIf(!requireProgram('pdffonts'))('pdffonts finds it embedded and subset', async () => {
    const { stdout } = runOnPdf(await document, 'pdffonts', ['{pdf}']);
    expect(stdout).toMatch(/CID Type 0C +Identity-H +yes yes yes/);
  });
});
