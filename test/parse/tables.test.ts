import { describe, expect, it } from 'vitest';
import type { Inline, Table } from '../../src/model/issue.js';
import type { SourceRange } from '../../src/model/source.js';
import { parsePreamble, parseSection } from '../../src/parse/parse-section.js';
import * as fc from '../tools/fast-check.js';
import { places } from './places.js';

const section = (text: string) => parseSection({ path: 'issues/519/01-甲.md', text: `# 甲\n\n${text}` });
const blocks = (text: string) => section(text).value?.blocks.slice(1) ?? [];
const found = (text: string) => places(section(text).findings);
const table = (text: string): Table => {
  const made = blocks(text).find((block) => block.type === 'table');
  if (made?.type !== 'table') throw new Error('there is no table');
  return made;
};

const words = (content: readonly Inline[] | undefined): string | undefined =>
  content?.map((inline) => (inline.type === 'text' ? inline.text : `<${inline.type}>`)).join('');
const written = ({ file, start, end }: SourceRange): string => file.text.slice(start, end);
const rowsOf = ({ head, rows }: Table) =>
  [head, ...rows.map(({ cells }) => cells)].map((cells) => cells.map(({ content }) => words(content)));

const small = '| 乙 | 丙 |\n|---|---|\n| 1 | 2 |';

describe('a table', () => {
  it('has cells of running text, each with its place', () => {
    const made = table(
      '| 乙 | **丙**丁 |\n|:--|:-:|\n| 1\\|2 | [戊](http://a.cn) |\n|  | {{综窗.本周.受理|万}}[^1] |\n\n[^1]: 己\n',
    );
    expect(rowsOf(made)).toEqual([
      ['乙', '丙丁'],
      ['1|2', '戊'],
      ['', '<placeholder><note>'],
    ]);
    expect(made.alignments).toEqual(['left', 'center']);
    expect(made.head.map(({ range }) => written(range))).toEqual(['乙', '**丙**丁']);
    expect(made.rows.map(({ cells }) => cells.map(({ range }) => written(range)))).toEqual([
      ['1\\|2', '[戊](http://a.cn)'],
      ['', '{{综窗.本周.受理|万}}[^1]'],
    ]);
    expect(made.rows.map(({ range }) => written(range))).toEqual([
      '| 1\\|2 | [戊](http://a.cn) |',
      '|  | {{综窗.本周.受理|万}}[^1] |',
    ]);
    expect(found(small)).toEqual([]);
  });

  it('may have no rows, no outer bars, notes, and stand in the preamble', () => {
    expect(rowsOf(table('| 乙 |\n|---|'))).toEqual([['乙']]);
    expect(rowsOf(table('乙 | 丙\n---|---\n1 | 2<!-- 注 -->'))).toEqual([
      ['乙', '丙'],
      ['1', '2'],
    ]);
    const index = { path: 'index.md', text: `---\nnumber: 1\n---\n\n${small}\n` };
    expect(parsePreamble(index)).toMatchObject({ value: [{ type: 'table' }], findings: [] });
  });

  it('has as many cells in every row as in its head, or is reported', () => {
    const text = '| 乙 | 丙 |\n|---|---|\n| 1 |\n| 2 | 3 | 4 |\n以上。';
    expect(rowsOf(table(text))).toEqual([
      ['乙', '丙'],
      ['1', ''],
      ['2', '3'],
    ]);
    expect(found(text)).toEqual(['table-row/fewer 5:1', 'table-row/more 6:1', 'table-row/text 7:1']);
  });

  it.each([
    ['another number of cells below the head', '| 乙 | 丙 |\n|---|\n| 1 | 2 |', 'table-row/rule 4:1'],
    ['full-width bars', '｜乙｜丙｜\n|---|---|\n｜1｜2｜', 'table-row/bar 4:1'],
    ['full-width bars throughout', '｜乙｜丙｜\n｜---｜---｜', 'table-row/bar 4:1'],
    ['an item', '- 乙\n  | 丙 |\n  |---|', 'table-place 4:3'],
    ['a quotation', '> | 丙 |\n> |---|', 'table-place 3:3'],
    ['an image in a cell', '| ![乙](a.png) |\n|---|', 'image-place 3:3'],
  ])('is not made of %s', (_, text, place) => {
    expect(found(text)).toEqual([place]);
  });

  const mended = (text: string) =>
    section(text).findings.map(({ code, range, fix }) => {
      const { text: source } = range.file;
      return [code, fix && source.slice('# 甲\n\n'.length, fix.range.start) + fix.text + source.slice(fix.range.end)];
    });

  it.each([
    ['| 乙 | 丙 |\n| 1 | 2 |', '| 乙 | 丙 |\n| --- | --- |\n| 1 | 2 |'],
    ['如下：\n乙|丙\n1|\n以上。', '如下：\n\n| 乙 | 丙 |\n| --- | --- |\n| 1 |  |\n\n以上。'],
    ['> | 乙 |', undefined],
    ['- | 乙 | 丙 |\n  | 1 | 2 |', undefined],
  ])('is not made of rows alone: %j', (text, whole) => {
    expect(mended(text)).toEqual([['table-row/no-rule', whole]]);
  });

  it.each([
    ['乙\t丙\t丁\r\n1\t\ta|b', '| 乙 | 丙 | 丁 |\r\n| --- | --- | --- |\r\n| 1 |  | a\\|b |'],
    ['如下：\n乙\t丙\n1\t2\n以上。', '如下：\n\n| 乙 | 丙 |\n| --- | --- |\n| 1 | 2 |\n\n以上。'],
    ['序号\t乙\n1.\t丙\n2.\t丁', '| 序号 | 乙 |\n| --- | --- |\n| 1. | 丙 |\n| 2. | 丁 |'],
    ['1.\t乙\t3\n-\t丙\t4', '| 1. | 乙 | 3 |\n| --- | --- | --- |\n| - | 丙 | 4 |'],
    ['乙\t丙\t丁', undefined],
    ['> 乙\t丙\n> 丁\t戊', undefined],
  ])('is not made of cells parted by tabs: %j', (text, whole) => {
    expect(mended(text)).toEqual([['table-row/tabs', whole]]);
    if (whole !== undefined) expect(found(whole)).toEqual([]);
  });

  it('is not seen where there is none', () => {
    expect(found('甲|乙\n丙\n丁|戊，己\\|庚\\|')).toEqual([]);
    expect(found('\t甲\n\t乙\n\n甲\t乙')).toEqual([]);
    expect(found('1.\t甲\n2.\t乙\n\n一、\t甲\n二、\t乙\n\n（一）\t甲\n（二）\t乙')).toEqual([]);
  });

  it('lets a line of dashes below a bar alone', () => {
    expect(found('乙|丙\n丁')).toEqual([]);
    expect(found('- 甲|乙\n- 丙')).toEqual([]);
  });

  it('leaves the numbers around it as they are', () => {
    expect(found(`1. 乙\n\n${small}\n\n2. 丙\n\n（三）丁\n\n${small}\n\n（四）戊`)).toEqual([]);
    expect(found(`（一）乙\n\n${small}\n\n（三）丙`)).toEqual(['label-order 9:1']);
  });
});

describe('what stands around a table', () => {
  it.each([
    ['表1 全省办件情况\n\n单位：件', '表1 全省办件情况', '单位：件'],
    ['**表1 全省办件情况**\n（单位：万元、%）', '表1 全省办件情况', '（单位：万元、%）'],
    ['表一全省办件情况。', '表一全省办件情况。', undefined],
    ['表彰名单', '表彰名单', undefined],
    ['计量单位:件', undefined, '计量单位:件'],
  ])('above, is its caption and unit: %j', (text, caption, unit) => {
    const made = table(`${text}\n\n${small}`);
    expect([words(made.caption), words(made.unit)]).toEqual([caption, unit]);
    expect(blocks(`${text}\n\n${small}`)).toHaveLength(1);
    expect(made.range.start).toBe(`# 甲\n\n${text}`.search(/表|计|（/));
  });

  it.each([
    '表彰情况如下：',
    '表决通过，全部合格。',
    '本周办件情况见表1。',
    '单位：各厅局窗口和省直部门办事大厅的全部工作人员',
    '> 表1 办件情况',
    '- 表1 办件情况',
    '（一）表1 办件情况',
  ])('above, is text of its own: %s', (text) => {
    const made = table(`${text}\n\n${small}`);
    expect([made.caption, made.unit]).toEqual([undefined, undefined]);
    expect(blocks(`${text}\n\n${small}`)).toHaveLength(2);
  });

  it('goes with it where the unit is the last line of a text', () => {
    const [text, made] = blocks(`本周办件情况如下。\n单位：件\n\n${small}`);
    expect(text).toMatchObject({ type: 'paragraph', content: [{ text: '本周办件情况如下。' }] });
    expect(made?.type === 'table' && words(made.unit)).toBe('单位：件');
  });

  it('below, is what it notes, as far as it has the words', () => {
    const text = `${small}\n\n注：不含乙项\n数据来源：某处\n\n说明:丙\n\n正文。`;
    const made = table(text);
    expect(made.notes.map(words)).toEqual(['注：不含乙项', '数据来源：某处', '说明:丙']);
    expect(written(made.range)).toBe(text.slice(0, text.indexOf('\n\n正文')));
    expect(blocks(text)).toHaveLength(2);
    expect(table(`${small}\n\n正文。\n\n注：丙`).notes).toEqual([]);
    expect(table(`${small}\n\n注意：丙`).notes).toEqual([]);
  });

  it('is for the table it is next to', () => {
    const text = `${small}\n\n注：乙\n表2 丙\n单位：件\n\n${small}`;
    const made = blocks(text).filter((block) => block.type === 'table');
    expect(made.map(({ caption, unit, notes }) => [words(caption), words(unit), ...notes.map(words)])).toEqual([
      [undefined, undefined, '注：乙'],
      ['表2 丙', '单位：件'],
    ]);
  });

  it('has no footnotes', () => {
    expect(found(`表1 乙[^1]\n\n${small}\n\n注：丙[^1]\n\n[^1]: 丁`)).toEqual([
      'footnote-place 3:5',
      'footnote-place 9:4',
    ]);
  });
});

describe('any table', () => {
  const piece = fc.constantFrom('甲', '|', '|', '\\|', ' ', '**', '{{a.b|c}}', '[^1]', '<!-- 注 -->', '｜', '-', '`');
  const row = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));

  it('has rows of one length, and every cell holds its own text', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 4 }), (rows) => {
        const text = `| 甲 | 乙 |\n|---|---|\n${rows.join('\n')}\n\n[^1]: 丙`;
        for (const block of blocks(text)) {
          if (block.type !== 'table') continue;
          for (const { cells, range } of block.rows) {
            expect(cells).toHaveLength(block.head.length);
            for (const cell of cells) {
              expect(cell.range.start).toBeGreaterThanOrEqual(range.start);
              expect(cell.range.end).toBeLessThanOrEqual(range.end);
              expect(written(cell.range)).toContain((words(cell.content) ?? '').replace(/[^甲]/g, '').slice(0, 1));
            }
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['9,000 bars', `${'|乙'.repeat(9)}|\n${'|-'.repeat(9)}|\n${`${'|1'.repeat(9)}|\n`.repeat(890)}`],
    ['4,000 columns', `${'|乙'.repeat(4000)}|\n${'|-'.repeat(4000)}|`],
    ['many small tables', `${small}\n\n`.repeat(500)],
    ['many notes', `${small}\n\n${'注：乙\n\n'.repeat(2000)}`],
    ['many broken tables', '|乙|丙|\n|-|\n\n'.repeat(900)],
  ])('is read to its end where it keeps the limits: %s', (_, text) => {
    expect(section(text).value).toBeDefined();
  });

  it('is stopped by the limit of bars', () => {
    expect(found(`|乙|\n|-|\n${'|'.repeat(20_000)}`)).toEqual(['section-too-large/markup 5:1']);
  });
});
