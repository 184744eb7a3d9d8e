import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { cyclesIn, importsOf, loadedWith, type Part, type SourceText, violationsIn } from './import-graph.js';

/** Modules of Node that compute and touch nothing outside. */
const pure = ['node:buffer', 'node:crypto', 'node:path', 'node:stream', 'node:url', 'node:util', 'node:zlib'];
const stages = ['intake', 'review', 'parse', 'statistics', 'check', 'document', 'typeset', 'chart', 'plan'];

/**
 * The direction of the program: bin → launch → cli → command-line → commands → workspace → {recipes, outputs, report, preview} →
 * stages → {font, image, memo, model}. Each part with all it may import beside itself; each package stands with its owners.
 */
const parts: Readonly<Record<string, Part>> = {
  cli: { parts: ['command-line', 'commands', 'exit-code', 'model'], packages: ['commander'] },
  'command-line': {
    parts: ['command-names', 'commands', 'workspace', 'exit-code', 'model', 'report'],
    packages: ['commander'],
  },
  'exit-code': { parts: [], packages: [] },
  'command-names': { parts: [], packages: [] },
  'engine-flags': { parts: ['command-names'], packages: [] },
  launch: {
    parts: ['cli', 'command-line', 'command-names', 'engine-flags', 'exit-code', 'kept-code'],
    packages: ['node:module', 'node:v8', ...pure],
  },
  'kept-code': { parts: ['workspace', 'read'], packages: ['node:fs', 'node:module', 'node:vm', ...pure] },
  commands: {
    parts: [
      'command-names',
      'catalogue',
      'workspace',
      'report',
      'recipes',
      'outputs',
      'preview',
      'read',
      'memo',
      'model',
      'exit-code',
    ],
    packages: [
      'node:child_process',
      'node:fs',
      'node:os',
      'node:readline',
      'node:timers',
      'node:v8',
      'node:vm',
      ...pure,
    ],
  },
  // What programs import: it calls what the commands call, and says nothing itself.
  api: {
    parts: ['workspace', 'recipes', 'report', 'model'],
    packages: ['node:fs', ...pure],
  },
  report: { parts: ['catalogue', 'model'], packages: ['chalk', 'get-east-asian-width', 'node:crypto', 'node:zlib'] },
  preview: {
    parts: ['recipes', 'report', 'read', 'model'],
    packages: ['chokidar', 'node:fs', 'node:http', 'node:net', 'node:os', ...pure],
  },
  // What the stages declare to find, collected.
  catalogue: {
    parts: ['check', 'font', 'image', 'intake', 'model', 'parse', 'read', 'review', 'statistics', 'typeset'],
    packages: [],
  },
  // The order of the stages, one recipe a file.
  recipes: {
    parts: ['catalogue', ...stages, 'outputs', 'memo', 'font', 'image', 'model'],
    packages: ['node:crypto', 'node:v8'],
  },
  read: {
    parts: ['font', 'memo', 'model'],
    packages: ['node:fs', 'node:module', 'node:os', ...pure],
  },
  parse: {
    parts: ['font', 'model'],
    packages: [
      'yaml',
      'csv-parse',
      'csv-parse/sync',
      'unified',
      /^remark-/,
      /^micromark/,
      /^mdast/,
      /^unist/,
      /^vfile/,
      ...pure,
    ],
  },
  intake: { parts: ['model'], packages: ['csv-parse/sync', 'csv-parse', 'pdf-lib', 'saxes', ...pure] },
  review: { parts: ['model'], packages: [] },
  plan: { parts: ['model'], packages: [] },
  statistics: { parts: ['model'], packages: [] },
  chart: { parts: ['model'], packages: ['d3-scale', 'd3-shape'] },
  check: { parts: ['font', 'model'], packages: pure },
  document: { parts: ['model'], packages: [] },
  typeset: { parts: ['font', 'model'], packages: [] },
  outputs: { parts: ['font', 'image', 'memo', 'model'], packages: ['pdf-lib', ...pure] },
  font: { parts: ['harfbuzz', 'model'], packages: ['@pdf-lib/fontkit', 'wawoff2', ...pure] },
  // A library that no import brings: its code is read as a file.
  harfbuzz: { parts: [], packages: ['node:fs', 'node:module'] },
  image: { parts: ['memo', 'model'], packages: ['sharp', ...pure] },
  // It opens workspaces and keeps what was made, and alone writes files.
  workspace: {
    parts: ['catalogue', 'recipes', 'outputs', 'report', 'read', 'parse', 'memo', 'model', 'kept-code'],
    packages: [
      'piscina',
      'pdfjs-dist',
      'word-extractor',
      'node:child_process',
      'node:fs',
      'node:os',
      'node:timers',
      'node:worker_threads',
      ...pure,
    ],
  },
  memo: { parts: ['model'], packages: ['node:crypto'] },
  model: { parts: [], packages: ['diff', 'node:crypto', 'node:zlib'] },
};

const packageRoot = fileURLToPath(new URL('../../', import.meta.url));

const files: readonly SourceText[] = readdirSync(join(packageRoot, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({
    path: `src/${name.split(sep).join('/')}`,
    text: readFileSync(join(packageRoot, 'src', name), 'utf8'),
  }));

test('every import follows the direction, and every package is imported by its owners alone', () => {
  expect(files.flatMap(importsOf).length).toBeGreaterThan(files.length);
  expect(violationsIn(files, parts)).toEqual([]);
});

test('no files import each other in a circle', () => {
  expect(cyclesIn(files)).toEqual([]);
});

test('a check is loaded without what writes outputs, an output with it', () => {
  const check = loadedWith('src/commands/check.ts', files);
  expect(check).toContain('src/outputs/pdf/pdf.ts');
  expect(check).not.toContain('src/outputs/pdf/render-pdf.ts');
  expect(check).not.toContain('src/outputs/pdf/pdf-objects.ts');
  expect(loadedWith('src/outputs/pdf/render-pdf.ts', files)).toContain('src/outputs/pdf/pdf-objects.ts');
});

test('only the launcher imports the command line, and only from the build', () => {
  const launcher = { path: 'bin/bulletin.js', text: readFileSync(join(packageRoot, 'bin/bulletin.js'), 'utf8') };
  expect(launcher.text).toContain("'build/bundle/launch.js'");
  const importers = files.flatMap(importsOf).filter(({ specifier }) => /(?:^|\/)cli\.js$/.test(specifier));
  expect(importers.map(({ from }) => from)).toEqual(['src/launch.ts']);
});

test.each([
  ['a stage that imports another', 'src/typeset/a.ts', "import { x } from '../render/b.js';", '../render/b.js'],
  [
    'a stage that imports another for a type',
    'src/parse/a.ts',
    "import type { X } from '../read/b.js';",
    '../read/b.js',
  ],
  ['a type written as an import', 'src/model/a.ts', "type X = import('../font/b.js').X;", '../font/b.js'],
  ['a dynamic import', 'src/outputs/pdf/a.ts', "  const x = await import('../../recipes/a.js');", '../../recipes/a.js'],
  ['an import over several lines', 'src/report/a.ts', "import {\n  x,\n  y,\n} from '../read/b.js';", '../read/b.js'],
  ['a re-export', 'src/model/a.ts', "export * from '../parse/b.js';", '../parse/b.js'],
  ['an import for its effects', 'src/model/a.ts', "import '../parse/b.js';", '../parse/b.js'],
  ['the file system in a stage', 'src/typeset/a.ts', "import { x } from 'node:fs/promises';", 'node:fs/promises'],
  ['the file system by its old name', 'src/parse/a.ts', "import { x } from 'fs';", 'fs'],
  ['a package outside its owners', 'src/commands/a.ts', "import { x } from 'pdf-lib';", 'pdf-lib'],
  ['a file of such a package', 'src/read/a.ts', "import x from '@pdf-lib/fontkit/y.js';", '@pdf-lib/fontkit/y.js'],
  ['a package that nobody owns', 'src/report/a.ts', "import { x } from 'left-pad';", 'left-pad'],
  ['a part that has no place in the direction', 'src/shared/a.ts', "import { x } from './b.js';", './b.js'],
])('%s is caught', (_name, path, text, specifier) => {
  expect(violationsIn([{ path, text }], parts)).toEqual([`${path} → ${specifier}`]);
});

test('imports in comments and what is allowed are let pass', () => {
  const text = `/**\n * import { x } from '../read/b.js';\n */\nimport { y } from '../model/y.js';\nimport { z } from './z.js';`;
  expect(violationsIn([{ path: 'src/typeset/a.ts', text }], parts)).toEqual([]);
});

test('a circle is caught and named', () => {
  const a = { path: 'src/model/a.ts', text: "import type { B } from './b.js';" };
  const b = { path: 'src/model/b.ts', text: "import type { A } from './a.js';" };
  expect(cyclesIn([a, b])).toEqual(['src/model/a.ts → src/model/b.ts → src/model/a.ts']);
});

test('the import of a computed name is refused, as it cannot be judged', () => {
  expect(() => importsOf({ path: 'src/font/a.ts', text: 'await import(name);' })).toThrow('src/font/a.ts');
});
