import { expect, test } from 'vitest';
import { createMemo, type Packed, type Store } from '../../src/memo/memo.js';
import type { HeaderSource } from '../../src/parse/yaml/parse-header.js';
import { parseSettings } from '../../src/parse/yaml/parse-settings.js';
import { type CompiledLedger, compileLedger } from '../../src/recipes/compile-ledger.js';
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
      const sources = sourcesOf(issues);
      const seen: CompiledLedger[][] = [];
      for (const [place, source] of sources.entries()) {
        // The issue's own file is read to its end, those of the others up to the end of the header.
        const own = { ...source, index: { ...source.index, text: `${source.index.text}\n按语。\n` } };
        const upTo = [...sources.slice(0, place), own];
        const grown = compileLedger(settings, upTo, memo);
        seen.push([grown, compileLedger(settings, upTo)]);
      }
      // Compared at the end: none may have been changed by what was entered after it.
      for (const [grown, fresh] of seen) expect(grown && grownTexts(grown)).toEqual(fresh && grownTexts(fresh));
    }),
    { numRuns: 20 },
  );
});

test('a ledger of headers that an earlier run parsed is the one that is made anew', () => {
  fc.assert(
    fc.property(fc.array(stated, { minLength: 12, maxLength: 40 }), openings, (issues, opening) => {
      const settings = settingsWith(opening);
      const { kept, store } = openStore();
      const sources = sourcesOf(issues);
      const anew = compileLedger(settings, sources, createMemo(store));
      expect(grownTexts(compileLedger(settings, sources, createMemo(store)))).toEqual(grownTexts(anew));
      for (const [key] of kept) kept.set(key, { data: [['', [0, 1, 2, [[]]]]], bytes: Uint8Array.of(1, 2, 3) });
      expect(grownTexts(compileLedger(settings, sources, createMemo(store)))).toEqual(grownTexts(anew));
    }),
    { numRuns: 20 },
  );
});

test('a ledger that goes on from one of an earlier run is the one that is made anew, whatever came or changed since', () => {
  const issues = fc.array(stated, { minLength: 20, maxLength: 60 });
  const more = fc.array(stated, { maxLength: 8 });
  const special = fc.option(fc.constant('---\nspecial: 1\nyear: 2001\nperiod: 2001-01-01/2001-01-05\n---\n'));
  fc.assert(
    fc.property(issues, more, stated, fc.nat(59), openings, special, (before, after, change, changed, opening, odd) => {
      const settings = settingsWith(opening);
      const { store } = openStore();
      const beside =
        odd === null ? [] : [{ folder: '2001-增1', index: { path: 'issues/2001-增1/index.md', text: odd } }];
      const same = (sources: readonly HeaderSource[]) => {
        const all = [...sources, ...beside];
        const fresh = compileLedger(settings, all);
        expect(grownTexts(compileLedger(settings, all, createMemo(store)))).toEqual(grownTexts(fresh));
      };
      same(sourcesOf(before));
      // The first of them is kept by now; the last is written on, some follow, one is changed.
      same(sourcesOf(before.with(-1, () => counted(before.length, 77))));
      same(sourcesOf([...before, ...after]));
      same(sourcesOf([...before, ...after].with(changed % before.length, change)));
      same(sourcesOf(before.slice(0, -2)));
    }),
    { numRuns: 30 },
  );
});

test('of what an earlier run entered hardly a header is parsed again', () => {
  const { store } = openStore();
  const settings = settingsWith('');
  const sources = sourcesOf(Array.from({ length: 40 }, () => (number: number) => counted(number, number)));
  compileLedger(settings, sources, createMemo(store));
  const memo = createMemo(store);
  const parsed: string[] = [];
  const keep: typeof memo.keep = (step, key, made) => {
    if (step.name === 'header') parsed.push(key);
    return memo.keep(step, key, made);
  };
  const recall: typeof memo.recall = (step, key, make) => {
    const known = memo.find(step, key);
    if (known !== undefined) return known;
    const made = make();
    keep(step, key, made);
    return made;
  };
  const { ledger } = compileLedger(settings, sources, { ...memo, keep, recall });
  expect(ledger.issues.size).toBe(40);
  // The last one itself, and the one before, with which it is compared.
  expect(parsed).toHaveLength(2);
});

/** Headers in folders that are named by their places. */
const sourcesOf = (issues: readonly ((number: number) => string | undefined)[]): readonly HeaderSource[] =>
  issues.flatMap((state, index) => {
    const text = state(index + 1);
    const path = `issues/${index + 1}/index.md`;
    return text === undefined ? [] : [{ folder: String(index + 1), index: { path, text } }];
  });

/** A store in memory that gives back what a file would. */
function openStore() {
  const kept = new Map<string, Packed>();
  const store: Store = {
    read: (key) => kept.get(key),
    write: (key, { data, bytes }) =>
      !!kept.set(key, { data: JSON.parse(JSON.stringify(data)), ...(bytes && { bytes: Uint8Array.from(bytes) }) }),
  };
  return { kept, store };
}

/** What is said, without the files' texts: they are whole in one and cut in the other. */
const grownTexts = (compiled: CompiledLedger): unknown =>
  JSON.parse(
    JSON.stringify(spelledOut(compiled), (key, value) => {
      if (key === 'file') return value.path;
      if (value instanceof Map) return [...value];
      if (typeof value === 'bigint') return String(value);
      return value instanceof Set ? [...value] : value;
    }),
  );

/** With what is made only when it is asked for. */
const spelledOut = ({ entries, readHeaders, ...compiled }: CompiledLedger): unknown => ({
  ...compiled,
  entries: entries.map(({ folder, key, number, isMade, header, findings }) => {
    return { folder, key, number, isMade, header, findings };
  }),
  headers: readHeaders(),
});
