import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { UsageError } from '../../../src/model/usage-error.js';
import { sweepLeftovers } from '../../../src/workspace/files/leftovers.js';
import { checkWritable, openWriter, writeFile } from '../../../src/workspace/files/write-file.js';

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
  const host = hostname();
  const stale = [`.1.pdf.${host}.${gone}.tmp`, `.index.md.${host}.${gone}-3.tmp`, `.1.pdf.${host}.${process.pid}.tmp`];
  const others = [
    `.1.pdf.${host}.${living}.tmp`,
    `.1.pdf.${host}.${process.pid}-9.tmp`,
    `.1.pdf.other-${host}.${gone}.tmp`,
    `.1.pdf.${gone}.tmp`,
    `1.pdf.${host}.${gone}.tmp`,
    '1.pdf',
  ];
  for (const name of [...stale, ...others]) writeFileSync(join(folder, name), '');
  sweepLeftovers(folder);
  expect(readdirSync(folder).sort()).toEqual(others.sort());
});

test('sweeping a folder that is not there does nothing', () => {
  sweepLeftovers(join(folder, 'new'));
  expect(existsSync(join(folder, 'new'))).toBe(false);
});

test('a link that leads nowhere yet leads to the new file', () => {
  symlinkSync('real.pdf', join(folder, '1.pdf'));
  writeFile(join(folder, '1.pdf'), content);
  expect(lstatSync(join(folder, '1.pdf')).isSymbolicLink()).toBe(true);
  expect(readFileSync(join(folder, 'real.pdf'), 'utf8')).toBe('新的内容');
});

test('links that lead round in a circle are a usage error', () => {
  symlinkSync('b', join(folder, 'a'));
  symlinkSync('a', join(folder, 'b'));
  expect(() => writeFile(join(folder, 'a'), content)).toThrow(UsageError);
  expect(readdirSync(folder)).toEqual(['a', 'b']);
});

test('the permissions of a file stay as they are', () => {
  const path = join(folder, '1.pdf');
  writeFileSync(path, 'old');
  chmodSync(path, 0o664);
  writeFile(path, content);
  expect(statSync(path).mode & 0o777).toBe(0o664);
});

test('a file that is no longer what was read stays, and so does one that must not be there', () => {
  const path = join(folder, '1.md');
  writeFileSync(path, '别人改的');
  const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
  expect(() => writeFile(path, content, { replaces: digest('读到的') })).toThrow(UsageError);
  expect(() => writeFile(path, content, { replaces: 'none' })).toThrow(UsageError);
  expect(readFileSync(path, 'utf8')).toBe('别人改的');
  expect(readdirSync(folder)).toEqual(['1.md']);
  writeFile(path, content, { replaces: digest('别人改的') });
  writeFile(join(folder, '2.md'), content, { replaces: 'none' });
  expect(readdirSync(folder)).toEqual(['1.md', '2.md']);
  expect(readFileSync(path, 'utf8')).toBe('新的内容');
});

test('a name that is as long as names may be can be written', () => {
  const path = join(folder, `${'期'.repeat(83)}.pdf`);
  writeFile(path, content);
  expect(readFileSync(path, 'utf8')).toBe('新的内容');
});

test('several files of one run are written, each in its folder', () => {
  const writer = openWriter();
  for (const name of ['1.md', '2.md', 'a/3.md']) writer.write(join(folder, name), content);
  writer.sync();
  expect(readdirSync(folder).sort()).toEqual(['1.md', '2.md', 'a']);
});

test.skipIf(process.platform !== 'linux')('a file system that takes no folders is said, not tried for ever', () => {
  expect(() => writeFile('/proc/bulletin/1.pdf', content)).toThrow(UsageError);
});
