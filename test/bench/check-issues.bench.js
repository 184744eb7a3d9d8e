import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { medianTime, printTable } from './measure.js';
import { writeWeeklySections } from './weekly-sections.js';
import { writeWeeklyWorkspace } from './weekly-workspace.js';

const launcher = fileURLToPath(new URL('../../bin/bulletin.js', import.meta.url));
const REPEATS = 3;
/** Up to ten years: each issue more is to take the same time. */
const COUNTS = [50, 100, 200, 500];

/** How long `bulletin check --all` takes over whole issues of about 3,000 characters, as a process of its own. */
export async function run() {
  const lines = [['issues', 'ms', 'ms an issue']];
  let before = { count: 0, time: await medianTime(REPEATS, () => runProgram(['--version'])) };
  for (const count of COUNTS) {
    const time = await measure(count);
    const slope = (time - before.time) / (count - before.count);
    lines.push([count, time.toFixed(0), slope.toFixed(2)]);
    before = { count, time };
  }
  return [printTable(`check --all: median of ${REPEATS}; ms an issue over those of the line before`, lines)];
}

async function measure(count) {
  const root = mkdtempSync(join(tmpdir(), 'bulletin-bench-'));
  try {
    writeWeeklyWorkspace(root, count);
    for (let number = 1; number <= count; number += 1)
      writeWeeklySections(join(root, 'issues', String(number)), number);
    return await medianTime(REPEATS, () =>
      runProgram(['check', '--all', '--format', 'json', '--no-system-fonts', '--quiet', '-C', root]),
    );
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function runProgram(typed) {
  const { status, stderr } = spawnSync(process.execPath, [launcher, ...typed], { encoding: 'utf8', maxBuffer: 1e9 });
  if (status !== 0 && status !== 1) throw new Error(stderr);
}
