import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Finding } from '../../src/model/finding.js';
import { locate } from '../../src/model/source.js';
import { runExample } from './run-example.js';

const home = fileURLToPath(new URL('../fixtures/official-prose/', import.meta.url));
const files = readdirSync(home)
  .sort()
  .map((name) => ({ info: `md ${name}`, text: readFileSync(home + name, 'utf8') }));

const WARNINGS = 2;

const shown = ({ code, range }: Finding): string => {
  const { line, column } = locate(range);
  return `${code} ${range.file.path}:${line}:${column} ${range.file.text.slice(range.start, range.end)}`;
};

test('two hundred paragraphs of correct official prose have no error and next to no warning', async () => {
  const paragraphs = files.flatMap(({ text }) => text.split(/\n+/).filter((line) => line !== '' && line[0] !== '#'));
  expect(paragraphs.length).toBeGreaterThanOrEqual(200);
  const { findings } = await runExample(files);
  expect(findings.filter(({ severity }) => severity === 'error').map(shown)).toEqual([]);
  const warnings = findings.filter(({ severity }) => severity === 'warning').map(shown);
  expect(warnings.length, warnings.join('\n')).toBeLessThanOrEqual(WARNINGS);
});
