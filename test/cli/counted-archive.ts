import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { blankRows, idat, iend, ihdr, pngOf } from '../image/make-png.js';
import { header, packageRoot, putFile, type Run, runBulletin, temporaryFolder } from './run-bulletin.js';

/* An archive of an invented office whose issues print figures, and what tests do with it. */

export const sound = ['--no-system-fonts'];
export const run = (root: string, ...typed: readonly string[]): Run => runBulletin([...typed, ...sound], { cwd: root });
export const list = (root: string): Run => runBulletin(['list'], { cwd: root });
export const bytes = (root: string, path: string): Buffer => readFileSync(join(root, path));
export const read = (root: string, path: string): string => bytes(root, path).toString();
export const replace = (root: string, path: string, from: string | RegExp, to: string): void => {
  const before = read(root, path);
  putFile(root, path, before.replace(from, to));
  // An edit that edits nothing proves nothing.
  expect(read(root, path)).not.toBe(before);
};
export const sha256 = (content: Uint8Array | string): string => createHash('sha256').update(content).digest('hex');

/** A black square of so many pixels. */
export const imageOf = (size: number): Buffer =>
  pngOf(ihdr({ width: size, height: size }), idat(blankRows(size, size)), iend);

export const settings = `name: 试验周报
publisher: 某某试验中心
template: bulletin
distribution: {报: 甲处, 发: 乙处、丙处}
copies: 3
statistics:
  窗口:
    title: 试验窗口
    measures: {咨询: 人次, 受理: 件}
    opening: [{year: 2001, through: 7, 咨询: 40, 受理: 5}]
`;
export const figures = `# 试验

本周{{窗口.本周}}，今年以来受理{{窗口.本年.受理}}件，咨询比上周{{窗口.环比.咨询}}。

![图1 大厅](厅.png)

![图2 受理](chart:窗口.受理)

![表1 各处](表.csv)
`;
export const week = (asked: number, done: number): string => `statistics: {窗口: {咨询: ${asked}, 受理: ${done}}}\n`;

/** Issues 8 to 12 with figures, of which 10 and 12 are to be released. */
export function countedWorkspace(root = temporaryFolder()): string {
  putFile(root, 'issues/bulletin.yaml', settings);
  for (const number of [8, 9, 10, 11, 12]) {
    putFile(root, `issues/${number}/index.md`, header(number, week(number * 10, number)));
    putFile(root, `issues/${number}/01-试验.md`, figures);
    putFile(root, `issues/${number}/表.csv`, '处,件\n甲,1\n');
    writeFileSync(join(root, `issues/${number}/厅.png`), imageOf(8));
  }
  return root;
}

interface Told {
  readonly file: string;
  readonly line: number;
  readonly severity: string;
  readonly rule: string;
  readonly message: string;
}

export const findingsOf = (root: string, ...numbers: readonly string[]): readonly Told[] =>
  JSON.parse(run(root, 'check', '--format', 'json', ...numbers).stdout).findings;

/** An archive of which issues 10 and 12 were released, in a folder that lasts as long as the tests of a file. */
export function releasedArchive(prepare: (root: string) => void = () => {}): string {
  const root = countedWorkspace(mkdtempSync(join(tmpdir(), 'bulletin-released-')));
  prepare(root);
  for (const number of ['10', '12']) {
    const { status, stderr } = run(root, 'release', number);
    expect(stderr).toContain('SHA-256');
    expect(status).toBe(0);
  }
  return root;
}

/** A copy that one test may do anything to. */
export function copyOf(archive: string): string {
  const root = join(temporaryFolder(), '公报');
  cpSync(archive, root, { recursive: true });
  return root;
}

/** Another font for what the program's own table sets in NotoSansSC. */
export function setHeadingsInSong(root: string): void {
  const table = readFileSync(join(packageRoot, 'fonts/fonts.yaml'), 'utf8');
  const sans = 'package: noto-sans-sc-500';
  const serif = 'package: noto-serif-sc-700';
  expect(table).toContain(sans);
  putFile(root, 'fonts/fonts.yaml', table.replaceAll(sans, serif));
}
