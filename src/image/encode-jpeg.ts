import type { EncodedImage } from '../model/image.js';
import { fitWithin, isPadded, type PixelSize } from './fit-within.js';
import type { ImageBytes } from './image-bytes.js';
import { decoded, loadSharp } from './load-sharp.js';
import type { JpegFile } from './read-jpeg.js';

/** No loss can be seen in print. */
const QUALITY = 88;
/** In pixels: small images are drawings and screens, with coloured edges that halved colours would blur. */
const SMALL = 1_000_000;
/** A decoder makes of each square of 8 × 8 samples one for this, without the time for the others. */
const SQUARE = 8;

/**
 * The file's own picture where it has no more pixels than wanted and its colours are certain; all of it is decoded to prove
 * that it can be. Otherwise a new JPEG of sRGB or grey.
 * @param most in pixels, as stored
 * @throws ImageError
 */
export async function encodeJpeg(file: JpegFile, bytes: ImageBytes, most: PixelSize): Promise<EncodedImage> {
  const target = fitWithin(file, most);
  const picture = bytes.join(file.isPlain ? file.picture : file.withProfile);
  const isFitting = target.width === file.width && target.height === file.height;
  const isKept = isFitting && file.isPlain && !isPadded(picture.length, file, file.components);
  if (isKept) await proveDecodable(picture, file);
  return {
    coding: 'dct',
    bytes: isKept ? picture : await recode(picture, file, target),
    ...target,
    bitsPerComponent: 8,
    colors: { type: file.components === 1 ? 'gray' : 'rgb' },
    orientation: file.orientation,
  };
}

async function proveDecodable(picture: Uint8Array, { width, height }: PixelSize): Promise<void> {
  const decode = await loadSharp();
  const size = { width: Math.ceil(width / SQUARE), height: Math.ceil(height / SQUARE), fit: 'fill' } as const;
  await decoded(() => decode(picture).resize(size).raw().toBuffer());
}

async function recode(picture: Uint8Array, file: JpegFile, target: PixelSize): Promise<Uint8Array> {
  const decode = await loadSharp();
  const chromaSubsampling = target.width * target.height <= SMALL ? '4:4:4' : '4:2:0';
  return decoded(() =>
    decode(picture)
      .resize({ ...target, fit: 'fill' })
      .toColourspace(file.components === 1 ? 'b-w' : 'srgb')
      .jpeg({ quality: QUALITY, chromaSubsampling })
      .toBuffer(),
  );
}
