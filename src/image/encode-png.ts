import type { Sharp } from 'sharp';
import { memorySource } from '../model/byte-source.js';
import type { EncodedImage } from '../model/image.js';
import { fitWithin, isPadded, type PixelSize } from './fit-within.js';
import { type ByteRange, ImageBytes } from './image-bytes.js';
import { broken } from './image-error.js';
import { decoded, loadSharp } from './load-sharp.js';
import { type PngFile, pngData, readPng } from './read-png.js';

/**
 * The file's own data where PDF has the like: no more pixels than wanted, row by row, opaque, of sRGB and at most 8 bits.
 * Otherwise a decoder makes such a PNG of it, on white paper.
 * @throws ImageError
 */
export async function encodePng(file: PngFile, bytes: ImageBytes, most: PixelSize): Promise<EncodedImage> {
  const target = fitWithin(file, most);
  const kept = keptWhole(file, bytes, target);
  if (kept) return kept;
  const work = (await flatten(file, bytes, target)).png({
    compressionLevel: 9,
    adaptiveFiltering: true,
    palette: false,
  });
  const recoded = new ImageBytes(memorySource(await decoded(work)));
  const made = embeddable(await readPng(recoded), recoded);
  if (!made) throw broken('the decoder yields no plain PNG');
  return made;
}

/**
 * Decodes the picture as `encodePng` does.
 * @throws ImageError
 */
export async function provePng(file: PngFile, bytes: ImageBytes, most: PixelSize): Promise<void> {
  const target = fitWithin(file, most);
  if (!keptWhole(file, bytes, target)) await decoded((await flatten(file, bytes, target)).raw());
}

const keptWhole = (file: PngFile, bytes: ImageBytes, target: PixelSize): EncodedImage | undefined =>
  target.width === file.width && target.height === file.height ? embeddable(file, bytes) : undefined;

/** The file's own data as PDF takes it; none where PDF has nothing like it, or most of the file is no part of the picture. */
function embeddable(file: PngFile, bytes: ImageBytes): EncodedImage | undefined {
  const { width, height, bitDepth, color, palette } = file;
  if (file.isInterlaced || file.transparency || file.profile) return undefined;
  if (bitDepth === 16 || color === 'gray-alpha' || color === 'rgb-alpha') return undefined;
  const colors = color === 'palette' ? palette && ({ type: 'palette', palette } as const) : { type: color };
  if (!colors) return undefined;
  const data = Buffer.concat([...pngData(bytes, file.chunks.data)].map((piece) => piece.slice()));
  if (isPadded(data.length, file, color === 'rgb' ? 3 : 1)) return undefined;
  return { coding: 'png', bytes: data, width, height, bitsPerComponent: bitDepth, colors, orientation: 1 };
}

async function flatten(file: PngFile, bytes: ImageBytes, target: PixelSize): Promise<Sharp> {
  const decode = await loadSharp();
  const { header, palette, data, end } = file.chunks;
  // The decoder gets only what it needs: the less it gets to read, the less it can be misled by.
  const needed = [{ start: 0, end: header.start }, header, file.profile, palette, file.transparency, data, end];
  const picture = bytes.join(needed.filter((range): range is ByteRange => range !== undefined));
  return decode(picture)
    .flatten({ background: '#ffffff' })
    .resize({ ...target, fit: 'fill' })
    .toColourspace(file.color.startsWith('gray') ? 'b-w' : 'srgb');
}
