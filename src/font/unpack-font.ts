import { brotliDecompressSync } from 'node:zlib';
import { type ByteSource, digestOf } from '../model/byte-source.js';
import type { PackagedFont } from '../model/packaged-fonts.js';
import { FontError } from './font-error.js';

/**
 * A font that comes with the program, out of its brotli stream.
 * @throws FontError where it is not, byte for byte, the font of this name; what `readAt` throws
 */
export function unpackFont(packed: ByteSource, { name, size, sha256 }: PackagedFont): Uint8Array {
  if (packed.size > size) throw new FontError('damaged', `${name}: ${packed.size} bytes packed`);
  const font = decompress(packed.readAt(0, packed.size), size);
  if (digestOf(font) !== sha256) throw new FontError('damaged', `${name}: SHA-256`);
  return font;
}

function decompress(packed: Uint8Array, size: number): Uint8Array {
  try {
    return brotliDecompressSync(packed, { maxOutputLength: size });
  } catch (error) {
    throw new FontError('damaged', error instanceof Error ? error.message : String(error));
  }
}
