import { spawnSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkWritable, sweepStaleFiles, writeFile } from '../../../src/commands/workspace/write-file.js';
import { UsageError } from '../../../src/model/usage-error.js';

const content = new TextEncoder().encode('新的内容');
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bulletin-write-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a file is written with its folders, and nothing else is left', () => {
  const path = join(folder, 'a', 'b', '1.pdf');
  writeFile(path, content);
  expect(readFileSync(path, 'utf8')).toBe('新的内容');
  expect(readdirSync(join(folder, 'a', 'b'))).toEqual(['1.pdf']);
});

test('an earlier file is replaced', () => {
  const path = join(folder, '1.pdf');
  writeFileSync(path, 'an older and much longer content');
  writeFile(path, content);
  expect(readFileSync(path, 'utf8')).toBe('新的内容');
});

test('a symbolic link stays one, and what it points to is replaced', () => {
  mkdirSync(join(folder, 'elsewhere'));
  writeFileSync(join(folder, 'elsewhere', 'real.pdf'), 'old');
  symlinkSync(join(folder, 'elsewhere', 'real.pdf'), join(folder, '1.pdf'));
  writeFile(join(folder, '1.pdf'), content);
  expect(lstatSync(join(folder, '1.pdf')).isSymbolicLink()).toBe(true);
  expect(readFileSync(join(folder, 'elsewhere', 'real.pdf'), 'utf8')).toBe('新的内容');
  expect(readdirSync(join(folder, 'elsewhere'))).toEqual(['real.pdf']);
});

test('where a folder stands in the file’s place it is a usage error, and no temporary file stays', () => {
  mkdirSync(join(folder, '1.pdf'));
  expect(() => writeFile(join(folder, '1.pdf'), content)).toThrow(UsageError);
  expect(readdirSync(folder)).toEqual(['1.pdf']);
});

test('where a part of the path is a file it is a usage error', () => {
  writeFileSync(join(folder, 'file'), '');
  expect(() => writeFile(join(folder, 'file', '1.pdf'), content)).toThrow(UsageError);
  expect(() => checkWritable(join(folder, 'file'))).toThrow(UsageError);
  expect(() => checkWritable(join(folder, 'file', 'deeper'))).toThrow(UsageError);
});

test('a folder that could be made is writable, and is not made by the question', () => {
  checkWritable(join(folder, 'new', 'deeper'));
  expect(existsSync(join(folder, 'new'))).toBe(false);
});

test('temporary files are swept when their process is gone, those of a living one and other files are not', () => {
  const { pid: gone } = spawnSync(process.execPath, ['--version']);
  const living = process.ppid;
  const names = [`.1.pdf.${gone}.tmp`, `.1.pdf.${living}.tmp`, `.notes.${gone}.tmp`, `1.pdf.${gone}.tmp`, '1.pdf'];
  for (const name of names) writeFileSync(join(folder, name), '');
  sweepStaleFiles(folder);
  expect(readdirSync(folder).sort()).toEqual(names.slice(1).sort());
});

test('sweeping a folder that is not there does nothing', () => {
  sweepStaleFiles(join(folder, 'new'));
  expect(existsSync(join(folder, 'new'))).toBe(false);
});

test.skipIf(process.platform !== 'linux')('a file system that takes no folders is said, not tried for ever', () => {
  expect(() => writeFile('/proc/bulletin/1.pdf', content)).toThrow(UsageError);
});
