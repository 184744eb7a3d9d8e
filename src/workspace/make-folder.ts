import { existsSync, mkdirSync, rmdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { unlessRefused } from './system-error.js';

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
