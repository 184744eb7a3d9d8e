import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openCache } from '../../../src/workspace/cache/open-cache.js';
import { boundCache, clearCache } from '../../../src/workspace/cache/tidy-cache.js';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bulletin-cache-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const bytes = new Uint8Array([1, 2, 3, 4, 5]);

describe('what is put in the cache', () => {
  test('is there afterwards, for another process too', () => {
    expect(openCache(folder).put('a1', bytes).readAt(1, 3)).toEqual(bytes.slice(1, 4));
    expect(openCache(folder).get('a1', 5)?.readAt(0, 5)).toEqual(bytes);
    expect(readdirSync(folder)).toEqual(['a1.bin']);
  });

  test('makes the folder where there is none', () => {
    openCache(join(folder, 'deep', 'er')).put('a1', bytes);
    expect(readdirSync(join(folder, 'deep', 'er'))).toEqual(['a1.bin']);
  });

  test('is not handed out with another size, and replaced', () => {
    writeFileSync(join(folder, 'a1.bin'), 'torn');
    const cache = openCache(folder);
    expect(cache.get('a1', 5)).toBeUndefined();
    expect(cache.put('a1', bytes).readAt(0, 5)).toEqual(bytes);
    expect(cache.get('a1', 5)?.readAt(0, 5)).toEqual(bytes);
  });

  test('can be read to its end although the cache was cleared meanwhile', () => {
    const source = openCache(folder).put('a1', bytes);
    expect(clearCache(folder)).toEqual({ files: 1, bytes: 5 });
    expect(source.readAt(0, 5)).toEqual(bytes);
  });

  test('is handed back from memory where the folder can’t be made', () => {
    writeFileSync(join(folder, 'file'), '');
    const cache = openCache(join(folder, 'file'));
    expect(cache.get('a1', 5)).toBeUndefined();
    expect(cache.put('a1', bytes).readAt(0, 5)).toEqual(bytes);
  });

  // root may write everywhere
  test.skipIf(process.getuid?.() === 0)('is handed back from memory where the folder can’t be written', () => {
    chmodSync(folder, 0o500);
    expect(openCache(folder).put('a1', bytes).readAt(0, 5)).toEqual(bytes);
    chmodSync(folder, 0o700);
  });

  test('is handed back from memory where there is no folder', () => {
    const cache = openCache(undefined);
    expect(cache.put('a1', bytes).readAt(0, 5)).toEqual(bytes);
    expect(cache.get('a1', 5)).toBeUndefined();
  });
});

test('a range outside the file is a RangeError', () => {
  const source = openCache(folder).put('a1', bytes);
  expect(() => source.readAt(3, 3)).toThrow(RangeError);
  expect(() => source.readAt(-1, 2)).toThrow(RangeError);
});

test('several writers at once leave one whole file', async () => {
  // A writer that stands still between writing and renaming is there all the time: its file is in the way of ours.
  writeFileSync(join(folder, `.a1.bin.${hostname()}.${process.ppid}.tmp`), 'half');
  const code = `
    const { parentPort, workerData } = require('node:worker_threads');
    const { writeFileSync, renameSync, openSync } = require('node:fs');
    for (let round = 0; round < 50; round += 1) {
      const path = workerData.folder + '/.a1.bin.elsewhere.' + workerData.id + '.tmp';
      writeFileSync(path, new Uint8Array(100_000).fill(7));
      renameSync(path, workerData.folder + '/a1.bin');
    }
  `;
  const workers = [1, 2].map((id) => new Worker(code, { eval: true, workerData: { folder, id } }));
  const ended = Promise.all(workers.map((worker) => new Promise((resolve) => worker.on('exit', resolve))));
  const cache = openCache(folder);
  const whole = new Uint8Array(100_000).fill(7);
  for (let round = 0; round < 50; round += 1) {
    expect(Buffer.compare(cache.put('a1', whole).readAt(0, 100_000), whole)).toBe(0);
    await new Promise((resolve) => setImmediate(resolve));
  }
  await ended;
  expect(Buffer.compare(cache.get('a1', 100_000)?.readAt(0, 100_000) ?? bytes, whole)).toBe(0);
});

test('what a killed writer left is swept when the cache is bounded, what a running one or another computer writes is not', () => {
  const names = ['999999999', `${process.ppid}`].map((process) => `.b2.bin.${hostname()}.${process}.tmp`);
  for (const name of [...names, '.b2.bin.elsewhere.999999999.tmp']) writeFileSync(join(folder, name), 'half');
  openCache(folder).put('a1', bytes);
  boundCache(folder, 1000);
  expect(
    readdirSync(folder)
      .filter((name) => !name.endsWith('.size'))
      .sort(),
  ).toEqual([...names.slice(1), '.b2.bin.elsewhere.999999999.tmp', 'a1.bin'].sort());
});

test('clearing leaves what the cache did not make', () => {
  openCache(folder).put('a1', bytes);
  writeFileSync(join(folder, 'letter.docx'), 'x');
  mkdirSync(join(folder, 'photos'));
  expect(clearCache(folder)).toEqual({ files: 1, bytes: 5 });
  expect(readdirSync(folder).sort()).toEqual(['letter.docx', 'photos']);
  expect(clearCache(join(folder, 'absent'))).toEqual({ files: 0, bytes: 0 });
});
