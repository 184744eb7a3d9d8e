import { expect, test } from 'vitest';
import { guessPattern, matchesFileName } from '../../src/intake/sheets/match-file-name.js';
import * as fc from '../tools/fast-check.js';

test.each([
  ['综窗周报（12.2-12.6）.xlsx', '综窗周报*.xlsx', '综窗周报（12.9-12.13）.xlsx'],
  ['第48周综窗报表.xls', '*综窗报表.xls', '第49周综窗报表.xls'],
  ['2024年12月2日至6日 大厅.et', '*大厅.et', '2024年12月9日至13日 大厅.et'],
  ['周报最终版(1).xlsx', '周报*.xlsx', '周报副本(2).xlsx'],
  ['一号窗口.csv', '一号窗口*.csv', '一号窗口12月.csv'],
])('of %s the pattern is %s, which the next one has', (path, pattern, next) => {
  expect(guessPattern(`来稿/${path}`)).toBe(pattern);
  expect(matchesFileName(next, pattern)).toBe(true);
});

test('of a name that changes throughout there is none', () => {
  expect(guessPattern('2024-12-06.xlsx')).toBe(undefined);
});

test('a guessed pattern is that of its own file', () => {
  const piece = fc.constantFrom(
    '周报',
    '第',
    '12',
    '.',
    '-',
    '月',
    '（',
    '）',
    ' ',
    '*',
    '?',
    '[',
    '(',
    '+',
    'a',
    '至',
    '最终版',
    '$',
  );
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 12 }), (pieces) => {
      const path = `${pieces.join('')}.xlsx`;
      const pattern = guessPattern(path);
      if (pattern !== undefined) expect(matchesFileName(path, pattern)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('a pattern without marks is the name itself, in whichever case and folder', () => {
  expect(matchesFileName('D:\\来稿\\周报.XLSX', '周报.xlsx')).toBe(true);
  expect(matchesFileName('周报1.xlsx', '周报.xlsx')).toBe(false);
  expect(matchesFileName('周报1.xlsx', '周报?.xlsx')).toBe(true);
});

test('names and patterns that are made to take long take no time', () => {
  expect(matchesFileName('a'.repeat(250), `${'*a'.repeat(60)}b`)).toBe(false);
  expect(guessPattern(`${'1'.repeat(200)}a.xlsx`)).toBe(`${'1'.repeat(200)}a*.xlsx`);
  expect(guessPattern(`${'1-'.repeat(100)}1a.xlsx`)).toBe('*-1a.xlsx');
});
