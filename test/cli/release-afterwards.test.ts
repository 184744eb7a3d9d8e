import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { blankRows, idat, iend, ihdr, pngOf } from '../image/make-png.js';
import { putFile, type Run, runBulletin, workspaceWith } from './run-bulletin.js';

const INDEX = 'issues/9/index.md';
const SECTION = 'issues/9/01-试验.md';
const sound = ['--no-system-fonts'];

const release = (root: string, typed: readonly string[], env: Readonly<Record<string, string>> = {}): Run =>
  runBulletin(['release', '9', ...typed, ...sound], { cwd: root, env });
const undo = (root: string): Run => runBulletin(['undo'], { cwd: root });
const build = (root: string): Run => runBulletin(['build', '9', ...sound], { cwd: root });
const bytes = (root: string, path: string): Buffer => readFileSync(join(root, path));
const read = (root: string, path: string): string => bytes(root, path).toString();

const imageOf = (size: number): Buffer => pngOf(ihdr({ width: size, height: size }), idat(blankRows(size, size)), iend);

/** All files of the issue with what they hold. */
function filesOf(root: string): ReadonlyMap<string, string> {
  const home = join(root, 'issues/9');
  return new Map(
    readdirSync(home)
      .sort()
      .map((name) => [name, readFileSync(join(home, name)).toString('base64')]),
  );
}

/** The history holds these bytes. */
function keeps(root: string, content: Uint8Array | string): boolean {
  const home = join(root, 'issues/.history');
  return readdirSync(home, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:md|png|csv)$/.test(name))
    .some((name) => readFileSync(join(home, name)).equals(Buffer.from(content)));
}

function releasedWorkspace(): string {
  const root = workspaceWith(9);
  putFile(root, SECTION, '# 试验情况\n\n本周做了一次试验。\n\n![图1 大厅](厅.png)\n\n![表1 各处](表.csv)\n');
  writeFileSync(join(root, 'issues/9/厅.png'), imageOf(8));
  putFile(root, 'issues/9/表.csv', '处,件\r\n甲,1\r\n');
  expect(release(root, []).status).toBe(0);
  return root;
}

/** The day of one is never that of the other: they are 25 hours apart. */
const [earlyZone, lateZone] = [{ TZ: 'Pacific/Pago_Pago' }, { TZ: 'Pacific/Kiritimati' }];

describe('a release that is withdrawn', () => {
  test('no longer holds; what was kept of it stays, and the next release is another one', () => {
    const root = releasedWorkspace();
    const before = filesOf(root);
    const dry = release(root, ['--withdraw', '--reason', '有错字', '--dry-run']);
    expect(dry.status).toBe(0);
    expect(filesOf(root)).toEqual(before);
    expect(release(root, ['--withdraw', '--reason', '有错字']).status).toBe(0);
    expect(read(root, INDEX)).toMatch(/\n {4}record: [0-9a-f]{64}\n {4}withdrawn: 有错字\n/);
    const after = filesOf(root);
    for (const name of ['9.pdf', '9-印发.json', '9-稿件.zip']) expect(after.get(name)).toBe(before.get(name));
    expect(runBulletin(['check', '9', ...sound], { cwd: root }).status).toBe(0);
    expect(runBulletin(['list', '--format', 'json'], { cwd: root }).stdout).toContain('"status": "open"');

    putFile(root, SECTION, '# 试验情况\n\n本周做了两次试验。\n');
    expect(build(root).status).toBe(0);
    expect(release(root, []).status).toBe(0);
    expect(bytes(root, 'issues/9/9-2.pdf').equals(bytes(root, 'dist/9.pdf'))).toBe(true);
    expect(JSON.parse(read(root, 'issues/9/9-2-印发.json'))).toMatchObject({ release: 2 });
    expect(runBulletin(['check', '9', ...sound], { cwd: root }).status).toBe(0);
    expect(build(root).status).toBe(0);
    expect(bytes(root, 'dist/9.pdf').equals(bytes(root, 'issues/9/9-2.pdf'))).toBe(true);
  });

  test.each([
    ['{', '}', '{number: 9, year: 2001, issue: 9, period: 2001-02-26/2001-03-02, date: 2001-03-06}'],
    ['Chinese', '', '总第: 9\n年: 2001\n期: 9\n起止: 2001-02-26/2001-03-02\n印发日期: 2001-03-06'],
  ])('is marked in a header of another form (%s%s)', (_open, _close, header) => {
    const root = workspaceWith(9);
    putFile(root, INDEX, `---\n${header}\n---\n`);
    expect(release(root, []).status).toBe(0);
    expect(release(root, ['--withdraw', '--reason', 'it: was “wrong”']).status).toBe(0);
    expect(read(root, INDEX)).toContain(': "it: was “wrong”"');
    expect(release(root, ['--withdraw', '--reason', '再来']).status).toBe(2);
    expect(runBulletin(['check', '9', ...sound], { cwd: root }).status).toBe(0);
  });

  test('is one of the same day alone', () => {
    const root = workspaceWith(9);
    expect(release(root, [], earlyZone).status).toBe(0);
    const before = filesOf(root);
    const late = release(root, ['--withdraw', '--reason', '有错字'], lateZone);
    expect(late.status).toBe(2);
    expect(late.stderr).toContain('--again');
    expect(filesOf(root)).toEqual(before);
    expect(release(root, ['--withdraw', '--reason', '有错字'], earlyZone).status).toBe(0);
  });

  test('is not taken back by undo, which names the way of a release', () => {
    const root = releasedWorkspace();
    const run = undo(root);
    expect(run.status).toBe(2);
    expect(run.stderr).toContain('bulletin release 9 --withdraw');
    release(root, ['--withdraw', '--reason', '有错字']);
    const before = filesOf(root);
    expect(undo(root).status).toBe(2);
    expect(filesOf(root)).toEqual(before);
  });

  test.each<[string, readonly string[]]>([
    ['a reason', ['--withdraw']],
    ['one thing at a time', ['--withdraw', '--again', '--reason', '有错字']],
    ['one thing at a time', ['--restore', '--again', '--reason', '有错字']],
  ])('needs %s', (_what, typed) => {
    const root = workspaceWith(9);
    expect(release(root, []).status).toBe(0);
    expect(release(root, typed).status).toBe(2);
  });

  test('is refused where the issue was not released, or its record was changed', () => {
    const root = workspaceWith(9);
    expect(release(root, ['--withdraw', '--reason', '有错字']).status).toBe(2);
    release(root, []);
    writeFileSync(join(root, 'issues/9/9-印发.json'), `${read(root, 'issues/9/9-印发.json')} `);
    const run = release(root, ['--withdraw', '--reason', '有错字']);
    expect(run.status).toBe(2);
    expect(run.stderr).toContain('9-印发.json');
  });
});

describe('sources that are restored', () => {
  /** All that can be done to them at once. */
  function spoil(root: string): void {
    putFile(root, SECTION, '# 试验情况\n\n改了。\n');
    putFile(root, 'issues/9/02-又一.md', '# 又一\n\n新加的。\n');
    writeFileSync(join(root, 'issues/9/厅.png'), imageOf(9));
    rmSync(join(root, 'issues/9/表.csv'));
    putFile(root, INDEX, read(root, INDEX).replace(/^date: .*$/m, 'date: 2001-03-09'));
    putFile(root, 'issues/9/别的.txt', '别的');
  }

  test('are what was printed, byte for byte, and nothing that stood there is lost', () => {
    const root = releasedWorkspace();
    const printed = filesOf(root);
    spoil(root);
    const spoilt = filesOf(root);
    const index = read(root, INDEX);
    const dry = release(root, ['--restore', '--dry-run']);
    expect(dry.status).toBe(0);
    expect(dry.stdout.trim().split('\n').sort()).toEqual([
      SECTION,
      'issues/9/02-又一.md',
      INDEX,
      'issues/9/厅.png',
      'issues/9/表.csv',
    ]);
    expect(filesOf(root)).toEqual(spoilt);

    expect(release(root, ['--restore']).status).toBe(0);
    expect(filesOf(root)).toEqual(new Map([...printed, ['别的.txt', spoilt.get('别的.txt')]].sort() as never));
    expect(runBulletin(['check', '9', ...sound], { cwd: root }).stdout).not.toContain('error');
    for (const lost of ['# 试验情况\n\n改了。\n', '# 又一\n\n新加的。\n', imageOf(9), index]) {
      expect(keeps(root, lost)).toBe(true);
    }
    expect(undo(root).status).toBe(0);
    expect(filesOf(root)).toEqual(spoilt);
  });

  test('that are as they were are left alone', () => {
    const root = releasedWorkspace();
    const before = filesOf(root);
    expect(release(root, ['--restore'])).toMatchObject({ status: 0, stdout: '' });
    expect(filesOf(root)).toEqual(before);
  });

  test('come back where index.md is gone or can’t be read', () => {
    const root = releasedWorkspace();
    const printed = filesOf(root);
    for (const spoilIndex of [
      () => rmSync(join(root, INDEX)),
      () => putFile(root, INDEX, '---\nnumber: [\n---\n'),
      () => writeFileSync(join(root, INDEX), Buffer.from([0xff, 0xfe, 0, 0])),
    ]) {
      spoilIndex();
      expect(release(root, ['--restore']).status).toBe(0);
      expect(filesOf(root)).toEqual(printed);
    }
  });

  test('are those of the release that is asked for, with all releases in the header', () => {
    const root = releasedWorkspace();
    const first = read(root, SECTION);
    putFile(root, SECTION, '# 试验情况\n\n本周做了三次试验。\n');
    expect(release(root, ['--again', '--reason', '次数印错']).status).toBe(0);
    const second = filesOf(root);
    expect(release(root, ['--restore', '1']).status).toBe(0);
    expect(read(root, SECTION)).toBe(first);
    expect(read(root, INDEX)).toBe(Buffer.from(second.get('index.md') ?? '', 'base64').toString());
    expect(runBulletin(['check', '9', ...sound], { cwd: root }).stdout).toContain('[released-changed]');
    expect(release(root, ['--restore', '2']).status).toBe(0);
    expect(filesOf(root)).toEqual(second);
    expect(release(root, ['--restore', '3']).status).toBe(2);
    expect(release(root, ['--restore', '零']).status).toBe(2);
  });

  test('keep a BOM and their line ends', () => {
    const root = workspaceWith(9);
    putFile(root, INDEX, `\ufeff${read(root, INDEX).replaceAll('\n', '\r\n')}`);
    release(root, []);
    const printed = filesOf(root);
    rmSync(join(root, INDEX));
    expect(release(root, ['--restore']).status).toBe(0);
    expect(filesOf(root)).toEqual(printed);
  });

  test.each<[string, (root: string) => void]>([
    ['what was kept is gone', (root) => rmSync(join(root, 'issues/9/9-稿件.zip'))],
    ['what was kept was changed', (root) => writeFileSync(join(root, 'issues/9/9-稿件.zip'), 'PK')],
    ['the record was changed', (root) => writeFileSync(join(root, 'issues/9/9-印发.json'), '{}')],
    ['the record is gone', (root) => rmSync(join(root, 'issues/9/9-印发.json'))],
    ['no file can be written', (root) => chmodSync(join(root, 'issues/9'), 0o555)],
  ])('are left alone where %s', (name, edit) => {
    const isRoot = process.getuid?.() === 0;
    if (isRoot && name.startsWith('no file')) return;
    const root = releasedWorkspace();
    putFile(root, SECTION, '# 试验情况\n\n改了。\n');
    edit(root);
    const before = filesOf(root);
    const run = release(root, ['--restore']);
    expect(run).toMatchObject({ status: 2, stdout: '' });
    chmodSync(join(root, 'issues/9'), 0o755);
    expect(filesOf(root)).toEqual(before);
  });

  test('of an issue that was never released are none', () => {
    const root = workspaceWith(9);
    expect(release(root, ['--restore']).status).toBe(2);
    expect(existsSync(join(root, 'issues/.history'))).toBe(false);
  });
});
