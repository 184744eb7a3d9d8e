import { type FontDefect, fontDefects } from '../model/font-defects.js';
import type { Bilingual } from '../model/message.js';

/** A font that can't be used: the only error that reading one throws. Whoever looks for a font goes on to the next. */
export class FontError extends Error {
  readonly defect: FontDefect;
  /** The defect in words for whoever uses the font. */
  readonly reason: Bilingual;

  /**
   * @param detail what exactly is wrong, for whoever debugs a font
   * @param reason where there is more to say than of every font with the defect
   */
  constructor(defect: FontDefect, detail: string, reason: Bilingual = fontDefects[defect]) {
    super(`${defect}: ${detail}`);
    this.name = 'FontError';
    this.defect = defect;
    this.reason = reason;
  }
}

/**
 * Reads a part of a font. A range outside the file or the table makes a `RangeError` in ByteSource and DataView: here
 * it becomes a damaged font.
 * @throws FontError
 */
export function readOrDamaged<T>(part: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) throw new FontError('damaged', `${part}: ${error.message}`);
    throw error;
  }
}

/** What lies outside the file or the table is not there. */
export function unlessOutOfRange<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
