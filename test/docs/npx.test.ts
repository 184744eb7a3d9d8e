import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../cli/run-bulletin.js';

/*
 * A bare `npx bulletin` where the program isn't installed takes a package of that name from the registry and runs it, whoever
 * put it there. With `--no` npx runs what is installed, or nothing.
 */

const places = ['.ci', '.github', 'bin', 'docs', 'src', 'templates', 'issues', 'Dockerfile', 'package.json'];
const readers = readdirSync(packageRoot).filter((name) => name.endsWith('.md') && name !== 'CHANGELOG.md');

const files = [...places, ...readers].flatMap((place) => {
  const path = join(packageRoot, place);
  if (!statSync(path).isDirectory()) return [place];
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' });
  return names.map((name) => join(place, name)).filter((name) => statSync(join(packageRoot, name)).isFile());
});

const texts = files
  .filter((name) => !/\.(?:png|pdf|woff2?|otf|ttf)$/.test(name))
  .flatMap((name) => {
    const lines = readFileSync(join(packageRoot, name), 'utf8').split('\n');
    return lines.map((line, index) => ({ place: `${name}:${index + 1}`, line }));
  });

const linesWith = (form: RegExp): readonly string[] =>
  texts.filter(({ line }) => form.test(line)).map(({ place, line }) => `${place}: ${line.trim()}`);

test('no command may take a program from the registry, but for that of the README, which runs in the repository', () => {
  const bare = linesWith(/\bnpx +(?!--no )(?:-\S+ +)*(?:bulletin|vitest|biome|tsc|…|\$\{)/);
  expect(bare).toEqual([expect.stringMatching(/^README\.md:\d+: npm ci && npx bulletin build 519 /)]);
  expect(linesWith(/\b(?:npm (?:exec|x)|pnpx|pnpm dlx|yarn dlx|bunx) /)).toEqual([]);
  expect(linesWith(/\bnpx --no bulletin /).length).toBeGreaterThan(100);
});

test('no option stands before the command: npx would take it for its own', () => {
  expect(linesWith(/\bnpx --no bulletin +-/)).toEqual([]);
});
