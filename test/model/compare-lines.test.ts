import { expect, test } from 'vitest';
import { compareLines } from '../../src/model/compare-lines.js';
import * as fc from '../tools/fast-check.js';

const lines = fc.array(fc.constantFrom('甲', '乙', '丙', ''), { maxLength: 12 });

/** What the changes make of the old lines. */
function change(before: readonly string[], after: readonly string[]): readonly string[] {
  const made: string[] = [];
  let at = 0;
  for (const { start, end, newStart, newEnd } of compareLines(before, after)) {
    made.push(...before.slice(at, start), ...after.slice(newStart, newEnd));
    at = end;
  }
  return [...made, ...before.slice(at)];
}

/** The longest common subsequence, by trying all. */
function mostInCommon(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  if (a[0] === b[0]) return 1 + mostInCommon(a.slice(1), b.slice(1));
  return Math.max(mostInCommon(a.slice(1), b), mostInCommon(a, b.slice(1)));
}

test('what changed makes of one text the other', () => {
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      expect(change(before, after)).toEqual(after);
    }),
  );
});

test('no more lines are taken for changed than have to be', () => {
  const short = fc.array(fc.constantFrom('甲', '乙', '丙'), { maxLength: 7 });
  fc.assert(
    fc.property(short, short, (before, after) => {
      const removed = compareLines(before, after).reduce((sum, { start, end }) => sum + end - start, 0);
      expect(before.length - removed).toBe(mostInCommon(before, after));
    }),
  );
});

test('changes have a line between them that stands in both texts', () => {
  expect(compareLines(['甲', '乙', '丙', '丁'], ['甲', '新', '丙', '丁', '多'])).toEqual([
    { start: 1, end: 2, newStart: 1, newEnd: 2 },
    { start: 4, end: 4, newStart: 4, newEnd: 5 },
  ]);
  expect(compareLines(['甲', '乙'], ['乙'])).toEqual([{ start: 0, end: 1, newStart: 0, newEnd: 0 }]);
  expect(compareLines([], [])).toEqual([]);
});

test('texts too long to be aligned are compared line by line, or as a whole', () => {
  const long = Array.from({ length: 2000 }, (_, i) => `旧${i}`);
  const all = long.map((line) => `${line}。`);
  expect(compareLines(long, all)).toHaveLength(2000);
  expect(compareLines(long, [...all, '多'])).toEqual([{ start: 0, end: 2000, newStart: 0, newEnd: 2001 }]);
});
