/*
 * Counts what a reader of the program meets: files, lines, named types, exports and imports between files. The figures are
 * no target. They are printed before and after a change of the structure, and compared with other programs of the field:
 *
 *     node test/architecture/count-names.mjs [FOLDER]
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = process.argv[2] ?? fileURLToPath(new URL('../../src', import.meta.url));
const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !/\.(?:d|test|spec)\.ts$/.test(name))
  .map((name) => readFileSync(join(folder, name), 'utf8'));

const sizes = texts.map((text) => text.split('\n').length - 1).sort((a, b) => a - b);
const lines = sizes.reduce((sum, size) => sum + size, 0);
/** The size that so large a share of the files does not exceed. */
const sizeAt = (share) => sizes[Math.min(sizes.length - 1, Math.floor(sizes.length * share))] ?? 0;
const count = (pattern) => texts.reduce((sum, text) => sum + (text.match(pattern)?.length ?? 0), 0);
const perThousand = (number) => ((1000 * number) / lines).toFixed(1);

const rows = [
  ['files / lines', `${sizes.length} / ${lines.toLocaleString('en')}`],
  ['median / 90 % / max lines', [sizeAt(0.5), sizeAt(0.9), sizeAt(1)].join(' / ')],
  [
    'named types per 1,000 lines',
    perThousand(count(/^\s*(?:export )?(?:declare )?(?:interface|type|enum|class|abstract class) \w+/gm)),
  ],
  ['exports per 1,000 lines', perThousand(count(/^export /gm))],
  ['local imports per 1,000 lines', perThousand(count(/\bfrom '\.{1,2}\//g))],
];
for (const [name, figure] of rows) process.stdout.write(`${name.padEnd(32)}${figure}\n`);
