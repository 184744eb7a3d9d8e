import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { putFile, type Run, runBulletin, temporaryFolder, workspaceWith } from './run-bulletin.js';

const SECTION = 'issues/1/01-试验.md';
const WRONG = '# 试验情况\n\n本周做了2次试验,都成功了...\n';
const RIGHT = '# 试验情况\n\n本周做了2次试验，都成功了……\n';
const HISTORY = 'issues/.history';

const read = (root: string, path: string): string => readFileSync(join(root, path), 'utf8');
const bulletin = (root: string, ...typed: readonly string[]): Run => runBulletin(typed, { cwd: root });
const fix = (root: string): Run => bulletin(root, 'check', '--fix', '--no-system-fonts');
const undo = (root: string, ...typed: readonly string[]): Run => bulletin(root, 'undo', ...typed);
const entriesIn = (root: string): readonly string[] =>
  readdirSync(join(root, HISTORY))
    .filter((name) => name !== '.gitignore')
    .sort();

/** All files below a folder with what they hold, but for the history. */
function filesIn(root: string): Readonly<Record<string, string>> {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map(({ parentPath, name }) => join(parentPath, name).slice(root.length + 1)).sort();
  return Object.fromEntries(paths.filter((path) => !path.startsWith(HISTORY)).map((path) => [path, read(root, path)]));
}

/** A workspace whose first issue was mended. */
function mendedWorkspace(): string {
  const root = workspaceWith(1);
  putFile(root, SECTION, WRONG);
  expect(fix(root).status).toBe(0);
  return root;
}

describe('after check --fix', () => {
  test('what was mended comes back as it was, and the words name the files and what to type', () => {
    const root = workspaceWith(1);
    putFile(root, SECTION, `\ufeff${WRONG}`);
    chmodSync(join(root, SECTION), 0o640);
    const before = filesIn(root);
    const mended = fix(root);
    expect(mended.stderr.trimEnd().split('\n').at(-1)).toContain('npx --no bulletin undo');
    const run = undo(root);
    expect(run).toMatchObject({ status: 0, stdout: '' });
    expect(run.stderr).toContain(SECTION);
    expect(filesIn(root)).toEqual(before);
    expect(statSync(join(root, SECTION)).mode & 0o777).toBe(0o640);
  });

  test('a copy is for no more eyes than the file', () => {
    const root = workspaceWith(1);
    putFile(root, SECTION, WRONG);
    chmodSync(join(root, SECTION), 0o600);
    fix(root);
    const [entry = ''] = entriesIn(root);
    expect(statSync(join(root, HISTORY, entry, SECTION)).mode & 0o777).toBe(0o600);
  });

  test('nothing is kept where nothing was mended', () => {
    const root = workspaceWith(1);
    expect(fix(root).stderr).not.toContain('undo');
    expect(existsSync(join(root, HISTORY))).toBe(false);
    expect(undo(root)).toMatchObject({ status: 0, stdout: '' });
    expect(undo(root).stderr).toContain('没有可以退回的');
  });

  test('again is the one before, and what was there until then is kept', () => {
    const root = mendedWorkspace();
    putFile(root, SECTION, `${RIGHT}\n第二次,...\n`);
    expect(fix(root).status).toBe(0);
    expect(undo(root).status).toBe(0);
    expect(read(root, SECTION)).toBe(`${RIGHT}\n第二次,...\n`);
    putFile(root, SECTION, RIGHT);
    expect(undo(root).status).toBe(0);
    expect(read(root, SECTION)).toBe(WRONG);
    const kept = entriesIn(root).filter((name) => name.endsWith('-undo'));
    expect(kept.map((name) => read(root, `${HISTORY}/${name}/${SECTION}`))).toEqual([`${RIGHT}\n第二次，……\n`, RIGHT]);
    expect(undo(root).stderr).toContain('没有可以退回的');
    expect(read(root, SECTION)).toBe(WRONG);
  });

  test('a file that was changed since is named with the place of its copy, and nothing is written', () => {
    const root = workspaceWith(1, 2);
    putFile(root, SECTION, WRONG);
    putFile(root, 'issues/2/01-试验.md', WRONG);
    bulletin(root, 'check', '--fix', '--all', '--no-system-fonts');
    appendFileSync(join(root, SECTION), '\n后来加的。\n');
    const before = filesIn(root);
    const run = undo(root);
    expect(run).toMatchObject({ status: 2, stdout: '' });
    const [entry = ''] = entriesIn(root);
    expect(run.stderr).toContain(SECTION);
    expect(run.stderr).not.toContain('issues/2/');
    expect(run.stderr).toContain(`${HISTORY}/${entry}`);
    expect(read(root, `${HISTORY}/${entry}/${SECTION}`)).toBe(WRONG);
    expect(filesIn(root)).toEqual(before);
    expect(entriesIn(root)).toEqual([entry]);
  });

  test('a file that is gone counts as changed', () => {
    const root = mendedWorkspace();
    rmSync(join(root, SECTION));
    expect(undo(root).status).toBe(2);
    expect(existsSync(join(root, SECTION))).toBe(false);
  });

  test('what was put back by hand is left, and said to be as it was', () => {
    const root = mendedWorkspace();
    putFile(root, SECTION, WRONG);
    expect(undo(root).status).toBe(0);
    expect(read(root, SECTION)).toBe(WRONG);
    expect(undo(root).stderr).toContain('没有可以退回的');
  });

  test('the dry run shows the difference and writes nothing', () => {
    const root = mendedWorkspace();
    const entries = entriesIn(root);
    const run = undo(root, '--dry-run');
    expect(run.status).toBe(0);
    expect(run.stdout).toContain(`--- a/${SECTION}\n`);
    expect(run.stdout).toContain('+本周做了2次试验,都成功了...\n');
    expect(run.stderr).toContain(SECTION);
    expect(read(root, SECTION)).toBe(RIGHT);
    expect(entriesIn(root)).toEqual(entries);
  });

  test('a link inside the workspace stays one, and its target comes back', () => {
    const root = workspaceWith(1);
    putFile(root, 'texts/试验.md', WRONG);
    rmSync(join(root, SECTION));
    symlinkSync('../../texts/试验.md', join(root, SECTION));
    fix(root);
    expect(read(root, 'texts/试验.md')).toBe(RIGHT);
    expect(undo(root).status).toBe(0);
    expect(read(root, 'texts/试验.md')).toBe(WRONG);
    expect(readFileSync(join(root, SECTION), 'utf8')).toBe(WRONG);
  });
});

describe('after new', () => {
  test('the folder goes', () => {
    const root = workspaceWith(9);
    const before = filesIn(root);
    expect(bulletin(root, 'new').stderr).toContain('npx --no bulletin undo');
    putFile(root, 'issues/10/.DS_Store', '');
    expect(undo(root, '--dry-run')).toMatchObject({ status: 0, stdout: '' });
    expect(undo(root).status).toBe(0);
    expect(filesIn(root)).toEqual(before);
    expect(existsSync(join(root, 'issues/10'))).toBe(false);
    expect(bulletin(root, 'new').stdout).toBe('issues/10\n');
  });

  test.each([
    ['a text that was written', 'issues/10/01-试验.md'],
    ['a file that came', 'issues/10/02-再.md'],
  ])('%s keeps it as it is', (_, path) => {
    const root = workspaceWith(9);
    bulletin(root, 'new');
    putFile(root, path, '# 试验情况\n\n写了的。\n');
    const before = filesIn(root);
    const run = undo(root);
    expect(run.status).toBe(2);
    expect(run.stderr).toContain(path);
    expect(filesIn(root)).toEqual(before);
  });
});

describe('after init', () => {
  const office = ['--name', '试验周报', '--publisher', '某某市试验中心', '--period', '2001-03-05/2001-03-09'];

  test('the files go, what was there before stays, and it can be done again', () => {
    const root = temporaryFolder();
    putFile(root, '旧/说明.txt', '我的\n');
    expect(bulletin(root, 'init', ...office).stderr).toContain('npx --no bulletin undo');
    const made = filesIn(root);
    expect(made['.gitignore']).toContain(`/${HISTORY}/\n`);
    expect(undo(root).status).toBe(0);
    expect(readdirSync(root)).toEqual(['旧']);
    expect(bulletin(root, 'init', ...office).status).toBe(0);
    expect(filesIn(root)).toEqual(made);
  });

  test('also once more was done and taken back, and then the texts from before stay', () => {
    const root = temporaryFolder();
    bulletin(root, 'init', ...office);
    bulletin(root, 'new');
    expect(undo(root).status).toBe(0);
    expect(undo(root).status).toBe(0);
    expect(filesIn(root)).toEqual({});
    expect(entriesIn(root)).toHaveLength(4);
    expect(bulletin(root, 'init', ...office).status).toBe(0);
    expect(undo(root).status).toBe(0);
    expect(filesIn(root)).toEqual({});
  });

  test('a workspace in which something was written stays whole', () => {
    const root = temporaryFolder();
    bulletin(root, 'init', ...office);
    appendFileSync(join(root, 'issues/bulletin.yaml'), '# 我的\n');
    const before = filesIn(root);
    const run = undo(root);
    expect(run.status).toBe(2);
    expect(run.stderr).toContain('issues/bulletin.yaml');
    expect(filesIn(root)).toEqual(before);
  });
});

describe('after release', () => {
  test('nothing is taken back, and the words say how a release is withdrawn', () => {
    const root = workspaceWith(9);
    const header = read(root, 'issues/9/index.md');
    expect(bulletin(root, 'release', '9', '--no-system-fonts').status).toBe(0);
    const before = filesIn(root);
    const run = undo(root);
    expect(run.status).toBe(2);
    expect(run.stderr).toContain('bulletin release 9 --withdraw');
    expect(filesIn(root)).toEqual(before);
    const [folder = ''] = /issues\/\.history\/[\w.-]+/.exec(run.stderr) ?? [];
    expect(read(root, `${folder}/issues/9/index.md`)).toBe(header);
  });
});

describe('the list', () => {
  test('says of every entry when, by what, which files, and what becomes of it', () => {
    const root = mendedWorkspace();
    expect(bulletin(root, 'new').status).toBe(0);
    expect(undo(root).status).toBe(0);
    const run = undo(root, '--list', '--lang', 'en');
    expect(run.status).toBe(0);
    const [, ...rows] = run.stdout.trimEnd().split('\n');
    expect(rows.map((row) => row.replace(/^\S+ \S+ +/, '').replace(/ {2,}/g, '|'))).toEqual([
      'undo|issues/2/index.md and 1 more|can’t be',
      'new|issues/2/index.md and 1 more|yes',
      `check --fix|${SECTION}|next`,
    ]);
    expect(run.stderr).toContain(HISTORY);
  });

  test('of a workspace without a history is empty', () => {
    expect(undo(workspaceWith(1), '--list')).toMatchObject({ status: 0, stdout: '' });
  });
});

describe('the history', () => {
  test('is no issue and no workspace of its own, and git sees nothing of it', () => {
    const root = mendedWorkspace();
    expect(read(root, `${HISTORY}/.gitignore`)).toBe('*\n');
    const [entry = ''] = entriesIn(root);
    const inside = join(root, HISTORY, entry, 'issues/1');
    expect(bulletin(inside, 'list', '--format', 'csv').stdout).toBe(bulletin(root, 'list', '--format', 'csv').stdout);
    expect(bulletin(root, 'check', '--all', '--no-system-fonts')).toMatchObject({ status: 0, stdout: '' });
    expect(undo(inside).status).toBe(0);
    expect(read(root, SECTION)).toBe(WRONG);
  });

  test('that can’t be kept keeps everything as it is', () => {
    const root = workspaceWith(1);
    putFile(root, SECTION, WRONG);
    const elsewhere = temporaryFolder();
    symlinkSync(elsewhere, join(root, HISTORY));
    const run = fix(root);
    expect(run.status).toBe(2);
    expect(run.stderr).toContain(HISTORY);
    expect(read(root, SECTION)).toBe(WRONG);
    expect(readdirSync(elsewhere)).toEqual([]);
  });

  test.each([
    ['no JSON', '{'],
    ['of a newer program', '{"version": 2}'],
    ['without files', record([])],
    ['that leads out of the workspace', record([{ path: '../外.md', before: digest('a'), after: digest('b') }])],
    ['that leads to the root of the disk', record([{ path: '/etc/passwd', before: digest('a'), after: digest('b') }])],
    ['of git', record([{ path: '.git/config', before: digest('a'), after: digest('b') }])],
    ['of itself', record([{ path: `${HISTORY}/x`, before: digest('a'), after: digest('b') }])],
    ['of a digest that is none', record([{ path: SECTION, before: 'abc', after: digest('b') }])],
    ['that makes a file of nothing', record([{ path: SECTION, before: digest('a'), after: 'none' }])],
    ['that names a file twice', record([1, 2].map(() => ({ path: SECTION, before: 'none', after: digest('b') })))],
  ])('whose last record is one %s is refused in words, and nothing is written', (_, text) => {
    const root = mendedWorkspace();
    putFile(root, `${HISTORY}/20991231-235959-check/record.json`, text);
    const run = undo(root);
    expect(run.status).toBe(2);
    expect(run.stderr).toContain(`${HISTORY}/20991231-235959-check`);
    expect(read(root, SECTION)).toBe(RIGHT);
    expect(undo(root, '--list').status).toBe(0);
    rmSync(join(root, HISTORY, '20991231-235959-check'), { recursive: true });
    expect(undo(root).status).toBe(0);
  });

  test('whose copy was changed is refused in words, and nothing is written', () => {
    const root = mendedWorkspace();
    const [entry = ''] = entriesIn(root);
    appendFileSync(join(root, HISTORY, entry, SECTION), '改');
    const run = undo(root);
    expect(run.status).toBe(2);
    expect(run.stderr).toContain(`${HISTORY}/${entry}`);
    expect(read(root, SECTION)).toBe(RIGHT);
  });

  test('that lies behind a link out of the workspace leads nowhere', () => {
    const root = mendedWorkspace();
    const elsewhere = temporaryFolder();
    putFile(elsewhere, '01-试验.md', RIGHT);
    rmSync(join(root, 'issues/1'), { recursive: true });
    symlinkSync(elsewhere, join(root, 'issues/1'));
    expect(undo(root).status).toBe(2);
    expect(read(elsewhere, '01-试验.md')).toBe(RIGHT);
  });

  test('whose folder has no record yet is as good as none', () => {
    const root = mendedWorkspace();
    mkdirSync(join(root, HISTORY, '20991231-235959-check/issues'), { recursive: true });
    expect(undo(root).status).toBe(0);
    expect(read(root, SECTION)).toBe(WRONG);
  });
});

function record(files: readonly unknown[]): string {
  return JSON.stringify({ version: 1, command: 'check', time: '2024-12-06T09:05:12.000Z', files, folders: [] });
}

function digest(character: string): string {
  return character.repeat(64);
}
