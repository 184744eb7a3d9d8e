import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { outputs } from '../../src/outputs/outputs.js';

const src = join(import.meta.dirname, '../../src');

test('each output has a folder, a name and endings of its own', () => {
  const folders = readdirSync(join(src, 'outputs'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(outputs.map(({ id }) => id).sort()).toEqual(folders.map(({ name }) => name).sort());
  const suffixes = outputs.flatMap((output) => output.suffixes);
  expect(new Set(suffixes).size).toBe(suffixes.length);
});

test('only outputs know what their files end with: elsewhere a released PDF beside its sources, the preview’s address, documents of others, and what people are told', () => {
  const endings = outputs.flatMap((output) => output.suffixes).map((suffix) => suffix.replaceAll('.', '\\.'));
  const named = new RegExp(`(?:${endings.join('|')})['\`]`, 'u');
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const naming = files.filter((name) =>
    readFileSync(join(src, name), 'utf8')
      .split('\n')
      .some((line) => !/^\s*(?:\/?\*|\/\/)/u.test(line) && named.test(line)),
  );
  expect(naming.filter((name) => !/^(?:outputs|preview|intake|commands.talk)/u.test(name))).toEqual([
    join('model', 'issue-folder.ts'),
  ]);
});
