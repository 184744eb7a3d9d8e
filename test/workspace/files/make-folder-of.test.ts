import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { UsageError } from '../../../src/model/usage-error.js';
import { makeFolderOf } from '../../../src/workspace/files/make-folder-of.js';
import { putFile, temporaryFolder } from '../../cli/run-bulletin.js';

const files = [
  { path: 'index.md', text: '---\n' },
  { path: '图/01-甲.md', text: '# 甲\n' },
];

test('a folder gets all its files', () => {
  const home = temporaryFolder();
  expect(makeFolderOf(join(home, '10'), files)).toBe(true);
  expect(readdirSync(home)).toEqual(['10']);
  expect(files.map(({ path }) => readFileSync(join(home, '10', path), 'utf8'))).toEqual(['---\n', '# 甲\n']);
});

test('one that came meanwhile stays as it is', () => {
  const home = temporaryFolder();
  putFile(home, '10/稿.txt', '稿');
  expect(makeFolderOf(join(home, '10'), files)).toBe(false);
  expect(readdirSync(home)).toEqual(['10']);
  expect(readdirSync(join(home, '10'))).toEqual(['稿.txt']);
});

test('where a file can’t be written, nothing is left behind', () => {
  const home = temporaryFolder();
  const unwritable = [...files, { path: 'x'.repeat(300), text: '' }];
  expect(() => makeFolderOf(join(home, '10'), unwritable)).toThrow(UsageError);
  expect(() => makeFolderOf(join(home, 'a', 'b'), unwritable)).toThrow(UsageError);
  expect(readdirSync(home)).toEqual([]);
});

test('what a process that runs is writing is left alone', () => {
  const home = temporaryFolder();
  mkdirSync(join(home, `.10.${hostname()}.1.tmp`));
  mkdirSync(join(home, `.10.${hostname()}.999999999.tmp`));
  expect(makeFolderOf(join(home, '10'), files)).toBe(true);
  expect(readdirSync(home).sort()).toEqual([`.10.${hostname()}.1.tmp`, '10']);
});
