import { describe, expect, test } from 'vitest';
import type { PageLine } from '../../src/model/page.js';
import { textByPdfium, textByPdfjs } from '../tools/read-content.js';
import { setText } from '../tools/set-text.js';
import { requireProgram, runOnPdf } from '../tools/system-program.js';
import { tinyFace } from '../tools/tiny-font.js';
import { renderSample } from './sample-document.js';

/*
 * Copying a text out of the document gives the text: no space between characters is taken for a blank. Each reader has
 * rules of its own, so all that offices use are asked.
 */

const characters = '咨询受理件人次，。“”—0123456789ab ';
const han = tinyFace('Han', { characters });
const western = tinyFace('Western', { characters });
const text = '咨询1634人次，受理“677”件——件，12。ab人次';

const autospace = 1 / 8;
const lines: readonly (readonly [string, PageLine])[] = [
  ['natural width', setText(text, { face: han, autospace })],
  ['digits of another font', setText(text, { face: han, western, autospace })],
  ['narrow outlines in full cells', setText(text, { face: han, western, autospace, scale: 0.91 })],
  ['compressed marks', setText(text, { face: han, western, autospace, compressed: '，。“”' })],
  ['a condensed line', setText(text, { face: han, western, autospace: autospace * 0.85, scale: 0.7735, size: 12 })],
  ...[0.03, 0.06, 0.09, 0.12, 0.2, 0.35, 0.6].map(
    (gap) =>
      [
        `gaps of ${gap} em`,
        setText(text, { face: han, western, autospace: 0.25, gap, scale: 0.91, size: 10 }),
      ] as const,
  ),
  ['stretched dashes', setText(text, { face: han, autospace, stretched: { '—': 1.12 } })],
  ['pushed together', setText(text, { face: han, western, gap: -0.05 })],
];

const withPlaces = lines.map(([, line], index): PageLine => ({ ...line, baseline: at(index) }));

function at(index: number): PageLine['baseline'] {
  return setText('', { face: han, baseline: 80 + 40 * index }).baseline;
}

const expected = lines.map(() => text);

describe('copying out', () => {
  test('PDFium gives the text of every line', async () => {
    expect(await textByPdfium(await renderSample(withPlaces))).toEqual([expected]);
  });

  test('pdf.js gives the text of every line', async () => {
    expect(await textByPdfjs(await renderSample(withPlaces))).toEqual([expected]);
  });

  test.skipIf(!requireProgram('pdftotext')).each(['-raw', '-layout'])(
    'pdftotext %s gives the text of every line',
    async (mode) => {
      const { stdout } = runOnPdf(await renderSample(withPlaces), 'pdftotext', [mode, '{pdf}', '-']);
      expect(
        stdout
          .split(/[\n\f]/)
          .map((line) => line.trim())
          .filter((line) => line !== ''),
      ).toEqual(expected);
    },
  );

  test('a blank of the text is one blank, however wide it is set', async () => {
    const words = [0, 0.1, 0.3].map((gap, index) =>
      setText('ab 12 ab', { face: han, gap, baseline: 100 + 40 * index }),
    );
    const pdf = await renderSample(words);
    expect(await textByPdfium(pdf)).toEqual([['ab 12 ab', 'ab 12 ab', 'ab 12 ab']]);
    expect(await textByPdfjs(pdf)).toEqual([['ab 12 ab', 'ab 12 ab', 'ab 12 ab']]);
  });

  test('what stands far apart on one line is copied out apart', async () => {
    const pdf = await renderSample([setText('受理', { face: han, gap: 8 })]);
    expect(await textByPdfium(pdf)).toEqual([['受 理']]);
    expect(await textByPdfjs(pdf)).toEqual([['受 理']]);
  });
});
