import type { ByteSource } from '../model/byte-source.js';
import type { Outcome } from '../model/finding.js';
import type { Image } from '../model/image.js';
import type { Located, SourceRange } from '../model/source.js';
import { encodeJpeg } from './encode-jpeg.js';
import { encodePng } from './encode-png.js';
import { findFormat, HEAD_SIZE } from './find-format.js';
import type { PixelSize } from './fit-within.js';
import { ImageBytes } from './image-bytes.js';
import { ImageError } from './image-error.js';
import { MAX_FILE } from './image-limits.js';
import { type JpegFile, readJpeg } from './read-jpeg.js';
import { type PngFile, readPng } from './read-png.js';

/** What an image is known by. */
export interface ImagePlace {
  /** Unique among the images of one compile, the same in every run. */
  readonly id: string;
  /** Where it is named: what is wrong with it is found there. */
  readonly path: Located<string>;
}

/**
 * An image that is what its file says, found from its own bytes: nothing is decoded, and a piece of it is held at a time. A
 * PNG is proved to its last row; the coded samples of a JPEG only when it is encoded.
 */
export function openImage(source: ByteSource, { id, path }: ImagePlace): Outcome<Image> {
  const bytes = new ImageBytes(source);
  try {
    const file = readFile(bytes);
    const isTurned = file.format === 'jpeg' && file.orientation >= 5;
    const turn = ({ width, height }: PixelSize) => (isTurned ? { width: height, height: width } : { width, height });
    const encode: Image['encode'] = async (most) => {
      const stored = turn(most);
      try {
        const isJpeg = file.format === 'jpeg';
        const value = await (isJpeg ? encodeJpeg(file, bytes, stored) : encodePng(file, bytes, stored));
        return { value, findings: [] };
      } catch (error) {
        return refuse(error, path.range);
      }
    };
    const { density } = file;
    return { value: { id, ...turn(file), ...(density && { density }), encode }, findings: [] };
  } catch (error) {
    return refuse(error, path.range);
  }
}

function readFile(bytes: ImageBytes): PngFile | JpegFile {
  if (bytes.size > MAX_FILE) throw new ImageError('image/too-large', { limit: `${MAX_FILE / 1024 / 1024} MB` });
  const head = bytes.size === 0 ? new Uint8Array() : bytes.from(0).subarray(0, HEAD_SIZE);
  return findFormat(head) === 'png' ? readPng(bytes) : readJpeg(bytes);
}

/** @throws what is no ImageError */
function refuse(error: unknown, range: SourceRange): Outcome<never> {
  if (error instanceof ImageError) return { value: undefined, findings: [error.at(range)] };
  throw error;
}
