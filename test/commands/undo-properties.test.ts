import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newIssue } from '../../src/commands/new-issue.js';
import { undo } from '../../src/commands/undo.js';
import { UsageError } from '../../src/model/usage-error.js';
import { rewriteSources } from '../../src/workspace/history/rewrite-sources.js';
import { header, putFile } from '../cli/run-bulletin.js';
import * as fc from '../tools/fast-check.js';
import { listeningTerminal } from './listening-terminal.js';

/** What somebody does in a workspace; numbers choose among the files there are. */
type Step =
  | { readonly type: 'fix' | 'new' | 'undo' }
  | { readonly type: 'edit'; readonly choice: number; readonly text: string }
  | { readonly type: 'add' | 'remove'; readonly choice: number };

type Files = ReadonlyMap<string, string>;

/** One run of a command that wrote, as the model keeps it. */
interface Entry {
  readonly before: Files;
  readonly after: Files;
  /** The paths that it wrote. */
  readonly paths: readonly string[];
  undone: boolean;
}

const steps = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ type: fc.constantFrom('fix' as const, 'undo' as const) }) },
    { weight: 2, arbitrary: fc.record({ type: fc.constant('new' as const) }) },
    {
      weight: 2,
      arbitrary: fc.record({
        type: fc.constant('edit' as const),
        choice: fc.nat(),
        text: fc.constantFrom('# 甲\n\n一,二\n', '# 甲\n\n一，二\n', '# 乙\n\n三,,四\n'),
      }),
    },
    { weight: 2, arbitrary: fc.record({ type: fc.constantFrom('add' as const, 'remove' as const), choice: fc.nat() }) },
  ),
  { minLength: 3, maxLength: 14 },
);

test('whatever somebody does, undo puts back the last that stands or says why not, and no other file changes', () => {
  fc.assert(
    fc.property(steps, (sequence) => {
      const root = mkdtempSync(join(tmpdir(), 'bulletin-undo-'));
      try {
        putFile(root, 'issues/bulletin.yaml', 'name: 试验周报\npublisher: 某某试验中心\ntemplate: bulletin\n');
        putFile(root, 'issues/1/index.md', header(1));
        putFile(root, 'issues/1/01-甲.md', '# 甲\n\n一,二\n');
        const entries: Entry[] = [];
        for (const step of sequence) take(root, step, entries);
      } finally {
        rmSync(root, { recursive: true, force: true });
      }
    }),
    { numRuns: 15 },
  );
});

function take(root: string, step: Step, entries: Entry[]): void {
  const before = filesIn(root);
  const sections = [...before.keys()].filter((path) => /\/\d+-.*\.md$/.test(path));
  switch (step.type) {
    case 'edit': {
      const path = sections[step.choice % sections.length];
      if (path !== undefined) putFile(root, path, step.text);
      return;
    }
    case 'add':
      putFile(root, `issues/${newestOf(before)}/0${2 + (step.choice % 3)}-加.md`, '# 加\n\n五,六\n');
      return;
    case 'remove': {
      const path = sections[step.choice % sections.length];
      if (path !== undefined) rmSync(join(root, path));
      return;
    }
    case 'fix': {
      const files = sections.map((path) => ({ path, before: before.get(path) ?? '', after: mended(before.get(path)) }));
      const wrong = files.filter((file) => file.before !== file.after);
      if (wrong.length > 0) rewriteSources(root, { command: 'check', files: wrong });
      remember(root, before, entries);
      return;
    }
    case 'new':
      expect(newIssue({ cwd: root }, listeningTerminal(root))).toBe(0);
      remember(root, before, entries);
      return;
    case 'undo':
      checkUndo(root, before, entries);
  }
}

const mended = (text = ''): string => text.replace(/,+/g, '，');

function remember(root: string, before: Files, entries: Entry[]): void {
  const after = filesIn(root);
  const paths = [...after.keys()].filter((path) => after.get(path) !== before.get(path));
  if (paths.length > 0) entries.push({ before, after, paths, undone: false });
}

/** That `undo` does and says what the model foretells. */
function checkUndo(root: string, before: Files, entries: Entry[]): void {
  const entry = entries.findLast(({ undone }) => !undone);
  const foretold = foretell(before, entry);
  const terminal = listeningTerminal(root);
  const code = thrownBy(() => undo({ cwd: root }, terminal));
  expect(code).toBe(foretold.code);
  expect(filesIn(root)).toEqual(foretold.files);
  if (code !== undefined) return;
  const changed = [...before.keys()].filter((path) => before.get(path) !== foretold.files.get(path));
  for (const path of changed) expect(terminal.said()).toContain(path);
  for (const path of changed.filter((path) => !foretold.files.has(path)))
    expect(existsSync(join(root, path))).toBe(false);
  if (entry) entry.undone = true;
}

function foretell(
  before: Files,
  entry: Entry | undefined,
): { readonly code: string | undefined; readonly files: Files } {
  if (!entry) return { code: undefined, files: before };
  const touched = entry.paths.filter((path) => before.get(path) !== entry.before.get(path));
  const changed = touched.filter((path) => before.get(path) !== entry.after.get(path));
  const made = entry.paths.filter((path) => !entry.before.has(path));
  const folders = new Set(made.map((path) => path.slice(0, path.lastIndexOf('/') + 1)));
  const isAdded = (path: string): boolean => [...folders].some((folder) => path.startsWith(folder));
  const added = touched.length === 0 ? [] : [...before.keys()].filter((path) => isAdded(path) && !made.includes(path));
  if (changed.length + added.length > 0) {
    return { code: made.length > 0 ? 'undo-changed-new' : 'undo-changed', files: before };
  }
  const files = new Map(before);
  for (const path of touched) {
    const text = entry.before.get(path);
    if (text === undefined) files.delete(path);
    else files.set(path, text);
  }
  return { code: undefined, files };
}

function thrownBy(act: () => unknown): string | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    if (error instanceof UsageError) return error.code;
    throw error;
  }
}

function filesIn(root: string): Files {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map(({ parentPath, name }) => join(parentPath, name).slice(root.length + 1)).sort();
  const sources = paths.filter((path) => !path.startsWith('issues/.history/'));
  return new Map(sources.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

const newestOf = (files: Files): number =>
  Math.max(...[...files.keys()].flatMap((path) => Number(/^issues\/(\d+)\/index/.exec(path)?.[1] ?? 0)));
