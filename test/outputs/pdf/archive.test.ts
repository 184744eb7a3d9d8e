import { deflateSync } from 'node:zlib';
import { PDFDocument, PDFName } from 'pdf-lib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CompiledIssue, compileKeptIssue, compileText } from '../../tools/compile-issue.js';
import { setText } from '../../tools/set-text.js';
import { tinyFace } from '../../tools/tiny-font.js';
import { openValidator, type PdfValidator, requireValidator } from '../../tools/validate-pdf.js';
import { renderSample, renderWith } from './sample-document.js';
import { elementMaker, greyImage, imageOf, lineAt, placeImage, sampleStructure } from './sample-structure.js';

/* Every document is PDF/A-2a and PDF/UA-1: veraPDF says so. */

const paragraph = '某某窗口办理某某事项。'.repeat(60);

const issues: readonly (readonly [string, () => Promise<CompiledIssue>])[] = [
  ['issue 519', () => compileKeptIssue('519')],
  [
    'an issue in the layout of GB/T 9704',
    () => compileText({ header: { template: 'gb9704', title: '某某工作情况' }, sections: [`# 甲\n\n${paragraph}`] }),
  ],
  [
    'a draft without its date and its figures',
    () =>
      compileText({
        header: { date: undefined, statistics: undefined },
        sections: ['# 甲\n\n本周{{试验.本周}}。'],
        draft: true,
      }),
  ],
  [
    'an issue with links',
    () => {
      const long = `https://example.com/${'a/'.repeat(40)}`;
      const text = `见[《某某办法》](https://example.com/办法?a=(1))和[信](mailto:a@example.com)，${long}。`;
      return compileText({ sections: [`# 甲\n\n${paragraph}\n\n${text.repeat(8)}`] });
    },
  ],
  [
    'an issue with headings of every level',
    () => compileText({ sections: ['# 甲\n\n## 乙\n\n### 丙\n\n#### 丁\n\n文。\n\n## 戊\n\n文。', '# 己\n\n文。'] }),
  ],
];

describe.skipIf(!requireValidator())('veraPDF', () => {
  let validator: PdfValidator;
  beforeAll(() => {
    validator = openValidator();
  });
  afterAll(() => validator.close());

  test.each(issues)('finds that %s is PDF/A-2a and PDF/UA-1', async (_name, compile) => {
    const verdicts = validator.validate((await compile()).pdf);
    expect(verdicts.flatMap(({ failures }) => failures)).toEqual([]);
    expect(verdicts.map(({ profile, passed, rules }) => [profile, passed, rules])).toEqual([
      ['2a', true, 153],
      ['ua1', true, 106],
    ]);
    for (const { assertions } of verdicts) expect(assertions).toBeGreaterThan(500);
  });

  test('finds no fault with an element of every kind, nested in others', async () => {
    const verdicts = validator.validate(await renderSample(...sampleStructure()));
    expect(verdicts.flatMap(({ failures }) => failures)).toEqual([]);
    expect(verdicts.map(({ passed }) => passed)).toEqual([true, true]);
  });

  test('finds no fault with an image of any coding and any colours', async () => {
    const jpeg = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
      .jpeg()
      .toBuffer();
    const size = { width: 8, height: 8, bitsPerComponent: 8 } as const;
    const rows = deflateSync(new Uint8Array(9 * 8));
    const palette = Uint8Array.of(255, 0, 0);
    const images = [
      imageOf('a', { ...size, coding: 'dct', bytes: Uint8Array.from(jpeg), colors: { type: 'rgb' } }),
      imageOf('b', { ...size, coding: 'png', bytes: rows, colors: { type: 'palette', palette }, orientation: 6 }),
      imageOf('c', { ...size, coding: 'png', bytes: rows, colors: { type: 'gray' } }),
    ];
    const make = elementMaker();
    const pdf = await renderSample(
      ...images.map((image) => [placeImage(image, make('Figure', undefined, { alternative: '甲' }))]),
    );
    expect(validator.validate(pdf).flatMap(({ failures }) => failures)).toEqual([]);
  });

  test('finds a table whose rows differ and a figure without words, so it would find what is wrong here', async () => {
    const make = elementMaker();
    const table = make('Table');
    const rows = [make('TR', table), make('TR', table)] as const;
    const pdf = await renderSample([
      lineAt(0, '甲', make('TD', rows[0])),
      lineAt(0, '乙', make('TD', rows[0]), 1),
      lineAt(1, '丙', make('TD', rows[1])),
      placeImage(greyImage, make('Figure')),
    ]);
    const failures = validator.validate(pdf).flatMap((verdict) => verdict.failures);
    expect(failures.map(({ rule }) => rule).sort()).toEqual(['7.2-43', '7.3-1']);
  });

  test('finds no fault with texts that XML, ToUnicode and PDF/A forbid', async () => {
    const characters = '甲\ue000\u{f0000}\ufeff\0\ufffe';
    const face = tinyFace('Tiny', { characters });
    const info = { title: '<甲> & "乙"\u0001\ufffe', author: ']]>', keywords: ['a<b', '&amp;'] };
    const pdf = await renderWith(info, [setText(characters, { face })]);
    expect(validator.validate(pdf).flatMap(({ failures }) => failures)).toEqual([]);
  });

  test('finds a heading that skips a level, so it would find what is wrong here', async () => {
    const face = tinyFace('Tiny', { characters: '甲乙' });
    const pdf = await renderSample([
      setText('甲', { face, role: { type: 'element', tag: 'H1', id: 1 } }),
      setText('乙', { face, baseline: 200, role: { type: 'element', tag: 'H3', id: 2 } }),
    ]);
    const verdicts = validator.validate(pdf);
    expect(verdicts.map(({ profile, passed }) => [profile, passed])).toEqual([
      ['2a', true],
      ['ua1', false],
    ]);
    expect(verdicts[1]?.failures.map(({ rule }) => rule)).toEqual(['7.4.2-1']);
  });

  test('finds a document without its structure', async () => {
    const face = tinyFace('Tiny', { characters: '甲' });
    const document = await PDFDocument.load(await renderSample([setText('甲', { face })]), { updateMetadata: false });
    for (const key of ['MarkInfo', 'StructTreeRoot']) document.catalog.delete(PDFName.of(key));
    const verdicts = validator.validate(await document.save());
    expect(verdicts.map(({ passed, failures }) => [passed, failures.map(({ rule }) => rule)])).toEqual([
      [false, ['6.7.2.2-1', '6.7.3.3-1']],
      [false, expect.arrayContaining(['6.2-1', '7.1-11'])],
    ]);
  });
});
