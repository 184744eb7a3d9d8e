import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, test } from 'vitest';
import { openFont } from '../../../src/font/open-font.js';
import { memorySource } from '../../../src/model/byte-source.js';
import type { Face } from '../../../src/model/face.js';
import { mm } from '../../../src/model/length.js';
import { glyphsOf, type PageLine } from '../../../src/model/page.js';
import { findInkless } from '../../tools/find-inkless.js';
import { linesOf, readContent, textByPdfium, textByPdfjs } from '../../tools/read-content.js';
import { renderPages, renderPagesBy } from '../../tools/render-page.js';
import { setPages, setText } from '../../tools/set-text.js';
import { requireProgram, runOnPdf } from '../../tools/system-program.js';
import { renderSample } from './sample-document.js';

/* Fonts that the package ships, from their subset to what readers make of it. */

const SIZE = 12;

const openPackaged = (file: string): Face =>
  openFont(memorySource(readFileSync(createRequire(import.meta.url).resolve(`@expo-google-fonts/${file}`))));

const serif = openPackaged('noto-serif-sc/300Light/NotoSerifSC_300Light.ttf');
const sans = openPackaged('noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf');

const texts = [
  '本周，甲窗口共计咨询1634人次、受理677件、颁发1157件。',
  '（一）2024年12月25日，“高效办成”竑、骉、㙍三字——均可印。',
  '增长3.7%，流转5516件次；《甲》（乙）：A区B座……好？好！',
];
const justified = { x: 79.4, size: SIZE, western: serif, autospace: 1 / 8 };
const lines: readonly PageLine[] = [
  ...texts.map((text, index) => setText(text, { ...justified, face: serif, scale: 0.91, baseline: 120 + 30 * index })),
  ...texts.map((text, index) => setText(text, { ...justified, face: serif, gap: 0.08, baseline: 220 + 30 * index })),
  ...texts.map((text, index) => setText(text, { ...justified, face: sans, gap: 0.02, baseline: 320 + 30 * index })),
];
const expected = [...texts, ...texts, ...texts];

describe('a document in the shipped fonts', () => {
  let pdf: Uint8Array;
  beforeAll(async () => {
    pdf = await renderSample(lines);
  });

  test('has ink wherever a character was typeset, drawn by PDFium', async () => {
    expect(findInkless(setPages(lines), await renderPages(pdf, 3))).toEqual([]);
  });

  test.skipIf(!requireProgram('pdftoppm'))('has ink wherever a character was typeset, drawn by poppler', () => {
    expect(findInkless(setPages(lines), renderPagesBy('pdftoppm', pdf, 3))).toEqual([]);
  });

  test.skipIf(!requireProgram('mutool'))('has ink wherever a character was typeset, drawn by MuPDF', () => {
    expect(findInkless(setPages(lines), renderPagesBy('mutool', pdf, 3))).toEqual([]);
  });

  test('has every glyph where it was typeset', async () => {
    const [page] = await readContent(pdf);
    const read = page ? linesOf(page) : [];
    expect(read.map(({ text }) => text)).toEqual(expected);
    const typeset = lines.map(({ runs }) => glyphsOf(runs).at(-1));
    for (const [index, last] of typeset.entries()) {
      const x = read[index]?.glyphs.at(-1)?.x ?? 0;
      expect(Math.abs(x - ((last?.x ?? 0) + (last?.shift ?? 0)))).toBeLessThan(mm(0.02));
    }
  });

  test('is copied out as it was written', async () => {
    expect(await textByPdfium(pdf)).toEqual([expected]);
    expect(await textByPdfjs(pdf)).toEqual([expected]);
  });

  test.skipIf(!requireProgram('pdftotext')).each(['-raw', '-layout'])(
    'is read by pdftotext %s as it was written',
    (mode) => {
      const { stdout } = runOnPdf(pdf, 'pdftotext', [mode, '{pdf}', '-']);
      const read = stdout.split(/[\n\f]/).map((line) => line.trim());
      expect(read.filter((line) => line !== '')).toEqual(expected);
    },
  );

  test.skipIf(!requireProgram('mutool'))('is drawn by mutool without a warning about its fonts', () => {
    const { status, stderr } = runOnPdf(pdf, 'mutool', ['draw', '-F', 'pgm', '-o', '/dev/null', '{pdf}']);
    expect(status).toBe(0);
    expect(stderr).not.toMatch(/font|glyph|outline/i);
  });
});
