import { randomInt } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** With which all properties begin in `npm test`. */
const FIXED_SEED = 519;

/** So many times its own number of runs every property has in `npm run test:long`. */
const LONG_RUNS_FACTOR = 20;

/**
 * `npm test` is everything but `*.long.test.ts`: its properties have one seed, and of many like cases it takes a few.
 * `npm run test:long` (`--mode long`) is those files and whatever `npm test` thins out, whole, from a seed that is given or
 * new.
 */
export default defineConfig(({ mode }) => {
  const isLong = mode === 'long';
  const seed = isLong ? chooseSeed(process.env.BULLETIN_TEST_SEED) : FIXED_SEED;
  return {
    test: {
      include: isLong ? ['test/**/*.long.test.ts', ...thinnedFiles()] : ['test/**/*.test.ts'],
      exclude: isLong ? [] : ['test/**/*.long.test.ts'],
      // Against what never ends: on a busy machine everything takes long.
      testTimeout: isLong ? 1_800_000 : 300_000,
      hookTimeout: 300_000,
      expect: { poll: { timeout: 240_000 } },
      // Most tests wait for a program that they run.
      maxWorkers: '100%',
      // Loading the program's modules anew for each of 240 files took a fifth of the time. Nothing in them keeps a state.
      isolate: isLong,
      restoreMocks: true,
      provide: { suite: { isLong, seed, runsFactor: isLong ? LONG_RUNS_FACTOR : 1 } },
      // CommonJS packages are imported as Node does it: what passes here also loads in the program.
      deps: { interopDefault: false },
    },
  };
});

/** A seed that is given, or a new one; it is printed, so that what failed can be tried again. */
function chooseSeed(given = ''): number {
  const seed = given === '' ? randomInt(2 ** 31) : Number(given);
  if (!Number.isInteger(seed)) throw new Error(`BULLETIN_TEST_SEED is no whole number: ${given}`);
  process.stdout.write(`BULLETIN_TEST_SEED=${seed}\n`);
  return seed;
}

/** The files that one suite has less of than the other. */
const thinnedFiles = (): string[] =>
  readdirSync('test', { recursive: true, encoding: 'utf8' })
    .map((name) => join('test', name))
    .filter((path) => path.endsWith('.test.ts') && /tools\/(?:fast-check|suite)\.js'/.test(readFileSync(path, 'utf8')));
