import { readPart, withFile } from '../workspace/read-file.js';
import { unlessRefused } from '../workspace/system-error.js';

/** In bytes. Nothing that is kept is nearly as large. */
const MOST = 512 * 1024 * 1024;

export interface KeptFile {
  readonly bytes: Buffer;
  /** When it was written, or last asked for; ms since 1970. */
  readonly touched: number;
}

/** What was kept at `path`; none where it can't be read, or is nothing that was ever kept. */
export const readKept = (path: string): KeptFile | undefined =>
  unlessRefused(() =>
    withFile(path, MOST, ({ descriptor, size, written }) => {
      // One that is cut short meanwhile is short: no checksum fits it.
      const { buffer, byteOffset, length } = readPart(descriptor, 0, size);
      return { bytes: Buffer.from(buffer, byteOffset, length), touched: written };
    }),
  );
