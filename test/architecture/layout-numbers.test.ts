import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const source = fileURLToPath(new URL('../../src/typeset/', import.meta.url));

/** A length that is written out, or a fraction: what a layout is made of. */
const LENGTH = /\b(?:em|pt|mm)\((?:\d*\.\d+|[1-9]\d*)\)|(?<![\w.])\d*\.\d+\b/g;

/** What no template can change, by its file: facts of type and of programs, and how the composer reckons. */
const facts: Readonly<Record<string, readonly string[]>> = {
  // A mark's blank is half a cell, a Han takes one [GB/T 15834-2011 5.1].
  'adjust-punctuation.ts': ['0.5'],
  'set-character.ts': ['em(0.5)', 'em(1)'],
  // Narrower by less can't be seen.
  'break-balanced.ts': ['0.5'],
  // A line that is never broken.
  'blocks/chart.ts': ['em(1000)'],
  // An inch in mm.
  'blocks/figure.ts': ['25.4'],
  // What stands in for a picture that can't be read.
  'furnish/place-line.ts': ['0.85'],
};

test('every number of the layout is in the template', () => {
  const found = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => {
      const text = readFileSync(join(source, name), 'utf8').replace(
        /\/\*[\s\S]*?\*\/|\/\/.*|'[^'\n]*'|\/[^/\n]+\/[a-z]*/g,
        '',
      );
      return [...text.matchAll(LENGTH)].map(([number]) => `${name.replaceAll('\\', '/')}: ${number}`);
    });
  const known = new Set(
    Object.entries(facts).flatMap(([name, numbers]) => numbers.map((number) => `${name}: ${number}`)),
  );
  expect(found.filter((number) => !known.has(number))).toEqual([]);
});
