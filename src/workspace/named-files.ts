import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { parseIssueFolder } from '../model/issue-folder.js';
import { UsageError } from '../model/usage-error.js';
import { listIssues } from '../read/load-workspace.js';
import { isInside, withSlashes } from '../read/path-rules.js';
import { chooseIssues } from './choose-issues.js';
import { findRoot } from './find-root.js';
import { talk } from './talk.js';

/** What is typed for the text that comes in on stdin. */
export const STDIN = '-';

/** Files of a workspace that were named in the place of issues. */
export interface NamedFiles {
  /** Relative to the workspace, with `/`, as findings name them. */
  readonly paths: ReadonlySet<string>;
  /** The folders of the issues that they belong to; the newest stands for what all issues share. */
  readonly folders: readonly string[];
}

/** Whether a word names a file rather than an issue: `519/index.md`, `01-动态.md`, `-`; `issues/519/` is the issue. */
export const isFileName = (word: string): boolean => word === STDIN || /\.\p{L}[\p{L}\d]{0,9}$/u.test(word);

/** Where a file is looked for. */
interface Place {
  /** As `-C` says. */
  readonly cwd: string | undefined;
  /** Where the caller stands. */
  readonly standing: string;
  /** Whether a file that isn't there yet will do: its text comes in otherwise. */
  readonly mayBeNew: boolean;
}

/**
 * Finds the files that were typed, from where the caller stands or else from the workspace.
 * @throws UsageError where there is no such file, or it is no source of an issue
 */
export function findNamedFiles(typed: readonly string[], { cwd, standing, mayBeNew }: Place): NamedFiles {
  const root = findRoot(cwd, standing);
  const paths = new Set<string>();
  const owners = new Set<string | undefined>();
  for (const word of typed) {
    const places = [resolve(standing, word), resolve(root, word)].filter((place) => isInside(root, place));
    const place = places.find((each) => existsSync(each)) ?? (mayBeNew ? places[0] : undefined);
    if (place === undefined)
      throw new UsageError(talk(existsSync(word) ? 'file-elsewhere' : 'no-such-file', { file: word }));
    const path = withSlashes(relative(root, place)).normalize('NFC');
    const [top, folder = '', ...inside] = path.split('/');
    const isOfIssue = top === 'issues' && parseIssueFolder(folder) !== undefined && inside.length > 0;
    const isShared = /^(?:issues\/[^/]+|templates\/.+|fonts\/[^/]+)\.(?:ya?ml|csv|lock)$/.test(path);
    if (!isOfIssue && !isShared) throw new UsageError(talk('no-source', { file: word }));
    paths.add(path);
    owners.add(isOfIssue ? folder : undefined);
  }
  const known = listIssues(root).value;
  const folders = [...owners].flatMap((owner) =>
    chooseIssues(known, { numbers: owner === undefined ? [] : [owner], all: false }),
  );
  return { paths, folders: [...new Set(folders)] };
}
