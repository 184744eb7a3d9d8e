import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const source = fileURLToPath(new URL('../../src/', import.meta.url));

/** Where a comment begins, with its first words. */
const COMMENT = /(?:\/\*\*?|(?<![:'"`\w])\/\/)\s+(?:\* )?(.*)/g;

/** Words that go on with what the code says: whoever reads the comment alone doesn't know of what, or as what. */
const GOES_ON =
  /^(?:Of|None|Whose|Which|Than|As typed|From \d|In (?:bytes|ms|em|pt|cells|degrees|pixels|characters|weeks|titles|font units|UTF-16 units))\b/;

test('a comment stands without the code below it', () => {
  const comments = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:ts|css)$/.test(name))
    .flatMap((name) =>
      [...readFileSync(join(source, name), 'utf8').matchAll(COMMENT)].map(([, words = '']) => ({ name, words })),
    );
  expect(comments.length).toBeGreaterThan(2000);
  expect(comments.filter(({ words }) => GOES_ON.test(words))).toEqual([]);
});
