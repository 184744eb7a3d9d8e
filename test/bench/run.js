/**
 * The benchmark: `npm run bench`, or some of its rows by the beginnings of their names, `npm run bench -- build archive`;
 * `npm run bench -- prose` prints how often each rule is right in the judged passages.
 * `--pairs <n>` measures so many pairs for each row (15), `--write` puts table and figures into docs/performance.md and
 * docs/performance.json, `--json <file>` writes the figures elsewhere. On another Node: `<node> test/bench/run.js`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { withFolder } from './measure.js';
import { judgeProse, tableOfProse } from './prose.js';
import { openBench, rows } from './rows.js';
import { tableOf, wordLine } from './table.js';

const docs = join(import.meta.dirname, '../../docs');
const { values, positionals } = parseArgs({
  options: {
    pairs: { type: 'string', default: '15' },
    write: { type: 'boolean', default: false },
    json: { type: 'string' },
  },
  allowPositionals: true,
});
if (positionals.includes('prose')) {
  // Rates of right and wrong findings: nothing is timed, and nothing built.
  process.stdout.write(tableOfProse(judgeProse()));
  process.exit();
}
const chosen = Object.entries(rows).filter(
  ([name]) => positionals.length === 0 || positionals.some((start) => name.startsWith(start)),
);
const lines = await withFolder(async (folder) => {
  const bench = await openBench(folder, Number(values.pairs));
  const measured = [];
  for (const [, measure] of chosen) {
    for (const line of await measure(bench)) {
      process.stdout.write(`${wordLine(line)}\n`);
      measured.push(line);
    }
  }
  return measured;
});
const machine = {
  date: new Date().toISOString().slice(0, 10),
  node: process.versions.node,
  system: `${process.platform} ${process.arch}`,
  processors: `${cpus().length} × ${cpus()[0].model}`,
  memory: `${Math.round(totalmem() / 1024 ** 3)} GB`,
  pairs: Number(values.pairs),
};
const table = tableOf(lines);
process.stdout.write(`\n${table}`);
const json = `${JSON.stringify({ machine, lines }, null, 1)}\n`;
if (values.json) writeFileSync(values.json, json);
if (values.write) {
  writeFileSync(join(docs, 'performance.json'), json);
  const page = join(docs, 'performance.md');
  const fresh = `<!-- measured -->\n\n${wordMachine(machine)}\n\n${table}\n<!-- /measured -->`;
  writeFileSync(
    page,
    readFileSync(page, 'utf8').replace(/<!-- measured -->.*<!-- \/measured -->/su, () => fresh),
  );
}

function wordMachine({ date, node, system, processors, memory, pairs }) {
  return `Measured on ${date}: Node ${node}, ${system}, ${processors}, ${memory}; ${pairs} pairs a row.`;
}
