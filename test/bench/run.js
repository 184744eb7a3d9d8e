/**
 * Runs the benchmarks: `npm run bench`, or some of them by the beginning of their names, `npm run bench -- stats`.
 * Each is a `*.bench.js` in this folder that exports `run` and prints its figures.
 */
import { readdirSync } from 'node:fs';

const wanted = process.argv.slice(2);
const names = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.bench.js'))
  .filter((name) => wanted.length === 0 || wanted.some((start) => name.startsWith(start)))
  .sort();
for (const name of names) {
  const { run } = await import(`./${name}`);
  await run();
}
