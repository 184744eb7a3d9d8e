import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { rules } from '../../src/check/run-rules.js';
import { type FixRequest, fixSources, mendSources, showFixes } from '../../src/commands/fix-sources.js';
import type { Terminal } from '../../src/commands/terminal/terminal.js';
import type { Finding } from '../../src/model/finding.js';
import type { SourceFile } from '../../src/model/source.js';
import { findFullWidth } from '../../src/parse/yaml/find-full-width.js';
import { loadIssue } from '../../src/read/load-issue.js';
import { loadSettings } from '../../src/read/load-workspace.js';
import type { GatheredIssue } from '../../src/workspace/gather-sources.js';
import { rewriteSources } from '../../src/workspace/history/rewrite-sources.js';
import { checkSection } from '../check/check-section.js';
import { finding } from '../tools/finding.js';
import { noAttachments } from '../tools/no-attachments.js';

const markRules = rules.filter(({ group }) => group === 'marks');

const HEADER = '---\nnumber：12\nyear: 2030\n---\n';
const SECTION = '# 标题\n\n本周,受理,, 12 件.\n';

interface Workspace {
  readonly root: string;
  readonly request: FixRequest;
  read(path: string): string;
  put(path: string, text: string): void;
}

/** An invented workspace with one issue, as it was read. */
function workspaceWith(section: string): Workspace {
  const root = mkdtempSync(join(tmpdir(), 'bulletin-fix-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  put('issues/bulletin.yaml', 'name: 试验，周报\n');
  put('issues/12/index.md', HEADER);
  put('issues/12/01-例.md', section);
  return {
    root,
    request: { root, issues: gather(root), findIn },
    read: (path) => readFileSync(join(root, path), 'utf8'),
    put,
  };
}

function gather(root: string): readonly GatheredIssue[] {
  const settings = loadSettings(root).value;
  const issue = loadIssue(root, '12').value;
  if (!settings || !issue) throw new Error('the invented workspace can be read');
  return [
    { workspace: { settings, headers: [], templates: new Map(), attachments: noAttachments }, issue, recent: [] },
  ];
}

const findIn: FixRequest['findIn'] = ({ workspace, issue }) => [
  ...[workspace.settings, issue.index].flatMap((file) => findFullWidth({ file, start: 0, end: file.text.length })),
  ...issue.sections.flatMap((file) => checkSection(markRules, file.text).map((found) => inFile(found, file))),
];

const inFile = (found: Finding, file: SourceFile): Finding => ({
  ...found,
  range: { ...found.range, file },
  ...(found.fix && { fix: { ...found.fix, range: { ...found.fix.range, file } } }),
});

interface Listener {
  readonly terminal: Terminal;
  readonly printed: string[];
  readonly said: string[];
}

function listen(quiet = false): Listener {
  const printed: string[] = [];
  const said: string[] = [];
  const terminal: Terminal = {
    standing: '/',
    language: 'en',
    quiet,
    verbose: false,
    color: false,
    columns: 80,
    results: { color: false, columns: 80 },
    interactive: false,
    print: (line) => printed.push(line),
    write: (text) => printed.push(text),
    writeData: (text) => printed.push(text),
    clearLine: () => {},
    say: (text) => said.push(text),
  };
  return { terminal, printed, said };
}

test('marks are mended round by round, in the text and in the syntax of the header, and no value changes', async () => {
  const { request, read } = workspaceWith(SECTION);
  const { terminal, printed, said } = listen();
  await fixSources(request, terminal);
  expect(read('issues/12/01-例.md')).toBe('# 标题\n\n本周，受理，12件。\n');
  expect(read('issues/12/index.md')).toBe('---\nnumber: 12\nyear: 2030\n---\n');
  expect(read('issues/bulletin.yaml')).toBe('name: 试验，周报\n');
  expect(printed).toEqual([]);
  expect(said.map((line) => line.split(':')[0])).toEqual(['issues/12/01-例.md', 'issues/12/index.md']);
});

test('a second run finds nothing to mend and leaves the files alone', async () => {
  const { root, request } = workspaceWith(SECTION);
  await fixSources(request, listen().terminal);
  const before = statSync(join(root, 'issues/12/01-例.md'));
  expect(await mendSources({ ...request, issues: gather(root) })).toEqual([]);
  await fixSources({ ...request, issues: gather(root) }, listen().terminal);
  expect(statSync(join(root, 'issues/12/01-例.md')).ino).toBe(before.ino);
});

test('a dry run prints the diff and writes nothing', async () => {
  const { request, read } = workspaceWith(SECTION);
  const { terminal, printed, said } = listen();
  await showFixes(request, terminal, false);
  expect(read('issues/12/01-例.md')).toBe(SECTION);
  expect(read('issues/12/index.md')).toBe(HEADER);
  const diff = printed.join('');
  expect(diff).toContain('-number：12\n+number: 12\n');
  expect(diff).toContain('-本周,受理,, 12 件.\n+本周，受理，12件。\n');
  expect(said).toHaveLength(2);
});

test('BOM, line ends, permissions and a missing last line end stay as they are', async () => {
  const { root, request, read } = workspaceWith('\ufeff# 标题\r\n\r\n本周,\r乙\n丙.');
  chmodSync(join(root, 'issues/12/01-例.md'), 0o640);
  await fixSources(request, listen().terminal);
  expect(read('issues/12/01-例.md')).toBe('\ufeff# 标题\r\n\r\n本周，\r乙\n丙。');
  expect(statSync(join(root, 'issues/12/01-例.md')).mode & 0o777).toBe(0o640);
});

test('nothing at all is written where one file has been changed since it was read', async () => {
  const { root, request, read } = workspaceWith(SECTION);
  const files = await mendSources(request);
  appendFileSync(join(root, 'issues/12/index.md'), '按语\n');
  expect(() => rewriteSources(root, { command: 'check', files })).toThrow(
    expect.objectContaining({ code: 'changed-meanwhile' }),
  );
  expect(read('issues/12/01-例.md')).toBe(SECTION);
  expect(read('issues/12/index.md')).toBe(`${HEADER}按语\n`);
});

test('no text is mended under a header that has been changed since it was read, as by a release', async () => {
  const { root, request, read, put } = workspaceWith(SECTION);
  put('issues/12/index.md', HEADER.replace('：', ': '));
  put('issues/bulletin.yaml', 'name: 试验周报\n');
  const reading = { ...request, issues: gather(root) };
  expect((await mendSources(reading)).map(({ path }) => path)).toEqual(['issues/12/01-例.md']);
  appendFileSync(join(root, 'issues/12/index.md'), '按语\n');
  await expect(fixSources(reading, listen().terminal)).rejects.toThrow(
    expect.objectContaining({ code: 'changed-meanwhile' }),
  );
  expect(read('issues/12/01-例.md')).toBe(SECTION);
});

test('a file that has become a link out of the workspace is not written', async () => {
  const { root, request } = workspaceWith(SECTION);
  const files = await mendSources(request);
  const outside = mkdtempSync(join(tmpdir(), 'bulletin-outside-'));
  onTestFinished(() => rmSync(outside, { recursive: true, force: true }));
  const target = join(outside, 'target.md');
  renameSync(join(root, 'issues/12/01-例.md'), target);
  symlinkSync(target, join(root, 'issues/12/01-例.md'));
  expect(() => rewriteSources(root, { command: 'check', files })).toThrow(
    expect.objectContaining({ code: 'changed-meanwhile' }),
  );
  expect(readFileSync(target, 'utf8')).toBe(SECTION);
});

test('a link inside the workspace stays a link', async () => {
  const { root, request, read, put } = workspaceWith(SECTION);
  put('texts/例.md', SECTION);
  rmSync(join(root, 'issues/12/01-例.md'));
  symlinkSync('../../texts/例.md', join(root, 'issues/12/01-例.md'));
  await fixSources(request, listen().terminal);
  expect(read('texts/例.md')).toBe('# 标题\n\n本周，受理，12件。\n');
});

test('what two issues share is mended once', async () => {
  const { root, request, read, put } = workspaceWith(SECTION);
  put('issues/bulletin.yaml', 'name：试验\n');
  const [issue] = gather(root);
  if (!issue) throw new Error('there is one');
  const files = await mendSources({ ...request, issues: [issue, issue] });
  expect(files.map(({ path, count }) => `${path} ${count}`)).toContain('issues/bulletin.yaml 1');
  rewriteSources(root, { command: 'check', files });
  expect(read('issues/bulletin.yaml')).toBe('name: 试验\n');
});

test('files of others are left alone, and a rule that is never content comes to an end', async () => {
  const { request } = workspaceWith('# 标题\n\n甲。\n');
  const grow: FixRequest['findIn'] = ({ issue }) => {
    const other: SourceFile = { path: 'templates/bulletin/template.yaml', text: '甲' };
    return [...issue.sections, other].map((file) => {
      const at = file.text.indexOf('甲');
      const range = { file, start: at, end: at + 1 };
      return { ...finding('half-width-mark/dot', range, {}), fix: { range, text: '甲甲' } };
    });
  };
  expect((await mendSources({ ...request, findIn: grow })).map(({ path }) => path)).toEqual(['issues/12/01-例.md']);
});

test('quiet says nothing', async () => {
  const { terminal, said } = listen(true);
  await fixSources(workspaceWith(SECTION).request, terminal);
  expect(said).toEqual([]);
});
