import { describe, expect, test } from 'vitest';
import {
  countLines,
  lineAt,
  numberedLine,
  printedLine,
  printedStretches,
  sameLine,
} from '../../src/preview/page/find-lines.js';
import type { PreviewLayout, PreviewLine } from '../../src/preview/preview-state.js';

/**
 *     x 100        200        300
 * y 50  |— a.md 3 —|— b.md 1 —|    line 1
 * y 80  |— a.md 3, goes on ———|    line 2
 * y 110 |— a.md 5 —|  |— 280 a.md 6 —|   two cells of a table, no lines of the text
 */
const source = (x: number, width: number, file: string, [line, from, to]: readonly [number, number, number]) => ({
  x,
  width,
  ...{ file, line, column: from, endLine: line, endColumn: to },
});
const first = lineOf(50, 100, 200, 1, source(100, 100, 'a.md', [3, 1, 11]), source(200, 100, 'b.md', [1, 1, 9]));
const second = lineOf(80, 100, 200, 2, source(100, 200, 'a.md', [3, 11, 31]));
const cell = lineOf(110, 100, 100, 0, source(100, 100, 'a.md', [5, 1, 6]));
const nextCell = lineOf(110, 280, 100, 0, source(280, 100, 'a.md', [6, 1, 6]));
const folio: PreviewLine = { x: 180, y: 700, width: 20, height: 16, sources: [] };
const layout: PreviewLayout = {
  revision: 1,
  pages: [
    { width: 595, height: 842, lines: [folio] },
    { width: 595, height: 842, lines: [first, second, cell, nextCell, folio] },
  ],
};

function lineOf(
  y: number,
  x: number,
  width: number,
  number: number,
  ...sources: PreviewLine['sources'][number][]
): PreviewLine {
  return { ...(number > 0 ? { number } : {}), x, y, width, height: 16, sources };
}

describe('the line at a point', () => {
  test.each([
    ['within its first stretch', 150, 58, first, first.sources[0]],
    ['within its second stretch', 250, 58, first, first.sources[1]],
    ['behind its end', 500, 58, first, first.sources[1]],
    ['a little below it', 150, 70, first, first.sources[0]],
    ['in a cell', 190, 115, cell, cell.sources[0]],
    ['in the cell beside it', 290, 115, nextCell, nextCell.sources[0]],
    ['in what nobody wrote', 190, 705, folio, undefined],
  ])('%s', (_name, x, y, line, written) => {
    expect(lineAt(layout, 2, x, y)).toEqual({ page: 2, line, source: written });
  });

  test('is none far from all lines, and none on a page that there is not', () => {
    expect(lineAt(layout, 2, 150, 300)).toBeUndefined();
    expect(lineAt(layout, 9, 150, 58)).toBeUndefined();
  });
});

test('a body line is found by its number, and the lines are counted', () => {
  expect(numberedLine(layout, 2, 2)).toEqual({ page: 2, line: second, source: second.sources[0] });
  expect(numberedLine(layout, 2, 3)).toBeUndefined();
  expect(numberedLine(layout, 2, 0)).toBeUndefined();
  expect([countLines(layout, 1), countLines(layout, 2), countLines(layout, 9)]).toEqual([0, 2, 0]);
});

describe('what is printed of a stretch of the source', () => {
  const found = (line: number, column: number, endLine: number, endColumn: number) =>
    printedStretches(layout, { file: 'a.md', line, column, endLine, endColumn }).map((place) => place.line);

  test.each([
    ['the end of one stretch', [3, 10, 3, 11], [first]],
    ['the beginning of the next', [3, 11, 3, 12], [second]],
    ['across both', [3, 10, 3, 12], [first, second]],
    ['an empty range: the character behind it', [3, 11, 3, 11], [second]],
    ['several lines', [3, 20, 5, 2], [second, cell]],
    ['a line that ends where the next begins', [5, 1, 6, 1], [cell]],
    ['what is not printed', [4, 1, 4, 9], []],
  ] as const)('%s', (_name, [line, column, endLine, endColumn], lines) => {
    expect(found(line, column, endLine, endColumn)).toEqual(lines);
  });

  test('is that of the file alone', () => {
    expect(printedLine(layout, { file: 'b.md', line: 1 })).toEqual([
      { page: 2, line: first, source: first.sources[1] },
    ]);
    expect(printedLine(layout, { file: 'c.md', line: 1 })).toEqual([]);
  });
});

test('a chosen line stays chosen while the same was written there', () => {
  const chosen = { page: 2, line: second, source: second.sources[0] };
  expect(sameLine(layout, chosen)).toEqual(chosen);
  const moved = { ...layout, pages: [layout.pages[0] ?? { width: 1, height: 1, lines: [] }] };
  expect(sameLine(moved, chosen)).toBeUndefined();
  expect(sameLine(layout, { page: 2, line: second, source: first.sources[1] })).toBeUndefined();
});
