import { beforeAll, expect, test } from 'vitest';
import { glyphsOf, type PositionedGlyph } from '../../../src/model/page.js';
import { type CompiledIssue, compileText } from '../../tools/compile-issue.js';

/* Figures of tables in the shipped fonts, whose own figures are wider than half an em and not all as wide. */

const ROWS = 20;

let issue: CompiledIssue;

beforeAll(async () => {
  const rows = Array.from(
    { length: ROWS },
    (_, row) => `| ${'甲乙丙丁戊'.charAt(row % 5)}市 | ${1111 * (row % 9)} | ${row}.${row % 10}% |`,
  );
  issue = await compileText({
    sections: [
      `# 试验\n\n表1 各市11月办件情况\n\n| 市 | 受理 | 满意率 |\n|---|--:|--:|\n${rows.join('\n')}\n\n注：11月1日至17日。\n\n正文112件。[^1]\n\n[^1]: 注文111件。`,
    ],
  });
});

interface Figure extends PositionedGlyph {
  readonly size: number;
  readonly part: string;
  readonly baseline: number;
}

const figures = (): readonly Figure[] =>
  issue.pages.flatMap(({ items, number }) =>
    items.flatMap((item) =>
      item.type === 'line'
        ? item.runs
            .filter(({ rise }) => rise === 0)
            .flatMap((run) =>
              glyphsOf([run]).map((glyph) => ({
                ...glyph,
                size: run.size,
                part: item.part,
                baseline: number * 1000 + item.baseline,
              })),
            )
        : [],
    ),
  );

test('every figure of tables, captions, notes and text is half a cell wide', () => {
  const digits = figures().filter(({ text, part }) => /^\d$/.test(text) && part !== 'colophon');
  expect(digits.length).toBeGreaterThan(6 * ROWS);
  for (const { advance, size } of digits) expect(Math.abs(advance / size - 0.5)).toBeLessThan(0.01);
});

test('the figures of a column stand below one another', () => {
  const byRow = new Map<number, Figure[]>();
  for (const figure of figures().filter(({ part }) => part === 'table')) {
    byRow.set(figure.baseline, [...(byRow.get(figure.baseline) ?? []), figure]);
  }
  const ends = [...byRow.values()].flatMap((row) => {
    const decimal = row.findIndex(({ text }) => text === '.');
    if (decimal < 0) return [];
    const point = row[decimal];
    const before = row.findLast(({ text, x }) => /\d/.test(text) && point && x < point.x - 20);
    return point && before ? [{ point: point.x, last: before.x + before.advance }] : [];
  });
  expect(ends).toHaveLength(ROWS);
  const tolerance = (0.01 * 72) / 25.4;
  for (const { point, last } of ends) {
    expect(Math.abs(point - (ends[0]?.point ?? 0))).toBeLessThan(tolerance);
    expect(Math.abs(last - (ends[0]?.last ?? 0))).toBeLessThan(tolerance);
  }
});
