import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { thisSystem } from '../../src/read/surroundings.js';
import { cacheFolder } from '../../src/workspace/cache/cache-folder.js';
import { header, putFile, temporaryFolder } from './run-bulletin.js';

/** A cache of a test's own that has the decoded fonts of the user's, since decoding takes seconds. */
export function cacheWithFonts(): string {
  const folder = join(temporaryFolder(), 'cache');
  fillCache(folder);
  return folder;
}

/**
 * Makes a cache folder that has them, and nothing else of the user's: the code of earlier programs grows with every change
 * to the sources, until it leaves no room for what a test builds.
 */
export function fillCache(folder: string): void {
  mkdirSync(folder);
  const users = cacheFolder(thisSystem());
  for (const name of users ? namesIn(users) : []) {
    if (users && DECODED_FONT.test(name)) copyFileSync(join(users, name), join(folder, name));
  }
}

const DECODED_FONT = /^[\da-f]{64}\.bin$/;

const namesIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
};

/** A workspace of small issues that are counted, the first of them the first of its year; some show totals. */
export function countedWorkspace(count: number): string {
  const root = temporaryFolder();
  putFile(root, 'issues/bulletin.yaml', settings);
  for (let number = 1; number <= count; number += 1) putIssue(root, number);
  return root;
}

/** @param asked the week's figure */
export function putIssue(root: string, number: number, asked = 100 + number): void {
  putFile(root, `issues/${number}/index.md`, counted(number, asked));
  putFile(root, `issues/${number}/01-试验.md`, showsTotal(number) ? total : week);
}

/** Every other issue has the year's total in its text. */
export const showsTotal = (number: number): boolean => number % 2 === 0;

const total = '# 试验情况\n\n本周咨询{{窗口.本周.咨询}}人次，今年以来累计{{窗口.本年.咨询}}人次。\n';
const week = '# 试验情况\n\n本周咨询{{窗口.本周.咨询}}人次。\n';

const settings = `name: 试验周报
publisher: 某某试验中心
template: bulletin
distribution: {报: 甲处, 发: 乙处、丙处}
copies: 3
statistics:
  窗口: {title: 某窗口, measures: {咨询: 人次}}
`;

export const counted = (number: number, asked: number, more = ''): string =>
  header(number, `statistics:\n  窗口: {咨询: ${asked}}\n${more}`);

/** Makes a workspace a repository whose state is committed. */
export function commitAll(root: string): void {
  for (const typed of [
    ['init', '--quiet', '--template='],
    ['add', '--all'],
    [
      '-c',
      'user.name=Test',
      '-c',
      'user.email=test@example.org',
      'commit',
      '--quiet',
      '--allow-empty',
      '--message',
      'state',
    ],
  ]) {
    const { status, stderr } = spawnSync('git', ['-C', root, ...typed], { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
  }
}

/** A clone of the last commit alone. */
export function cloneShallow(root: string, target: string): void {
  const { status, stderr } = spawnSync('git', ['clone', '--quiet', '--depth', '1', `file://${root}`, target], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
}
