import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const folder = fileURLToPath(new URL('../', import.meta.url));

/** The files of tests, and what they share. */
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));

const filesWith = (pattern: RegExp): string[] =>
  sources.filter((name) => pattern.test(readFileSync(join(folder, name), 'utf8'))).sort();

test('every property has the seed and the number of runs of the suite', () => {
  expect(filesWith(/^import .* from 'fast-check'/m)).toEqual(['tools/fast-check.ts']);
  expect(filesWith(/\bseed: -?\d/)).toEqual([]);
});

test('nothing is held to a time, which says as much of a busy machine as of the program', () => {
  // It kills builds at shares of the time that they take.
  expect(filesWith(/\b(?:performance\.now|hrtime)\b.*\(\)/)).toEqual(['cli/killed-builds.long.test.ts']);
});
