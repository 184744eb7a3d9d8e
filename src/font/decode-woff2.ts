import type { ByteSource } from '../model/byte-source.js';
import { FontError } from './font-error.js';

/** The largest WOFF2 that is decoded, in bytes; the largest Chinese font packed so has a third of it. */
const MAX_WOFF2 = 32 * 1024 * 1024;

/** All of a WOFF2 file. @throws FontError where it is too large to be one; what `readAt` throws */
export function readWoff2(source: ByteSource): Uint8Array {
  if (source.size > MAX_WOFF2) throw new FontError('too-large', `${source.size} bytes of WOFF2`);
  return source.readAt(0, source.size);
}

/**
 * The sfnt that a WOFF2 holds [W3C WOFF 2.0], made by Google's decoder, which is loaded for it. Unlike WOFF, a WOFF2 has its
 * outlines in another form, which has to be written anew.
 * @throws FontError where the file is not what its header says
 */
export async function decodeWoff2(woff2: Uint8Array): Promise<Uint8Array> {
  const { default: decompress } = await import('wawoff2/decompress.js');
  try {
    // What it hands out lies in its own memory.
    return Uint8Array.from(await decompress(woff2));
  } catch (error) {
    throw new FontError('damaged', `WOFF2: ${error instanceof Error ? error.message : String(error)}`);
  }
}
