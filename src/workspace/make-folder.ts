import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder and those above it. Node's own `recursive` never returns where a file system refuses a new folder with
 * ENOENT, as /proc does.
 * @throws the system's error where it can't be made
 */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Someone else may have made it meanwhile.
    if (!existsSync(folder)) throw error;
  }
}
