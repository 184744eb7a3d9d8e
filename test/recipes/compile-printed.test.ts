import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { digestText, digestTexts } from '../../src/check/digest-files.js';
import { createMemo } from '../../src/memo/memo.js';
import { memorySource } from '../../src/model/byte-source.js';
import { ruleOf } from '../../src/model/finding.js';
import type { SourceFile } from '../../src/model/source.js';
import type { IssueSources } from '../../src/model/sources.js';
import { UsageError } from '../../src/model/usage-error.js';
import { parseHeader } from '../../src/parse/yaml/parse-header.js';
import { findPrinted, type PrintedIssue, takePrinted } from '../../src/recipes/compile-printed.js';
import { compileRegister } from '../../src/recipes/compile-register.js';

const pdf = Buffer.from('%PDF-1.7 as it was printed');
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const settings = `name: 试验周报
publisher: 某某试验中心
template: bulletin
distribution: {报: 甲处}
copies: 3
statistics:
  窗口: {title: 试验窗口, measures: {受理: 件}, opening: [{year: 2024, through: 7, 受理: 5}]}
`;

interface Scene {
  /** Lines of bulletin.yaml beside those that it has. */
  readonly settings?: string;
  /** Lines of the header that today's parser may have something against. */
  readonly header?: string;
  /** Lines of the record. */
  readonly record?: string;
  /** The text of the section as it is now. */
  readonly section?: string;
  readonly kept?: Uint8Array;
  readonly total?: number;
  /** The week of the issue before. */
  readonly before?: string;
}

const section = '# 试验\n\n本周受理3件。\n';

/** Issue 9 as it was released, with what changed since. */
function issueOf({ header = '', record = '', section: now = section, kept = pdf, total = 12 }: Scene): IssueSources {
  const textOf = (digest: string): string => `---
number: 9
year: 2024
issue: 9
period: 2024-03-04/2024-03-08
date: 2024-03-12
statistics: {窗口: {受理: 3}}
${header}released:
  - date: 2024-03-12
    pages: 2
    sha256: ${sha256(pdf)}
    published: {窗口: {受理: ${total}}}
    files: {index.md: ${digest}, 01-试验.md: ${digestText(section)}}
${record}---
`;
  const fileOf = (text: string): SourceFile => ({ path: 'issues/9/index.md', text });
  const draft = fileOf(textOf('0'.repeat(64)));
  const released = parseHeader({ folder: '9', index: draft }).value?.released;
  const digest = digestTexts({ index: draft, sections: [] }, released).get('index.md') ?? '';
  return {
    folder: '9',
    index: fileOf(textOf(digest)),
    sections: [{ path: 'issues/9/01-试验.md', text: now }],
    kept: [],
    attachments: {
      open: ({ value }) => ({
        value: value === '9.pdf' ? { ...memorySource(kept), state: '' } : undefined,
        findings: [],
      }),
      read: () => ({ value: undefined, findings: [] }),
    },
  };
}

function printed(scene: Scene): PrintedIssue | undefined {
  const issue = issueOf(scene);
  const week = scene.before ?? '2024-02-26/2024-03-01';
  const before = `---\nnumber: 8\nyear: 2024\nissue: 8\nperiod: ${week}\ndate: 2024-03-05\nstatistics: {窗口: {受理: 4}}\n---\n`;
  return findPrinted({
    memo: createMemo(),
    issue,
    workspace: {
      settings: { path: 'issues/bulletin.yaml', text: `${settings}${scene.settings ?? ''}` },
      headers: [{ folder: '8', index: { path: 'issues/8/index.md', text: before } }],
      templates: new Map(),
      attachments: issue.attachments,
    },
  });
}

/** Its record is of a first stage, which a hint says. */
const isOfRecord = ({ code }: { readonly code: string }): boolean => code !== 'released-without-record';

const told = (scene: Scene): readonly string[] | undefined =>
  printed(scene)
    ?.findings.filter(isOfRecord)
    .map(({ code, severity, range }) => `${range.file.path} ${severity} ${ruleOf(code)}`);

describe('what counts of an issue that is as it was printed', () => {
  const sound = {};

  test('is nothing where nothing is wrong, also where a header has what a newer program objects to', () => {
    expect(told(sound)).toEqual([]);
    expect(told({ ...sound, header: '没有的项: 1\n' })).toEqual([]);
    expect(told({ ...sound, settings: '没有的项: 1\n' })).toEqual([]);
  });

  test('is what stands in the record', () => {
    expect(told({ ...sound, record: '    没有的项: 1\n' })).toEqual([
      expect.stringContaining('issues/9/index.md error'),
    ]);
  });

  test('is the ledger, with what is wrong in bulletin.yaml where that may be why', () => {
    expect(told({ total: 9 })).toEqual(['issues/9/index.md error released-changed']);
    expect(told({ total: 9, settings: '没有的项: 1\n' })).toEqual([
      expect.stringContaining('issues/bulletin.yaml error'),
      'issues/9/index.md error released-changed',
    ]);
  });

  test('is how it follows on the issue before, no stricter than the rule was, and as light as it is now', () => {
    const gap = { ...sound, before: '2024-02-12/2024-02-16' };
    expect(told(gap)).toEqual(['issues/9/index.md hint period-skip']);
    expect(told({ ...gap, settings: 'rules: {period-skip: error}\n' })).toEqual(['issues/9/index.md hint period-skip']);
    expect(told({ ...gap, settings: 'rules: {period-skip: off}\n' })).toEqual([]);
  });

  test('is not asked where its text changed', () => {
    expect(printed({ ...sound, section: '# 试验\n\n本周受理4件。\n' })).toBeUndefined();
  });

  test('is the same for the register', () => {
    const listed = (scene: Scene): readonly string[] => {
      const issue = issueOf(scene);
      const none = () => undefined;
      const register = {
        folders: ['9'],
        headers: [issue],
        memo: createMemo(),
        isHeaderOnly: () => false,
        findPdf: none,
        shared: issue,
      };
      const { findings } = compileRegister({ ...register, readIssue: () => issue });
      return findings.filter(isOfRecord).map(({ code }) => ruleOf(code));
    };
    expect(listed({ header: '没有的项: 1\n' })).toEqual([]);
    expect(listed({ record: '    没有的项: 1\n' })).toHaveLength(1);
    expect(listed({ header: '没有的项: 1\n', section: '# 改了\n' })).toEqual(['key-unknown', 'released-changed']);
  });
});

describe('the PDF of an issue that is as it was printed', () => {
  const take = async (kept: Uint8Array, makeAnew: () => Promise<Uint8Array | undefined>) => {
    const issue = printed({ kept });
    if (!issue) throw new Error('the issue is not as it was printed');
    const taken = await takePrinted(issue, makeAnew);
    return { pdf: taken.pdf, codes: taken.findings.filter(isOfRecord).map(({ code }) => code) };
  };
  const other = Buffer.from('another one');

  test('is the one that is kept, and nothing is set', async () => {
    const never = () => Promise.reject(new Error('it was set'));
    expect(await take(pdf, never)).toEqual({ pdf, codes: [] });
  });

  test('is made anew where the kept one was altered and it comes out the same', async () => {
    expect(await take(other, async () => pdf)).toEqual({ pdf, codes: ['released-pdf/archive'] });
  });

  test.each<[string, () => Promise<Uint8Array | undefined>]>([
    ['comes out as another one', async () => other],
    ['can’t be set', async () => undefined],
    [
      'has no font',
      () => Promise.reject(new UsageError({ code: 'font-role-unusable', wording: { zh: '', en: '' }, params: {} })),
    ],
  ])('is lost where the kept one was altered and it %s', async (_name, makeAnew) => {
    expect(await take(other, makeAnew)).toEqual({ pdf: undefined, codes: ['released-pdf'] });
  });
});
