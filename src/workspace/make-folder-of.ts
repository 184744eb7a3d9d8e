import { closeSync, fchmodSync, fsyncSync, lstatSync, mkdirSync, openSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { removeIfPossible, sweepLeftovers, unfinishedPath } from './leftovers.js';
import { makeFolder } from './make-folder.js';
import { cannotWrite } from './system-error.js';
import { syncFolder, writeAll } from './write-file.js';

/** A file of a folder that is to be made. */
export interface FolderFile {
  /** In the folder, with `/`. */
  readonly name: string;
  readonly content: Uint8Array | string;
  /** Its permissions, where they are not those of any new file. */
  readonly mode?: number;
}

/**
 * Makes a folder of these files, whole or not at all: it is written under another name beside its place and then renamed,
 * which fails where a folder with anything in it is there. Whoever renames first has it.
 *
 * All of it is synchronous on purpose: a SIGINT is only handled afterwards, so that none leaves half a folder behind.
 *
 * @returns false where something is in its place already
 * @throws UsageError where it can't be written
 */
export function makeFolderOf(path: string, files: readonly FolderFile[]): boolean {
  const temporary = unfinishedPath(path);
  const folders = new Set([temporary]);
  try {
    sweepLeftovers(dirname(path));
    mkdirSync(temporary);
    for (const file of files) {
      const place = join(temporary, ...file.name.split('/'));
      makeFolder(dirname(place));
      for (let folder = dirname(place); folder !== temporary; folder = dirname(folder)) folders.add(folder);
      writeNew(place, file);
    }
    for (const folder of folders) syncFolder(folder);
    renameSync(temporary, path);
    syncFolder(dirname(path));
    return true;
  } catch (error) {
    removeIfPossible(temporary);
    if (isOfRename(error) && lstatSync(path, { throwIfNoEntry: false })) return false;
    throw cannotWrite(path, error);
  }
}

/** Systems have different words for what is in the way of `rename`. */
const isOfRename = (error: unknown): boolean =>
  error instanceof Error && 'syscall' in error && error.syscall === 'rename';

function writeNew(path: string, { content, mode }: FolderFile): void {
  const file = openSync(path, 'wx', mode);
  try {
    if (mode !== undefined) fchmodSync(file, mode);
    writeAll(file, typeof content === 'string' ? Buffer.from(content) : content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
