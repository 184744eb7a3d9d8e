import { createMemo, type Memo, type Step } from '../memo/memo.js';
import type { AttachedFile } from '../model/attachments.js';
import { type Outcome, unmade } from '../model/finding.js';
import type { EncodedImage, Image } from '../model/image.js';
import type { Located, SourceRange } from '../model/source.js';
import { encodeJpeg, proveJpeg } from './encode-jpeg.js';
import { encodePng, provePng } from './encode-png.js';
import { findFormat, HEAD_SIZE } from './find-format.js';
import type { PixelSize } from './fit-within.js';
import { ImageBytes } from './image-bytes.js';
import { ImageError } from './image-error.js';
import { type JpegFile, readJpeg } from './read-jpeg.js';
import { type PngFile, readPng } from './read-png.js';

/** What an image is known by. */
interface ImagePlace {
  /** Unique among the images of one compile, the same in every run. */
  readonly id: string;
  /** Where it is named: what is wrong with it is found there. */
  readonly path: Located<string>;
}

/* What is known of a file, and made of it, by its state. As many images as are made are held in memory. */
const looking: Step<PngFile | JpegFile | ImageError> = { name: 'look at an image', most: 256 };
const proving: Step<'proved' | ImageError> = { name: 'prove an image', most: 256 };
const encoding: Step<EncodedImage | ImageError> = { name: 'encode an image', most: 24 };

/**
 * An image that is what its file says, found from its own bytes: nothing is decoded, and few pieces of it are held at a time. A
 * PNG is proved to its last row; the coded samples of a JPEG only by `prove` or `encode`.
 * @param memo what earlier calls found out about the file, and made of it
 */
export async function openImage(
  source: AttachedFile,
  { id, path }: ImagePlace,
  memo = createMemo(),
): Promise<Outcome<Image>> {
  const bytes = new ImageBytes(source);
  const inPlace = async <T>(work: Promise<T>): Promise<Outcome<T>> => {
    try {
      return { value: await work, findings: [] };
    } catch (error) {
      return refuse(error, path.range);
    }
  };
  try {
    const file = await once(memo, looking, source.state, () => readFile(bytes));
    const keyOf = ({ width, height }: PixelSize): string => `${source.state} ${width} ${height}`;
    const isTurned = file.format === 'jpeg' && file.orientation >= 5;
    const turn = ({ width, height }: PixelSize) => (isTurned ? { width: height, height: width } : { width, height });
    const { density } = file;
    const image: Image = {
      id,
      ...turn(file),
      ...(density && { density }),
      encode: (most) => inPlace(once(memo, encoding, keyOf(most), () => encode(file, bytes, turn(most)))),
      async prove(most) {
        return (await inPlace(once(memo, proving, keyOf(most), () => prove(file, bytes, turn(most))))).findings;
      },
    };
    return { value: image, findings: [] };
  } catch (error) {
    return refuse(error, path.range);
  }
}

/** Does what was not done before. What fails for good is not tried again. @throws ImageError */
async function once<T>(memo: Memo, step: Step<T | ImageError>, key: string, act: () => Promise<T>): Promise<T> {
  const known = memo.find(step, key);
  if (known instanceof ImageError) throw known;
  if (known !== undefined) return known;
  try {
    const made = await act();
    memo.keep(step, key, made);
    return made;
  } catch (error) {
    if (isLasting(error)) memo.keep(step, key, error);
    throw error;
  }
}

const isLasting = (error: unknown): error is ImageError => error instanceof ImageError && !error.isMomentary;

const encode = (file: PngFile | JpegFile, bytes: ImageBytes, most: PixelSize): Promise<EncodedImage> =>
  file.format === 'jpeg' ? encodeJpeg(file, bytes, most) : encodePng(file, bytes, most);

async function prove(file: PngFile | JpegFile, bytes: ImageBytes, most: PixelSize): Promise<'proved'> {
  await (file.format === 'jpeg' ? proveJpeg(file, bytes, most) : provePng(file, bytes, most));
  return 'proved';
}

async function readFile(bytes: ImageBytes): Promise<PngFile | JpegFile> {
  const head = bytes.size === 0 ? new Uint8Array() : bytes.from(0).subarray(0, HEAD_SIZE);
  return findFormat(head) === 'png' ? readPng(bytes) : readJpeg(bytes);
}

/** @throws what is no ImageError */
function refuse(error: unknown, range: SourceRange): Outcome<never> {
  if (error instanceof ImageError) return unmade(error.at(range));
  throw error;
}
