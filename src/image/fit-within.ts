import type { PlacedImage } from '../model/page.js';

export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

/** An image's size, made smaller as far as it has to be to have at most so many pixels each way. */
export function fitWithin({ width, height }: PixelSize, most: PixelSize): PixelSize {
  const scale = Math.min(1, most.width / width, most.height / height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

const POINTS_PER_INCH = 72;

/**
 * As many pixels as an image needs where it is placed, at the resolution that is wanted there. No more than it has: what is asked
 * beyond that gives the same samples.
 */
export function mostPixels({ image, width, height, resolution }: PlacedImage): PixelSize {
  const pixels = (length: number): number => Math.ceil((length / POINTS_PER_INCH) * resolution);
  return { width: Math.min(image.width, pixels(width)), height: Math.min(image.height, pixels(height)) };
}

/** What tables and headers take beside the samples, in bytes. */
const OVERHEAD = 64 * 1024;

/** Whether an image has more bytes than its samples have before they are coded: most of them are no part of it. */
export const isPadded = (bytes: number, { width, height }: PixelSize, channels: number): boolean =>
  bytes > width * height * channels * 1.01 + OVERHEAD;
