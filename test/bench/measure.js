import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const memoryReport = fileURLToPath(new URL('peak-memory.cjs', import.meta.url));

/** The shell counts the processor's time of whatever it runs, threads and all; Node can tell only its own. */
const TIMED = ['-c', 'TIMEFORMAT="%3R %3U %3S"; time "$@"', 'bash'];

/**
 * Runs a command as a process of its own, to its end.
 * @returns `{wall, cpu}` in milliseconds
 * @throws Error with what it complained of, where its exit status isn't one of `statuses`
 */
export function runProcess(command, { env = {}, statuses = [0] } = {}) {
  const { status, error, stderr } = spawnSync('bash', [...TIMED, ...command], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
    maxBuffer: 1e9,
  });
  if (error) throw error;
  if (!statuses.includes(status)) throw new Error(`${command.join(' ')}\n${stderr}`);
  const [wall, user, system] = stderr.trimEnd().split('\n').at(-1).split(' ').map(Number);
  return { wall: wall * 1000, cpu: (user + system) * 1000 };
}

/** The most memory that node uses with these arguments, in MB. */
export async function peakMemoryOf(typed, env, statuses = [0]) {
  return withFolder((folder) => {
    const target = join(folder, 'peak');
    const command = [process.execPath, '--require', memoryReport, ...typed];
    runProcess(command, { env: { ...env, BENCH_PEAK_MEMORY: target }, statuses });
    return Number(readFileSync(target, 'utf8'));
  });
}

/** What work in this process takes, as `runProcess` returns it. */
export async function timeHere(work) {
  const [started, before] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(before);
  return { wall: performance.now() - started, cpu: (user + system) / 1000 };
}

/**
 * Takes several measurements by turns, all of them once in each round: whatever else slows the machine down meets them
 * alike.
 * @param works by name: each returns what it measured and is given the number of the round
 * @returns by name what was measured, round by round
 */
export async function interleave(rounds, works) {
  const measured = Object.fromEntries(Object.keys(works).map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, work] of Object.entries(works)) measured[name].push(await work(round));
  }
  return measured;
}

/** The median and the least of numbers. */
export function summarize(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  return { median, least: sorted[0] };
}

/** What `use` makes of a new folder, which is removed afterwards. */
export async function withFolder(use) {
  const folder = mkdtempSync(join(tmpdir(), 'bulletin-bench-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
