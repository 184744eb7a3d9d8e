import { expect, test } from 'vitest';
import { createMemo, type Packed, type Store } from '../../src/memo/memo.js';
import type { HeaderSource } from '../../src/parse/yaml/parse-header.js';
import { parseSettings } from '../../src/parse/yaml/parse-settings.js';
import { type CompiledLedger, compileLedger, compileLedgerThen } from '../../src/recipes/compile-ledger.js';
import { compileSettingsThen } from '../../src/recipes/compile-settings-then.js';
import { counted } from '../cli/archive-workspace.js';
import * as fc from '../tools/fast-check.js';

/** Whether the series and its measure got other names, each at its own time. */
const renamings = fc.boolean();
const RENAMED = { series: 30, measure: 15 } as const;

/** What a header of the usual names says in those of its own time. */
const namedIn = (number: number, text: string): string => {
  const named = number < RENAMED.series ? text : text.replaceAll('窗口', '大厅');
  return number < RENAMED.measure ? named : named.replaceAll('咨询', '答问');
};

const settingsWith = (opening: string, isRenamed = false) => {
  const { series, measure } = RENAMED;
  const text = `name: 试验周报
publisher: 某某试验中心
template: bulletin
distribution: {报: 甲处}
copies: 3
statistics:
  ${
    isRenamed
      ? `大厅: {title: 某窗口, was: 窗口, from: ${series}, measures: {答问: {unit: 人次, was: 咨询, from: ${measure}}}${opening.replace('咨询', '答问')}}`
      : `窗口: {title: 某窗口, measures: {咨询: 人次}${opening}}`
  }
`;
  const { value, findings } = parseSettings({ path: 'issues/bulletin.yaml', text });
  if (!value || findings.length > 0) throw new Error('the settings should be sound');
  return value;
};

/** The header of an issue, sound or not; none where the issue is missing. */
const stated = fc.oneof(
  { weight: 6, arbitrary: fc.nat(99).map((asked) => (number: number) => counted(number, asked)) },
  fc.constant(() => undefined),
  fc.constant(() => '没有期头。\n'),
  fc.constant((number: number) => counted(number, 1).replace(/statistics:\n.*\n/, '')),
  fc.constant((number: number) => counted(number, 1).replace('咨询: 1', '咨询: 一')),
  fc.constant((number: number) => counted(number, 1).replace('咨询: 1', '别的: 1')),
  fc.constant((number: number) => counted(number + 1, 1)),
  fc.constant((number: number) => counted(number, 1).replace(/issue: \d+/, 'issue: 2')),
  fc.constant((number: number) => counted(number, 1, 'published: {窗口: {咨询: 50}}\n')),
  fc.tuple(fc.nat(9), fc.integer({ min: -60, max: 60 })).map(
    ([back, by]) =>
      (number: number) =>
        counted(number, 9, `corrections: [{series: 窗口, number: ${number - back}, 咨询: ${by}, reason: 试验}]\n`),
  ),
);
type Stated = (number: number) => string | undefined;
const openings = fc.constantFrom('', ', opening: [{year: 2001, through: 4, 咨询: 7}]');

test('a ledger that grows from issue to issue is at each the one that is made of its headers at once', () => {
  fc.assert(
    fc.property(
      fc.array(stated, { minLength: 2, maxLength: 70 }),
      openings,
      renamings,
      (issues, opening, isRenamed) => {
        const settings = settingsWith(opening, isRenamed);
        const memo = createMemo();
        const sources = sourcesOf(issues, isRenamed);
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
      },
    ),
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
  const change = fc.tuple(stated, fc.nat(59));
  const archive = fc.tuple(fc.array(stated, { minLength: 20, maxLength: 60 }), fc.array(stated, { maxLength: 8 }));
  const special = fc.option(fc.constant('---\nspecial: 1\nyear: 2001\nperiod: 2001-01-01/2001-01-05\n---\n'));
  fc.assert(
    fc.property(
      archive,
      change,
      openings,
      renamings,
      special,
      ([before, after], [other, at], opening, isRenamed, odd) => {
        const settings = settingsWith(opening, isRenamed);
        const { store } = openStore();
        const beside =
          odd === null ? [] : [{ folder: '2001-增1', index: { path: 'issues/2001-增1/index.md', text: odd } }];
        const same = (issues: readonly Stated[]) => {
          const all = [...sourcesOf(issues, isRenamed), ...beside];
          const fresh = compileLedger(settings, all);
          expect(grownTexts(compileLedger(settings, all, createMemo(store)))).toEqual(grownTexts(fresh));
        };
        same(before);
        // The first of them is kept by now; the last is written on, some follow, one is changed.
        same(before.with(-1, () => counted(before.length, 77)));
        same([...before, ...after]);
        same([...before, ...after].with(at % before.length, other));
        same(before.slice(0, -2));
      },
    ),
    { numRuns: 40 },
  );
});

test('a ledger by the settings of a release is made of these, whatever is kept by those of the same file', () => {
  const then = settingsWith('');
  const now = settingsWith(', opening: [{year: 2001, through: 4, 咨询: 7}]');
  const sources = sourcesOf(Array.from({ length: 40 }, () => (number: number) => counted(number, number)));
  const { store } = openStore();
  const own = grownTexts(compileLedger(then, sources));
  expect(grownTexts(compileLedger(then, sources, createMemo(store)))).toEqual(own);
  const memo = createMemo(store);
  const both = compileSettingsThen(then.file, now, memo);
  if (!both) throw new Error('the settings should be sound');
  const made = grownTexts(compileLedger(both, sources));
  expect(made).not.toEqual(own);
  expect(grownTexts(compileLedgerThen(both, sources, memo))).toEqual(made);
  expect(grownTexts(compileLedger(then, sources, memo))).toEqual(own);
  expect(grownTexts(compileLedger(then, sources, createMemo(store)))).toEqual(own);
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
const sourcesOf = (issues: readonly Stated[], isRenamed = false): readonly HeaderSource[] =>
  issues.flatMap((state, index) => {
    const number = index + 1;
    const text = state(number);
    const path = `issues/${number}/index.md`;
    if (text === undefined) return [];
    return [{ folder: String(number), index: { path, text: isRenamed ? namedIn(number, text) : text } }];
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
