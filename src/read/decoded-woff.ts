import { decodeWoff, readWoffHeader, type WoffHeader, woffKey } from '../font/decode-woff.js';
import { type ByteSource, memorySource } from '../model/byte-source.js';
import { unlessUnreadable } from '../model/read-error.js';
import type { FileSource } from './read-file.js';

/** Decoded fonts, which are dear to make, kept from run to run. It may lose anything at any time, but hands out nothing torn. */
export interface FontCache {
  /**
   * What was kept under `key`, letters, digits and hyphens; none where it isn't there or hasn't `size` bytes. It is open, so
   * that it can be read even when it is removed meanwhile; whoever asked for it closes it.
   */
  get(key: string, size: number): FileSource | undefined;
  /** Keeps `bytes` under `key` and hands them back as `get` does, from memory where they could not be written. */
  put(key: string, bytes: Uint8Array): FileSource;
}

/**
 * The font in a WOFF file. Nothing is read before it is asked for; then the font is decoded and kept in the cache, and
 * from then on only the header of the WOFF is read.
 * @returns a source whose `size` and `readAt` throw FontError where the file is no sound WOFF
 */
export function decodedWoff(woff: FileSource, cache: FontCache): FileSource {
  let header: WoffHeader | undefined;
  let kept: FileSource | undefined;
  let madeAnew: ByteSource | undefined;
  const readHeader = (): WoffHeader => {
    header ??= readWoffHeader(woff);
    return header;
  };
  const open = (): FileSource => {
    const key = woffKey(readHeader());
    return cache.get(key, readHeader().sfntSize) ?? cache.put(key, decodeWoff(woff));
  };
  return {
    get size() {
      return readHeader().sfntSize;
    },
    readAt(offset, length) {
      if (madeAnew) return madeAnew.readAt(offset, length);
      const source = kept ?? open();
      kept = source;
      const bytes = unlessUnreadable(() => source.readAt(offset, length));
      if (bytes) return bytes;
      // The cache may lose anything at any time.
      madeAnew = memorySource(decodeWoff(woff));
      return madeAnew.readAt(offset, length);
    },
    close() {
      woff.close();
      kept?.close();
      kept = undefined;
    },
    isCurrent: woff.isCurrent,
  };
}
