import type { ByteSource } from '../model/byte-source.js';
import { FileChanged, systemCode } from '../model/read-error.js';
import { ImageError, truncated } from './image-error.js';

/** How much is read at once, in bytes. */
const PIECE = 64 * 1024;

/** A stretch of a file, in bytes from its start; `end` exclusive. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** The bytes of an image file: what is read in small parts is taken from larger pieces, one of which is kept. */
export class ImageBytes {
  readonly size: number;
  readonly #source: ByteSource;
  #start = 0;
  #piece: Uint8Array = new Uint8Array();

  constructor(source: ByteSource) {
    this.size = source.size;
    this.#source = source;
  }

  /**
   * The bytes from `offset` on, at least one and at most as many as a piece has.
   * @throws ImageError where the file ends before it
   */
  from(offset: number): Uint8Array {
    if (offset >= this.size) throw truncated();
    const within = offset - this.#start;
    if (within >= 0 && within < this.#piece.length) return this.#piece.subarray(within);
    this.#piece = this.#read(offset, Math.min(PIECE, this.size - offset));
    this.#start = offset;
    return this.#piece;
  }

  /**
   * The few bytes of a field.
   * @throws ImageError where the file ends before them
   */
  view(offset: number, length: number): DataView {
    if (offset + length > this.size) throw truncated();
    if (length > this.from(offset).length) {
      this.#piece = this.#read(offset, Math.min(Math.max(PIECE, length), this.size - offset));
      this.#start = offset;
    }
    const { buffer, byteOffset } = this.from(offset);
    return new DataView(buffer, byteOffset, length);
  }

  /** The bytes of a range, piece by piece. Each is good until the next is asked for. */
  *pieces({ start, end }: ByteRange): Generator<Uint8Array, void> {
    for (let at = start; at < end; ) {
      const piece = this.from(at).subarray(0, end - at);
      yield piece;
      at += piece.length;
    }
  }

  /** These ranges of the file and bytes that are not in it, in one piece. */
  join(parts: readonly (ByteRange | Uint8Array)[]): Uint8Array {
    const joined = new Uint8Array(parts.reduce((sum, part) => sum + lengthOf(part), 0));
    let at = 0;
    for (const part of parts) {
      for (const piece of part instanceof Uint8Array ? [part] : this.pieces(part)) {
        joined.set(piece, at);
        at += piece.length;
      }
    }
    return joined;
  }

  #read(offset: number, length: number): Uint8Array {
    try {
      return this.#source.readAt(offset, length);
    } catch (error) {
      if (error instanceof FileChanged) throw new ImageError('image/unreadable', { reason: 'EOF' }, error.message);
      const reason = systemCode(error);
      if (reason === undefined) throw error;
      throw new ImageError('image/unreadable', { reason });
    }
  }
}

const lengthOf = (part: ByteRange | Uint8Array): number =>
  part instanceof Uint8Array ? part.length : part.end - part.start;
