import { join } from 'node:path';
import { unlessUnreadable } from '../model/read-error.js';
import type { Talk } from '../model/talk.js';
import { readAll, withFile } from '../read/read-file.js';
import { findCommit, git } from './run-git.js';
import { talk } from './talk.js';
import { touchedIssues } from './touched-issues.js';
import type { Workspace } from './workspace.js';

/** The chosen issues that a change touches; where that can't be known, the reason. */
type ChangedIssues =
  | { readonly type: 'known'; readonly issues: readonly string[] }
  | { readonly type: 'unknown'; readonly why: Talk };

/** The largest file whose texts are compared, in bytes: a settings file has a few KB. */
const MOST = 1024 * 1024;
/** What of this package its documents depend on. */
const PROGRAM = ['src', 'bin', 'templates', 'fonts', 'package.json', 'package-lock.json', 'tsconfig.json'];

/**
 * The issues that depend on what changed since a commit: in later commits, uncommitted, or in new files. One is rather
 * built in vain than left out: a header concerns every issue behind it, what all share concerns all.
 */
export function findChangedIssues(
  { root, chosen, shared }: Pick<Workspace, 'root' | 'chosen' | 'shared'>,
  ref: string,
  packageRoot: string,
): ChangedIssues {
  const unknown = (why: Talk): ChangedIssues => ({ type: 'unknown', why });
  const inside = git(root, ['rev-parse', '--is-inside-work-tree']);
  if (inside.type === 'failed') return unknown(talk('changed-since-no-git', { reason: inside.reason }));
  const commit = findCommit(root, ref);
  if (commit === undefined) {
    const shallow = git(root, ['rev-parse', '--is-shallow-repository']);
    const isShallow = shallow.type === 'said' && shallow.text.trim() === 'true';
    return unknown(talk(isShallow ? 'changed-since-shallow' : 'changed-since-unknown', { ref }));
  }
  const paths = changedPaths(root, commit, ['.']);
  const inProgram = hasOwnProgram(root, packageRoot) ? changedPaths(packageRoot, commit, PROGRAM) : [];
  if (!paths || !inProgram) return unknown(talk('changed-since-unknown', { ref }));
  if (inProgram.length > 0) return { type: 'known', issues: chosen };
  const texts = { before: (path: string) => showFile(root, commit, path), now: (path: string) => readFile(root, path) };
  const touched = touchedIssues(
    paths,
    texts,
    shared.regular.map(({ name }) => name),
  );
  return { type: 'known', issues: touched === 'all' ? chosen : chosen.filter((folder) => touched.has(folder)) };
}

/** Relative to the folder, with `/`; none where git fails. */
function changedPaths(folder: string, commit: string, below: readonly string[]): readonly string[] | undefined {
  const changed = git(folder, ['diff', '--name-only', '--no-renames', '--relative', '-z', commit, '--', ...below]);
  const added = git(folder, ['ls-files', '--others', '--exclude-standard', '-z', '--', ...below]);
  if (changed.type === 'failed' || added.type === 'failed') return undefined;
  return [...new Set(`${changed.text}${added.text}`.split('\0').filter((path) => path !== ''))];
}

/** Whether the program stands in the same repository as the workspace, as its sources do. */
function hasOwnProgram(root: string, packageRoot: string): boolean {
  const [own, programs] = [root, packageRoot].map((folder) => git(folder, ['rev-parse', '--show-toplevel']));
  return own?.type === 'said' && programs?.type === 'said' && own.text === programs.text;
}

/** A file as it was in a commit; none where it was not there. */
function showFile(root: string, commit: string, path: string): string | undefined {
  const said = git(root, ['show', `${commit}:./${path}`]);
  return said.type === 'said' ? said.text : undefined;
}

function readFile(root: string, path: string): string | undefined {
  const bytes = unlessUnreadable(() => withFile(join(root, path), MOST, readAll));
  return bytes && Buffer.from(bytes).toString('utf8');
}
