import { describe, expect, test } from 'vitest';
import { createMemo, type Packed, type Step, type Store, storedAs } from '../../src/memo/memo.js';
import { isText } from '../../src/model/guards.js';

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

  test('knows a step by its name', () => {
    const memo = createMemo();
    memo.keep(step, 'a', 'one');
    expect(memo.find({ ...step }, 'a')).toBe('one');
    expect(memo.find({ ...step, name: 'another' }, 'a')).toBeUndefined();
  });

  test('knows a file by its path and its text', () => {
    const { keyOf } = createMemo();
    const file = { path: 'issues/1/index.md', text: '甲' };
    expect(keyOf({ ...file })).toBe(keyOf(file));
    expect(keyOf({ ...file, text: '乙' })).not.toBe(keyOf(file));
    expect(keyOf({ ...file, path: 'issues/2/index.md' })).not.toBe(keyOf(file));
  });
});

describe('a memo with a store', () => {
  const stored: Step<string> = { ...step, stored: storedAs(isText) };

  function openStore(): { readonly store: Store; readonly kept: Map<string, Packed> } {
    const kept = new Map<string, Packed>();
    const store = {
      read: (key: string) => kept.get(key),
      write: (key: string, packed: Packed) => !!kept.set(key, packed),
    };
    return { store, kept };
  }

  test('gives back what an earlier one kept, of the same step and key alone', () => {
    const { store } = openStore();
    expect(createMemo(store).keep(stored, 'a', 'one')).toBe(true);
    const later = createMemo(store);
    expect(later.find(stored, 'a')).toBe('one');
    expect(later.find(stored, 'b')).toBeUndefined();
    expect(later.find({ ...stored, name: 'another' }, 'a')).toBeUndefined();
  });

  test('keeps nothing there of a step that says not how, or that can’t be found again', () => {
    const { store, kept } = openStore();
    expect(createMemo(store).keep(step, 'a', 'one')).toBe(false);
    const lost: Step<string> = { ...step, stored: { pack: () => undefined, unpack: () => 'one' } };
    expect(createMemo(store).keep(lost, 'a', 'one')).toBe(false);
    expect(kept.size).toBe(0);
  });

  test('takes nothing for a result that is none', () => {
    const { store, kept } = openStore();
    createMemo(store).keep(stored, 'a', 'one');
    for (const key of kept.keys()) kept.set(key, { data: 1 });
    expect(createMemo(store).find(stored, 'a')).toBeUndefined();
  });

  test('reads a result that is held in memory no more than once', () => {
    const { store } = openStore();
    createMemo(store).keep(stored, 'a', 'one');
    let reads = 0;
    const counting: Store = {
      ...store,
      read(key) {
        reads += 1;
        return store.read(key);
      },
    };
    const memo = createMemo(counting);
    for (let run = 0; run < 3; run += 1) memo.find(stored, 'a');
    expect(reads).toBe(1);
    for (let run = 0; run < 3; run += 1) memo.find({ ...stored, most: 0, name: 'not in memory' }, 'a');
    expect(reads).toBe(4);
  });
});
