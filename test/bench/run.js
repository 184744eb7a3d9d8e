/**
 * Runs the benchmarks: `npm run bench`, or some of them by the beginning of their names, `npm run bench -- stats`.
 * Each is a `*.bench.js` in this folder whose `run` prints its tables and returns them. They are also written as JSON, to
 * test/bench/results.json or where `--json <file>` says.
 */
import { readdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { values, positionals: wanted } = parseArgs({ options: { json: { type: 'string' } }, allowPositionals: true });
const names = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.bench.js'))
  .filter((name) => wanted.length === 0 || wanted.some((start) => name.startsWith(start)))
  .sort();
const results = {};
for (const name of names) {
  const { run } = await import(`./${name}`);
  results[name.replace('.bench.js', '')] = await run();
}
const machine = { node: process.versions.node, platform: process.platform, cpus: cpus().map(({ model }) => model) };
const target = values.json ?? join(import.meta.dirname, 'results.json');
writeFileSync(target, `${JSON.stringify({ machine, results }, null, 2)}\n`);
