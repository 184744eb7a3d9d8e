import { closeSync, fsyncSync, lstatSync, mkdirSync, openSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { NewFile } from '../../model/next-issue.js';
import { removeIfPossible, sweepLeftovers, unfinishedPath } from '../../workspace/leftovers.js';
import { cannotWrite } from '../../workspace/system-error.js';
import { writeAll } from '../../workspace/write-file.js';

/**
 * Makes a folder of these files, whole or not at all: it is written under another name beside its place and then renamed,
 * which fails where a folder with anything in it is there. Whoever renames first has it.
 *
 * All of it is synchronous on purpose: a SIGINT is only handled afterwards, so that none leaves half a folder behind.
 *
 * @returns false where something is in its place already
 * @throws UsageError where it can't be written
 */
export function makeFolderOf(path: string, files: readonly NewFile[]): boolean {
  const temporary = unfinishedPath(path);
  try {
    sweepLeftovers(dirname(path));
    mkdirSync(temporary);
    for (const { name, text } of files) writeNew(join(temporary, name), Buffer.from(text));
    renameSync(temporary, path);
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

function writeNew(path: string, bytes: Uint8Array): void {
  const file = openSync(path, 'wx');
  try {
    writeAll(file, bytes);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
