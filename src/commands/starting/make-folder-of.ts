import { closeSync, fsyncSync, lstatSync, mkdirSync, openSync, readdirSync, renameSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { NewFile } from '../../model/next-issue.js';
import { cannotWrite, isRunning, removeIfPossible } from '../workspace/write-file.js';

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
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    sweepStaleFolders(path);
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
    for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Removes what killed processes left of the same folder. */
function sweepStaleFolders(path: string): void {
  const name = basename(path);
  for (const left of readdirSync(dirname(path))) {
    const pid = left.startsWith(`.${name}.`) ? /^\.(\d+)\.tmp$/.exec(left.slice(name.length + 1))?.[1] : undefined;
    if (pid !== undefined && !isRunning(Number(pid))) {
      removeIfPossible(join(dirname(path), left));
    }
  }
}
