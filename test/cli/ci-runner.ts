import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheWithFonts, countedWorkspace } from './archive-workspace.js';
import { packageRoot, type Run, runBulletin, temporaryFolder } from './run-bulletin.js';

/** Runs git as nobody in particular. */
export function git(folder: string, ...typed: readonly string[]): string {
  const author = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', '-c', 'init.defaultBranch=trunk'];
  const { status, stdout, stderr } = spawnSync('git', ['-C', folder, ...author, ...typed], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

export function commit(root: string): void {
  git(root, 'add', '--all');
  git(root, 'commit', '--quiet', '--allow-empty', '--message', 'state');
}

/** What `bulletin ci` left behind. */
export interface CiResults extends Run {
  /** `file: rule` of each error. */
  readonly errors: readonly string[];
  /** The status of each issue by its folder. */
  readonly issues: Readonly<Record<string, string>>;
  /** Why issues were built. */
  readonly why: readonly string[];
  /** In `dist`, sorted. */
  readonly pdfs: readonly string[];
}

interface LeftFinding {
  readonly file: string;
  readonly rule: string;
  readonly severity: string;
}

interface LeftIssue {
  readonly issue: string;
  readonly status: string;
  readonly why: readonly string[];
}

/** Runs the program as a CI calls it; the environment has what a service sets. */
export function runCi(cwd: string, env: Readonly<Record<string, string>> = {}, launcher?: string): CiResults {
  const typed = ['ci', '--no-system-fonts', '--jobs', '1'];
  const run = launcher === undefined ? runBulletin(typed, { cwd, env }) : runOther(launcher, typed, cwd, env);
  const { findings, issues } = resultsIn(cwd);
  return {
    ...run,
    errors: findings.filter(({ severity }) => severity === 'error').map(({ file, rule }) => `${file}: ${rule}`),
    issues: Object.fromEntries(issues.map(({ issue, status }) => [issue, status])),
    why: [...new Set(issues.flatMap(({ why }) => why))],
    pdfs: existsSync(join(cwd, 'dist')) ? readdirSync(join(cwd, 'dist')).filter((name) => name.endsWith('.pdf')) : [],
  };
}

function resultsIn(cwd: string) {
  const read = (name: string) => {
    const path = join(cwd, 'dist/ci', name);
    return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
  };
  const findings: readonly LeftFinding[] = read('findings.json').findings ?? [];
  const issues: readonly LeftIssue[] = read('report.json').issues ?? [];
  return { findings, issues };
}

function runOther(launcher: string, typed: readonly string[], cwd: string, env: Readonly<Record<string, string>>): Run {
  const { PATH = '', HOME = '' } = process.env;
  const options = { cwd, env: { PATH, HOME, ...env }, encoding: 'utf8' } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [launcher, ...typed], options);
  return { status, stdout, stderr };
}

/**
 * A repository with issues, and a runner that clones its last commit anew for each push, into the same place and with one
 * cache, as services do.
 */
export function repositoryWithRunner(count: number) {
  const root = countedWorkspace(count);
  writeFileSync(join(root, '.gitignore'), 'dist/\n');
  git(root, 'init', '--quiet');
  commit(root);
  const env = { BULLETIN_CACHE: cacheWithFonts(), BULLETIN_CACHE_MAX: '', GITHUB_ACTIONS: 'true' };
  const runner = temporaryFolder();
  const push = (launcher?: string): CiResults => {
    const checkout = join(runner, 'checkout');
    rmSync(checkout, { recursive: true, force: true });
    git(runner, 'clone', '--quiet', '--depth', '1', `file://${root}`, checkout);
    return runCi(checkout, env, launcher);
  };
  return { root, push };
}

/** A copy of this program that says it is another version; the path of its launcher. */
export function otherVersion(version: string): string {
  const folder = join(temporaryFolder(), 'node_modules/bulletin');
  mkdirSync(folder, { recursive: true });
  const parts = ['bin/bulletin.js', 'bin/package.json', 'build/.fingerprint', 'build/bundle', 'templates', 'fonts'];
  for (const part of parts) cpSync(join(packageRoot, part), join(folder, part), { recursive: true });
  symlinkSync(join(packageRoot, 'node_modules'), join(folder, 'node_modules'));
  const description = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...description, version }));
  return join(folder, 'bin/bulletin.js');
}
