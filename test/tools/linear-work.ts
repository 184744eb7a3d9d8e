import { expect } from 'vitest';

/** Characters of the smaller and the larger input. */
const SMALL = 10_000;
const LARGE = 100_000;

/** Ten times the input takes about ten times the time where work is linear, and a hundred times where it is quadratic. */
const MOST = 40;

/** Below this many milliseconds a time says nothing about the work. */
const FLOOR = 5;

/**
 * Checks that work grows in proportion to its input: both sizes are timed in one run and compared, so that a slow machine
 * changes nothing.
 * @param work is given the size of its input in characters
 */
export function expectLinear(work: (size: number) => unknown): void {
  const small = Math.max(
    FLOOR,
    leastTime(() => work(SMALL)),
  );
  const large = leastTime(() => work(LARGE));
  expect(large / small).toBeLessThan(MOST);
}

/** Of two runs, so that what only the first pays for does not count. */
function leastTime(work: () => unknown): number {
  const times = [0, 1].map(() => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return Math.min(...times);
}

/** `unit` as often as it fits into `size` characters. */
export const repeated = (unit: string, size: number): string => unit.repeat(Math.floor(size / unit.length));
