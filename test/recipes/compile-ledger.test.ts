import { expect, test } from 'vitest';
import { createMemo, type Packed, type Store } from '../../src/memo/memo.js';
import { parseSettings } from '../../src/parse/yaml/parse-settings.js';
import { compileLedger } from '../../src/recipes/compile-ledger.js';
import { counted } from '../cli/archive-workspace.js';
import * as fc from '../tools/fast-check.js';

const settingsWith = (opening: string) => {
  const text = `name: 试验周报
publisher: 某某试验中心
template: bulletin
distribution: {报: 甲处}
copies: 3
statistics:
  窗口: {title: 某窗口, measures: {咨询: 人次}${opening}}
`;
  const { value } = parseSettings({ path: 'issues/bulletin.yaml', text });
  if (!value) throw new Error('the settings should be sound');
  return value;
};

/** The header of an issue, sound or not; none where the issue is missing. */
const stated = fc.oneof(
  { weight: 6, arbitrary: fc.nat(99).map((asked) => (number: number) => counted(number, asked)) },
  fc.constant(() => undefined),
  fc.constant(() => '没有期头。\n'),
  fc.constant((number: number) => counted(number, 1).replace(/statistics:\n.*\n/, '')),
  fc.constant((number: number) => counted(number, 1).replace('咨询: 1', '咨询: 一')),
  fc.constant((number: number) => counted(number + 1, 1)),
  fc.constant((number: number) => counted(number, 1).replace(/issue: \d+/, 'issue: 2')),
  fc.constant((number: number) => counted(number, 1, 'published: {窗口: {咨询: 50}}\n')),
  fc.tuple(fc.nat(9), fc.integer({ min: -60, max: 60 })).map(
    ([back, by]) =>
      (number: number) =>
        counted(number, 9, `corrections: [{series: 窗口, number: ${number - back}, 咨询: ${by}, reason: 试验}]\n`),
  ),
);
const openings = fc.constantFrom('', ', opening: [{year: 2001, through: 4, 咨询: 7}]');

test('a ledger that grows from issue to issue is at each the one that is made of its headers at once', () => {
  fc.assert(
    fc.property(fc.array(stated, { minLength: 2, maxLength: 70 }), openings, (issues, opening) => {
      const settings = settingsWith(opening);
      const memo = createMemo();
      const sources = issues.flatMap((state, index) => {
        const text = state(index + 1);
        const path = `issues/${index + 1}/index.md`;
        return text === undefined ? [] : [{ folder: String(index + 1), index: { path, text } }];
      });
      const seen = [];
      for (const [place, source] of sources.entries()) {
        // The issue's own file is read to its end, those of the others up to the end of the header.
        const own = { ...source, index: { ...source.index, text: `${source.index.text}\n按语。\n` } };
        const upTo = [...sources.slice(0, place), own];
        const grown = compileLedger(settings, upTo, memo);
        seen.push([grown, compileLedger(settings, upTo)]);
      }
      // Compared at the end: none may have been changed by what was entered after it.
      for (const [grown, fresh] of seen) expect(grownTexts(grown)).toEqual(grownTexts(fresh));
    }),
    { numRuns: 20 },
  );
});

test('a ledger of headers that an earlier run parsed is the one that is made anew', () => {
  fc.assert(
    fc.property(fc.array(stated, { minLength: 12, maxLength: 40 }), openings, (issues, opening) => {
      const settings = settingsWith(opening);
      const kept = new Map<string, Packed>();
      const store: Store = {
        read: (key) => kept.get(key),
        write: (key, { data }) => !!kept.set(key, { data: JSON.parse(JSON.stringify(data)) }),
      };
      const sources = issues.flatMap((state, index) => {
        const text = state(index + 1);
        const header = { path: `issues/${index + 1}/index.md`, text: text ?? '' };
        return text === undefined ? [] : [{ folder: String(index + 1), index: header }];
      });
      const anew = compileLedger(settings, sources, createMemo(store));
      expect(grownTexts(compileLedger(settings, sources, createMemo(store)))).toEqual(grownTexts(anew));
      for (const [key] of kept) kept.set(key, { data: [['', [0, 1, 2, [[]]]]] });
      expect(grownTexts(compileLedger(settings, sources, createMemo(store)))).toEqual(grownTexts(anew));
    }),
    { numRuns: 20 },
  );
});

/** What is said, without the files' texts: they are whole in one and cut in the other. */
const grownTexts = (compiled: unknown): unknown =>
  JSON.parse(
    JSON.stringify(compiled, (key, value) => {
      if (key === 'file') return value.path;
      if (value instanceof Map) return [...value];
      if (typeof value === 'bigint') return String(value);
      return value instanceof Set ? [...value] : value;
    }),
  );
