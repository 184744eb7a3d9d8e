import { createHash } from 'node:crypto';
import type { Guard } from '../model/guards.js';
import type { SourceFile } from '../model/source.js';

/**
 * What steps made before, by the digest of all that they made it from: a step that is asked for the same again gets it
 * back. Whatever a memo gave is shared and must not be changed.
 */
export interface Memo {
  /** What the step made for a key; none where that isn't known any more. */
  find<T>(step: Step<T>, key: string): T | undefined;
  /** Whether later runs will find it too. */
  keep<T>(step: Step<T>, key: string, made: T): boolean;
  /** What the step made for a key, else what it makes now. */
  recall<T>(step: Step<T>, key: string, make: () => T): T;
  /** The key of a file: a digest of its path and its text. */
  keyOf(file: SourceFile): string;
}

/** A step whose results are remembered, known by its name. */
export interface Step<T> {
  readonly name: string;
  /** How many results are remembered in memory; those are forgotten first that were not asked for the longest. */
  readonly most: number;
  /** How results are kept from run to run; where it is missing they are forgotten with the process. */
  readonly stored?: Stored<T>;
}

/** A result as it is written down, and read back by whatever version of the program comes next. */
interface Stored<T> {
  /** What is stored of a result; undefined where it couldn't be found again. */
  pack(made: T): Packed | undefined;
  /** The result that was stored; undefined for what is no result of the step: it is looked at, never cast. */
  unpack(packed: Packed): T | undefined;
}

/** Data as JSON gives it back, and bytes that belong to it. */
export interface Packed {
  readonly data: unknown;
  readonly bytes?: Uint8Array;
}

/** Where results are kept from run to run. It may lose anything at any time, but hands out nothing torn. */
export interface Store {
  read(key: string): Packed | undefined;
  /** Whether it is kept. */
  write(key: string, packed: Packed): boolean;
}

/** How a step is stored whose results are plain data. */
export const storedAs = <T>(isResult: Guard<T>): Stored<T> => ({
  pack: (made) => ({ data: made }),
  unpack: ({ data }) => (isResult(data) ? data : undefined),
});

/** The key of whatever is told by these parts, each of them text. */
export function keyOfParts(...parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`\0${part.length}\0`).update(part);
  return hash.digest('hex');
}

/** A memo in memory; with a store, of earlier runs too. */
export function createMemo(store?: Store): Memo {
  const steps = new Map<string, Map<string, unknown>>();
  const digests = new WeakMap<SourceFile, string>();
  // A step's results are only ever put in by `remember`, which takes those of its type.
  const resultsOf = <T>({ name }: Step<T>): Map<string, T> => {
    const known = steps.get(name) ?? new Map<string, unknown>();
    steps.set(name, known);
    return known as Map<string, T>;
  };
  const remember = <T>(step: Step<T>, key: string, made: T): void => {
    const results = resultsOf(step);
    // A map is in the order in which its keys were put in.
    results.delete(key);
    results.set(key, made);
    for (const oldest of results.keys()) {
      if (results.size <= step.most) break;
      results.delete(oldest);
    }
  };
  const memo: Memo = {
    find(step, key) {
      const known = resultsOf(step).get(key);
      const packed = known === undefined && step.stored && store?.read(keyOfParts(step.name, key));
      const made = packed ? step.stored?.unpack(packed) : known;
      if (made !== undefined) remember(step, key, made);
      return made;
    },
    keep(step, key, made) {
      remember(step, key, made);
      const packed = store && step.stored?.pack(made);
      return (packed && store?.write(keyOfParts(step.name, key), packed)) ?? false;
    },
    recall(step, key, make) {
      const known = memo.find(step, key);
      if (known !== undefined) return known;
      const made = make();
      memo.keep(step, key, made);
      return made;
    },
    keyOf(file) {
      const known = digests.get(file);
      if (known !== undefined) return known;
      const digest = createHash('sha256').update(`${file.path}\0${file.text}`).digest('base64');
      digests.set(file, digest);
      return digest;
    },
  };
  return memo;
}
