import type { AttachedFile } from '../model/attachments.js';
import type { Outcome } from '../model/finding.js';
import type { EncodedImage, Image } from '../model/image.js';
import type { Located, SourceRange } from '../model/source.js';
import { encodeJpeg, proveJpeg } from './encode-jpeg.js';
import { encodePng, provePng } from './encode-png.js';
import { findFormat, HEAD_SIZE } from './find-format.js';
import type { PixelSize } from './fit-within.js';
import { ImageBytes } from './image-bytes.js';
import { ImageCache } from './image-cache.js';
import { ImageError } from './image-error.js';
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
 * PNG is proved to its last row; the coded samples of a JPEG only by `prove` or `encode`.
 * @param cache what earlier calls found out about the file, and made of it
 */
export function openImage(source: AttachedFile, { id, path }: ImagePlace, cache = new ImageCache()): Outcome<Image> {
  const bytes = new ImageBytes(source);
  const inPlace = async <T>(work: Promise<T>): Promise<Outcome<T>> => {
    try {
      return { value: await work, findings: [] };
    } catch (error) {
      return refuse(error, path.range);
    }
  };
  try {
    const known = cache.look(source.state, () => readFile(bytes));
    const { file } = known;
    const isTurned = file.format === 'jpeg' && file.orientation >= 5;
    const turn = ({ width, height }: PixelSize) => (isTurned ? { width: height, height: width } : { width, height });
    const { density } = file;
    const image: Image = {
      id,
      ...turn(file),
      ...(density && { density }),
      encode: (most) => inPlace(known.encode(keyOf(most), () => encode(file, bytes, turn(most)))),
      prove: async (most) => (await inPlace(known.prove(keyOf(most), () => prove(file, bytes, turn(most))))).findings,
    };
    return { value: image, findings: [] };
  } catch (error) {
    return refuse(error, path.range);
  }
}

const keyOf = ({ width, height }: PixelSize): string => `${width} ${height}`;

const encode = (file: PngFile | JpegFile, bytes: ImageBytes, most: PixelSize): Promise<EncodedImage> =>
  file.format === 'jpeg' ? encodeJpeg(file, bytes, most) : encodePng(file, bytes, most);

const prove = (file: PngFile | JpegFile, bytes: ImageBytes, most: PixelSize): Promise<void> =>
  file.format === 'jpeg' ? proveJpeg(file, bytes, most) : provePng(file, bytes, most);

function readFile(bytes: ImageBytes): PngFile | JpegFile {
  const head = bytes.size === 0 ? new Uint8Array() : bytes.from(0).subarray(0, HEAD_SIZE);
  return findFormat(head) === 'png' ? readPng(bytes) : readJpeg(bytes);
}

/** @throws what is no ImageError */
function refuse(error: unknown, range: SourceRange): Outcome<never> {
  if (error instanceof ImageError) return { value: undefined, findings: [error.at(range)] };
  throw error;
}
