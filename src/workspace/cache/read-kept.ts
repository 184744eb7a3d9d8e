import { utimesSync } from 'node:fs';
import { unlessRefused } from '../../model/system-error.js';
import { readPart, withFile } from '../../read/read-file.js';

/** The largest file of the cache that is read, in bytes: nothing that is kept is nearly as large. */
const MOST = 512 * 1024 * 1024;

/** How long what was asked for counts as asked for now, in ms: a thousand files take a while to be touched. */
export const HOUR = 60 * 60 * 1000;

/** A file of the cache as it was read. */
export interface CachedFile {
  readonly bytes: Buffer;
  /** When it was written, or last asked for; ms since 1970. */
  readonly touched: number;
}

/** What was kept at `path`; none where it can't be read, or is nothing that was ever kept. */
export const readKept = (path: string): CachedFile | undefined =>
  unlessRefused(() =>
    withFile(path, MOST, ({ descriptor, size, written }) => {
      // One that is cut short meanwhile is short: no checksum fits it.
      const { buffer, byteOffset, length } = readPart(descriptor, 0, size);
      return { bytes: Buffer.from(buffer, byteOffset, length), touched: written };
    }),
  );

/** Notes that something that is kept was asked for: what was not for the longest is given up first. */
export function noteUse(path: string, { touched }: Pick<CachedFile, 'touched'>): void {
  const now = Date.now();
  if (now - touched > HOUR) unlessRefused(() => utimesSync(path, now / 1000, now / 1000));
}
