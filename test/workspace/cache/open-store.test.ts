import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createMemo, keyOfParts, type Step, type Store, storedAs } from '../../../src/memo/memo.js';
import { digestOf } from '../../../src/model/byte-source.js';
import { isText } from '../../../src/model/guards.js';
import { openStore } from '../../../src/workspace/cache/open-store.js';
import { boundCache, wasBounded } from '../../../src/workspace/cache/tidy-cache.js';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bulletin-cache-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const key = keyOfParts('a', 'b');
const data = { 页: 3 };
const bytes = new Uint8Array([1, 2, 3]);
const program = 'this version';
const pathOf = (of: string): string => join(folder, `${keyOfParts('bulletin entry 2', program, of)}.entry`);
function open(mayWrite = true, by = program): Store {
  const store = openStore(folder, { mayWrite, program: by });
  if (!store) throw new Error('there is a folder');
  return store;
}

describe('an entry', () => {
  test('is read as it was written', () => {
    expect(open().write(key, { data, bytes })).toBe(true);
    const entry = open().read(key);
    expect(entry?.data).toEqual(data);
    expect([...(entry?.bytes ?? [])]).toEqual([...bytes]);
  });

  test('is none when any of its bytes changed, or any are missing', () => {
    open().write(key, { data, bytes });
    const whole = readFileSync(pathOf(key));
    for (let at = 0; at < whole.length; at += 1) {
      const changed = Buffer.from(whole);
      changed.writeUInt8(whole.readUInt8(at) ^ 1, at);
      writeFileSync(pathOf(key), changed);
      expect(open().read(key)).toBeUndefined();
      writeFileSync(pathOf(key), whole.subarray(0, at));
      expect(open().read(key)).toBeUndefined();
    }
  });

  test('is none under the name of another', () => {
    const other = keyOfParts('ab');
    open().write(key, { data, bytes });
    copyFileSync(pathOf(key), pathOf(other));
    expect(open().read(other)).toBeUndefined();
  });

  test('is none for another version of the program, which keeps its own beside it', () => {
    const others = open(true, 'another version');
    open().write(key, { data });
    expect(others.read(key)).toBeUndefined();
    others.write(key, { data: [1] });
    expect(open().read(key)?.data).toEqual(data);
    const [own, other] = readdirSync(folder);
    copyFileSync(join(folder, own ?? ''), join(folder, other ?? ''));
    expect([open().read(key)?.data, others.read(key)?.data].filter((read) => read !== undefined)).toHaveLength(1);
  });

  test('is none where it is of another kind than is asked for, or no JSON', () => {
    const texts: Step<string> = { name: 'texts', most: 1, stored: storedAs(isText) };
    const find = (): string | undefined => createMemo(open()).find(texts, 'a');
    open().write(keyOfParts('texts', 'a'), { data });
    expect(find()).toBeUndefined();
    createMemo(open()).keep(texts, 'a', 'text');
    expect(find()).toBe('text');
    const [head, body] = [Buffer.alloc(4), Buffer.from('{')];
    head.writeUInt32BE(body.length);
    const file = Buffer.concat([head, body]);
    const name = keyOfParts('bulletin entry 2', program, key);
    writeFileSync(pathOf(key), Buffer.concat([Buffer.from(keyOfParts(name, digestOf(file))), file]));
    expect(open().read(key)).toBeUndefined();
  });

  test('is neither written nor touched where nothing may be written', () => {
    expect(open(false).write(key, { data })).toBe(false);
    expect(readdirSync(folder)).toEqual([]);
    open().write(key, { data });
    utimesSync(pathOf(key), 1, 1);
    expect(open(false).read(key)?.data).toEqual(data);
    expect(statSync(pathOf(key)).mtimeMs).toBe(1000);
    open().read(key);
    expect(statSync(pathOf(key)).mtimeMs).toBeGreaterThan(1000);
  });

  test('is not touched again where it was asked for within the hour', () => {
    open().write(key, { data });
    const [minutesAgo, daysAgo] = [30 * 60, 2 * 24 * 60 * 60].map((seconds) => Math.floor(Date.now() / 1000) - seconds);
    for (const [then, isTouched] of [
      [minutesAgo, false],
      [daysAgo, true],
    ] as const) {
      utimesSync(pathOf(key), then ?? 0, then ?? 0);
      open().read(key);
      expect(statSync(pathOf(key)).mtimeMs !== (then ?? 0) * 1000).toBe(isTouched);
    }
  });

  test('can’t be kept without a folder', () => {
    expect(openStore(undefined, { mayWrite: true, program })).toBeUndefined();
  });
});

test('parts that read alike together have keys of their own', () => {
  expect(new Set([keyOfParts('a', 'b'), keyOfParts('ab'), keyOfParts('ab', ''), keyOfParts('', 'ab')]).size).toBe(4);
});

/** What says when the cache was bounded. */
const MARK = 'bounded.size';

describe('a cache that is bounded', () => {
  /** Each of 1000 bytes, the first used longest ago. */
  const fill = (names: readonly string[]): void => {
    for (const [age, name] of names.entries()) {
      writeFileSync(join(folder, name), Buffer.alloc(1000));
      utimesSync(join(folder, name), 1000 + age, 1000 + age);
    }
  };

  const held = (): readonly string[] =>
    readdirSync(folder)
      .filter((name) => name !== MARK)
      .sort();

  test('gives up what was not asked for the longest, entries before fonts, and leaves some room', () => {
    fill(['f.bin', 'a.entry', 'b.entry', 'c.entry', 'd.entry', 'someone-elses.txt']);
    expect(boundCache(folder, 4000)).toEqual({ files: 2, bytes: 2000 });
    expect(held()).toEqual(['c.entry', 'd.entry', 'f.bin', 'someone-elses.txt']);
  });

  test('gives up the code of earlier programs before what was built since', () => {
    fill(['code-build-1-x64-one.bin', 'f.bin', 'a.entry', 'code-build-1-x64-two.bin', 'b.entry']);
    expect(boundCache(folder, 4400)).toEqual({ files: 2, bytes: 2000 });
    expect(held()).toEqual(['b.entry', 'code-build-1-x64-two.bin', 'f.bin']);
  });

  test('stays as it is where it is just large enough', () => {
    fill(['a.entry', 'b.entry']);
    expect(boundCache(folder, 2000)).toEqual({ files: 0, bytes: 0 });
    expect(held()).toEqual(['a.entry', 'b.entry']);
  });

  test('gives up nothing that is being written, however little room there is', () => {
    fill(['.a.entry.another-computer.77.tmp', 'b.entry']);
    boundCache(folder, 0);
    expect(held()).toEqual(['.a.entry.another-computer.77.tmp']);
  });

  test('is known to be for an hour, within this size and larger ones', () => {
    expect(wasBounded(folder, 4000)).toBe(false);
    fill(['a.entry']);
    boundCache(folder, 4000);
    expect([3999, 4000, 4001].map((most) => wasBounded(folder, most))).toEqual([false, true, true]);
    for (const hours of [2, -2]) {
      const then = Date.now() / 1000 - hours * 3600;
      utimesSync(join(folder, MARK), then, then);
      expect(wasBounded(folder, 4000)).toBe(false);
    }
  });
});
