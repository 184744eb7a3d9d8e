import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { putFile, type Run, runBulletin, temporaryFolder } from '../cli/run-bulletin.js';
import { type FaultShim, openFaultShim } from './fault-shim.js';

const shim = openFaultShim();

const MARK = '.bulletin-init.json';
const BOTH = ['--period', '2001-03-05/2001-03-09', '--scripts', 'linux'];
const office = ['init', '--name', '试验周报', '--publisher', '某某市试验中心', ...BOTH];
const otherOffice = [
  'init',
  '--name',
  '另一种',
  '--publisher',
  '某某县试验中心',
  '--number',
  '8',
  '--issue',
  '2',
  ...BOTH,
];
const SECTION = 'issues/1/01-工作动态.md';

const run = (root: string, typed: readonly string[]): Run => runBulletin(typed, { cwd: root });
const read = (root: string, path: string): string => readFileSync(join(root, path), 'utf8');

/** Without what is kept for `undo`, which tells when it was made. */
const filesIn = (root: string): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.includes('.history'))
      .map(({ parentPath, name }): [string, string] => [
        join(parentPath, name).slice(root.length + 1),
        readFileSync(join(parentPath, name), 'utf8'),
      ])
      .sort(),
  );

/** What an undisturbed `init` makes. */
function madeBy(typed: readonly string[]): ReadonlyMap<string, string> {
  const root = temporaryFolder();
  expect(run(root, typed).status).toBe(0);
  return filesIn(root);
}

/** A folder in which `init` was killed before the touch that `pick` chooses. */
function killedInit({ listTouches, run: runWith }: FaultShim, pick: (touches: readonly string[]) => number): string {
  const measured = temporaryFolder();
  const at = pick(listTouches(office, measured, { cwd: measured })) + 1;
  const root = temporaryFolder();
  expect(runWith(office, { folder: root, at, kind: 'KILL' }, { cwd: root }).status).toBe(null);
  return root;
}

const halfWay = (touches: readonly string[]): number => Math.floor(touches.length / 2);
const atTheMark = (touches: readonly string[]): number =>
  touches.findIndex((touch) => touch.startsWith('unlink') && touch.endsWith(`/${MARK}`));

describe.skipIf(!shim)('where init was killed in a folder that was there,', () => {
  test.each([
    ['half way', halfWay],
    ['before its last step', atTheMark],
  ])('%s, commands say so in words, and a dry run changes nothing', (_where, pick) => {
    if (!shim) return;
    const root = killedInit(shim, pick);
    const left = filesIn(root);
    for (const typed of [['check'], ['build'], ['list'], ['new'], ['stats']]) {
      const { status, stderr } = run(root, typed);
      expect([typed, status]).toEqual([typed, 2]);
      expect(stderr).toContain('bulletin init');
      expect(stderr).toContain(MARK);
    }
    expect(run(join(root, 'issues'), ['check']).stderr).toContain(MARK);
    const doctor = run(root, ['doctor']);
    expect(doctor.status).toBe(1);
    expect(doctor.stdout).toContain(MARK);
    expect(run(root, [...office, '--dry-run']).status).toBe(0);
    expect(filesIn(root)).toEqual(left);
  });

  test.each([
    ['half way', halfWay],
    ['before its last step', atTheMark],
  ])('%s, an init with other answers takes back what it made', (_where, pick) => {
    if (!shim) return;
    const root = killedInit(shim, pick);
    expect(run(root, otherOffice).status).toBe(0);
    expect(filesIn(root)).toEqual(madeBy(otherOffice));
  });

  test('what was changed since stays, and is named, whatever the answers are', () => {
    if (!shim) return;
    const wanted = madeBy(office);
    for (const typed of [office, otherOffice]) {
      const root = killedInit(shim, atTheMark);
      putFile(root, SECTION, '# 工作动态\n\n写了一上午。\n');
      putFile(root, 'issues/1/笔记.txt', '我的\n');
      const { status, stderr } = run(root, typed);
      expect(status).toBe(0);
      expect(stderr).toContain(SECTION);
      expect(read(root, SECTION)).toContain('写了一上午');
      expect(existsSync(join(root, 'issues/1/笔记.txt'))).toBe(true);
      expect(existsSync(join(root, MARK))).toBe(false);
      if (typed === office) {
        expect([...filesIn(root).keys()].filter((path) => !path.endsWith('.txt'))).toEqual([...wanted.keys()]);
      }
    }
  });

  test('what others put in the way since is named, and nothing is taken back', () => {
    if (!shim) return;
    const root = killedInit(shim, (touches) => touches.findIndex((touch) => touch.includes('.gitignore')));
    putFile(root, '.gitignore', '我的\n');
    symlinkSync(temporaryFolder(), join(root, 'templates'));
    const left = filesIn(root);
    const { status, stderr } = run(root, [...office, '--template', 'bulletin']);
    expect(status).toBe(2);
    expect(stderr).toContain('templates');
    expect(filesIn(root)).toEqual(left);
  });
});

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('a mark that init did not write', () => {
  test.each([
    ['is no JSON', '{'],
    ['is of another version', JSON.stringify({ version: 2, folders: [], files: [] })],
    ['leads out of the folder', JSON.stringify({ version: 1, folders: ['..'], files: [] })],
    [
      'names a file outside',
      JSON.stringify({ version: 1, folders: [], files: [{ path: '../说明.txt', sha256: digestOf('我的') }] }),
    ],
    [
      'names a file by an absolute path',
      JSON.stringify({ version: 1, folders: [], files: [{ path: '/etc/passwd', sha256: digestOf('') }] }),
    ],
    [
      'has a digest that is none',
      JSON.stringify({ version: 1, folders: [], files: [{ path: '说明.txt', sha256: '' }] }),
    ],
  ])('and that %s is named, with exit 2, and nothing is touched', (_what, text) => {
    const home = temporaryFolder();
    const root = join(home, '公报');
    putFile(home, '说明.txt', '我的');
    putFile(root, MARK, text);
    const { status, stderr } = run(root, office);
    expect(status).toBe(2);
    expect(stderr).toContain(MARK);
    expect([...filesIn(home)]).toEqual([
      [`公报/${MARK}`, text],
      ['说明.txt', '我的'],
    ]);
  });

  test.skipIf(process.platform === 'win32')('never reaches through a link', () => {
    const elsewhere = temporaryFolder();
    putFile(elsewhere, 'bulletin.yaml', '我的');
    mkdirSync(join(elsewhere, '1'));
    const root = temporaryFolder();
    symlinkSync(elsewhere, join(root, 'issues'));
    const files = [{ path: 'issues/bulletin.yaml', sha256: digestOf('我的') }];
    putFile(root, MARK, JSON.stringify({ version: 1, folders: ['issues', 'issues/1'], files }));
    expect(run(root, office)).toMatchObject({ status: 2 });
    expect(readdirSync(elsewhere).sort()).toEqual(['1', 'bulletin.yaml']);
  });
});
