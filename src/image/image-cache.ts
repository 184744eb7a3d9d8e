import type { EncodedImage } from '../model/image.js';
import { ImageError } from './image-error.js';
import type { JpegFile } from './read-jpeg.js';
import type { PngFile } from './read-png.js';

/** In bytes: of all that is kept. */
const MOST = 64 * 1024 * 1024;
/** In bytes: more or less what is known of a file beside what was made of it. */
const LEAST = 16 * 1024;

/** What was found out about an image file, and what was made of it by the size that was asked for. */
export class KnownImage {
  readonly file: PngFile | JpegFile;
  readonly #encoded = new Map<string, Promise<EncodedImage>>();
  readonly #proved = new Map<string, Promise<void>>();
  #size = LEAST;

  constructor(file: PngFile | JpegFile) {
    this.file = file;
  }

  /** In bytes: what it takes to keep this. */
  get size(): number {
    return this.#size;
  }

  encode(size: string, act: () => Promise<EncodedImage>): Promise<EncodedImage> {
    return once(this.#encoded, size, async () => {
      const made = await act();
      this.#size += made.bytes.length;
      return made;
    });
  }

  prove(size: string, act: () => Promise<void>): Promise<void> {
    return once(this.#proved, size, act);
  }
}

/** What failed for good is not tried again. */
function once<T>(done: Map<string, Promise<T>>, key: string, act: () => Promise<T>): Promise<T> {
  const before = done.get(key);
  if (before) return before;
  const now = act();
  done.set(key, now);
  now.catch((error) => {
    if (!isLasting(error)) done.delete(key);
  });
  return now;
}

const isLasting = (error: unknown): error is ImageError => error instanceof ImageError && !error.isMomentary;

/** Image files that were looked at, by their state: those that were asked for last, within bounds. */
export class ImageCache {
  readonly #known = new Map<string, KnownImage | ImageError>();

  /**
   * What is known of the file in this state; what `read` finds where nothing is.
   * @throws ImageError
   */
  look(state: string, read: () => PngFile | JpegFile): KnownImage {
    const known = this.#known.get(state) ?? attempt(() => new KnownImage(read()));
    this.#known.delete(state);
    this.#known.set(state, known);
    let total = 0;
    for (const [other, image] of [...this.#known].reverse()) {
      total += image instanceof ImageError ? LEAST : image.size;
      if (total > MOST) this.#known.delete(other);
    }
    if (known instanceof ImageError) throw known;
    return known;
  }
}

/** @throws what may be another time */
function attempt<T>(act: () => T): T | ImageError {
  try {
    return act();
  } catch (error) {
    if (isLasting(error)) return error;
    throw error;
  }
}
