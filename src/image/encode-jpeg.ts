import type { EncodedImage } from '../model/image.js';
import { fitWithin, isPadded, type PixelSize } from './fit-within.js';
import type { ImageBytes } from './image-bytes.js';
import { type Decoder, decoded, loadSharp } from './load-sharp.js';
import type { JpegFile } from './read-jpeg.js';

/** No loss can be seen in print. */
const QUALITY = 88;
/** Images of fewer pixels are drawings and screens, with coloured edges that halved colours would blur. */
const SMALL = 1_000_000;
/** In samples: asked for an eighth of the size, a decoder makes one of each square of 8 × 8 and saves the time for the others. */
const SQUARE = 8;

/**
 * The file's own picture where it has no more pixels than wanted and its colours are certain; all of it is decoded to prove
 * that it can be. Otherwise a new JPEG of sRGB or grey.
 * @param most in pixels, as stored
 * @throws ImageError
 */
export async function encodeJpeg(file: JpegFile, bytes: ImageBytes, most: PixelSize): Promise<EncodedImage> {
  const { picture, target, isKept } = planJpeg(file, bytes, most);
  if (isKept) await proveDecodable(picture, file);
  const chromaSubsampling = target.width * target.height <= SMALL ? '4:4:4' : '4:2:0';
  const recode = async () =>
    decoded(resample(await loadSharp(), picture, { file, target }).jpeg({ quality: QUALITY, chromaSubsampling }));
  return {
    coding: 'dct',
    bytes: isKept ? picture : await recode(),
    ...target,
    bitsPerComponent: 8,
    colors: { type: file.components === 1 ? 'gray' : 'rgb' },
    orientation: file.orientation,
  };
}

/**
 * Decodes the picture as `encodeJpeg` does.
 * @throws ImageError
 */
export async function proveJpeg(file: JpegFile, bytes: ImageBytes, most: PixelSize): Promise<void> {
  const { picture, target, isKept } = planJpeg(file, bytes, most);
  if (isKept) await proveDecodable(picture, file);
  else await decoded(resample(await loadSharp(), picture, { file, target }).raw());
}

/** @param most in pixels, as stored */
function planJpeg(file: JpegFile, bytes: ImageBytes, most: PixelSize) {
  const target = fitWithin(file, most);
  const picture = bytes.join(file.isPlain ? file.picture : file.withProfile);
  const isFitting = target.width === file.width && target.height === file.height;
  return { picture, target, isKept: isFitting && file.isPlain && !isPadded(picture.length, file, file.components) };
}

async function proveDecodable(picture: Uint8Array, { width, height }: PixelSize): Promise<void> {
  const decode = await loadSharp();
  const size = { width: Math.ceil(width / SQUARE), height: Math.ceil(height / SQUARE), fit: 'fill' } as const;
  await decoded(decode(picture).resize(size).raw());
}

const resample = (
  decode: Decoder,
  picture: Uint8Array,
  { file, target }: { readonly file: JpegFile; readonly target: PixelSize },
) =>
  decode(picture)
    .resize({ ...target, fit: 'fill' })
    .toColourspace(file.components === 1 ? 'b-w' : 'srgb');
