import { availableParallelism } from 'node:os';
import { describe, expect, test } from 'vitest';
import { readCacheMax, readJobs, readShard, takeShard } from '../../../src/commands/building/build-options.js';
import { UsageError } from '../../../src/model/usage-error.js';

const MUCH = 1e12;

describe('the size of the cache', () => {
  test.each([
    ['500MB', 500e6],
    ['2G', 2e9],
    ['1.5 gb', 1.5e9],
    ['10KiB', 10e3],
    ['４０ＭＢ', 40e6],
    ['0', 0],
  ])('%s is %d bytes', (typed, bytes) => {
    expect(readCacheMax(typed, undefined)).toBe(bytes);
  });

  test('is what is typed, else what the environment says, else 500 MB', () => {
    expect(readCacheMax('1MB', '2MB')).toBe(1e6);
    expect(readCacheMax(undefined, '2MB')).toBe(2e6);
    expect(readCacheMax(undefined, '')).toBe(500e6);
  });

  test.each(['', '-1', 'MB', '1XB', '1e9', '0x10'])('“%s” is none', (typed) => {
    expect(() => readCacheMax(typed, undefined)).toThrow(UsageError);
  });
});

describe('the number of jobs', () => {
  test('is one unless it is asked for, and no more than issues or memory allow', () => {
    expect(readJobs(undefined, 500, MUCH)).toBe(1);
    expect(readJobs('8', 500, MUCH)).toBe(8);
    expect(readJobs('8', 3, MUCH)).toBe(3);
    expect(readJobs('8', 500, 1024 ** 3)).toBe(2);
    expect(readJobs('8', 500, 0)).toBe(1);
    expect(readJobs('8', 0, MUCH)).toBe(1);
  });

  test('is that of the processors where it is left to the program, once there are issues enough for each', () => {
    const processors = availableParallelism();
    expect(readJobs('auto', 50 * processors, MUCH)).toBe(processors);
    expect(readJobs('auto', 50 * processors - 1, MUCH)).toBe(Math.max(1, processors - 1));
    expect(readJobs('auto', 10, MUCH)).toBe(1);
  });

  test.each(['0', '-1', '65', '1.5', 'many', ''])('can’t be “%s”', (typed) => {
    expect(() => readJobs(typed, 500, MUCH)).toThrow(UsageError);
  });
});

describe('a shard', () => {
  test('is one of the parts that together are all', () => {
    const folders = ['1', '2', '3', '4', '5'];
    expect(['1/2', '2/2'].map((typed) => takeShard(folders, readShard(typed)))).toEqual([
      ['1', '3', '5'],
      ['2', '4'],
    ]);
    expect(takeShard(folders, readShard(undefined))).toBe(folders);
  });

  test.each(['', '1', '0/1', '2/1', '1/0', 'a/b', '1/2/3', '-1/2'])('can’t be “%s”', (typed) => {
    expect(() => readShard(typed)).toThrow(UsageError);
  });
});
