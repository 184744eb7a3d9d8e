import type { Finding, Outcome } from './finding.js';

/** An image that passed the guard: it is what its file says, and no larger than can be set. */
export interface Image {
  /** Unique among the images of one compile, the same in every run. */
  readonly id: string;
  /** The width of the image as it is shown, in pixels: the orientation that a camera noted is taken into account. */
  readonly width: number;
  readonly height: number;
  /** Pixels to an inch as the file states them; none where it does not. */
  readonly density?: number;
  /**
   * The image for embedding, of at most so many pixels as it is shown; it is resampled where it has more. Where its samples
   * can't be decoded after all, there is a finding instead.
   */
  encode(most: { readonly width: number; readonly height: number }): Promise<Outcome<EncodedImage>>;
  /** What `encode` would find, without making what is embedded. */
  prove(most: { readonly width: number; readonly height: number }): Promise<readonly Finding[]>;
}

/** Samples as a PDF image holds them [ISO 32000-1, 8.9.5]. */
export interface EncodedImage {
  /** `dct`: a JPEG file. `png`: the compressed data of a PNG, each row with its filter. `flate`: compressed samples. */
  readonly coding: 'dct' | 'png' | 'flate';
  readonly bytes: Uint8Array;
  /** The width of the image as it is stored, in pixels. */
  readonly width: number;
  readonly height: number;
  readonly bitsPerComponent: 1 | 2 | 4 | 8;
  readonly colors:
    | { readonly type: 'gray' | 'rgb' }
    | { readonly type: 'palette' /** RGB triples */; readonly palette: Uint8Array };
  readonly orientation: Orientation;
}

/**
 * How the stored rows and columns are to be turned to be shown right [Exif 2.32, tag 0x0112]: 1 as they are, 2 to 4
 * mirrored, turned by 180°, or both; 5 to 8 with rows and columns exchanged.
 */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;
