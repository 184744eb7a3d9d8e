import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { wordReasons } from '../../../src/commands/building/say-outcome.js';
import { keepCoverage } from '../../../src/commands/fonts/find-font-problems.js';
import { createMemo, type Memo, type Packed } from '../../../src/memo/memo.js';
import { digestOf, memorySource } from '../../../src/model/byte-source.js';
import { restoreFindings, storeFindings } from '../../../src/model/stored-finding.js';
import { keptOutputs } from '../../../src/recipes/kept-output.js';
import { reportedFinding } from '../../../src/report/reported-finding.js';
import { findChanges } from '../../../src/workspace/building/find-reasons.js';
import { createHeaderDigests, digestInputs } from '../../../src/workspace/building/issue-inputs.js';
import {
  findBuild,
  headersOf,
  keepBuild,
  keepHeaders,
  lastBuild,
  noteBuild,
  readBuilt,
  renameOf,
  sourcesOf,
} from '../../../src/workspace/building/kept-builds.js';
import { type GatheredIssue, gatherIssue, gatherShared } from '../../../src/workspace/gather-sources.js';
import * as fc from '../../tools/fast-check.js';
import { finding } from '../../tools/finding.js';

const packageRoot = join(import.meta.dirname, '../../..');
const PLACE = '["/公报","519",false]';

const sources = gather();
const inputs = digestInputs({
  sources,
  reading: [],
  program: '1',
  fonts: '1',
  formats: 'pdf',
  draft: undefined,
  headers: createHeaderDigests(createMemo()),
});
const unchanged = { stillHolds: () => true };
const headers = { 'issues/518/index.md': '0' };

function gather(): GatheredIssue {
  const { value } = gatherIssue(gatherShared(packageRoot, packageRoot, ['519'], ['519'], createMemo()), '519');
  if (!value) throw new Error('issue 519 could not be read');
  return value;
}

/** A store in memory; `kept` shows what is in it. */
function memoryStore(kept = new Map<string, Packed>()): { readonly memo: Memo; readonly kept: Map<string, Packed> } {
  const memo = createMemo({
    read: (key) => kept.get(key),
    write(key, { data, bytes = new Uint8Array() }) {
      kept.set(key, { data: JSON.parse(JSON.stringify(data)), bytes });
      return true;
    },
  });
  return { memo, kept };
}

/** A build with a finding, an edit and an attachment, as the program keeps it. */
function keepOne(memo: Memo): void {
  const range = { file: sources.issue.index, start: 4, end: 10 };
  const found = { ...finding('released-changed', range, { number: '519', file: 'a' }), fix: { range, text: '甲' } };
  const bytes = new Uint8Array([1]);
  const layout = { pageCount: 4, fonts: ['A'], findings: [found] };
  memo.keep(keptOutputs(sourcesOf(sources)), 'key', { files: [{ suffix: '.pdf', bytes }], findings: [], layout });
  const stored = storeFindings([found], sourcesOf(sources));
  if (!stored) throw new Error('the finding could not be stored');
  keepBuild(memo, PLACE, {
    inputs,
    files: [{ format: 'pdf', suffix: '.pdf', sha256: digestOf(bytes), key: 'key' }],
    pageCount: 4,
    fonts: ['A'],
    findings: stored,
    attachments: [{ home: 'issue', path: '01-政务工作动态.md', digest: '0' }],
    headers: keepHeaders(memo, headers),
  });
  renameOf(memo, PLACE, '519');
}

/** All that a build does with what is kept, down to the words. */
function useAll(memo: Memo): void {
  const last = lastBuild(memo, PLACE);
  const known = findBuild(memo, inputs, unchanged);
  for (const build of [last, known]) {
    if (!build) continue;
    const found = restoreFindings(build.findings, sourcesOf(sources));
    for (const one of found) for (const language of ['zh', 'en'] as const) reportedFinding(one, language);
    for (const file of build.files) readBuilt(memo, file, sourcesOf(sources));
    noteBuild(memo, PLACE, build);
    expect(Number.isSafeInteger(build.pageCount)).toBe(true);
    expect(build.fonts.join('')).toEqual(expect.any(String));
  }
  const headersThen = last && headersOf(memo, last);
  const changes = findChanges({ last, inputs, headersThen, headersNow: { 'issues/518/index.md': '1' } });
  expect(wordReasons(changes, 'zh')).toEqual(expect.any(String));
  const output = memo.find(keptOutputs(sourcesOf(sources)), 'key');
  for (const one of output?.layout?.findings ?? []) reportedFinding(one, 'zh');
  expect(renameOf(memo, PLACE, '甲').join('')).toEqual(expect.any(String));
  const font = { name: 'a.ttf', source: memorySource(new Uint8Array(1)) };
  const none = { total: 0, missing: [] };
  const measured = { gb2312: none, general: none, gb18030: none };
  const measure = keepCoverage(() => measured, { digests: { of: () => '0', isOf: () => false }, memo, program: '1' });
  for (const { missing } of Object.values(measure(font, 0))) String.fromCodePoint(...missing);
}

/** Every place in a JSON value: the keys that lead there. */
function placesIn(value: unknown): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [[]];
  return [[], ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner).map((place) => [key, ...place]))];
}

/** The value with another one at a place; `undefined` takes the key away, as an older version may not have had it. */
function withChange(value: unknown, [key, ...rest]: readonly string[], other: unknown): unknown {
  if (key === undefined) return other;
  if (Array.isArray(value)) return value.map((item, at) => (String(at) === key ? withChange(item, rest, other) : item));
  if (typeof value !== 'object' || value === null) return other;
  const changed = { ...value, [key]: withChange(Reflect.get(value, key), rest, other) };
  return JSON.parse(JSON.stringify(changed));
}

describe('what is kept of builds', () => {
  test('is found as it was kept', () => {
    const { memo } = memoryStore();
    keepOne(memo);
    expect(lastBuild(memo, PLACE)?.findings).toHaveLength(1);
    expect(findBuild(memo, inputs, unchanged)).toEqual(lastBuild(memo, PLACE));
    expect(findBuild(memo, inputs, { stillHolds: () => false })).toBeUndefined();
    const [file] = lastBuild(memo, PLACE)?.files ?? [];
    expect([...((file && readBuilt(memo, file, sourcesOf(sources))) ?? [])]).toEqual([1]);
    expect(memo.find(keptOutputs(sourcesOf(sources)), 'key')?.layout?.findings[0]).toMatchObject({
      code: 'released-changed',
      fix: { text: '甲' },
    });
    useAll(memo);
  });

  test('is none, or does no harm, whatever stands in an entry', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (data) => useAll(createMemo({ read: () => ({ data }), write: () => true }))),
      { numRuns: 100 },
    );
  });

  test('is none, or does no harm, where one value in it is missing or another one', () => {
    const { memo, kept } = memoryStore();
    keepOne(memo);
    const places = [...kept].flatMap(([key, { data }]) => placesIn(data).map((place) => ({ key, place })));
    const others = fc.oneof(fc.constant(undefined), fc.jsonValue(), fc.constantFrom(-1, 1e300, '__proto__', '\0'));
    fc.assert(
      fc.property(fc.constantFrom(...places), others, ({ key, place }, other) => {
        const changed = new Map(kept);
        const { data, ...packed } = kept.get(key) ?? { data: null };
        changed.set(key, { ...packed, data: withChange(data, place, other) ?? null });
        useAll(memoryStore(changed).memo);
      }),
      { numRuns: 300 },
    );
  });
});
