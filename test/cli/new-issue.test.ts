import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findingCatalogue } from '../../src/catalogue.js';
import { packageRoot, putFile, runBulletin, startBulletin, temporaryFolder, workspaceWith } from './run-bulletin.js';

/** Every file below a folder with its text. */
function filesIn(folder: string): Readonly<Record<string, string>> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    entries
      .map(({ parentPath, name }) => join(parentPath, name))
      .sort()
      .map((path) => [path, readFileSync(path, 'utf8')]),
  );
}

/** The header of an issue without its comments. */
const headerOf = (root: string, folder: string): string =>
  readFileSync(join(root, `issues/${folder}/index.md`), 'utf8').replace(/^#.*\n/gm, '');

/** The rules of all that `check` finds in an issue. */
function rulesOf(root: string, folder: string): readonly string[] {
  const run = runBulletin(['check', folder, '--format', 'json'], { cwd: root });
  const { findings } = JSON.parse(run.stdout) as { findings: { rule: string; severity: string }[] };
  return findings.map(({ rule }) => rule);
}

const rulesOfMissing = new Set(
  Object.entries(findingCatalogue)
    .filter(([, { missing }]) => missing)
    .map(([code]) => code.split('/')[0]),
);

describe('after issue 519', () => {
  function after519(): string {
    const root = temporaryFolder();
    cpSync(join(packageRoot, 'issues/519'), join(root, 'issues/519'), { recursive: true });
    cpSync(join(packageRoot, 'issues/bulletin.yaml'), join(root, 'issues/bulletin.yaml'));
    return root;
  }

  test('comes 520, of the next week, with what is to be filled in left open and nothing wrong', () => {
    const root = after519();
    const run = runBulletin(['new'], { cwd: root });
    expect(run).toMatchObject({ status: 0, stdout: 'issues/520\n' });
    expect(run.stderr).toContain('2024年第49期（总第520期），2024年12月9日—12月13日');
    expect(run.stderr).toContain('bulletin watch 520');
    expect(headerOf(root, '520')).toBe(`---
number: 520
year: 2024
issue: 49
period: 2024-12-09/2024-12-13
date: 
distribution:
  报: 省政务管理办公室、省级相关部门（单位）、省中心领导
  发: 省级相关部门（单位）窗口，省直部门办事大厅，省中心各处（室）、直属单位
copies: 100
statistics:
  综窗: {咨询: , 受理: , 颁发: , 流转: }
---
`);
    expect(readdirSync(join(root, 'issues/520')).sort()).toEqual(readdirSync(join(root, 'issues/519')).sort());
    const rules = rulesOf(root, '520');
    expect(rules.filter((rule) => !rulesOfMissing.has(rule))).toEqual([]);
    expect(rules.filter((rule) => rule === 'value-empty')).toHaveLength(5);
  });

  test('its proof can be made at once, and the whole once it is filled in', () => {
    const root = after519();
    expect(runBulletin(['new', '总第520期', '--quiet'], { cwd: root })).toMatchObject({ status: 0, stderr: '' });
    const draft = runBulletin(['build', '--draft', '520'], { cwd: root });
    expect(draft).toMatchObject({ status: 0, stdout: 'dist/520-送审稿.pdf\n' });

    const index = join(root, 'issues/520/index.md');
    const filled = readFileSync(index, 'utf8')
      .replace(/^date: $/m, 'date: 2024-12-26')
      .replace(/\{咨询: .*\}/, '{咨询: 1501, 受理: 702, 颁发: 1203, 流转: 5401}');
    putFile(root, 'issues/520/index.md', filled);
    for (const name of readdirSync(join(root, 'issues/520')).filter((name) => /^0[1-3]/.test(name))) {
      const text = readFileSync(join(root, 'issues/520', name), 'utf8');
      putFile(root, `issues/520/${name}`, text.replace(/<!--.*-->/, '本周，各项工作按计划推进。'));
    }
    expect(runBulletin(['build', '520'], { cwd: root })).toMatchObject({ status: 0, stdout: 'dist/520.pdf\n' });
  });
});

test('the days can be stated, in either form, and from outside the workspace', () => {
  const root = workspaceWith(9);
  const typed = ['new', '--period', '2001年3月12日—3月16日', '-C', root];
  expect(runBulletin(typed, { cwd: temporaryFolder() })).toMatchObject({ status: 0, stdout: `${root}/issues/10\n` });
  expect(headerOf(root, '10')).toContain('period: 2001-03-12/2001-03-16\n');
});

test('the dry run shows every file and writes none', () => {
  const root = workspaceWith(9);
  const before = filesIn(root);
  const run = runBulletin(['new', '--dry-run'], { cwd: root });
  expect(run.status).toBe(0);
  expect(run.stdout).toContain('==> issues/10/index.md <==\n---\n');
  expect(run.stdout).toContain('==> issues/10/01-试验.md <==\n# 试验情况\n');
  expect(filesIn(root)).toEqual(before);
});

describe('nothing is overwritten:', () => {
  test.each([
    ['a folder', (path: string) => putFile(path, 'notes.txt', '稿')],
    ['an empty folder', (path: string) => mkdirSync(path)],
    ['a file', (path: string) => putFile(join(path, '..'), '10', '稿')],
    ['a link that leads nowhere', (path: string) => symlinkSync('nowhere', path)],
  ])('%s stays', (kind, put) => {
    const root = workspaceWith(9);
    put(join(root, 'issues/10'));
    const before = readdirSync(join(root, 'issues'));
    const files = filesIn(root);
    const run = runBulletin(['new', '10'], { cwd: root });
    expect(run, kind).toMatchObject({ status: 2, stdout: '' });
    expect(run.stderr).toContain('issues/10');
    expect(readdirSync(join(root, 'issues'))).toEqual(before);
    expect(filesIn(root)).toEqual(files);
  });

  test('of two at once one makes it, the other says that it is there', async () => {
    const root = workspaceWith(9);
    const runs = await Promise.all(
      [1, 2, 3].map(async () => {
        const run = startBulletin(['new', '10'], { cwd: root });
        const [status] = await once(run, 'close');
        return status;
      }),
    );
    expect(runs.sort()).toEqual([0, 2, 2]);
    expect(readdirSync(join(root, 'issues')).sort()).toEqual(['.history', '10', '9', 'bulletin.yaml']);
    expect(readdirSync(join(root, 'issues/10')).sort()).toEqual(['01-试验.md', 'index.md']);
    expect(readdirSync(join(root, 'issues/.history')).filter((name) => name.endsWith('-new'))).toHaveLength(1);
  });
});

test('what a killed one left is no issue, and is removed', () => {
  const root = workspaceWith(9);
  putFile(root, `issues/.10.${hostname()}.999999999.tmp/index.md`, '---\n');
  expect(runBulletin(['check', '9'], { cwd: root })).toMatchObject({ status: 0, stdout: '' });
  expect(runBulletin(['new'], { cwd: root }).status).toBe(0);
  expect(readdirSync(join(root, 'issues')).sort()).toEqual(['.history', '10', '9', 'bulletin.yaml']);
});

test.each([
  ['a number that leaves others out', ['new', '12'], '总第10期'],
  ['a special issue', ['new', '2001-增1'], '2001-增1'],
  ['what is no number', ['new', '下一期'], '下一期'],
  ['what is no period', ['new', '--period', '下周'], '下周'],
  ['a period that has begun before the last one ended', ['new', '--period', '2001-03-02/2001-03-09'], '3月2日—3月9日'],
])('%s is refused', (_, typed, said) => {
  const root = workspaceWith(9);
  const run = runBulletin(typed, { cwd: root });
  expect(run).toMatchObject({ status: 2, stdout: '' });
  expect(run.stderr).toContain(said);
  expect(readdirSync(join(root, 'issues')).sort()).toEqual(['9', 'bulletin.yaml']);
});

test.each([
  ['its number', 'number: 999999999999999\nyear: 2001\nissue: 9\nperiod: 2001-03-05/2001-03-09\n'],
  ['its 期号', 'number: 999999999999998\nyear: 2001\nissue: 9007199254740991\nperiod: 2001-03-05/2001-03-09\n'],
  ['its year', 'number: 999999999999998\nyear: 9999\nissue: 52\nperiod: 9999-12-20/9999-12-31\n'],
])('an issue that can’t be counted on from for %s is the last', (_, header) => {
  const root = workspaceWith(9);
  const number = /\d+/.exec(header)?.[0];
  putFile(root, `issues/${number}/index.md`, `---\n${header}---\n`);
  const run = runBulletin(['new'], { cwd: root });
  expect(run).toMatchObject({ status: 2, stdout: '' });
  expect(run.stderr).toContain('编不下去');
  expect(readdirSync(join(root, 'issues')).sort()).toEqual(['9', String(number), 'bulletin.yaml'].sort());
});

test('without any issue there is none to go on from', () => {
  expect(runBulletin(['new'], { cwd: workspaceWith() })).toMatchObject({ status: 2, stdout: '' });
});

const unfinished = '---\nnumber: 9\nyear: 2001\nissue: 9\nperiod: 2001-02-26/2001-03-02\ncopies: 九\ndate: \n---\n';

test.each([
  [
    'the last header',
    'issues/9/index.md',
    unfinished.replace('issue: 9', 'issue: 九').replace('九\ndate', '9\ndate'),
    'issues/9/index.md:4:8',
  ],
  [
    'an empty key of it',
    'issues/9/index.md',
    unfinished.replace('number: 9', 'number: ').replace(/copies.*\ndate: /, 'date: 2001-03-06'),
    'issues/9/index.md:2:1',
  ],
  ['an error beside what is missing', 'issues/9/index.md', unfinished, 'issues/9/index.md:6:9'],
  ['bulletin.yaml', 'issues/bulletin.yaml', 'name：试验周报\n', 'issues/bulletin.yaml:1:5'],
  ['holidays.yaml', 'issues/holidays.yaml', '放假:\n  - 2001-02-30\n', 'issues/holidays.yaml:2:5'],
  ['a section that can’t be read', 'issues/9/01-试验.md', '# 试\0验\n', 'issues/9/01-试验.md:1:4'],
])('an error in %s is shown at its place, and nothing is made', (_, path, text, place) => {
  const root = workspaceWith(9);
  putFile(root, path, text);
  const run = runBulletin(['new'], { cwd: root });
  expect(run).toMatchObject({ status: 1, stdout: '' });
  expect(run.stderr).toContain(place);
  expect(run.stderr).toContain('1 个错误');
  expect(existsSync(join(root, 'issues/10'))).toBe(false);
});

test('sections come from the last issue that has any', () => {
  const root = workspaceWith(9, 10);
  rmSync(join(root, 'issues/10/01-试验.md'));
  expect(runBulletin(['new'], { cwd: root }).status).toBe(0);
  expect(readdirSync(join(root, 'issues/11')).sort()).toEqual(['01-试验.md', 'index.md']);
});

test('over New Year the year and 期号 turn, and that is said', () => {
  const root = workspaceWith(9);
  const run = runBulletin(['new', '--period', '2001-12-31/2002-01-04'], { cwd: root });
  expect(run.stderr).toContain('2002 年第1期');
  expect(headerOf(root, '10')).toContain('number: 10\nyear: 2002\nissue: 1\n');
});

test('days off are trimmed, a year without any is remarked on', () => {
  const root = workspaceWith(9);
  putFile(root, 'issues/holidays.yaml', '放假: [2001-03-05/2001-03-12]\n上班: [2001-03-17]\n');
  const run = runBulletin(['new'], { cwd: root });
  expect(headerOf(root, '10')).toContain('period: 2001-03-13/2001-03-17\n');
  expect(run.stderr).not.toContain('没有 2001 年');

  putFile(root, 'issues/holidays.yaml', '放假: [2000-10-01/2000-10-07]\n');
  expect(runBulletin(['new'], { cwd: root }).stderr).toContain('没有 2001 年');
});

test('a week that is wholly off is passed over, and the check doesn’t miss it', () => {
  const root = workspaceWith(9);
  putFile(root, 'issues/holidays.yaml', 'off: 2001-03-05/2001-03-11\n');
  const run = runBulletin(['new'], { cwd: root });
  expect(headerOf(root, '10')).toContain('period: 2001-03-12/2001-03-16\n');
  expect(run.stderr).toContain('空了一周以上');
  expect(rulesOf(root, '10')).not.toContain('period-skip');
  rmSync(join(root, 'issues/holidays.yaml'));
  expect(rulesOf(root, '10')).toContain('period-skip');
});

test('an issue after one that is not filled in is made, and that is said', () => {
  const root = workspaceWith(9);
  expect(runBulletin(['new'], { cwd: root }).stderr).not.toContain('还没有填完');
  const run = runBulletin(['new'], { cwd: root });
  expect(run).toMatchObject({ status: 0, stdout: 'issues/11\n' });
  expect(run.stderr).toContain('总第10期）还没有填完');
});

test('line ends are those of the last issue, and there is no byte order mark', () => {
  const root = workspaceWith(9);
  for (const [path, text] of Object.entries(filesIn(join(root, 'issues/9')))) {
    putFile(path, `../${path.slice(path.lastIndexOf('/') + 1)}`, `\ufeff${text.replaceAll('\n', '\r\n')}`);
  }
  expect(runBulletin(['new'], { cwd: root }).status).toBe(0);
  for (const text of Object.values(filesIn(join(root, 'issues/10')))) {
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n\ufeff]/);
    expect(text).toContain('\r\n');
  }
});

test('it speaks English on request, and the hints in the files stay Chinese', () => {
  const root = workspaceWith(9);
  const run = runBulletin(['new', '--lang', 'en'], { cwd: root });
  expect(run.stderr).toContain('issue 10');
  expect(run.stderr).not.toMatch(/\p{Script=Han}/u);
  expect(readFileSync(join(root, 'issues/10/index.md'), 'utf8')).toContain('请填写');
});
