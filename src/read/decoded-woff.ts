import type { Cache } from '../cache/open-cache.js';
import { decodeWoff, readWoffHeader, type WoffHeader, woffKey } from '../font/decode-woff.js';
import { type ByteSource, memorySource } from '../model/byte-source.js';
import { unlessUnreadable } from '../model/read-error.js';
import type { FileSource } from '../workspace/read-file.js';

/**
 * The font in a WOFF file. Nothing is read before it is asked for; then the font is decoded and kept in the cache, and
 * from then on only the header of the WOFF is read.
 * @returns a source whose `size` and `readAt` throw FontError where the file is no sound WOFF
 */
export function decodedWoff(woff: FileSource, cache: Cache): FileSource {
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
