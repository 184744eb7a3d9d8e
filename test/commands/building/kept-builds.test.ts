import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { EntryCache } from '../../../src/cache/entry-cache.js';
import { findChanges } from '../../../src/commands/building/find-reasons.js';
import { createHeaderDigests, digestInputs } from '../../../src/commands/building/issue-inputs.js';
import {
  describeBuild,
  documentsIn,
  findBuild,
  headersOf,
  keepBuild,
  lastBuild,
  noteBuild,
  readPdf,
  renameOf,
  sourcesOf,
  traceAttachments,
} from '../../../src/commands/building/kept-builds.js';
import { wordReasons } from '../../../src/commands/building/say-outcome.js';
import { keepCoverage } from '../../../src/commands/fonts/keep-coverage.js';
import { type GatheredIssue, gatherIssue, gatherShared } from '../../../src/commands/workspace/gather-sources.js';
import { memorySource } from '../../../src/model/byte-source.js';
import { restoreFindings } from '../../../src/model/stored-finding.js';
import { reportedFinding } from '../../../src/report/reported-finding.js';
import * as fc from '../../tools/fast-check.js';
import { finding } from '../../tools/finding.js';

const packageRoot = join(import.meta.dirname, '../../..');
const PLACE = '["/公报","519",false]';

const sources = gather();
const inputs = digestInputs({ sources, reading: [], program: '1', fonts: '1', headers: createHeaderDigests() });

function gather(): GatheredIssue {
  const { value } = gatherIssue(gatherShared(packageRoot, packageRoot, ['519'], ['519']), '519');
  if (!value) throw new Error('issue 519 could not be read');
  return value;
}

/** Entries in memory; `kept` shows what is in them. */
function memoryEntries(): { readonly entries: EntryCache; readonly kept: Map<string, unknown> } {
  const kept = new Map<string, unknown>();
  const entries: EntryCache = {
    read: (key) => (kept.has(key) ? { data: kept.get(key), bytes: new Uint8Array([1]) } : undefined),
    write(key, data) {
      kept.set(key, JSON.parse(JSON.stringify(data)));
      return true;
    },
  };
  return { entries, kept };
}

/** A build with a finding, an edit and an attachment, as the program keeps it. */
function keepOne(entries: EntryCache): void {
  const { index } = sources.issue;
  const range = { file: index, start: 4, end: 10 };
  const found = { ...finding('released-changed', range, { number: '519', file: 'a' }), fix: { range, text: '甲' } };
  const traced = traceAttachments(sources);
  traced.sources.issue.attachments.open({ value: '01-政务工作动态.md', range });
  documentsIn(entries, '', sourcesOf(sources)).keep('document', {
    pdf: new Uint8Array([1]),
    pageCount: 4,
    fonts: ['A'],
    layoutFindings: [found],
    renderFindings: [],
  });
  const made = { inputs, document: 'document', sha256: '0', pageCount: 4, fonts: ['A'], headers: 'headers' };
  const described = describeBuild(made, [found], traced);
  if (!described) throw new Error('the build could not be described');
  keepBuild(entries, PLACE, described);
  renameOf(entries, PLACE, '519.pdf');
  entries.write('headers', { 'issues/518/index.md': '0' });
}

/** All that a build does with what is kept, down to the words. */
function useAll(entries: EntryCache): void {
  const last = lastBuild(entries, PLACE);
  const known = findBuild(entries, inputs, sources);
  for (const build of [last, known]) {
    if (!build) continue;
    const found = restoreFindings(build.findings, sourcesOf(sources));
    for (const one of found) for (const language of ['zh', 'en'] as const) reportedFinding(one, language);
    readPdf(entries, build);
    noteBuild(entries, PLACE, build);
    expect(Number.isSafeInteger(build.pageCount)).toBe(true);
    expect(build.fonts.join('')).toEqual(expect.any(String));
  }
  const headersThen = last && headersOf(entries, last);
  const changes = findChanges({ last, inputs, headersThen, headersNow: { 'issues/518/index.md': '1' } });
  expect(wordReasons(changes, 'zh')).toEqual(expect.any(String));
  const document = documentsIn(entries, '', sourcesOf(sources)).find('document');
  for (const one of document?.layoutFindings ?? []) reportedFinding(one, 'zh');
  expect(renameOf(entries, PLACE, '甲.pdf').join('')).toEqual(expect.any(String));
  const font = { name: 'a.ttf', source: memorySource(new Uint8Array(1)) };
  const none = { total: 0, missing: [] };
  const measured = { gb2312: none, general: none, gb18030: none };
  const measure = keepCoverage(() => measured, { digestOf: () => '0', entries, program: '1' });
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
    const { entries } = memoryEntries();
    keepOne(entries);
    expect(lastBuild(entries, PLACE)?.findings).toHaveLength(1);
    expect(findBuild(entries, inputs, sources)).toEqual(lastBuild(entries, PLACE));
    expect(documentsIn(entries, '', sourcesOf(sources)).find('document')?.layoutFindings[0]).toMatchObject({
      code: 'released-changed',
      fix: { text: '甲' },
    });
    useAll(entries);
  });

  test('is none, or does no harm, whatever stands in an entry', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        useAll({ read: () => ({ data: value, bytes: new Uint8Array() }), write: () => true });
      }),
      { numRuns: 100 },
    );
  });

  test('is none, or does no harm, where one value in it is missing or another one', () => {
    const kept = memoryEntries();
    keepOne(kept.entries);
    const places = [...kept.kept].flatMap(([key, value]) => placesIn(value).map((place) => ({ key, place })));
    const others = fc.oneof(fc.constant(undefined), fc.jsonValue(), fc.constantFrom(-1, 1e300, '__proto__', '\0'));
    fc.assert(
      fc.property(fc.constantFrom(...places), others, ({ key, place }, other) => {
        const changed = memoryEntries();
        for (const [each, value] of kept.kept) changed.kept.set(each, value);
        changed.kept.set(key, withChange(kept.kept.get(key), place, other) ?? null);
        useAll(changed.entries);
      }),
      { numRuns: 300 },
    );
  });
});
