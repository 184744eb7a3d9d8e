import type { Finding } from '../model/finding.js';
import type { ParamsOf } from '../model/message.js';
import type { SourceRange } from '../model/source.js';
import { finding } from './finding.js';

type ImageFindings = typeof finding.entries;
type ImageCode = keyof ImageFindings;

/** An image that can't be used: thrown inside this folder only, and a finding for all others. */
export class ImageError<C extends ImageCode = ImageCode> extends Error {
  /** Whether the same file may be read another time. */
  readonly isMomentary: boolean;
  /** The finding where the image is named. */
  readonly at: (range: SourceRange) => Finding;

  /** @param detail what exactly is wrong, for whoever debugs a file */
  constructor(code: C, params: ParamsOf<ImageFindings[C]>, detail: string = code) {
    super(`${code}: ${detail}`);
    this.name = 'ImageError';
    this.isMomentary = code === 'image/unreadable';
    this.at = (range) => finding(code, range, params);
  }
}

export const truncated = (): ImageError => new ImageError('image/truncated', {});

/** @param detail what breaks the format's rules */
export const broken = (detail: string): ImageError => new ImageError('image/broken', {}, detail);
