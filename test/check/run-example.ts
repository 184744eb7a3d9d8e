import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createMemo } from '../../src/memo/memo.js';
import { type Finding, ruleOf } from '../../src/model/finding.js';
import { headerSchema } from '../../src/model/schema/header-schema.js';
import { settingsSchema } from '../../src/model/schema/settings-schema.js';
import type { MappingSchema } from '../../src/model/schema/value-schema.js';
import { openFontDigests } from '../../src/read/digest-fonts.js';
import { loadIssue } from '../../src/read/load-issue.js';
import { listIssues } from '../../src/read/load-workspace.js';
import { thisSystem } from '../../src/read/surroundings.js';
import { compareFontLock, parseFontLock } from '../../src/recipes/compile-font-lock.js';
import { checkIssue } from '../../src/recipes/compile-issue.js';
import { openedFaces } from '../../src/recipes/lay-out.js';
import { cacheFolder } from '../../src/workspace/cache/cache-folder.js';
import { openCache } from '../../src/workspace/cache/open-cache.js';
import { openStore } from '../../src/workspace/cache/open-store.js';
import { openFonts } from '../../src/workspace/open-fonts.js';
import { loadWorkspace } from '../tools/load-workspace.js';
import type { Example, ExampleFile } from './rule-page.js';

/** The issue that an example is about, and the one before it. */
const NUMBER = 12;
const PREVIOUS = 11;

const packageRoot = fileURLToPath(new URL('../../', import.meta.url));

/** A stretch of a file, by the file's path in the workspace. */
export interface MarkedRange {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

export interface ExampleRun {
  /** What the page says is to be reported, by place. */
  readonly marked: readonly MarkedRange[];
  readonly findings: readonly Finding[];
  /** The files by path, marks taken out. */
  readonly files: ReadonlyMap<string, string>;
}

/** Runs an example through everything that `check` does. */
export async function runExample(example: Example): Promise<ExampleRun> {
  const { files, marked } = filesOf(example);
  const root = mkdtempSync(join(tmpdir(), 'bulletin-example-'));
  try {
    for (const [path, text] of files) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    return { marked, files, findings: await checkWorkspace(root) };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** The places at which a run's findings of one rule stand, in the order of the marks. */
export function placesOf({ findings }: ExampleRun, rule: string): readonly MarkedRange[] {
  const ranges = findings
    .filter(({ code }) => ruleOf(code) === rule)
    .map(({ range: { file, start, end } }) => ({ path: file.path, start, end }));
  return sortRanges(ranges);
}

async function checkWorkspace(root: string): Promise<readonly Finding[]> {
  const issues = listIssues(root);
  const folders = issues.value.filter((folder) => Number(folder) <= NUMBER);
  const workspace = loadWorkspace({ root, packageRoot, folders });
  const issue = loadIssue(root, String(NUMBER));
  const recent = folders.flatMap((folder) => (folder === String(NUMBER) ? [] : (loadIssue(root, folder).value ?? [])));
  const fonts = await (existsSync(join(root, 'fonts')) ? loadFontsOf(root) : usualFonts);
  const reading = [...issues.findings, ...workspace.findings, ...issue.findings, ...fonts.findings];
  const lock = workspace.value?.fontLock && parseFontLock(workspace.value.fontLock);
  if (lock && fonts.value) {
    const input = { fonts: fonts.value, faces: openedFaces(memo), digests };
    reading.push(...lock.findings, ...(lock.value ? compareFontLock(lock.value, input).findings : []));
  }
  if (!workspace.value || !issue.value || !fonts.value) return reading;
  const sources = { workspace: workspace.value, issue: issue.value, recent: recent.reverse(), fonts: fonts.value };
  return (await checkIssue({ ...sources, reading, memo })).findings;
}

const cache = openCache(cacheFolder(thisSystem()));
const loadFontsOf = (workspace: string) => openFonts({ workspace, packageRoot, systemFonts: false, cache });
/** Of all examples without fonts of their own: to open them takes longer than to check one. */
const usualFonts = loadFontsOf(tmpdir());
const memo = createMemo(openStore(cacheFolder(thisSystem()), { mayWrite: true, program: 'test' }));
const digests = openFontDigests(memo);

function filesOf(example: Example): { files: ReadonlyMap<string, string>; marked: readonly MarkedRange[] } {
  const written = new Map<string, string>();
  const given = new Set<string>();
  let sections = 0;
  for (const file of example) {
    if (file.info === 'md') sections += 1;
    const { path, text } = placeFile(file, sections);
    written.set(path, text);
    if (file.info === path) given.add(path);
  }
  addDefaults(written, given);
  const files = new Map<string, string>();
  const marked: MarkedRange[] = [];
  for (const [path, text] of written) {
    files.set(path, withoutMarks(text));
    marked.push(...marksIn(path, text));
  }
  return { files, marked: sortRanges(marked) };
}

/** Where a fence's text goes. What stands in index.md and bulletin.yaml is completed later. */
function placeFile({ info, text }: ExampleFile, sections: number): { path: string; text: string } {
  const own = `issues/${NUMBER}`;
  if (info === 'md') {
    const title = withoutMarks(text).startsWith('# ') ? '' : '# 标题\n\n';
    return { path: `${own}/0${sections}-例.md`, text: title + text };
  }
  if (info.startsWith('md ')) return { path: `${own}/${info.slice(3)}`, text };
  if (info === 'index.md') return { path: `${own}/index.md`, text };
  if (info.startsWith('previous/')) return { path: `issues/${PREVIOUS}/${info.slice('previous/'.length)}`, text };
  if (['bulletin.yaml', 'people.yaml', 'holidays.yaml'].includes(info)) return { path: `issues/${info}`, text };
  if (info.includes('/')) return { path: info, text };
  throw new Error(`an example can't have a fence of “${info}”`);
}

/** Completes headers and settings, of which an example states what matters to it unless the file is `given` whole. */
function addDefaults(files: Map<string, string>, given: ReadonlySet<string>): void {
  const previous = `issues/${PREVIOUS}/`;
  const hasPrevious = [...files.keys()].some((path) => path.startsWith(previous));
  const complete = (path: string, lines: readonly string[], schema: MappingSchema): void => {
    const text = files.get(path) ?? '';
    if (!given.has(path) && !isWhole(text)) files.set(path, merge(lines, text, schema));
  };
  const header = (path: string, lines: readonly string[]): void => {
    const whole = given.has(path) || isWhole(files.get(path) ?? '');
    complete(path, lines, headerSchema);
    if (!whole) files.set(path, `---\n${files.get(path)}---\n`);
  };
  complete('issues/bulletin.yaml', settingsLines(hasPrevious ? PREVIOUS - 1 : PREVIOUS), settingsSchema);
  header(`issues/${NUMBER}/index.md`, headerLines);
  if (hasPrevious) header(`${previous}index.md`, previousLines);
  const isSection = (path: string): boolean => path.startsWith(`issues/${NUMBER}/0`);
  if (![...files.keys()].some(isSection)) files.set(`issues/${NUMBER}/01-例.md`, '# 标题\n\n本周工作正常。\n');
}

/** A file that states its front matter from the first line needs no completing. */
const isWhole = (text: string): boolean => withoutMarks(text).startsWith('---');

const headerLines = [
  `number: ${NUMBER}`,
  'year: 2030',
  `issue: ${NUMBER}`,
  'period: 2030-03-18/2030-03-22',
  'date: 2030-03-25',
  'statistics: {窗口: {咨询: 120, 受理: 45}}',
];

const previousLines = [
  `number: ${PREVIOUS}`,
  'year: 2030',
  `issue: ${PREVIOUS}`,
  'period: 2030-03-11/2030-03-15',
  'date: 2030-03-18',
  'statistics: {窗口: {咨询: 110, 受理: 40}}',
];

const settingsLines = (through: number): readonly string[] => [
  'name: 试验周报',
  'publisher: 某某试验中心',
  'template: bulletin',
  'distribution: {报: 甲处、乙处, 发: 丙处，丁处（室）}',
  'copies: 30',
  'statistics:',
  '  窗口:',
  '    title: 试验窗口',
  '    measures: {咨询: 人次, 受理: 件}',
  '    opening:',
  `      - {year: 2030, through: ${through}, 咨询: 1000, 受理: 400}`,
];

/** Puts the top-level keys of `text` in the place of the same keys of `lines`, all others behind them. */
export function merge(lines: readonly string[], text: string, schema: MappingSchema): string {
  const merged = new Map<string, string>();
  for (const block of [lines.map((line) => `${line}\n`).join(''), text]) {
    let key = '';
    for (const line of block.split(/(?<=\n)/)) {
      const typed = /^([^\s#:：]+)\s*[:：]/.exec(withoutMarks(line))?.[1];
      const named = typed === undefined ? undefined : keyNamed(typed, schema);
      const starts = named !== undefined && named !== key;
      if (named !== undefined) key = named;
      merged.set(key, starts ? line : (merged.get(key) ?? '') + line);
    }
  }
  return [...merged.values()].join('');
}

/** A key by whichever of its names was typed. */
const keyNamed = (typed: string, schema: MappingSchema): string =>
  schema.keys.find(({ key, synonym }) => key === typed || synonym === typed)?.key ?? typed;

const withoutMarks = (text: string): string => text.replace(/[⟦⟧]/g, '');

function marksIn(path: string, text: string): readonly MarkedRange[] {
  const marked: MarkedRange[] = [];
  const open: number[] = [];
  let removed = 0;
  for (const { 0: mark, index } of text.matchAll(/[⟦⟧]/g)) {
    const at = index - removed;
    removed += 1;
    if (mark === '⟦') open.push(at);
    else {
      const start = open.pop();
      if (start === undefined) throw new Error(`${path}: a mark is closed that was not opened`);
      marked.push({ path, start, end: at });
    }
  }
  if (open.length > 0) throw new Error(`${path}: a mark is not closed`);
  return marked;
}

const sortRanges = (ranges: readonly MarkedRange[]): readonly MarkedRange[] =>
  [...ranges].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.start - b.start || a.end - b.end));
