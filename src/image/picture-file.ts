import { crc32, deflateSync, inflateSync } from 'node:zlib';
import type { EncodedImage, Orientation } from '../model/image.js';
import { decoded, loadSharp } from './load-sharp.js';

/** A picture as a file of its own, with nothing in it but the picture. */
export interface PictureFile {
  readonly format: 'jpeg' | 'png';
  readonly bytes: Uint8Array;
}

/** What a decoder has to do to show stored samples right; mirroring comes first. */
const turns: Readonly<Record<Orientation, { readonly flop?: true; readonly rotate: number }>> = {
  1: { rotate: 0 },
  2: { flop: true, rotate: 0 },
  3: { rotate: 180 },
  4: { flop: true, rotate: 180 },
  5: { flop: true, rotate: 270 },
  6: { rotate: 90 },
  7: { flop: true, rotate: 90 },
  8: { rotate: 270 },
};

/** No loss can be seen in print. */
const QUALITY = 88;

/**
 * An image that was encoded for embedding as a file that programs for texts open: its samples are turned as they are shown,
 * since not all of these programs do.
 * @throws ImageError
 */
export async function pictureFile(image: EncodedImage): Promise<PictureFile> {
  if (image.coding !== 'dct') return { format: 'png', bytes: pngFile(image) };
  const { flop, rotate } = turns[image.orientation];
  if (!flop && rotate === 0) return { format: 'jpeg', bytes: image.bytes };
  const decode = await loadSharp();
  const picture = flop ? decode(image.bytes).flop() : decode(image.bytes);
  return { format: 'jpeg', bytes: await decoded(picture.rotate(rotate).jpeg({ quality: QUALITY })) };
}

/**
 * A drawing of outlines as a picture. It must have no text: which font that would be set in depends on the computer.
 * @throws ImageError
 */
export async function drawingFile(svg: string): Promise<PictureFile> {
  const decode = await loadSharp();
  const drawn = decode(Buffer.from(svg)).flatten({ background: '#ffffff' }).png({ compressionLevel: 9 });
  return { format: 'png', bytes: await decoded(drawn) };
}

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
/** Colour types [PNG, 11.2.2]. */
const COLOR_TYPES = { gray: 0, rgb: 2, palette: 3 } as const;

/** A PNG of the chunks that it can't be without [PNG, 5.6]. */
function pngFile(image: EncodedImage): Uint8Array {
  const { width, height, bitsPerComponent, colors } = image;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(bitsPerComponent, 8);
  header.writeUInt8(COLOR_TYPES[colors.type], 9);
  const palette = colors.type === 'palette' ? [chunk('PLTE', colors.palette)] : [];
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    ...palette,
    chunk('IDAT', image.coding === 'flate' ? withFilters(image) : image.bytes),
    chunk('IEND', new Uint8Array()),
  ]);
}

/** Compressed samples, each row with a byte that says that it is as it is [PNG, 9]. */
function withFilters({ bytes, height }: EncodedImage): Uint8Array {
  const samples = inflateSync(bytes);
  const length = samples.length / height;
  const rows = Buffer.alloc(samples.length + height);
  for (let row = 0; row < height; row += 1)
    rows.set(samples.subarray(row * length, (row + 1) * length), row * (length + 1) + 1);
  return deflateSync(rows);
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
