import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { withLock } from '../../../src/workspace/files/lock.js';
import { writeFile } from '../../../src/workspace/files/write-file.js';
import { temporaryFolder } from '../../cli/run-bulletin.js';

const lockOf = (pid: number | string, host = hostname()): string => `.bulletin.${host}.${pid}.lock`;

test('a lock stands while the work is done, also when that writes beside it, and is gone when it is done or fails', () => {
  const folder = temporaryFolder();
  withLock(folder, () => {
    writeFile(join(folder, '1.md'), Buffer.from('稿'));
    expect(readdirSync(folder)).toEqual([lockOf(process.pid), '1.md']);
  });
  const fail = (): never => {
    throw new Error('no');
  };
  expect(() => withLock(folder, fail)).toThrow('no');
  expect(readdirSync(folder)).toEqual(['1.md']);
});

test('the locks of killed processes are removed, also one of the same number', () => {
  const folder = temporaryFolder();
  const { pid } = spawnSync(process.execPath, ['--version']);
  for (const name of [lockOf(pid), lockOf(process.pid)]) writeFileSync(join(folder, name), '');
  withLock(folder, () => expect(existsSync(join(folder, lockOf(pid)))).toBe(false));
  expect(readdirSync(folder)).toEqual([]);
});

test.each([
  ['a living process', lockOf(process.ppid)],
  ['another computer, whose lock nobody else may remove', lockOf(1, 'elsewhere')],
])('who holds it all the time is named: %s', (_who, other) => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, other), '');
  const busy = { code: 'folder-busy', params: { folder, file: join(folder, other) } };
  expect(() => withLock(folder, () => expect.unreachable(), 3)).toThrow(expect.objectContaining(busy));
  expect(readdirSync(folder)).toEqual([other]);
});

const root = fileURLToPath(new URL('../../../', import.meta.url));

test('of several processes that count in one file at once none loses a count', async () => {
  const folder = temporaryFolder();
  const counter = join(folder, 'count');
  writeFileSync(counter, '0');
  const count = `
    import { readFileSync, writeFileSync } from 'node:fs';
    import { withLock } from ${JSON.stringify(join(root, 'build/workspace/files/lock.js'))};
    for (let turn = 0; turn < 25; turn += 1)
      withLock(${JSON.stringify(folder)}, () => {
        const seen = Number(readFileSync(${JSON.stringify(counter)}, 'utf8'));
        writeFileSync(${JSON.stringify(counter)}, String(seen + 1));
      });`;
  const counting = Array.from({ length: 4 }, () => spawn(process.execPath, ['--input-type=module', '-e', count]));
  const codes = await Promise.all(counting.map(async (program) => (await once(program, 'exit'))[0]));
  expect(codes).toEqual([0, 0, 0, 0]);
  expect(readFileSync(counter, 'utf8')).toBe('100');
  expect(readdirSync(folder)).toEqual(['count']);
});
