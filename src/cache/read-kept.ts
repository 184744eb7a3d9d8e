import { readFileSync, statSync } from 'node:fs';
import { unlessRefused } from './write-whole.js';

/** In bytes. Nothing that is kept is nearly as large. */
const MOST = 512 * 1024 * 1024;

/**
 * What was kept at `path`; none where it can't be read, or is nothing that was ever kept: a pipe or a device would be read
 * for ever.
 */
export function readKept(path: string): Buffer | undefined {
  return unlessRefused(() => {
    const stats = statSync(path);
    return stats.isFile() && stats.size <= MOST ? readFileSync(path) : undefined;
  });
}
