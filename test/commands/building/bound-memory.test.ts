import { getHeapStatistics } from 'node:v8';
import { expect, test } from 'vitest';
import { boundMemory } from '../../../src/commands/building/bound-memory.js';

const MEGABYTE = 1024 * 1024;
const used = () => getHeapStatistics().used_heap_size / MEGABYTE;

/** So many megabytes of V8's heap, of what is old enough that only a full collection takes it away. */
const fill = (megabytes: number): unknown[] =>
  Array.from({ length: megabytes }, () => new Array<number>(MEGABYTE / 8).fill(0.5));

test('much garbage is collected, and nothing that is in use', () => {
  const collect = boundMemory();
  const kept = fill(20);
  let garbage: unknown[] | undefined = fill(200);
  const before = used();
  expect(garbage.length).toBe(200);
  garbage = undefined;
  collect();
  expect(used()).toBeLessThan(before - 150);
  expect(kept).toHaveLength(20);
  expect(kept.at(-1)).toHaveLength(MEGABYTE / 8);
});
