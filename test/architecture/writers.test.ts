import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { SourceText } from './import-graph.js';

const packageRoot = fileURLToPath(new URL('../../', import.meta.url));

const sources: readonly SourceText[] = readdirSync(join(packageRoot, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({
    path: `src/${name.split(sep).join('/')}`,
    text: readFileSync(join(packageRoot, 'src', name), 'utf8'),
  }));

/** What changes a file system, by the beginning of its name in node:fs. */
const changing =
  /^(?:append|ch(?:mod|own)|copy|cp|createWrite|f?datasync|fch|fsync|f?truncate|f?utimes|lch|link|lutimes|mkd|rename|rm|symlink|unlink|write)/u;

/** A file that is opened to be written into. */
const opening = /\bopenSync\([^)]*(?:'(?:[wa]|r\+)|O_WRONLY|O_RDWR|O_CREAT)/u;

/** Each use of what changes a file system, as `file: name`. */
function changesIn({ path, text }: SourceText): readonly string[] {
  const imported = [...text.matchAll(/^import (?<what>[^;]*?) from '(?:node:)?fs(?<promises>\/promises)?';/gmu)];
  const names = imported.flatMap(({ groups: { what = '', promises = '' } = {} }) =>
    promises === '' && what.startsWith('{') ? what.split(/[{},\s]+/u).filter((name) => changing.test(name)) : [what],
  );
  return [...names, ...(opening.test(text) ? ['openSync'] : [])].map((name) => `${path}: ${name}`);
}

const isOfWorkspace = ({ path }: SourceText): boolean => path.startsWith('src/workspace/');

test('only src/workspace writes', () => {
  expect(sources.filter(isOfWorkspace).flatMap(changesIn).length).toBeGreaterThan(10);
  expect(sources.filter((source) => !isOfWorkspace(source)).flatMap(changesIn)).toEqual([]);
});

/** What reads bytes of files, by its name in node:fs. */
const reading = /\b(?:readFileSync|readSync|readvSync|createReadStream)\b/u;

test('only read/read-file reads files: elsewhere those of the package itself, and a mark whose size is known', () => {
  const readers = sources.filter(({ text }) => reading.test(text)).map(({ path }) => path);
  expect(readers).toContain('src/read/read-file.ts');
  expect(readers.filter((path) => path !== 'src/read/read-file.ts').sort()).toEqual([
    'src/api/issues.ts',
    'src/commands/completion.ts',
    'src/commands/explain-rule.ts',
    'src/commands/init.ts',
    'src/harfbuzz/load-harfbuzz.ts',
    'src/kept-code.ts',
    'src/preview/serve-preview.ts',
    'src/workspace/history/init-mark.ts',
  ]);
});

test.each([
  ['a function', "import { readFileSync, writeFileSync } from 'node:fs';", 'writeFileSync'],
  ['a function among several lines', "import {\n  existsSync,\n  mkdirSync,\n} from 'fs';", 'mkdirSync'],
  ['all of them', "import * as fs from 'node:fs';", '* as fs'],
  ['those of promises', "import { readFile } from 'node:fs/promises';", '{ readFile }'],
  ['a file that is opened to be made', "import { openSync } from 'node:fs';\nopenSync(path, 'wx');", 'openSync'],
])('%s is caught', (_what, text, name) => {
  expect(changesIn({ path: 'src/a.ts', text })).toEqual([`src/a.ts: ${name}`]);
});
