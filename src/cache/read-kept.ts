import { closeSync, constants, fstatSync, openSync } from 'node:fs';
import { readUpTo } from './read-up-to.js';
import { unlessRefused } from './write-whole.js';

/** In bytes. Nothing that is kept is nearly as large. */
const MOST = 512 * 1024 * 1024;

export interface KeptFile {
  readonly bytes: Buffer;
  /** When it was written, or last asked for; ms since 1970. */
  readonly touched: number;
}

/**
 * What was kept at `path`; none where it can't be read, or is nothing that was ever kept: a pipe or a device would be read
 * for ever.
 */
export function readKept(path: string): KeptFile | undefined {
  return unlessRefused(() => {
    const descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const stats = fstatSync(descriptor);
      if (!stats.isFile() || stats.size > MOST) return undefined;
      // One that is cut short meanwhile is short: no checksum fits it.
      const { buffer, byteOffset, length } = readUpTo(descriptor, stats.size);
      return { bytes: Buffer.from(buffer, byteOffset, length), touched: stats.mtimeMs };
    } finally {
      closeSync(descriptor);
    }
  });
}
