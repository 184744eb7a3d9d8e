import { broken, ImageError } from './image-error.js';

/** An A4 page at 300 dpi has 8.7 million. */
export const MAX_PIXELS = 40_000_000;
/** What a decoder may have to hold of an image that it can't decode row by row, in bytes. */
export const MAX_DECODED = 96 * 1024 * 1024;

/** @throws ImageError where an image of this size is none, or too much */
export function checkPixels(width: number, height: number): void {
  if (width === 0 || height === 0) throw broken('no pixels');
  if (width * height <= MAX_PIXELS) return;
  const shown = Math.round((width * height) / 1_000_000);
  throw new ImageError('image/too-many-pixels', { width, height, millions: shown, limit: MAX_PIXELS / 1_000_000 });
}
