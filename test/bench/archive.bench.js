import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { printTable } from './measure.js';
import { writeWeeklyWorkspace } from './weekly-workspace.js';

const launcher = fileURLToPath(new URL('../../bin/bulletin.js', import.meta.url));
/** Up to ten years: each issue more is to take the same time. */
const COUNTS = [50, 100, 500];
const SECTIONS = 4;
const PARAGRAPHS = 5;
/** The year's last third: what shows the year's totals after it is built with it. */
const CHANGED = 480;
/** Builds with one job and with two by turns, so that both meet the same machine. */
const TURNS = 3;
const TURN_COUNT = 100;
const KILO = 1024;

/** How long `bulletin build --all` takes over whole issues of about 3,000 characters, as a process of its own. */
export async function run() {
  const lines = [['issues', 'full s', 'ms an issue', 'peak MB', 'no change s', 'of full', 'one figure s']];
  let before = { count: 0, time: runProgram(['--version']).time };
  for (const count of COUNTS) {
    const measured = measure(count);
    const slope = (measured.full.time - before.time) / (count - before.count);
    before = { count, time: measured.full.time };
    lines.push([
      count,
      seconds(measured.full.time),
      slope.toFixed(0),
      measured.full.peak,
      seconds(measured.same.time),
      `${((100 * measured.same.time) / measured.full.time).toFixed(1)} %`,
      seconds(measured.figure.time),
    ]);
  }
  printTable('build --all: one run each; ms an issue over those of the line before', lines);
  printTable(`build --all --force over ${TURN_COUNT} issues, by turns: s`, compareJobs());
}

function measure(count) {
  return inWorkspace(count, (root, env) => {
    const build = () => runProgram(['build', '--all', '--no-system-fonts', '--quiet', '-C', root], env);
    // The fonts are decoded once and for all.
    runProgram(['build', '1', '--no-system-fonts', '--quiet', '-C', root], env);
    rmSync(join(root, 'dist'), { recursive: true });
    const full = build();
    const same = build();
    const index = join(root, 'issues', String(Math.round((count * CHANGED) / 500)), 'index.md');
    writeFileSync(index, readFileSync(index, 'utf8').replace(/咨询: \d+/, '咨询: 1234'));
    return { full, same, figure: build() };
  });
}

function compareJobs() {
  return inWorkspace(TURN_COUNT, (root, env) => {
    const lines = [['turn', '1 job', '2 jobs', 'ratio']];
    for (let turn = 0; turn <= TURNS; turn += 1) {
      const [one, two] = ['1', '2'].map((jobs) =>
        runProgram(['build', '--all', '--force', '--jobs', jobs, '--no-system-fonts', '--quiet', '-C', root], env),
      );
      // The first turn warms up.
      if (turn > 0) lines.push([turn, seconds(one.time), seconds(two.time), (one.time / two.time).toFixed(2)]);
    }
    return lines;
  });
}

function inWorkspace(count, work) {
  const root = mkdtempSync(join(tmpdir(), 'bulletin-bench-'));
  try {
    writeWeeklyWorkspace(root, count);
    for (let number = 1; number <= count; number += 1) writeSections(join(root, 'issues', String(number)), number);
    mkdirSync(join(root, 'cache'));
    return work(root, { ...process.env, BULLETIN_CACHE: join(root, 'cache'), BULLETIN_CACHE_MAX: '' });
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** The first section shows the year's totals. */
function writeSections(folder, number) {
  for (let section = 1; section <= SECTIONS; section += 1) {
    const paragraphs = Array.from({ length: PARAGRAPHS }, (_, index) => paragraph(number * 100 + section * 10 + index));
    if (section === 1) paragraphs.push('本周咨询{{窗口.本周.咨询}}人次，今年以来累计{{窗口.本年}}。');
    writeFileSync(join(folder, `0${section}-试验.md`), `# 第${section}项试验\n\n${paragraphs.join('\n\n')}\n`);
  }
}

/** Official prose without content; no two paragraphs are alike, and no word stands twice in a row. */
function paragraph(seed) {
  const words = ['巡查', '登记', '核对', '培训', '演练', '归档', '回访', '会商', '抽检', '调试', '走访'];
  const clause = (step) => {
    const first = (seed + step * 3) % words.length;
    return `${words[first]}${words[(first + 1 + (step % 5)) % words.length]}${((seed * (step + 1)) % 97) + 1}项`;
  };
  return `某某试验组本周完成${Array.from({ length: 12 }, (_, step) => clause(step)).join('，')}。`;
}

/** Milliseconds, and the most memory that the process used in MB, where the system has GNU time. */
function runProgram(typed, env = process.env) {
  const timed = existsSync('/usr/bin/time') ? ['/usr/bin/time', '-f', 'peak %M', process.execPath] : [process.execPath];
  const [program, ...rest] = [...timed, launcher, ...typed];
  const started = performance.now();
  const { status, stderr } = spawnSync(program, rest, { encoding: 'utf8', maxBuffer: 1e9, env });
  const time = performance.now() - started;
  if (status !== 0) throw new Error(stderr.slice(-1000));
  const peak = /peak (\d+)\s*$/.exec(stderr)?.[1];
  return { time, peak: peak ? Math.round(Number(peak) / KILO) : '?' };
}

const seconds = (milliseconds) => (milliseconds / 1000).toFixed(1);
