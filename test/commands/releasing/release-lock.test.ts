import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withLock } from '../../../src/commands/releasing/release-lock.js';

let folder = '';
let lock = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bulletin-lock-'));
  lock = join(folder, '12', '.release.lock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a lock stands while the work is done, and is gone when it is done or fails', () => {
  withLock(lock, () => expect(readFileSync(lock, 'utf8')).toBe(String(process.pid)));
  expect(existsSync(lock)).toBe(false);
  expect(() =>
    withLock(lock, () => {
      throw new Error('no');
    }),
  ).toThrow('no');
  expect(existsSync(lock)).toBe(false);
});

test('work that another process does is refused, and its lock stays', () => {
  const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
  try {
    withLock(lock, () => {});
    writeFileSync(lock, String(other.pid));
    expect(() => withLock(lock, () => expect.unreachable())).toThrow(
      expect.objectContaining({ code: 'release-busy', params: { file: lock } }),
    );
    expect(readFileSync(lock, 'utf8')).toBe(String(other.pid));
  } finally {
    other.kill();
  }
});

test('the lock of a process that is gone is taken over', async () => {
  const other = spawn(process.execPath, ['-e', '']);
  await new Promise((resolve) => other.once('exit', resolve));
  withLock(lock, () => {});
  writeFileSync(lock, String(other.pid));
  let done = false;
  withLock(lock, () => {
    done = true;
  });
  expect(done).toBe(true);
  expect(existsSync(lock)).toBe(false);
});
