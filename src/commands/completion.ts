import { readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { knownRules } from '../catalogue.js';
import type { Shell } from '../command-names.js';
import { compareIssueFolders, parseIssueFolder } from '../model/issue-folder.js';
import { outputs } from '../outputs/outputs.js';
import { loadSettings, templateNames } from '../read/load-workspace.js';
import { countedNames } from '../recipes/compile-statistics.js';
import { findRoot } from '../workspace/find-root.js';
import type { Terminal } from './terminal/terminal.js';

/** Prints what a shell has to read to complete bulletin's command line. */
export function printCompletion(shell: Shell, terminal: Terminal): void {
  terminal.writeData(readFileSync(new URL(`../commands/completion/bulletin.${shell}`, import.meta.url), 'utf8'));
}

/** What an option or an argument takes: the names of things that the program knows, or that the workspace has. */
export type ValueKind =
  | 'issues'
  | 'regular-issues'
  | 'rules'
  | 'series'
  | 'measures'
  | 'templates'
  | 'formats'
  | 'versions';

/** Where values are looked for. */
interface ValuePlace {
  readonly standing: string;
  /** The folder that was typed behind -C. */
  readonly cwd: string | undefined;
  readonly packageRoot: string;
}

/** The values of a kind, the likeliest first; none where the workspace has none, is broken or isn't there. */
export function completedValues(kind: ValueKind, place: ValuePlace): readonly string[] {
  try {
    return findValues(kind, place);
  } catch {
    // Somebody is in the middle of a line: the command itself will say what is wrong.
    return [];
  }
}

function findValues(kind: ValueKind, { standing, cwd, packageRoot }: ValuePlace): readonly string[] {
  if (kind === 'rules') return knownRules.ids;
  if (kind === 'formats') return outputs.map(({ id }) => id);
  if (kind === 'versions') return ['draft', 'released'];
  const root = findRoot(cwd?.replace(/^~(?=$|[\\/])/, homedir()), standing);
  switch (kind) {
    case 'issues':
      return issuesIn(root);
    case 'regular-issues':
      return issuesIn(root).filter((folder) => parseIssueFolder(folder)?.type === 'regular');
    case 'templates':
      return [...new Set([...templateNames(root), ...templateNames(packageRoot)])];
    case 'series':
    case 'measures':
      return countedNames(loadSettings(root))[kind];
  }
}

/** Newest first, special issues last. By name alone: a thousand folders aren't looked into between two keys. */
function issuesIn(root: string): readonly string[] {
  const issues = readdirSync(join(root, 'issues'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() || entry.isSymbolicLink())
    .flatMap(({ name }) => {
      const folder = parseIssueFolder(name);
      return folder ? [{ name, folder }] : [];
    });
  issues.sort((a, b) =>
    a.folder.type === b.folder.type ? compareIssueFolders(b.folder, a.folder) : compareIssueFolders(a.folder, b.folder),
  );
  return issues.map(({ name }) => name);
}
