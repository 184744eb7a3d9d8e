import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FileChanged } from '../../src/model/read-error.js';
import {
  digestFile,
  fileSource,
  lookAtFile,
  type OpenFile,
  openFile,
  readAll,
  readStart,
  withFile,
} from '../../src/read/read-file.js';

let folder = '';
let path = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bulletin-reader-'));
  path = join(folder, 'a');
  writeFileSync(path, 'bytes');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const text = (bytes: Uint8Array | undefined): string | undefined => bytes && Buffer.from(bytes).toString();

/** What a file is opened as; it is closed after the test's own work on it. */
function opened<T>(work: (file: OpenFile) => T): T {
  const file = openFile(path);
  if (file.type !== 'file') throw new Error(file.kind.en);
  try {
    return work(file);
  } finally {
    closeSync(file.descriptor);
  }
}

function source() {
  const file = lookAtFile(path);
  if (file.type !== 'file') throw new Error(file.kind.en);
  return fileSource(path, file);
}

const openCount = (): number => readdirSync('/proc/self/fd').length;

describe('a file', () => {
  test('is read whole, or its start', () => {
    expect(opened((file) => text(readAll(file)))).toBe('bytes');
    expect(opened((file) => text(readStart(file, 2)))).toBe('by');
    writeFileSync(path, '');
    expect(opened(readAll)).toHaveLength(0);
  });

  test.each([
    ['grew', () => appendFileSync(path, '!')],
    ['shrank', () => truncateSync(path, 3)],
    ['was emptied', () => truncateSync(path, 0)],
  ])('that %s since it was opened is not taken for what it was', (_, change) => {
    const read = (file: OpenFile): Uint8Array => {
      change();
      return readAll(file);
    };
    expect(() => opened(read)).toThrow(FileChanged);
  });

  test('is no larger than what is asked for, or not read', () => {
    expect(withFile(path, 5, (file) => text(readAll(file)))).toBe('bytes');
    expect(withFile(path, 4, readAll)).toBeUndefined();
    expect(digestFile(path, 5)).toBe(createHash('sha256').update('bytes').digest('hex'));
    expect(digestFile(path, 4)).toBeUndefined();
    const large = Buffer.alloc(2 * 1024 * 1024 + 7, 'ab');
    writeFileSync(path, large);
    expect(digestFile(path, large.length)).toBe(createHash('sha256').update(large).digest('hex'));
  });
});

describe.skipIf(process.platform === 'win32')('what is no regular file', () => {
  test('is neither opened nor waited for', () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    mkdirSync(join(folder, 'b'));
    for (const other of [pipe, join(folder, 'b'), '/dev/zero']) {
      expect(openFile(other).type).toBe('other-kind');
      expect(withFile(other, Number.MAX_SAFE_INTEGER, readAll)).toBeUndefined();
    }
  });
});

describe.skipIf(process.platform !== 'linux')('a source', () => {
  test('is open from its first read until it is closed, and opened again when it is read again', () => {
    const before = openCount();
    const one = source();
    expect(openCount()).toBe(before);
    expect(text(one.readAt(1, 3))).toBe('yte');
    expect(text(one.readAt(0, 1))).toBe('b');
    expect(openCount()).toBe(before + 1);
    one.close();
    one.close();
    expect(openCount()).toBe(before);
    expect(text(one.readAt(0, 5))).toBe('bytes');
    expect(openCount()).toBe(before + 1);
    one.close();
    expect(openCount()).toBe(before);
  });

  test('gives what it was made for as long as it is open, and no other file after that', () => {
    const one = source();
    expect(text(one.readAt(0, 5))).toBe('bytes');
    expect(one.isCurrent()).toBe(true);
    writeFileSync(join(folder, 'b'), 'other');
    renameSync(join(folder, 'b'), path);
    expect(one.isCurrent()).toBe(false);
    expect(text(one.readAt(0, 5))).toBe('bytes');
    const before = openCount();
    one.close();
    expect(() => one.readAt(0, 5)).toThrow(FileChanged);
    rmSync(path);
    expect(one.isCurrent()).toBe(false);
    expect(openCount()).toBe(before - 1);
  });

  test('that became shorter says so', () => {
    const one = source();
    one.readAt(0, 1);
    truncateSync(path, 3);
    expect(() => one.readAt(0, 5)).toThrow(FileChanged);
    expect(() => one.readAt(0, 6)).toThrow(RangeError);
    one.close();
  });
});
