import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createMemo } from '../../build/memo/memo.js';
import { listIssues, loadHeaders, loadSettings } from '../../build/read/load-workspace.js';
import { compileStatistics, tabulateLedger } from '../../build/recipes/compile-statistics.js';
import { medianTime, printTable } from './measure.js';
import { writeWeeklyWorkspace } from './weekly-workspace.js';

const launcher = fileURLToPath(new URL('../../bin/bulletin.js', import.meta.url));
const REPEATS = 9;
/** 5, 10 and 20 years: twice the headers are to take at most twice the time. */
const COUNTS = [260, 520, 1040];

/** How long `bulletin stats` takes over thousands of headers: each step in this process, and as a process of its own. */
export async function run() {
  const lines = [['headers', 'read', 'compile', 'tabulate', 'in process', 'per header', 'whole process']];
  for (const count of COUNTS) lines.push(await measure(count));
  const idle = await medianTime(REPEATS, () => runProgram(['--version']));
  return [
    printTable(`stats over weekly headers: ms, median of ${REPEATS}; --version alone takes ${shown(idle)} ms`, lines),
  ];
}

async function measure(count) {
  const root = mkdtempSync(join(tmpdir(), 'bulletin-bench-'));
  try {
    writeWeeklyWorkspace(root, count);
    const read = () => ({
      settings: loadSettings(root).value,
      headers: loadHeaders(root, listIssues(root).value).value,
    });
    const sources = read();
    const { ledger, byYear } = compileStatistics(sources, createMemo());
    if (ledger?.issues.size !== count) throw new Error(`${ledger?.issues.size} of ${count} headers were counted`);
    const errors = byYear.filter(({ finding }) => finding.severity === 'error');
    if (errors.length > 0) throw new Error(`${errors.length} errors in headers that should have none`);
    const year = [...ledger.years.keys()].at(-1);

    const steps = [
      await medianTime(REPEATS, read),
      await medianTime(REPEATS, () => compileStatistics(sources, createMemo())),
      await medianTime(REPEATS, () => tabulateLedger(ledger, { year })),
    ];
    const inside = steps.reduce((sum, time) => sum + time, 0);
    const outside = await medianTime(REPEATS, () => runProgram(['stats', '-C', root]));
    return [count, ...[...steps, inside].map(shown), (inside / count).toFixed(3), shown(outside)];
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function runProgram(typed) {
  const { status, stderr } = spawnSync(process.execPath, [launcher, ...typed], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

const shown = (milliseconds) => milliseconds.toFixed(1);
