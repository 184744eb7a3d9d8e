import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { openArchive } from '../../src/intake/read-archive.js';
import { putFile, type Run, runBulletin, temporaryFolder, workspaceWith } from './run-bulletin.js';

const backUp = (root: string, folder: string, ...typed: readonly string[]): Run =>
  runBulletin(['backup', folder, ...typed], { cwd: root });

/** The only ZIP in a folder. */
function zipIn(folder: string): string {
  const names = readdirSync(folder).filter((name) => name.endsWith('.zip'));
  expect(names).toHaveLength(1);
  return join(folder, names[0] ?? '');
}

const entriesOf = (zip: string) => openArchive(readFileSync(zip));

/** Unpacks a backup into an empty folder. */
function unpack(zip: string): string {
  const folder = temporaryFolder();
  for (const entry of entriesOf(zip)) {
    mkdirSync(dirname(join(folder, entry.name)), { recursive: true });
    writeFileSync(join(folder, entry.name), entry.read());
  }
  return folder;
}

test('a backup that is unpacked into an empty folder builds the same document, and its sums hold', () => {
  const root = workspaceWith(8, 9);
  putFile(
    root,
    'templates/bulletin/template.yaml',
    'type-area: {left: 30mm, top: 35mm, width: 156mm, height: 225mm}\n',
  );
  putFile(root, '值班表.txt', '甲\n');
  const usb = temporaryFolder();
  const run = backUp(root, usb);
  expect(run.status).toBe(0);
  const zip = zipIn(usb);
  expect(run.stdout).toBe(`${zip}\n`);
  expect(zip).toMatch(/\/[^/]+-\d{8}-\d{4}\.zip$/);
  const home = unpack(zip);
  // What offices unpack it with on Linux.
  const elsewhere = temporaryFolder();
  expect(spawnSync('unzip', ['-q', zip, '-d', elsewhere], { env: { ...process.env, LC_ALL: 'C.UTF-8' } }).status).toBe(
    0,
  );
  expect(readdirSync(elsewhere, { recursive: true }).sort()).toEqual(readdirSync(home, { recursive: true }).sort());
  const sums = readFileSync(join(home, 'SHA256SUMS'), 'utf8').trimEnd().split('\n');
  const listed = sums.map((line) => [line.slice(0, 64), line.slice(66)]);
  expect(listed.map(([, path]) => path).sort()).toEqual([
    'issues/8/01-试验.md',
    'issues/8/index.md',
    'issues/9/01-试验.md',
    'issues/9/index.md',
    'issues/bulletin.yaml',
    'templates/bulletin/template.yaml',
    '值班表.txt',
  ]);
  for (const [sum, path = ''] of listed) {
    expect(
      createHash('sha256')
        .update(readFileSync(join(home, path)))
        .digest('hex'),
    ).toBe(sum);
    expect(readFileSync(join(home, path))).toEqual(readFileSync(join(root, path)));
  }
  const [before, after] = [root, home].map((folder) => {
    expect(runBulletin(['build', '9', '--no-system-fonts'], { cwd: folder }).status).toBe(0);
    return readFileSync(join(folder, 'dist/9.pdf'));
  });
  expect(after?.equals(before ?? Buffer.alloc(0))).toBe(true);
});

test('what programs make, what lies outside, and other backups are not in it; what people put there is named', () => {
  const root = workspaceWith(9);
  const secret = temporaryFolder();
  putFile(secret, 'secret.txt', '别处的\n');
  symlinkSync(join(secret, 'secret.txt'), join(root, 'issues/9/别处.txt'));
  symlinkSync(root, join(root, 'issues/9/圈'));
  symlinkSync(join(root, 'issues/9/01-试验.md'), join(root, '这一期.md'));
  for (const path of ['dist/9.pdf', 'node_modules/a/b.js', '.git/HEAD', '来稿/甲.txt', 'issues/.history/x/y', '~/a']) {
    putFile(root, path, 'x');
  }
  putFile(root, '旧的-20240102-0304.zip', 'x');
  putFile(root, '预览.sh', '#!/bin/sh\n');
  chmodSync(join(root, '预览.sh'), 0o755);
  const usb = temporaryFolder();
  const { stderr } = backUp(root, usb);
  const zip = zipIn(usb);
  expect(entriesOf(zip).map(({ name }) => name)).toEqual([
    'issues/9/01-试验.md',
    'issues/9/index.md',
    'issues/bulletin.yaml',
    '这一期.md',
    '预览.sh',
    'SHA256SUMS',
  ]);
  expect(readFileSync(zip).includes('别处的')).toBe(false);
  for (const left of ['来稿/', '~/', 'issues/9/别处.txt', 'issues/9/圈']) expect(stderr).toContain(left);
  expect(stderr).not.toMatch(/node_modules|dist/);
  const listing = spawnSync('python3', ['-c', LIST_MODES, zip], { encoding: 'utf8' });
  expect(listing.stdout.trim()).toBe('预览.sh');
});

/** Prints the programs in a ZIP. */
const LIST_MODES =
  "import sys,zipfile; sys.stdout.reconfigure(encoding='utf-8'); z=zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; print('\\n'.join(i.filename for i in z.infolist() if i.external_attr >> 16 & 0o100))";

test('nothing is overwritten, nothing is made where there is no folder, and none goes among the sources', () => {
  const root = workspaceWith(9);
  const usb = temporaryFolder();
  backUp(root, usb);
  const zip = zipIn(usb);
  writeFileSync(zip, '先有的');
  // Should the minute turn between the two, there are two files.
  const again = backUp(root, usb);
  if (again.status === 2) expect(again.stderr).toContain('已经有了');
  expect(readFileSync(zip, 'utf8')).toBe('先有的');
  expect(backUp(root, join(usb, '没有')).status).toBe(2);
  expect(existsSync(join(usb, '没有'))).toBe(false);
  for (const folder of ['issues', 'issues/9']) {
    expect(backUp(root, folder)).toMatchObject({ status: 2, stdout: '' });
    expect(readdirSync(join(root, folder)).filter((name) => name.endsWith('.zip'))).toEqual([]);
  }
  mkdirSync(join(root, '备份'));
  const beside = backUp(root, '备份');
  expect(beside.status).toBe(0);
  expect(beside.stderr).toContain('同一个文件夹');
  expect(beside.stderr).not.toContain('没有放进备份');
});

test('a workspace whose settings are broken can be backed up, under the name of its folder', () => {
  const root = workspaceWith(9);
  putFile(root, 'issues/bulletin.yaml', 'name: [\n');
  const usb = temporaryFolder();
  expect(backUp(root, usb).status).toBe(0);
  expect(zipIn(usb)).toMatch(/\/bulletin-cli-[^/]+\.zip$/);
});

test('a file that is too large for a ZIP leaves nothing behind, and is told before anything is written', () => {
  const root = workspaceWith(9);
  putFile(root, 'issues/9/录像.mp4', '');
  truncateSync(join(root, 'issues/9/录像.mp4'), 2 ** 30 + 1);
  const usb = temporaryFolder();
  expect(backUp(root, usb)).toMatchObject({ status: 2, stdout: '' });
  expect(readdirSync(usb)).toEqual([]);
});

test('release reminds of a backup where there is none, or one that is four weeks old, and of none that is younger', () => {
  const root = workspaceWith(9, 10, 11);
  const release = (number: number): string => {
    expect(runBulletin(['build', `${number}`, '--no-system-fonts'], { cwd: root }).status).toBe(0);
    const run = runBulletin(['release', `${number}`, '--no-system-fonts'], { cwd: root });
    expect(run.status).toBe(0);
    return run.stderr;
  };
  expect(release(9)).toContain('还没有备份过');
  expect(backUp(root, temporaryFolder()).status).toBe(0);
  expect(release(10)).not.toContain('备份');
  const days = (count: number): string => new Date(Date.now() - count * 24 * 60 * 60 * 1000).toISOString();
  putFile(root, 'issues/.history/last-backup', `${days(29)}\n`);
  expect(release(11)).toContain('已经 4 周没有备份');
  // The record is of this folder, and is never committed.
  expect(readFileSync(join(root, 'issues/.history/.gitignore'), 'utf8')).toBe('*\n');
  putFile(root, 'issues/.history/last-backup', '不是时间\n');
  const run = runBulletin(['release', '11', '--again', '--reason', '补印', '--no-system-fonts'], { cwd: root });
  expect(run.stderr).toContain('还没有备份过');
});
