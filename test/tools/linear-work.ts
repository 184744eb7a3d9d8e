import { expect } from 'vitest';

/** Characters of the smaller and the larger input. */
const SMALL = 4000;
const LARGE = 40_000;

/** Ten times the input takes about ten times the time where work is linear, and a hundred times where it is quadratic. */
const MOST = 40;

/** Below this many microseconds a time says nothing about the work. */
const FLOOR = 5000;

/**
 * Checks that work grows in proportion to its input: both sizes are timed in one run and compared, by the
 * processor's time, so that neither a slow machine nor a busy one changes anything.
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
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    return user + system;
  });
  return Math.min(...times);
}

/** `unit` as often as it fits into `size` characters. */
export const repeated = (unit: string, size: number): string => unit.repeat(Math.floor(size / unit.length));
