import { expect, test } from 'vitest';
import { whole } from '../../src/model/exact.js';
import { formatStats } from '../../src/report/format-stats.js';
import { cellsOf, cellWidth } from '../../src/report/terminal-text.js';
import { explanationWith, rowOf, tableOf } from './stats-answers.js';

const TERMINAL_COLUMNS = 80;

const tables = [
  tableOf([rowOf({ week: 7, month: undefined, total: 1007 }), rowOf({ number: 10, week: undefined, total: 1007 })], {
    opening: { through: 8, value: whole(1000) },
  }),
  tableOf(
    [
      rowOf({ week: 123456, month: 123456, correction: -12, total: 9876543 }),
      rowOf({ number: 60, issue: undefined, period: undefined, week: undefined, month: undefined, correction: 5 }),
    ],
    { measure: '流转' },
  ),
];
const year = { type: 'year', tables } as const;

/** In which cell of a terminal each of the words ends. */
function endOf(line: string, word: string): number {
  const at = line.lastIndexOf(word);
  return at < 0 ? at : cellWidth(line.slice(0, at + word.length));
}

test('numbers end in the same cell as their headings, from one table to the next too', () => {
  const lines = formatStats(year, 'table', 'zh').split('\n');
  const headings = lines.filter((line) => line.includes('本年'));
  expect(headings).toHaveLength(2);
  const edge = endOf(headings[0] ?? '', '本年');
  expect(endOf(headings[1] ?? '', '本年')).toBe(edge);
  for (const total of ['1000', '1007', '9876543']) {
    const line = lines.find((candidate) => candidate.endsWith(total)) ?? '';
    expect(cellWidth(line), line).toBe(edge);
  }
  const corrected = lines.find((line) => line.includes('-12')) ?? '';
  expect(endOf(corrected, '-12')).toBe(endOf(headings[0] ?? '', '更正'));
});

test.each(['zh', 'en'] as const)(
  'a table in %s stays within 80 columns, without blanks at the ends of lines',
  (language) => {
    for (const line of formatStats(year, 'table', language).split('\n')) {
      if (/[:：“]/.test(line)) continue;
      expect(cellWidth(line), line).toBeLessThanOrEqual(TERMINAL_COLUMNS);
      expect(line).toBe(line.trimEnd());
    }
  },
);

test('a table shows opening, week without figures, signed correction and what a hidden month means', () => {
  const lines = formatStats(year, 'table', 'zh')
    .split('\n')
    .map((line) => line.trim().replace(/ +/g, ' '));
  expect(lines).toEqual([
    '2001年 某窗口 收（件）',
    '总第 期号 起止 本周 更正 本月 本年',
    '8 期初 1000',
    '9 5 02-05/02-09 7 ? 1007',
    '10 5 02-05/02-09 无 10 1007',
    '',
    '2001年 某窗口 流转（件）',
    '总第 期号 起止 本周 更正 本月 本年',
    '9 5 02-05/02-09 123456 -12 123456 9876543',
    '60 +5 10',
    '',
    expect.stringContaining('until'),
    '',
  ]);
});

test('an explanation lists every addend with its place, and the sum last', () => {
  const lines = formatStats(explanationWith('重复计件'), 'table', 'zh').split('\n');
  expect(lines.map((line) => line.trim().replace(/ +/g, ' '))).toEqual([
    '2001年 某窗口 收（件） 截至总第 9 期',
    '项目 数值 出处 原因',
    '期初（至第7期） 100 issues/9/index.md:1',
    '第8期 20 issues/9/index.md:2',
    '第9期更正第8期 -3 issues/9/index.md:3 重复计件',
    '合计 117',
    '',
  ]);
});

test('text of the sources can’t command the terminal', () => {
  const text = formatStats(explanationWith('\u001b[2J清屏\n另起'), 'table', 'zh');
  for (const command of ['\u001b', '清屏\n']) expect(text).not.toContain(command);
});

test('markdown tables have as many cells in every line, and the text of the sources stays text', () => {
  const text = formatStats(explanationWith('a|b *c* <b> \\|'), 'markdown', 'zh');
  const rows = text.split('\n').filter((line) => line.startsWith('|'));
  expect(rows[1]).toBe('|---|---:|---|---|');
  for (const row of rows) expect(row.replaceAll(/\\./g, '').match(/\|/g)).toHaveLength(5);
  expect(text).toContain('a\\|b \\*c\\* \\<b\\> \\\\\\|');
});

test('markdown has a heading for each table', () => {
  const headings = formatStats(year, 'markdown', 'en').match(/^### .+$/gm);
  expect(headings).toEqual(['### 2001  某窗口  收 (件)', '### 2001  某窗口  流转 (件)']);
});

test('nothing counted is an empty table', () => {
  expect(formatStats({ type: 'year', tables: [] }, 'table', 'zh')).toBe('');
  expect(formatStats({ type: 'year', tables: [] }, 'markdown', 'zh')).toBe('');
});

test('a line of ASCII is as wide as its segments are', () => {
  const ascii = 'issues/9/index.md:3  -12';
  expect(cellWidth(ascii)).toBe(cellsOf(ascii).length);
});
