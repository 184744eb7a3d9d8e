import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../cli/run-bulletin.js';

/** What is handed to a function that other files call. */
const PARAMETERS =
  /^export (?:async )?(?:function \w+(?:<[^>]*>)?|const \w+ =(?: async)?(?: <[^>]*>)? )\(([\s\S]*?)\)(?::|\s*=>)/gm;
/** A list that is to be added to, or something to call with what is found. */
const WAY_BACK = /(?<!readonly )\bFinding\[\]|\([^()]*\bFindings?\b[^()]*\) => /;

/** The readers of one YAML file are handed its list: each of some forty kinds of values gives a value, or nothing. */
const isReader = (file: string): boolean => file.startsWith('parse/yaml/');

const folder = join(packageRoot, 'src');
const functions = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) =>
    Array.from(readFileSync(join(folder, file), 'utf8').matchAll(PARAMETERS), ([, parameters = '']) => ({
      file,
      parameters,
    })),
  );

test('a finding is returned: no list to add to and no call is handed from file to file', () => {
  const other = functions.filter(({ parameters }) => WAY_BACK.test(parameters));
  expect(functions.length).toBeGreaterThan(800);
  expect(other.filter(({ file }) => !isReader(file))).toEqual([]);
  expect(other.some(({ file }) => isReader(file))).toBe(true);
});
