import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const memoryReport = fileURLToPath(new URL('peak-memory.cjs', import.meta.url));

/**
 * Runs node with arguments to its end.
 * @returns what it printed
 * @throws Error with what it complained of, where its exit status isn't 0
 */
export function runNode(typed, env = {}) {
  const options = { encoding: 'utf8', env: { ...process.env, ...env }, maxBuffer: 1e9 };
  const { status, stdout, stderr } = spawnSync(process.execPath, typed, options);
  if (status !== 0) throw new Error(`node ${typed.join(' ')}\n${stderr}`);
  return stdout;
}

/** The most memory that node uses with these arguments, in MB. */
export function peakMemoryOf(typed, env = {}) {
  return withFolder((folder) => {
    const target = join(folder, 'peak');
    runNode(['--require', memoryReport, ...typed], { ...env, BENCH_PEAK_MEMORY: target });
    return Number(readFileSync(target, 'utf8'));
  });
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
