import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { PDFDocument, PDFName } from 'pdf-lib';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { type CompiledIssue, compileIssueIn, compileKeptIssue, compileText } from '../../tools/compile-issue.js';
import { setText } from '../../tools/set-text.js';
import { few } from '../../tools/suite.js';
import { tinyFace } from '../../tools/tiny-font.js';
import { requireValidator, type Verdict, validatePdfs } from '../../tools/validate-pdf.js';
import { renderCffSample } from './sample-cff.js';
import { renderSample, renderWith } from './sample-document.js';
import { elementMaker, greyImage, imageOf, lineAt, placeImage, sampleStructure } from './sample-structure.js';

/* Every document is PDF/A-2a and PDF/UA-1: veraPDF says so. */

const paragraph = '某某窗口办理某某事项。'.repeat(60);

const specimen = join(import.meta.dirname, '../../fixtures/specimen');

const issues: readonly (readonly [string, () => Promise<CompiledIssue>])[] = [
  ['issue 519', () => compileKeptIssue('519')],
  ['an issue that has every block', () => compileIssueIn(specimen, '9')],
  [
    'an issue in the layout of GB/T 9704',
    () => compileText({ header: { template: 'gb9704', title: '某某工作情况' }, sections: [`# 甲\n\n${paragraph}`] }),
  ],
  [
    'a draft without its date and its figures, with an approval sheet',
    () =>
      compileText({
        header: { date: undefined, statistics: undefined },
        sections: ['# 甲\n\n本周{{试验.本周}}。'],
        draft: true,
        template: '审签单: {show: drafts}\n',
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

/** Documents that are sound, and such as have something that is to be found. */
const samples: Readonly<Record<string, () => Promise<Uint8Array>>> = {
  'an element of every kind, nested in others': () => renderSample(...sampleStructure()),
  'outlines of a bare CFF program': renderCffSample,
  'an image of any coding and any colours': async () => {
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
    return renderSample(
      ...images.map((image) => [placeImage(image, make('Figure', undefined, { alternative: '甲' }))]),
    );
  },
  'texts that XML, ToUnicode and PDF/A forbid': () => {
    const characters = '甲\ue000\u{f0000}\ufeff\0\ufffe';
    const face = tinyFace('Tiny', { characters });
    const info = { title: '<甲> & "乙"\u0001\ufffe', author: ']]>', keywords: ['a<b', '&amp;'] };
    return renderWith(info, [setText(characters, { face })]);
  },
};

const faulty: Readonly<Record<string, () => Promise<Uint8Array>>> = {
  'a table whose rows differ and a figure without words': () => {
    const make = elementMaker();
    const table = make('Table');
    const rows = [make('TR', table), make('TR', table)] as const;
    return renderSample([
      lineAt(0, '甲', make('TD', rows[0])),
      lineAt(0, '乙', make('TD', rows[0]), 1),
      lineAt(1, '丙', make('TD', rows[1])),
      placeImage(greyImage, make('Figure')),
    ]);
  },
  'a heading that skips a level': () => {
    const face = tinyFace('Tiny', { characters: '甲乙' });
    return renderSample([
      setText('甲', { face, role: { type: 'element', tag: 'H1', id: 1 } }),
      setText('乙', { face, baseline: 200, role: { type: 'element', tag: 'H3', id: 2 } }),
    ]);
  },
  'a document without its structure': async () => {
    const face = tinyFace('Tiny', { characters: '甲' });
    const document = await PDFDocument.load(await renderSample([setText('甲', { face })]), { updateMetadata: false });
    for (const key of ['MarkInfo', 'StructTreeRoot']) document.catalog.delete(PDFName.of(key));
    return document.save();
  },
};

describe.skipIf(!requireValidator())('veraPDF', () => {
  const asked = few(issues, 3);
  let verdicts: ReadonlyMap<string, readonly Verdict[]>;
  beforeAll(async () => {
    const documents = new Map<string, Uint8Array>();
    for (const [name, compile] of asked) documents.set(name, (await compile()).pdf);
    for (const [name, render] of Object.entries({ ...samples, ...faulty })) documents.set(name, await render());
    verdicts = validatePdfs(documents);
  });
  const verdictsOn = (name: string): readonly Verdict[] => verdicts.get(name) ?? [];

  test.each(asked.map(([name]) => name))('finds that %s is PDF/A-2a and PDF/UA-1', (name) => {
    expect(verdictsOn(name).flatMap(({ failures }) => failures)).toEqual([]);
    expect(verdictsOn(name).map(({ profile, passed, rules }) => [profile, passed, rules])).toEqual([
      ['2a', true, 153],
      ['ua1', true, 106],
    ]);
    for (const { assertions } of verdictsOn(name)) expect(assertions).toBeGreaterThan(500);
  });

  test.each(Object.keys(samples))('finds no fault with %s', (name) => {
    expect(verdictsOn(name).flatMap(({ failures }) => failures)).toEqual([]);
    expect(verdictsOn(name).map(({ passed }) => passed)).toEqual([true, true]);
  });

  test.each([
    ['a table whose rows differ and a figure without words', [], ['7.2-43', '7.3-1']],
    ['a heading that skips a level', [], ['7.4.2-1']],
    ['a document without its structure', ['6.7.2.2-1', '6.7.3.3-1'], expect.arrayContaining(['6.2-1', '7.1-11'])],
  ])('finds %s, so it would find what is wrong above', (name, inArchive, inAccess) => {
    expect(verdictsOn(name).map(({ failures }) => failures.map(({ rule }) => rule).sort())).toEqual([
      inArchive,
      inAccess,
    ]);
  });
});
