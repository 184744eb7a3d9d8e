import { describe, expect, it } from 'vitest';
import type { Attachments } from '../../src/model/attachments.js';
import type { Block, Inline, Table } from '../../src/model/issue.js';
import { sourceOffsets } from '../../src/model/offset-map.js';
import type { SourceRange } from '../../src/model/source.js';
import { importTables } from '../../src/parse/import-tables.js';
import { parseSection } from '../../src/parse/parse-section.js';
import * as fc from '../tools/fast-check.js';
import { noAttachments } from '../tools/no-attachments.js';
import { places } from './places.js';

const CSV = 'issues/519/数.csv';

/** One file whose text is this, whatever it is called. */
const holding = (text: string, path = CSV): Attachments => ({
  ...noAttachments,
  read: () => ({ value: { path, text }, findings: [] }),
});

function imported(attachments: Attachments, text = '![表1 乙](数.csv)') {
  const { value: section } = parseSection({ path: 'issues/519/01-甲.md', text: `# 甲\n\n${text}` });
  if (!section) throw new Error('the section could not be read');
  const { value, findings } = importTables({ preamble: [], sections: [section] }, attachments);
  return { blocks: value.sections[0]?.blocks.slice(1) ?? [], findings };
}

const tableOf = (blocks: readonly Block[]): Table => {
  const table = blocks.find((block) => block.type === 'table');
  if (table?.type !== 'table') throw new Error('there is no table');
  return table;
};
const table = (csv: string, path?: string): Table => tableOf(imported(holding(csv, path)).blocks);
const found = (csv: string) => places(imported(holding(csv)).findings);

const words = (content: readonly Inline[] = []): string =>
  content.map((inline) => (inline.type === 'text' ? inline.text : `<${inline.type}>`)).join('');
const cellsOf = ({ head, rows }: Table) =>
  [head, ...rows.map(({ cells }) => cells)].map((cells) => cells.map(({ content }) => words(content)));
const written = ({ file, start, end }: SourceRange): string => file.text.slice(start, end);

describe('a table from a file', () => {
  it('stands where it is named, with the alternative text as its caption', () => {
    const { blocks, findings } = imported(holding('单位,受理\n甲处,12\n'), '文字\n\n![表1 *乙*](数.csv)\n\n又');
    expect(findings).toEqual([]);
    expect(blocks.map(({ type }) => type)).toEqual(['paragraph', 'table', 'paragraph']);
    const made = tableOf(blocks);
    expect(words(made.caption)).toBe('表1 乙');
    expect(written(made.range)).toBe('![表1 *乙*](数.csv)');
    expect(cellsOf(made)).toEqual([
      ['单位', '受理'],
      ['甲处', '12'],
    ]);
    expect(made.alignments).toEqual([undefined, undefined]);
  });

  it('takes unit and remarks from the paragraphs beside it, and a caption where it has none', () => {
    const text = '表2 丙\n\n单位：件\n\n![](数.csv)\n\n注：丁\n\n又';
    const made = tableOf(imported(holding('甲\n1\n'), text).blocks);
    expect([words(made.caption), words(made.unit), made.notes.map((note) => words(note))]).toEqual([
      '表2 丙',
      '单位：件',
      ['注：丁'],
    ]);
  });

  it('has cells of plain text, each at its place in the file', () => {
    const csv = '甲,"乙 ""丙"""\r\n\r\n **1** ,"a,b"\r\n"一\n二",\r\n,,\r\n';
    const made = table(csv);
    expect(cellsOf(made)).toEqual([
      ['甲', '乙 "丙"'],
      ['**1**', 'a,b'],
      ['一二', ''],
    ]);
    const cells = [made.head, ...made.rows.map((row) => row.cells)].flat();
    expect(cells.map(({ range }) => written(range))).toEqual(['甲', '乙 ""丙""', '**1**', 'a,b', '一\n二', '']);
    expect(cells.every(({ range }) => range.file.path === CSV)).toBe(true);
    expect(made.rows.map(({ range }) => written(range))).toEqual([' **1** ,"a,b"', '"一\n二",']);
    const [quoted] = made.head[1]?.content ?? [];
    const at = quoted?.type === 'text' ? sourceOffsets(quoted.map, 3, 4) : { start: 0, end: 0 };
    expect(csv.slice(at.start, at.end)).toBe('丙');
  });

  it('may have tabs between its columns, by its name or by its first line', () => {
    expect(cellsOf(table('甲\t乙,丙\n1\t2', 'a.tsv'))).toEqual([
      ['甲', '乙,丙'],
      ['1', '2'],
    ]);
    expect(cellsOf(table('甲\t乙\n1,2\t3'))).toEqual([
      ['甲', '乙'],
      ['1,2', '3'],
    ]);
  });

  it('is without the columns and rows that have nothing in them', () => {
    expect(cellsOf(table('甲,乙,,\n1,2,,\n3,4\n,,,\n   \n'))).toEqual([
      ['甲', '乙'],
      ['1', '2'],
      ['3', '4'],
    ]);
    expect(found('甲,乙,,\n1,2,,\n3,4\n,,,\n')).toEqual([]);
  });

  it('may have as many rows and columns as the limits', () => {
    expect(found(`甲\n${'1\n'.repeat(2000)},\n\n`)).toEqual([]);
    expect(found(`${'甲,'.repeat(49)}甲\n${'1,'.repeat(49)}1\n`)).toEqual([]);
  });

  it.each([
    ['nothing', '', 'table-file/empty 1:1'],
    ['blank lines alone', '\n,,\n', 'table-file/empty 1:1'],
    ['a head alone', '甲,乙\n', 'table-file/no-rows 1:1'],
    ['a row that is too short', '甲,乙\n1,2\n3\n', 'table-file/fewer 3:1'],
    ['a row that is too long', '甲,乙\n1,2,3,4\n', 'table-file/more 2:5'],
    ['a quotation mark that is not closed', '甲,乙\n1,"2\n3,4\n', 'table-file/quote-open 2:3'],
    ['a quotation mark amid a cell', '甲,乙\n1,2"3"\n', 'table-file/quote 2:3'],
    ['text behind a quoted cell', '甲,乙\n"1"2,3\n', 'table-file/quote 2:1'],
    ['too many rows', `甲\n${'1\n'.repeat(2001)}`, 'table-file/many-rows 2002:1'],
    ['far too many rows', `甲\n${'1\n'.repeat(5000)}`, 'table-file/many-rows 2002:1'],
    ['too many lines of commas', `甲,乙\n1,2\n${',\n'.repeat(5000)}`, 'table-file/many-rows 4000:1'],
    ['too many columns', `${'甲,'.repeat(50)}甲\n${'1,'.repeat(50)}1\n`, 'table-file/many-columns 1:101'],
    ['a row without end', `甲\n"${'乙'.repeat(30_000)}`, 'table-file/long-row 2:1'],
    ['other marks between columns', '甲;乙\n1;2\n', 'table-file/delimiter 1:2'],
    ['Chinese commas', '甲，乙\n1，2\n', 'table-file/delimiter 1:2'],
    ['a placeholder', '甲\n{{窗口.本周}}\n', 'table-file/placeholder 2:1'],
    ['a title above', '表1 情况,,\n甲,乙,丙\n1,2,3\n', 'table-file/title 1:1'],
    ['a unit above, without commas', '单位：件\n甲,乙\n1,2\n', 'table-file/title 1:1'],
    ['columns without a name', '甲,,乙,""\n1,2,3,4\n', 'table-file/head 1:3'],
  ])('is reported where it has %s', (_, csv, place) => {
    expect(found(csv)).toEqual([place]);
  });

  it('is left out where there is no such file, which is told of where it is named', () => {
    const { blocks, findings } = imported(noAttachments);
    expect(blocks).toEqual([]);
    expect(places(findings)).toEqual(['attachment/missing 3:9']);
  });

  it('leaves images as they are', () => {
    expect(imported(noAttachments, '![乙](a.png)').blocks).toMatchObject([{ type: 'figure' }]);
  });
});

describe('any file', () => {
  const piece = fc.constantFrom('甲', '1', ',', '"', '""', '\n', '\r\n', '\r', ' ', '\t', '𠮷', '{{', ';');

  it('is read or reported, with every cell where it is written', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const { blocks, findings } = imported(holding(pieces.join('')));
        expect(blocks.length + findings.length).toBeGreaterThan(0);
        for (const block of blocks) {
          if (block.type !== 'table') continue;
          for (const { cells, range } of block.rows) {
            expect(cells).toHaveLength(block.head.length);
            for (const cell of cells) {
              const source = written(cell.range).replace(/[\s"]/g, '');
              expect(words(cell.content).replace(/[\s"]/g, '')).toBe(source);
              expect(cell.range.start).toBeGreaterThanOrEqual(range.start);
            }
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('that was written as RFC 4180 has it is read as it was', () => {
    const cell = fc.array(fc.constantFrom('甲', ',', '"', '丙', '1', '\t'), { minLength: 1, maxLength: 5 });
    const text = cell.map((parts) => `乙${parts.join('')}丁`);
    const row = fc.array(text, { minLength: 3, maxLength: 3 });
    const quote = (value: string): string => (/[",]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 5 }), fc.constantFrom('\n', '\r\n', '\r'), (rows, end) => {
        const csv = rows.map((cells) => cells.map(quote).join(',')).join(end);
        expect(cellsOf(table(csv))).toEqual(rows);
      }),
    );
  });

  it.each([
    ['commas', ','.repeat(500_000)],
    ['line ends', '\n'.repeat(500_000)],
    ['quotation marks', '"'.repeat(500_000)],
    ['lines of commas', ',,,,\n'.repeat(100_000)],
    ['braces', '{{'.repeat(100_000)],
    ['one cell', '甲'.repeat(500_000)],
  ])('of half a million characters is read to its end: %s', (_, csv) => {
    expect(imported(holding(csv)).findings.length).toBeGreaterThan(0);
  });
});
