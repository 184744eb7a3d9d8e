import type { Cache } from '../cache/open-cache.js';
import { decodeWoff, readWoffHeader, type WoffHeader, woffKey } from '../font/decode-woff.js';
import type { ByteSource } from '../model/byte-source.js';

/**
 * The font in a WOFF file. Nothing is read before it is asked for; then the font is decoded and kept in the cache, and
 * from then on only the header of the WOFF is read.
 * @returns a source whose `size` and `readAt` throw FontError where the file is no sound WOFF
 */
export function decodedWoff(woff: ByteSource, cache: Cache): ByteSource {
  let header: WoffHeader | undefined;
  let sfnt: ByteSource | undefined;
  const readHeader = (): WoffHeader => {
    header ??= readWoffHeader(woff);
    return header;
  };
  return {
    get size() {
      return readHeader().sfntSize;
    },
    readAt(offset, length) {
      if (sfnt === undefined) {
        const key = woffKey(readHeader());
        sfnt = cache.get(key, readHeader().sfntSize) ?? cache.put(key, decodeWoff(woff));
      }
      return sfnt.readAt(offset, length);
    },
  };
}
