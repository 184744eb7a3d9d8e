import { lstatSync, mkdirSync, renameSync, type Stats } from 'node:fs';
import { dirname, join } from 'node:path';
import { cannotWrite } from '../../model/system-error.js';
import { removeIfPossible, sweepLeftovers, unfinishedPath } from './leftovers.js';
import { makeFolder, removeFolders } from './make-folder.js';
import { syncFolder, writeNew } from './write-file.js';

/** A file of a folder that is to be made. */
export interface FileOfFolder {
  /** In the folder, with `/`. */
  readonly path: string;
  readonly text: string | Uint8Array;
  /** Whether it is a program. */
  readonly executable?: boolean;
  /** The state of the file whose owner and permissions it gets. */
  readonly like?: Stats;
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
export function makeFolderOf(path: string, files: readonly FileOfFolder[]): boolean {
  const temporary = unfinishedPath(path);
  let above: readonly string[] = [];
  try {
    above = makeFolder(dirname(path));
    sweepLeftovers(dirname(path));
    fillFolder(temporary, files);
    renameSync(temporary, path);
  } catch (error) {
    removeIfPossible(temporary);
    removeFolders(above);
    if (isOfRename(error) && lstatSync(path, { throwIfNoEntry: false })) return false;
    throw cannotWrite(path, error);
  }
  syncFolder(dirname(path));
  return true;
}

function fillFolder(folder: string, files: readonly FileOfFolder[]): void {
  mkdirSync(folder);
  const folders = new Set([folder]);
  for (const { path, text, ...options } of files) {
    const place = join(folder, ...path.split('/'));
    for (const made of makeFolder(dirname(place))) folders.add(made);
    writeNew(place, Buffer.from(text), options);
  }
  for (const made of folders) syncFolder(made);
}

/** Systems have different words for what is in the way of `rename`. */
const isOfRename = (error: unknown): boolean =>
  error instanceof Error && 'syscall' in error && error.syscall === 'rename';
