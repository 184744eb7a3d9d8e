import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { medianTime, printTable } from './measure.js';
import { writeWeeklyWorkspace } from './weekly-workspace.js';

const launcher = fileURLToPath(new URL('../../bin/bulletin.js', import.meta.url));
const REPEATS = 3;
/** Up to ten years: each issue more is to take the same time. */
const COUNTS = [50, 100, 200, 500];
const SECTIONS = 4;
const PARAGRAPHS = 6;

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
  printTable(`check --all: median of ${REPEATS}; ms an issue over those of the line before`, lines);
}

async function measure(count) {
  const root = mkdtempSync(join(tmpdir(), 'bulletin-bench-'));
  try {
    writeWeeklyWorkspace(root, count);
    for (let number = 1; number <= count; number += 1) writeSections(join(root, 'issues', String(number)), number);
    return await medianTime(REPEATS, () =>
      runProgram(['check', '--all', '--format', 'json', '--no-system-fonts', '--quiet', '-C', root]),
    );
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function writeSections(folder, number) {
  for (let section = 1; section <= SECTIONS; section += 1) {
    const paragraphs = Array.from({ length: PARAGRAPHS }, (_, index) => paragraph(number * 100 + section * 10 + index));
    writeFileSync(join(folder, `0${section}-试验.md`), `# 第${section}项试验\n\n${paragraphs.join('\n\n')}\n`);
  }
}

/** Official prose without content; no two paragraphs are alike. */
function paragraph(seed) {
  const words = ['巡查', '登记', '核对', '培训', '演练', '归档', '回访', '会商', '抽检', '调试'];
  const word = (step) => words[(seed * (step + 3) + step) % words.length];
  const clause = (step) => `${word(step)}${word(step + 5)}${(seed * (step + 1)) % 97}项`;
  const clauses = Array.from({ length: 12 }, (_, step) => clause(step));
  return `某某试验组本周完成${clauses.join('，')}。`;
}

function runProgram(typed) {
  const { status, stderr } = spawnSync(process.execPath, [launcher, ...typed], { encoding: 'utf8', maxBuffer: 1e9 });
  if (status !== 0 && status !== 1) throw new Error(stderr);
}
