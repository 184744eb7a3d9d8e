import { existsSync, mkdirSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cannotWrite, unlessRefused } from '../../model/system-error.js';
import { isOfWriting } from './leftovers.js';

/**
 * Makes a folder and those above it, or none. Node's own `recursive` never returns where a file system refuses a new folder
 * with ENOENT, as /proc does.
 * @returns those that were made, the outermost first
 * @throws the system's error where it can't be made
 */
export function makeFolder(folder: string): readonly string[] {
  if (existsSync(folder)) return [];
  const above = dirname(folder) === folder ? [] : makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
    return [...above, folder];
  } catch (error) {
    // Someone else may have made it meanwhile.
    if (existsSync(folder)) return above;
    removeFolders(above);
    throw error;
  }
}

/** Takes folders back that were made in this order, as far as nobody put anything there. */
export function removeFolders(made: readonly string[]): void {
  for (const folder of made.toReversed()) unlessRefused(() => rmdirSync(folder));
}

/** Whether systems put a file of that name into any folder that is looked at, or this program while it writes there. */
export const isDropping = (name: string): boolean =>
  /^(?:\.DS_Store|Thumbs\.db|desktop\.ini)$/i.test(name) || isOfWriting(name);

/**
 * Removes folders of `root` that hold nothing any more, or only what systems put there.
 * @param folders relative to `root`, with `/`, outer ones first
 * @returns those that hold something else
 * @throws UsageError where one can't be removed
 */
export const removeEmptied = (root: string, folders: readonly string[]): readonly string[] =>
  folders.toReversed().filter((folder) => {
    const place = join(root, folder);
    const names = unlessRefused(() => readdirSync(place)) ?? [];
    if (!names.every(isDropping)) return true;
    try {
      for (const name of names) rmSync(join(place, name));
      if (existsSync(place)) rmdirSync(place);
    } catch (error) {
      throw cannotWrite(folder, error);
    }
    return false;
  });
