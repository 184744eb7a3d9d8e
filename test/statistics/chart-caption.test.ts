import { expect, test } from 'vitest';
import { findWrongSpan } from '../../src/statistics/chart-caption.js';
import { rowOf, tableOf } from '../report/stats-answers.js';

const rows = (count: number) => Array.from({ length: count }, (_, index) => rowOf({ number: index + 1 }));

/** What is found in a caption over a chart of so many issues, with what `--fix` makes of it. */
function spanIn(caption: string, ...counts: readonly number[]): string[] {
  const file = { path: 'issues/9/01-甲.md', text: `![${caption}](chart:窗口)` };
  const map = [
    { type: 'copied', at: 0, length: caption.length, sourceStart: 2, sourceEnd: 2 + caption.length },
  ] as const;
  const run = { type: 'text', text: caption, emphasis: 'none', file, map } as const;
  return findWrongSpan(
    { caption: [run] },
    counts.map((count) => tableOf(rows(count))),
  ).map(({ range, params, fix }) => {
    const mended = fix ? ` → ${file.text.slice(2, fix.range.start)}${fix.text}` : '';
    return `${file.text.slice(range.start, range.end)} ${params.count} ${params.right}${mended}`;
  });
}

test.each([
  ['图2 近8周受理情况', [3], ['8周 3 近3周 → 图2 近3周']],
  ['近十二个星期', [3], ['十二个星期 3 近3个星期 → 近3个星期']],
  ['近二十期', [19, 7], ['二十期 19 近19期 → 近19期']],
  // It may be `last` that is wrong.
  ['近8周受理情况', [12], ['8周 12 近12周']],
  ['近8周受理情况', [8], []],
  ['近八周受理情况', [8, 5], []],
  ['本年各周受理情况', [3], []],
  ['近年受理情况', [3], []],
  ['近3年各期', [12], []],
])('%s, over a chart of %j issues', (caption, counts, expected) => {
  expect(spanIn(caption, ...counts)).toEqual(expected);
});
