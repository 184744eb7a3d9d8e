import { createHash } from 'node:crypto';

/** Bytes that are read by range and only where they are needed: a font of 15 MB costs the few KB that are used. */
export interface ByteSource {
  /** The size of all of it, in bytes. */
  readonly size: number;
  /**
   * The bytes from `offset` on, exactly `length` of them.
   * @throws RangeError where the range is not wholly inside the source; FileChanged where the file behind it has become
   * another one; the system's error where that can't be read
   */
  readAt(offset: number, length: number): Uint8Array;
}

/** The SHA-256 of bytes, or of a text in UTF-8, in hexadecimal figures. */
export const digestOf = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** How much of a source is in memory where it is digested, in bytes. */
const PIECE = 1024 * 1024;

/** The SHA-256 of all of a source, which is read piece by piece. Throws what `readAt` throws. */
export function digestSource(source: ByteSource): string {
  const hash = createHash('sha256');
  for (let at = 0; at < source.size; at += PIECE) hash.update(source.readAt(at, Math.min(PIECE, source.size - at)));
  return hash.digest('hex');
}

/** Bytes that are in memory already. What is read is a view of them, not a copy. */
export const memorySource = (bytes: Uint8Array): ByteSource => ({
  size: bytes.length,
  readAt(offset, length) {
    checkRange(bytes.length, offset, length);
    return bytes.subarray(offset, offset + length);
  },
});

/** @throws RangeError where `length` bytes from `offset` on are not wholly inside `size` bytes */
export function checkRange(size: number, offset: number, length: number): void {
  const isInside = offset >= 0 && length >= 0 && offset + length <= size;
  if (!isInside) throw new RangeError(`bytes ${offset} to ${offset + length} of ${size}`);
}
