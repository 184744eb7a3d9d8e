import {
  chmodSync,
  closeSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { WorkspaceFile } from '../../model/new-workspace.js';
import { cannotWrite } from '../../workspace/system-error.js';

const EXECUTABLE = 0o755;

/**
 * What stands in the way of files: what is there already under their paths, and what is no folder where they need one.
 * Paths from `root`, sorted. A link counts as in the way wherever it leads: nothing is written outside of `root`.
 */
export function findInTheWay(root: string, files: readonly Pick<WorkspaceFile, 'path'>[]): readonly string[] {
  const inTheWay = files.flatMap(({ path }) => {
    const parts = path.split('/');
    const folders = parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
    const notFolder = folders.find((folder) => {
      const stats = lstatSync(join(root, folder), { throwIfNoEntry: false });
      return stats !== undefined && !stats.isDirectory();
    });
    if (notFolder !== undefined) return [notFolder];
    return lstatSync(join(root, path), { throwIfNoEntry: false }) ? [path] : [];
  });
  return [...new Set(inTheWay)].sort();
}

/**
 * Makes files and the folders they are in, all or none: what was made is removed again where one can't be, and nothing
 * that is there is ever opened for writing.
 *
 * All of it is synchronous on purpose: a SIGINT is only handled afterwards, so that none leaves half a workspace behind.
 *
 * @throws UsageError where one can't be written
 */
export function makeWorkspace(root: string, files: readonly WorkspaceFile[]): void {
  // A folder that is new appears with all that is in it, or not at all: also when the power fails. Until then it has a name
  // of its own: with something around it, one that is as long as names may be would be too long.
  const isNew = !lstatSync(root, { throwIfNoEntry: false });
  const home = isNew ? join(dirname(root), `.bulletin-init.${process.pid}.tmp`) : root;
  const made: Made[] = [];
  try {
    for (const file of files) {
      const path = join(home, ...file.path.split('/'));
      makeFolders(dirname(path), made);
      writeNew(path, file, made);
    }
    if (isNew) renameSync(home, root);
  } catch (error) {
    for (const { path, type } of made.reverse()) {
      // Somebody else's file in a folder of ours keeps the folder.
      if (type === 'folder') unlessThere(() => rmdirSync(path));
      else rmSync(path, { force: true });
    }
    throw cannotWrite(root, error);
  }
}

/** What is to be undone when something fails. */
interface Made {
  readonly type: 'file' | 'folder';
  readonly path: string;
}

function makeFolders(folder: string, made: Made[]): void {
  if (lstatSync(folder, { throwIfNoEntry: false })) return;
  if (dirname(folder) !== folder) makeFolders(dirname(folder), made);
  mkdirSync(folder);
  made.push({ type: 'folder', path: folder });
}

function writeNew(path: string, { text, executable }: WorkspaceFile, made: Made[]): void {
  const bytes = Buffer.from(text);
  const file = openSync(path, 'wx');
  made.push({ type: 'file', path });
  try {
    for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  if (executable) chmodSync(path, EXECUTABLE);
}

function unlessThere(remove: () => void): void {
  try {
    remove();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
}
