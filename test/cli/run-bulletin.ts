import { type ChildProcess, type StdioOptions, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { weeklyHeader as header, weeklySettings } from '../bench/weekly-workspace.js';
import { callServed, type Run } from '../tools/serve-program.js';

export { header, type Run };

export const packageRoot = fileURLToPath(new URL('../../', import.meta.url));
const launcher = join(packageRoot, 'bin', 'bulletin.js');

export interface RunOptions {
  /** Where the caller stands. */
  readonly cwd?: string;
  /** On top of an environment without a language and without wishes about colour. */
  readonly env?: Readonly<Record<string, string>>;
  /** A descriptor for the results of a started program; a pipe where none is given. */
  readonly stdout?: number;
}

/** Runs the program to its end, in a process that runs many. */
export function runBulletin(typed: readonly string[], options: RunOptions = {}): Run {
  return callServed({ typed, ...surroundings(options) }) ?? spawnBulletin(typed, options);
}

/**
 * Runs the program to its end in a process of its own, as it is started from a shell.
 * @param input what comes in on stdin
 */
export function spawnBulletin(typed: readonly string[], options: RunOptions = {}, input: string | Buffer = ''): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [launcher, ...typed], {
    ...surroundings(options),
    input,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

/** Starts the real program. */
export function startBulletin(typed: readonly string[], options: RunOptions = {}): ChildProcess {
  const stdio: StdioOptions = ['ignore', options.stdout ?? 'pipe', 'pipe'];
  return spawn(process.execPath, [launcher, ...typed], { ...surroundings(options), stdio });
}

function surroundings({ cwd, env }: RunOptions): { cwd: string; env: Record<string, string> } {
  const { PATH = '', HOME = '' } = process.env;
  // Nothing of an earlier run: what is tested is done each time.
  return { cwd: cwd ?? packageRoot, env: { PATH, HOME, BULLETIN_CACHE_MAX: '0', ...env } };
}

/** A folder that is removed after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bulletin-cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A workspace of an invented office with sound issues of these numbers. */
export function workspaceWith(...numbers: readonly number[]): string {
  const root = temporaryFolder();
  putFile(root, 'issues/bulletin.yaml', weeklySettings);
  for (const number of numbers) {
    putFile(root, `issues/${number}/index.md`, header(number));
    putFile(root, `issues/${number}/01-试验.md`, '# 试验情况\n\n本周做了一次试验。\n');
  }
  return root;
}

export function putFile(root: string, path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
