import { describe, expect, test } from 'vitest';
import { createMemo, type Step } from '../../src/memo/memo.js';

const step: Step<string> = { name: 'step', most: 2 };

/** What is recalled for these keys one after the other, each made anew as `<key><count>`. */
function recallAll(...keys: readonly string[]): readonly string[] {
  const memo = createMemo();
  let count = 0;
  return keys.map((key) =>
    memo.recall(step, key, () => {
      count += 1;
      return `${key}${count}`;
    }),
  );
}

describe('a memo', () => {
  test('gives back what was made for the same key', () => {
    expect(recallAll('a', 'b', 'a', 'b')).toEqual(['a1', 'b2', 'a1', 'b2']);
  });

  test('forgets what was not asked for the longest', () => {
    expect(recallAll('a', 'b', 'a', 'c', 'a', 'b')).toEqual(['a1', 'b2', 'a1', 'c3', 'a1', 'b4']);
  });

  test('keeps steps apart, whatever their names', () => {
    const memo = createMemo();
    memo.keep(step, 'a', 'one');
    expect(memo.find({ ...step }, 'a')).toBeUndefined();
  });

  test('knows a file by its path and its text', () => {
    const { keyOf } = createMemo();
    const file = { path: 'issues/1/index.md', text: '甲' };
    expect(keyOf({ ...file })).toBe(keyOf(file));
    expect(keyOf({ ...file, text: '乙' })).not.toBe(keyOf(file));
    expect(keyOf({ ...file, path: 'issues/2/index.md' })).not.toBe(keyOf(file));
  });
});
