import { describe, expect, test } from 'vitest';
import { readIncoming } from '../../src/intake/read-manuscript.js';
import { compileImport } from '../../src/recipes/compile-import.js';
import { compileSheets } from '../../src/recipes/compile-sheets.js';
import { compileTable } from '../../src/recipes/compile-table.js';
import { docxFiles, paragraph, run, zipOf } from '../tools/build-docx.js';
import { type CellSpec, type SheetSpec, xlsxOf } from '../tools/build-xlsx.js';
import * as fc from '../tools/fast-check.js';

/*
 * Files that were damaged on their way, or made to be: whatever is in one, it is read or refused with a finding. Where one
 * made the program throw or run on, these properties would fail or never end.
 */

/** Bytes of a file with some of them changed, taken out, doubled or cut off. */
const damaged = (whole: Uint8Array): fc.Arbitrary<Buffer> =>
  fc
    .array(
      fc.record({
        at: fc.nat(whole.length - 1),
        what: fc.constantFrom('set', 'cut', 'double', 'end'),
        byte: fc.nat(255),
        length: fc.integer({ min: 1, max: 60 }),
      }),
      { maxLength: 6 },
    )
    .map((changes) =>
      changes.reduce((bytes, { at, what, byte, length }) => {
        const [before, rest] = [bytes.subarray(0, at), bytes.subarray(at)];
        if (what === 'end') return length > 50 ? before : bytes;
        if (what === 'cut') return Buffer.concat([before, rest.subarray(length)]);
        if (what === 'double') return Buffer.concat([before, rest.subarray(0, length), rest]);
        return Buffer.concat([before, Buffer.of(byte), rest.subarray(1)]);
      }, Buffer.from(whole)),
    );

/** Pieces of XML that stand where they shouldn't. */
const stray = fc.constantFrom(
  '<',
  '</w:p>',
  '<w:p>',
  '<w:r><w:t>',
  '<w:tbl><w:tr><w:tc>',
  '<w:numPr><w:ilvl w:val="99999999999"/></w:numPr>',
  '<w:gridSpan w:val="-5"/>',
  '<w:fldChar w:fldCharType="begin"/>',
  '<row r="99999999"/>',
  '<c r="ZZZ1" t="s"><v>1e99</v></c>',
  '<c r="A1" t="s"><v>-1</v></c>',
  '<c s="99999"><f/><v>NaN</v></c>',
  '<mergeCell ref="A1:XFD1048576"/>',
  '<mergeCell ref="B9:A1"/>',
  '&#0;',
  '&lt;',
  '\u{10ffff}',
  '"',
  ' r="A0"',
  '<!--',
  ']]>',
);

/** A text with such pieces at some places. */
const strewn = (text: string): fc.Arbitrary<string> =>
  fc
    .array(fc.tuple(fc.nat(text.length), stray), { minLength: 1, maxLength: 4 })
    .map((pieces) => pieces.reduce((made, [at, piece]) => made.slice(0, at) + piece + made.slice(at), text));

const body = `${paragraph('一、窗口工作')}${paragraph('（一）本周办件37件。')}<w:tbl><w:tr><w:tc>${paragraph('甲')}</w:tc><w:tc>${paragraph('乙')}</w:tc></w:tr></w:tbl><w:p>${run('正文')}<w:r><w:drawing/></w:r></w:p>`;
const week: SheetSpec = {
  name: '周报',
  rows: [
    ['12月2日—12月6日'],
    ['窗口', '咨询（人次）', '受理（件）', '受理累计'],
    ['一号', 1, 2, 3],
    ['合计', { xml: '<c><f>SUM(B3)</f><v>1</v></c>' }, 2, 3],
  ],
  merged: ['A1:D1'],
};

const settings = {
  path: 'issues/bulletin.yaml',
  text: 'name: 甲\npublisher: 乙\ntemplate: bulletin\nstatistics:\n  综窗:\n    title: 省本级综窗\n    measures: {咨询: 人次, 受理: 件}\n    source: {columns: {受理: C}, dates: A1}\n  大厅: {title: 大厅, measures: {咨询: 人次}}\n',
};
const index = {
  path: 'issues/519/index.md',
  text: '---\nnumber: 519\nyear: 2024\nissue: 48\nperiod: 2024-12-02/2024-12-06\ndate: 2024-12-09\n---\n',
};

/** Takes figures and a table from a sheet. */
async function takeSheet(bytes: Uint8Array, path = '周报.xlsx'): Promise<void> {
  const file = { path, isInArchive: false, read: () => bytes };
  const shared = { settings, folder: '519', index, headers: [], history: [], convert: undefined };
  const figures = await compileSheets({ ...shared, files: [file], replace: false, sum: true });
  const table = await compileTable({ file, title: '表', names: [], convert: undefined });
  for (const { value, findings } of [figures, table]) {
    // What isn't taken is said.
    if (!value) expect(findings.some(({ severity }) => severity === 'error')).toBe(true);
  }
}

/** Makes sections of a document. */
async function takeDocument(bytes: Uint8Array): Promise<void> {
  const file = { path: '来稿.docx', isInArchive: false, read: () => bytes };
  const into = { home: 'issues/519', sections: [], names: [] };
  const helping = { convert: undefined, readOldWord: async () => undefined, readPdf: async () => 'damaged' as const };
  const { documents, refused, sheets } = await compileImport({ files: [file], into, ...helping });
  expect(documents.length + refused.length + sheets.length).toBeGreaterThan(0);
}

describe('a damaged file is read or refused:', () => {
  test('a document', async () => {
    await fc.assert(fc.asyncProperty(damaged(zipOf(docxFiles(body))), takeDocument), { numRuns: 150 });
  });

  test('a document whose XML is', async () => {
    const files = docxFiles(body);
    const which = fc.nat(files.length - 1).chain((at) => {
      const content = String(files[at]?.content);
      return strewn(content).map((text) =>
        zipOf(files.map((file, i) => (i === at ? { ...file, content: text } : file))),
      );
    });
    await fc.assert(fc.asyncProperty(which, takeDocument), { numRuns: 150 });
  });

  test('a workbook', async () => {
    await fc.assert(
      fc.asyncProperty(damaged(xlsxOf([week])), (bytes) => takeSheet(bytes)),
      { numRuns: 150 },
    );
  });

  test('a workbook with cells in any form', async () => {
    const raw = fc
      .tuple(
        fc.constantFrom('', ' t="s"', ' t="b"', ' t="e"', ' t="str"', ' t="d"', ' s="1"', ' s="2"', ' s="-1"'),
        fc.constantFrom('', '<f/>', '<f>A1</f>'),
        fc.oneof(fc.double().map(String), fc.constantFrom('', '#REF!', '1e400', '0x10', '45632', '１２')),
      )
      .map(([facts, formula, value]): CellSpec => ({ xml: `<c${facts}>${formula}<v>${value}</v></c>` }));
    const cell: fc.Arbitrary<CellSpec> = fc.oneof(
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.constantFrom(
        '',
        '咨询',
        '受理',
        '本周',
        '累计',
        '受理累计',
        '合计',
        '小计',
        '３万',
        '-',
        '12月2日—12月6日',
        '综窗',
        '677件',
      ),
      raw,
    );
    const reference = fc
      .tuple(fc.nat(7), fc.nat(9), fc.nat(7), fc.nat(9))
      .map(([left, top, right, bottom]) => `${'ABCDEFGH'[left]}${top + 1}:${'ABCDEFGH'[right]}${bottom + 1}`);
    const sheet = fc.record({
      name: fc.constantFrom('周报', '表', '综窗'),
      rows: fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 8 }),
      merged: fc.array(reference, { maxLength: 3 }),
      isHidden: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(sheet, { maxLength: 3 }), (sheets) => takeSheet(xlsxOf(sheets))),
      { numRuns: 300 },
    );
  });

  test('a table of text', async () => {
    const piece = fc.constantFrom(
      '咨询',
      '受理',
      '\n',
      ',',
      '\t',
      '"',
      '1,634',
      '合计',
      '\r',
      '９',
      '%',
      ' ',
      '周',
      '\u0000',
      '=A1',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 60 }), (pieces) =>
        takeSheet(Buffer.from(pieces.join('')), '周报.csv'),
      ),
      { numRuns: 200 },
    );
  });

  test('any bytes under any name', () => {
    const start = fc.constantFrom(
      '',
      'PK\x03\x04',
      'PK\x05\x06',
      '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
      '%PDF-',
      '<?xml',
      '\0\0\0\x20ftyp',
    );
    const name = fc.constantFrom('来稿.docx', '来稿.wps', '来稿.txt', '来稿.csv', '来稿.zip');
    fc.assert(
      fc.property(start, fc.uint8Array({ maxLength: 2000 }), name, (before, bytes, path) => {
        const whole = Buffer.concat([Buffer.from(before, 'latin1'), bytes]);
        const { value, findings } = readIncoming({ path, isInArchive: false, read: () => whole });
        expect(value !== undefined || findings.length > 0).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
