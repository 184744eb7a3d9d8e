import { describe, expect, test } from 'vitest';
import type { PageLine, StructureElement } from '../../../src/model/page.js';
import { textByPdfium, textByPdfjs } from '../../tools/read-content.js';
import { setStretches, setText } from '../../tools/set-text.js';
import { requireProgram, runOnPdf } from '../../tools/system-program.js';
import { tinyFace } from '../../tools/tiny-font.js';
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

/** In em of the text: the size of marks of footnotes and how far they are raised. */
const marks = [
  [0.65, 0.32],
  [0.7, 0.34],
] as const;

const paragraph: StructureElement = { type: 'element', tag: 'P', id: 1 };
const reference: StructureElement = { type: 'element', tag: 'Reference', id: 2, parent: paragraph };

const raised = marks
  .flatMap(([size, rise]) => {
    const mark = { text: '12', western, size: 16 * size, rise: 16 * rise, inline: reference };
    return [
      [{ text: '咨询' }, mark, { text: '，受理' }],
      [{ text: '咨询ab ab' }, mark, { text: ' ab' }],
      [{ text: '咨询' }, mark],
      [mark, { text: '咨询ab' }],
    ];
  })
  .map((stretches, row) => ({
    line: setStretches({ face: han, baseline: 80 + 40 * row, role: paragraph }, ...stretches),
    text: stretches.map((stretch) => stretch.text).join(''),
  }));

const withPlaces = lines.map(([, line], index): PageLine => ({ ...line, baseline: at(index) }));

function at(index: number): PageLine['baseline'] {
  return setText('', { face: han, baseline: 80 + 40 * index }).baseline;
}

const expected = lines.map(() => text);

const textByPoppler = (pdf: Uint8Array, mode: string): string[] =>
  runOnPdf(pdf, 'pdftotext', [mode, '{pdf}', '-'])
    .stdout.split(/[\n\f]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

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
      expect(textByPoppler(await renderSample(withPlaces), mode)).toEqual(expected);
    },
  );

  /*
   * poppler holds marks of less than 0.65 em for a line of their own at a line's start, and in its raw mode those that
   * are raised by half their size and more.
   */
  describe('gives a line with a raised mark whole', () => {
    const document = renderSample(raised.map(({ line }) => line));
    const texts = raised.map((line) => line.text);

    test('in PDFium', async () => {
      expect(await textByPdfium(await document)).toEqual([texts]);
    });

    test('in pdf.js', async () => {
      expect(await textByPdfjs(await document)).toEqual([texts]);
    });

    test.skipIf(!requireProgram('pdftotext')).each(['-raw', '-layout', '-q'])('in pdftotext %s', async (mode) => {
      expect(textByPoppler(await document, mode)).toEqual(texts);
    });
  });

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
