import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib';
import { describe, expect, test } from 'vitest';
import { findInkless } from '../../tools/find-inkless.js';
import { textByPdfium } from '../../tools/read-content.js';
import { renderPages, renderPagesBy } from '../../tools/render-page.js';
import { setPages } from '../../tools/set-text.js';
import { requireProgram, runOnPdf } from '../../tools/system-program.js';
import { plain, renderCffSample, spaced, text } from './sample-cff.js';

describe('a font with CFF outlines', () => {
  const document = renderCffSample();

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

  test.skipIf(!requireProgram('pdffonts'))('pdffonts finds it embedded and subset', async () => {
    const { stdout } = runOnPdf(await document, 'pdffonts', ['{pdf}']);
    expect(stdout).toMatch(/CID Type 0C +Identity-H +yes yes yes/);
  });
});
