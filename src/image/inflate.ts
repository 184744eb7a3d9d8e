import { Readable } from 'node:stream';
import { createInflate } from 'node:zlib';
import { broken } from './image-error.js';

/** How much is inflated at once, in bytes. */
const PIECE = 64 * 1024;
/**
 * No encoder makes data longer than it was by more than the ninth bit of a fixed code and a few bytes for each block. A
 * stream that does has blocks with next to nothing in them, which only cost time.
 */
const MOST_GROWTH = 1.25;
/** How much may come before anything is made of it, in bytes. */
const FREE_INPUT = 1024 * 1024;

/**
 * Inflates a zlib stream [RFC 1950, RFC 1951] and hands on what comes out piece by piece, so that an image which only claims
 * its size takes no room. What follows the stream is not read. The receiver stops it by throwing.
 * @throws ImageError where the stream is damaged or ends too soon
 */
export async function inflate(input: Iterable<Uint8Array>, receive: (piece: Uint8Array) => void): Promise<void> {
  let made = 0;
  const source = Readable.from(
    within(input, () => FREE_INPUT + MOST_GROWTH * made),
    { highWaterMark: 1 },
  );
  const inflater = createInflate({ chunkSize: PIECE });
  source.once('error', (error) => inflater.destroy(error)).pipe(inflater);
  try {
    for await (const piece of inflater) {
      made += piece.length;
      receive(piece);
    }
  } catch (error) {
    throw isDamage(error) ? broken(error.message) : error;
  } finally {
    source.destroy();
  }
}

function* within(input: Iterable<Uint8Array>, most: () => number): Generator<Uint8Array, void> {
  let taken = 0;
  for (const piece of input) {
    taken += piece.length;
    if (taken > most()) throw broken('compressed data of which nothing comes');
    yield piece;
  }
}

const isDamage = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && ['Z_DATA_ERROR', 'Z_BUF_ERROR', 'Z_NEED_DICT'].includes(`${error.code}`);
