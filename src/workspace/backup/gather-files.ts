import { lstatSync, readdirSync, type Stats, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { systemCode } from '../../model/read-error.js';
import { HISTORY_FOLDER } from '../../model/source-history.js';
import { systemReason } from '../../model/system-error.js';
import { UsageError } from '../../model/usage-error.js';
import { leadsOutside } from '../../read/open-inside.js';
import { isDropping } from '../files/make-folder.js';
import { talk } from '../talk.js';

/** A file that a backup has. */
export interface BackedUpFile {
  /** Relative to the workspace, with `/`. */
  readonly path: string;
  /** The size of the file, in bytes. */
  readonly size: number;
  /** Who may do what with it, as Unix has it. */
  readonly mode: number;
}

interface GatheredFiles {
  /** In the order of their paths. */
  readonly files: readonly BackedUpFile[];
  /** What lies in the workspace and isn't taken, though people may have put it there; folders end with `/`. */
  readonly leftOut: readonly string[];
}

/** The folders that a workspace is made of, with those of editors and of CI. */
const TAKEN: ReadonlySet<string> = new Set(['issues', 'templates', 'fonts', '.vscode', '.github']);
/** Whether a backup has a folder of the workspace, given by its name. */
export const isTaken = (folder: string): boolean => TAKEN.has(folder);

/** What programs make anew, and git's own copy of everything, which is backed up by git. */
const MADE: ReadonlySet<string> = new Set(['dist', 'node_modules', '.git', '.bulletin-cache', HISTORY_FOLDER]);

/** The name of a backup behind its title. */
const BACKUP_NAME = /-\d{8}-\d{4}\.zip$/;

/**
 * The files of a workspace that a backup has: its sources with all that was printed, and whatever lies beside them.
 * @throws UsageError where something can't be looked at
 */
export function gatherFiles(root: string): GatheredFiles {
  const files: BackedUpFile[] = [];
  const leftOut: string[] = [];
  const visit = (path: string, isTop: boolean): void => {
    if (MADE.has(path) || isDropping(basename(path)) || (isTop && BACKUP_NAME.test(path))) return;
    const stats = lookAt(root, path);
    if (stats?.isFile()) files.push({ path, size: stats.size, mode: stats.mode & PERMISSIONS });
    else if (!stats?.isDirectory()) leftOut.push(path);
    else if (isTop && !isTaken(path)) leftOut.push(`${path}/`);
    else for (const name of namesIn(root, path)) visit(`${path}/${name}`, false);
  };
  for (const name of namesIn(root, '')) visit(name, true);
  return { files, leftOut };
}

/** What stands at a path: behind a link only a file of the workspace, since a folder may be a way round in circles. */
function lookAt(root: string, path: string): Stats | undefined {
  const place = join(root, path);
  return unlessUnseen(path, () => {
    const stats = lstatSync(place, { throwIfNoEntry: false });
    if (!stats?.isSymbolicLink()) return stats;
    const target = leadsOutside(root, place) ? undefined : statSync(place, { throwIfNoEntry: false });
    return target?.isFile() ? target : undefined;
  });
}

const PERMISSIONS = 0o777;

const namesIn = (root: string, path: string): readonly string[] =>
  unlessUnseen(path || '.', () => readdirSync(join(root, path)).sort());

/** @throws UsageError in place of the system's error */
function unlessUnseen<T>(file: string, look: () => T): T {
  try {
    return look();
  } catch (error) {
    const code = systemCode(error);
    if (code === undefined) throw error;
    throw new UsageError(talk('backup-unreadable', { file, reason: systemReason(code) }));
  }
}
