import { createHash } from 'node:crypto';
import type { SourceFile } from '../model/source.js';

/**
 * What steps made before, by the digest of all that they made it from: a step that is asked for the same again gets it
 * back. Whatever a memo gave is shared and must not be changed.
 */
export interface Memo {
  /** What the step made for a key; none where that isn't known any more. */
  find<T>(step: Step<T>, key: string): T | undefined;
  keep<T>(step: Step<T>, key: string, made: T): void;
  /** What the step made for a key, else what it makes now. */
  recall<T>(step: Step<T>, key: string, make: () => T): T;
  /** The key of a file: a digest of its path and its text. */
  keyOf(file: SourceFile): string;
}

/** A step whose results are remembered: one object for each, known by itself. */
export interface Step<T> {
  readonly name: string;
  /** Of how many keys the results are remembered; those are forgotten first that were not asked for the longest. */
  readonly most: number;
  /** Never there: a step's type of results. */
  readonly makes?: T;
}

/** A memo in memory. */
export function createMemo(): Memo {
  const steps = new Map<Step<unknown>, Map<string, unknown>>();
  const digests = new WeakMap<SourceFile, string>();
  // A step's results are only ever put in by `keep`, which takes those of its type.
  const resultsOf = <T>(step: Step<T>): Map<string, T> => {
    const known = steps.get(step) ?? new Map<string, unknown>();
    steps.set(step, known);
    return known as Map<string, T>;
  };
  const memo: Memo = {
    find(step, key) {
      const results = resultsOf(step);
      const made = results.get(key);
      if (made === undefined) return undefined;
      // A map is in the order in which its keys were put in.
      results.delete(key);
      results.set(key, made);
      return made;
    },
    keep(step, key, made) {
      const results = resultsOf(step);
      results.set(key, made);
      for (const oldest of results.keys()) {
        if (results.size <= step.most) break;
        results.delete(oldest);
      }
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
