import { describe, expect, test } from 'vitest';
import { heading, noteMark, paragraph, table, text } from '../build-issue.js';
import { edgesOf, itemsOf, linesOf, millimetres, setIssue, setPages, textOf } from '../set-pages.js';

const counts = table([
  ['市州', '受理', '同比'],
  ['甲市', '1024', '3.7%'],
  ['乙自治州', '88', '——'],
  ['合计', '1112', '2.1%'],
]);

const linesWith = (block: typeof counts) => linesOf(setPages({ blocks: [block] }), 'table');
const edgesOfText = (block: typeof counts, wanted: string) => {
  const line = linesWith(block).find((each) => textOf(each) === wanted);
  if (!line) throw new Error(`${wanted} is not in the table`);
  return edgesOf(line);
};

describe('a table', () => {
  test('is as wide as the type area, with a rule above, below every row and between its cells', () => {
    const [page] = setPages({ blocks: [counts] });
    const rules = itemsOf(page ? [page] : [], 'rule').filter(({ thickness }) => thickness === 0.5);
    expect(rules).toHaveLength(5);
    for (const rule of rules) {
      expect(millimetres(rule.x)).toBeCloseTo(28, 0);
      expect(millimetres(rule.width)).toBeCloseTo(156, 0);
    }
    // Four rows with four edges each.
    expect(itemsOf(page ? [page] : [], 'shade')).toHaveLength(16);
  });

  test('has its numbers on the right, other text on the left and its head in the middle', () => {
    const [, right] = edgesOfText(counts, '1024');
    expect(edgesOfText(counts, '88')[1]).toBeCloseTo(right, 6);
    expect(edgesOfText(counts, '——')[1]).toBeCloseTo(edgesOfText(counts, '3.7%')[1], 6);
    expect(edgesOfText(counts, '甲市')[0]).toBeCloseTo(edgesOfText(counts, '乙自治州')[0], 6);
    const [from, to] = edgesOfText(counts, '市州');
    const [left] = edgesOfText(counts, '甲市');
    expect(from - left).toBeGreaterThan(5);
    expect(to).toBeGreaterThan(from);
  });

  test('has the numbers of its rows in the middle', () => {
    const numbered = table([
      ['序号', '事项'],
      ['1', '甲'],
      ['10', '乙'],
    ]);
    const middles = ['序号', '1', '10'].map((words) => edgesOfText(numbered, words)).map(([from, to]) => from + to);
    for (const middle of middles) expect(middle).toBeCloseTo(middles[0] ?? 0, 6);
  });

  test('turns a head that is too wide before its bracket, and keeps a time range in one piece', () => {
    const crowded = table([
      ['受理（件）', '开放时间', '事项'],
      ['1', '9:00—10:00', '企业开办、注销、变更，印章刻制，银行开户预约等相关事项的办理情况和下一步安排'],
    ]);
    const lines = linesWith(crowded).map(textOf);
    expect(lines.slice(0, 2)).toEqual(['受理', '（件）']);
    expect(lines).toContain('9:00—10:00');
    // Where there is room it stays on one line.
    expect(
      linesWith(
        table([
          ['受理（件）', '事项'],
          ['1', '甲'],
        ]),
      ).map(textOf),
    ).toContain('受理（件）');
  });

  test('has its columns where the author typed them', () => {
    const typed = { ...counts, alignments: ['right', 'left', 'center'] as const };
    expect(edgesOfText(typed, '甲市')[1]).toBeCloseTo(edgesOfText(typed, '乙自治州')[1], 6);
    expect(edgesOfText(typed, '1024')[0]).toBeCloseTo(edgesOfText(typed, '88')[0], 6);
  });

  test('has its caption in the middle above, its unit on the right, its notes below', () => {
    const block = {
      ...counts,
      caption: [text('表1 办件情况')],
      unit: [text('单位：件')],
      notes: [[text('注：样例。')]],
    };
    const lines = linesWith(block);
    expect(lines.map(textOf).slice(0, 2)).toEqual(['表1\u3000办件情况', '单位：件']);
    expect(textOf(lines.at(-1) ?? ({ ...lines[0], runs: [] } as never))).toBe('注：样例。');
    const [left, right] = edgesOfText(block, '表1\u3000办件情况');
    expect((left + right) / 2).toBeCloseTo(28 + 78, 6);
    expect(edgesOfText(block, '单位：件')[1]).toBeCloseTo(184, 6);
  });

  test('turns a long text in its cell, and keeps every character', () => {
    const long = '很长的说明'.repeat(30);
    const lines = linesWith(
      table([
        ['事项', '说明'],
        ['甲', long],
      ]),
    );
    const turned = lines.slice(3);
    expect(turned.length).toBeGreaterThan(3);
    expect(turned.map(textOf).join('')).toBe(long);
    const rights = turned.map((line) => edgesOf(line)[1]);
    expect(Math.max(...rights)).toBeLessThanOrEqual(184);
  });

  test('is set smaller before its columns are called too wide', () => {
    const words = (length: number) =>
      table([Array.from({ length: 4 }, (_, index) => `${index}`.repeat(length)), ['', '', '', '']]);
    const sizes = (length: number) => linesWith(words(length)).map(({ runs }) => runs[0]?.size);
    expect(sizes(10)[0]).toBe(12);
    expect(sizes(18)[0]).toBe(10.5);
    expect(setIssue({ blocks: [words(18)] }).findings.map(({ code }) => code)).not.toContain('table-too-wide');
    expect(setIssue({ blocks: [words(24)] }).findings.map(({ code }) => code)).toContain('table-too-wide');
  });

  test('reports a row that is higher than a page', () => {
    const high = table([
      ['甲', '乙'],
      ['丙', '长'.repeat(3000)],
    ]);
    expect(setIssue({ blocks: [high] }).findings.map(({ code }) => code)).toContain('table-row-too-tall');
  });

  test('of a head alone is set', () => {
    expect(linesWith(table([['甲', '乙']])).map(textOf)).toEqual(['甲', '乙']);
  });

  test('goes on as 续表 with its number, and what is repeated is no part of the text', () => {
    const rows = Array.from({ length: 60 }, (_, index) => [`第${index}项`, '1']);
    const block = { ...table([['事项', '件数'], ...rows]), caption: [text('表3 全省办件情况')] };
    const [, second] = setPages({ blocks: [block] });
    const lines = linesOf(second ? [second] : [], 'table');
    expect(lines.slice(0, 3).map(textOf)).toEqual(['续表3', '事项', '件数']);
    expect(lines.slice(0, 3).map(({ role }) => role.type)).toEqual(['artifact', 'artifact', 'artifact']);
    expect(lines[3]?.role).toMatchObject({ tag: 'TD', parent: { tag: 'TR', parent: { tag: 'Table' } } });
  });

  test('has a caption, heads of columns and cells in the structure', () => {
    const roles = linesWith({ ...counts, caption: [text('表1')] }).map(({ role }) => role);
    expect(roles[0]).toMatchObject({ tag: 'Caption', parent: { tag: 'Table' } });
    expect(roles[1]).toMatchObject({ tag: 'TH', scope: 'Column' });
    const tables = new Set(roles.map((role) => JSON.stringify(role).match(/"tag":"Table","id":\d+/)?.[0]));
    expect(tables.size).toBe(1);
  });

  test('lets the text return to the grid', () => {
    const [page] = setPages({ blocks: [heading(1, '一、', '甲'), counts, paragraph('乙')] });
    const pitch = (225 - 156 / 28) / 22;
    for (const line of linesOf(page ? [page] : [], 'body')) {
      const row = (millimetres(line.baseline) - 37 - 0.88 * (156 / 28)) / pitch;
      expect(Math.abs(row - Math.round(row))).toBeLessThan(1e-6);
    }
  });

  test('takes footnotes in its cells to the foot of the page', () => {
    const block = table([['甲'], [[text('乙'), noteMark(1, '丙的说明。')]]]);
    const pages = setPages({ blocks: [block] });
    expect(linesOf(pages, 'note').map(textOf)).toEqual(['①丙的说明。']);
  });
});
