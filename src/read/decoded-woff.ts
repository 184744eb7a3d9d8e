import { createHash } from 'node:crypto';
import { decodeWoff, readWoffHeader, woffKey } from '../font/decode-woff.js';
import { decodeWoff2, readWoff2 } from '../font/decode-woff2.js';
import { type ByteSource, checkRange, memorySource } from '../model/byte-source.js';
import { unlessUnreadable } from '../model/read-error.js';
import type { FileSource } from './read-file.js';

/** Decoded fonts, which are dear to make, kept from run to run. It may lose anything at any time, but hands out nothing torn. */
export interface FontCache {
  /**
   * What was kept under `key`, letters, digits and hyphens; none where it isn't there or hasn't `size` bytes, where that is
   * known. It is open, so that it can be read even when it is removed meanwhile; whoever asked for it closes it.
   */
  get(key: string, size?: number): FileSource | undefined;
  /** Keeps `bytes` under `key` and hands them back as `get` does, from memory where they could not be written. */
  put(key: string, bytes: Uint8Array): FileSource;
}

/** How a packed font is decoded, as far as its head says. */
export interface Decoding {
  /** The size of the font, in bytes. */
  readonly size: number;
  /** Names the font among all that are kept. */
  readonly key: string;
  /** @throws FontError where the file is no sound packing of it; what `readAt` throws */
  readonly decode: () => Uint8Array;
}

/** The font in a WOFF file: once it is kept, only the header of the WOFF is read. */
export const decodedWoff = (woff: FileSource, cache: FontCache): FileSource =>
  decodedSource(woff, cache, () => {
    const header = readWoffHeader(woff);
    return { size: header.sfntSize, key: woffKey(header), decode: () => decodeWoff(woff) };
  });

/**
 * A font that is packed in another file. Nothing is read before it is asked for; then the font is decoded and kept in the cache.
 * @returns a source whose `size` and `readAt` throw FontError where the file is no sound packing of a font
 */
export function decodedSource(packed: FileSource, cache: FontCache, readHead: () => Decoding): FileSource {
  let known: Decoding | undefined;
  let kept: FileSource | undefined;
  let madeAnew: ByteSource | undefined;
  const head = (): Decoding => {
    known ??= readHead();
    return known;
  };
  const open = (): FileSource => cache.get(head().key, head().size) ?? cache.put(head().key, head().decode());
  return {
    get size() {
      return head().size;
    },
    readAt(offset, length) {
      if (madeAnew) return madeAnew.readAt(offset, length);
      const source = kept ?? open();
      kept = source;
      const bytes = unlessUnreadable(() => source.readAt(offset, length));
      if (bytes) return bytes;
      // The cache may lose anything at any time.
      madeAnew = memorySource(head().decode());
      return madeAnew.readAt(offset, length);
    },
    close() {
      packed.close();
      kept?.close();
      kept = undefined;
    },
    isCurrent: packed.isCurrent,
  };
}

/** Changes whenever the same WOFF2 would be decoded to other bytes. */
const WOFF2_DECODER = 1;

/**
 * What the length of a kept font takes behind it, in bytes: by that is seen that all of the font is there, since no header
 * tells it before.
 */
const LENGTH_SIZE = 8;

/**
 * The font in a WOFF2 file, which is read whole: nothing shorter tells one from another. What is decoded is kept in the cache.
 * @returns a source that is as current as the file and what was kept of it
 * @throws FontError where the file is no sound WOFF2; what `readAt` throws
 */
export async function decodedWoff2(woff2: FileSource, cache: FontCache): Promise<FileSource> {
  const packed = readWoff2(woff2);
  const key = createHash('sha256').update(`woff2 ${WOFF2_DECODER}\n`).update(packed).digest('hex');
  const kept = await keptFont(key, cache, () => decodeWoff2(packed));
  return {
    ...kept,
    close() {
      woff2.close();
      kept.close();
    },
    isCurrent: () => woff2.isCurrent() && kept.isCurrent(),
  };
}

/** A font that is made once and kept in the cache. Throws what `make` throws. */
export async function keptFont(key: string, cache: FontCache, make: () => Promise<Uint8Array>): Promise<FileSource> {
  const kept = wholeOf(cache.get(key)) ?? cache.put(key, withLength(await make()));
  const size = kept.size - LENGTH_SIZE;
  return {
    ...kept,
    size,
    readAt(offset, length) {
      checkRange(size, offset, length);
      return kept.readAt(offset, length);
    },
  };
}

function withLength(font: Uint8Array): Uint8Array {
  const kept = Buffer.alloc(font.length + LENGTH_SIZE);
  kept.set(font);
  kept.writeBigUInt64BE(BigInt(font.length), font.length);
  return kept;
}

/** What was kept, unless a part of it is gone. */
function wholeOf(kept: FileSource | undefined): FileSource | undefined {
  if (!kept) return undefined;
  const size = kept.size - LENGTH_SIZE;
  const stated = size > 0 ? unlessUnreadable(() => Buffer.from(kept.readAt(size, LENGTH_SIZE))) : undefined;
  if (stated?.readBigUInt64BE() === BigInt(size)) return kept;
  kept.close();
  return undefined;
}
