import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { unlessRefused } from '../workspace/system-error.js';

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
      return { bytes: readAll(descriptor, stats.size), touched: stats.mtimeMs };
    } finally {
      closeSync(descriptor);
    }
  });
}

/** One that is cut short meanwhile is handed back as short: no checksum fits it. */
function readAll(descriptor: number, size: number): Buffer {
  const bytes = Buffer.allocUnsafe(size);
  let filled = 0;
  while (filled < size) {
    const got = readSync(descriptor, bytes, filled, size - filled, filled);
    if (got === 0) break;
    filled += got;
  }
  return bytes.subarray(0, filled);
}
