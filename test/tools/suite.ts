import { inject } from 'vitest';

/** What vitest.config.ts says of the suite that runs. */
export interface Suite {
  /** `npm run test:long`, which leaves out nothing. */
  readonly isLong: boolean;
  /** Of all properties. */
  readonly seed: number;
  /** So many times its own number of runs every property has. */
  readonly runsFactor: number;
}

declare module 'vitest' {
  interface ProvidedContext {
    readonly suite: Suite;
  }
}

/** For `test.runIf`, of what takes long and says little that others don't. */
export const isLong: boolean = inject('suite').isLong;

/** Of cases that ask the same of the program again and again: the first `count` in `npm test`, all in `npm run test:long`. */
export const few = <T extends readonly unknown[] | [unknown] | string | object>(
  cases: readonly T[],
  count = 1,
): readonly T[] => (isLong ? cases : cases.slice(0, count));
