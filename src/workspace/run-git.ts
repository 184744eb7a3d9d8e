import { spawnSync } from 'node:child_process';
import { systemCode } from '../model/read-error.js';

/** What git said, or why it didn't. */
type Said = { readonly type: 'said'; readonly text: string } | { readonly type: 'failed'; readonly reason: string };

/** The most of what git says that is read, in bytes: a hundred thousand paths. */
const MOST_OUTPUT = 64 * 1024 * 1024;

/** Asks git about a folder. */
export function git(folder: string, typed: readonly string[]): Said {
  const { error, status, stdout } = runGit(folder, typed);
  if (error) return { type: 'failed', reason: systemCode(error) ?? error.message };
  return status === 0 ? { type: 'said', text: stdout.toString('utf8') } : { type: 'failed', reason: `git ${status}` };
}

const runGit = (folder: string, typed: readonly string[], input: string = '') =>
  spawnSync('git', ['-C', folder, ...typed], { maxBuffer: MOST_OUTPUT, stdio: ['pipe', 'pipe', 'ignore'], input });

/** The commit's own name, which no longer can be taken for an option. */
export function findCommit(root: string, ref: string): string | undefined {
  if (ref === '' || ref.startsWith('-')) return undefined;
  const said = git(root, ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]);
  const name = said.type === 'said' ? said.text.trim() : '';
  return /^[\da-f]{40,64}$/.test(name) ? name : undefined;
}

/** The paths of the files that a commit has below a folder, with `/`, relative to it; none where git fails. */
export function listCommit(root: string, commit: string, below: string): readonly string[] {
  const said = git(root, ['ls-tree', '-r', '-z', '--name-only', commit, '--', below]);
  return said.type === 'said' ? said.text.split('\0').filter((path) => path !== '') : [];
}

/** Files as they were in a commit, by path; one that can't be had is left out, and all are where they are too large together. */
export function readCommit(root: string, commit: string, paths: readonly string[]): ReadonlyMap<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  // A name with a line end in it would be two.
  const asked = paths.filter((path) => !/[\r\n]/.test(path));
  const { status, stdout } = runGit(
    root,
    ['cat-file', '--batch'],
    asked.map((path) => `${commit}:./${path}\n`).join(''),
  );
  if (status !== 0) return files;
  let at = 0;
  for (const path of asked) {
    const end = stdout.indexOf('\n', at);
    if (end < 0) break;
    const size = /^[\da-f]+ blob (\d+)$/.exec(stdout.toString('utf8', at, end))?.[1];
    at = end + 1;
    if (size === undefined) continue;
    files.set(path, stdout.subarray(at, at + Number(size)));
    at += Number(size) + 1;
  }
  return files;
}
