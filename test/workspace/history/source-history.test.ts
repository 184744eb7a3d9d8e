import { existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { UsageError } from '../../../src/model/usage-error.js';
import { listEntries, readHistory } from '../../../src/workspace/history/read-history.js';
import { sweepHistory, withHistory, writeChanges } from '../../../src/workspace/history/source-history.js';
import { putFile, temporaryFolder } from '../../cli/run-bulletin.js';

const HISTORY = 'issues/.history';
const DAY = 24 * 60 * 60 * 1000;
const NOW = new Date(2024, 11, 6, 17, 5, 12);

const contentOf = (text: string): Uint8Array => Buffer.from(text);

/** Replaces a file as a command would. */
function replace(root: string, path: string, before: string, after: string): string {
  const changes = [{ path, before: contentOf(before), after: contentOf(after) }];
  return withHistory(root, { command: 'check', changes }, () => writeChanges(root, changes));
}

/** Puts an entry there that was written so many days before now. */
function putEntry(root: string, days: number, path: string, bytes = 0): string {
  const time = new Date(NOW.getTime() - days * DAY);
  const two = (value: number): string => String(value).padStart(2, '0');
  const name = `${time.getFullYear()}${two(time.getMonth() + 1)}${two(time.getDate())}-170512-check`;
  const files = [{ path, before: 'a'.repeat(64), after: 'b'.repeat(64) }];
  const record = { version: 1, command: 'check', time: time.toISOString(), files, folders: [] };
  putFile(root, `${HISTORY}/${name}/record.json`, JSON.stringify(record));
  putFile(root, `${HISTORY}/${name}/${path}`, '');
  truncateSync(join(root, HISTORY, name, path), bytes);
  return name;
}

test('each run has a folder of its own, in the order of the runs, also within a second', () => {
  const root = temporaryFolder();
  putFile(root, 'issues/1/01-甲.md', '0');
  const names = Array.from({ length: 12 }, (_, i) => replace(root, 'issues/1/01-甲.md', String(i), String(i + 1)));
  expect(new Set(names).size).toBe(names.length);
  expect(listEntries(root)).toEqual(names);
  expect(names.every((name) => /^\d{8}-\d{6}(\.\d+)?-check$/.test(name))).toBe(true);
  expect(names.map((name) => readFileSync(join(root, HISTORY, name, 'issues/1/01-甲.md'), 'utf8'))).toEqual(
    Array.from(names, (_, i) => String(i)),
  );
});

test('what another computer wrote whose clock is ahead comes before', () => {
  const root = temporaryFolder();
  putFile(root, 'issues/1/01-甲.md', '旧');
  putFile(root, `${HISTORY}/20991231-235959-check/record.json`, '{}');
  const name = replace(root, 'issues/1/01-甲.md', '旧', '新');
  expect(listEntries(root)).toEqual(['20991231-235959-check', name]);
});

test('a file that is no longer what was read stays, and nothing is kept', () => {
  const root = temporaryFolder();
  putFile(root, 'issues/1/01-甲.md', '别人的');
  expect(() => replace(root, 'issues/1/01-甲.md', '旧', '新')).toThrow(UsageError);
  expect(readFileSync(join(root, 'issues/1/01-甲.md'), 'utf8')).toBe('别人的');
  expect(existsSync(join(root, HISTORY))).toBe(false);
});

test('an entry goes where nothing was written, and stays where something was', () => {
  const root = temporaryFolder();
  for (const name of ['a', 'b']) putFile(root, `issues/1/${name}.md`, '旧');
  const changes = ['a', 'b'].map((name) => ({
    path: `issues/1/${name}.md`,
    before: contentOf('旧'),
    after: contentOf('新'),
  }));
  const stop = (): never => {
    throw new Error('stopped');
  };
  expect(() => withHistory(root, { command: 'check', changes }, stop)).toThrow('stopped');
  expect(listEntries(root)).toEqual([]);
  const writeHalf = (): void => {
    writeChanges(root, changes.slice(0, 1));
    stop();
  };
  expect(() => withHistory(root, { command: 'check', changes }, writeHalf)).toThrow('stopped');
  expect(listEntries(root)).toHaveLength(1);
});

test('what is older than 90 days goes, but never the newest of an issue or of what all share', () => {
  const root = temporaryFolder();
  const oldest = putEntry(root, 200, 'issues/1/01-甲.md');
  const newestOfOne = putEntry(root, 150, 'issues/1/index.md');
  const shared = putEntry(root, 140, 'issues/bulletin.yaml');
  const old = putEntry(root, 91, 'issues/2/01-甲.md');
  const young = putEntry(root, 89, 'issues/2/01-甲.md');
  const newest = putEntry(root, 1, 'issues/2/01-甲.md');
  sweepHistory(root, NOW);
  expect(listEntries(root)).toEqual([newestOfOne, shared, young, newest]);
  expect(readdirSync(join(root, HISTORY))).not.toContain(oldest);
  expect(readdirSync(join(root, HISTORY))).not.toContain(old);
});

test('what is more than 200 MB goes, the oldest first, but never the newest of an issue', () => {
  const root = temporaryFolder();
  const megabytes = 1024 * 1024;
  const newestOfOne = putEntry(root, 9, 'issues/1/01-甲.md', 90 * megabytes);
  putEntry(root, 8, 'issues/2/01-甲.md', 60 * megabytes);
  const second = putEntry(root, 7, 'issues/2/01-甲.md', 60 * megabytes);
  const third = putEntry(root, 6, 'issues/2/01-甲.md', 40 * megabytes);
  sweepHistory(root, NOW);
  expect(listEntries(root)).toEqual([newestOfOne, second, third]);
});

test('a folder without a record is removed when it is old, and else left: it may still be on its way', () => {
  const root = temporaryFolder();
  for (const name of ['20240101-000000-check', '20241201-000000-check']) {
    mkdirSync(join(root, HISTORY, name), { recursive: true });
    writeFileSync(join(root, HISTORY, name, '01-甲.md'), '甲');
  }
  sweepHistory(root, NOW);
  expect(listEntries(root)).toEqual(['20241201-000000-check']);
  expect(readHistory(root)).toEqual([]);
});

test('other things in the folder are left alone', () => {
  const root = temporaryFolder();
  putFile(root, `${HISTORY}/说明.txt`, '我的');
  putFile(root, `${HISTORY}/20240101-旧/说明.txt`, '我的');
  sweepHistory(root, NOW);
  expect(readdirSync(join(root, HISTORY)).sort()).toEqual(['20240101-旧', '说明.txt']);
});
