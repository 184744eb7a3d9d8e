import { mostPixels } from '../../image/fit-within.js';
import type { Finding } from '../../model/finding.js';
import type { EncodedImage } from '../../model/image.js';
import type { Page, PlacedImage } from '../../model/page.js';
import { type PDFContext, PDFHexString, type PDFRef } from './pdf-objects.js';

/** An image of the document. */
export interface EmbeddedImage {
  /** What content streams call the image. */
  readonly name: string;
  readonly ref: PDFRef;
  readonly samples: EncodedImage;
}

export type EmbeddedImages = ReadonlyMap<PlacedImage, EmbeddedImage>;

/** Embeds the images, each size that is asked of one of them once. What can't be decoded is missing and found. */
export async function embedImages(
  context: PDFContext,
  pages: readonly Page[],
): Promise<{ readonly images: EmbeddedImages; readonly findings: readonly Finding[] }> {
  const embedded = new Map<string, EmbeddedImage>();
  const byPlace = new Map<PlacedImage, EmbeddedImage>();
  const findings: Finding[] = [];
  for (const item of pages.flatMap(({ items }) => items)) {
    if (item.type !== 'image') continue;
    const key = keyOf(item);
    // One after another: the samples of one can be many megabytes until they are compressed.
    const encoded = embedded.has(key) ? undefined : await item.image.encode(mostPixels(item));
    findings.push(...(encoded?.findings ?? []));
    const image = embedded.get(key) ?? (encoded?.value && embedImage(context, encoded.value, `Im${embedded.size + 1}`));
    if (!image) continue;
    embedded.set(key, image);
    byPlace.set(item, image);
  }
  return { images: byPlace, findings };
}

function keyOf(item: PlacedImage): string {
  const { width, height } = mostPixels(item);
  return `${width} ${height} ${item.image.id}`;
}

/** An image XObject (ISO 32000-1, table 89). */
function embedImage(context: PDFContext, samples: EncodedImage, name: string): EmbeddedImage {
  const { bytes, width, height, bitsPerComponent } = samples;
  const entries = {
    Type: 'XObject',
    Subtype: 'Image',
    Width: width,
    Height: height,
    ColorSpace: colorSpace(samples),
    BitsPerComponent: bitsPerComponent,
    ...filter(samples),
  };
  return { name, ref: context.register(context.stream(bytes, entries)), samples };
}

function colorSpace({ colors }: EncodedImage) {
  switch (colors.type) {
    case 'gray':
      return 'DeviceGray';
    case 'rgb':
      return 'DeviceRGB';
    case 'palette': {
      const highest = colors.palette.length / COLOR_BYTES - 1;
      return ['Indexed', 'DeviceRGB', highest, PDFHexString.of(Buffer.from(colors.palette).toString('hex'))];
    }
  }
}

/** Red, green and blue. */
const COLOR_BYTES = 3;

/** Each row says which of the predictors of PNG it has (ISO 32000-1, table 10). */
const PNG_PREDICTORS = 15;

function filter({ coding, colors, bitsPerComponent, width }: EncodedImage) {
  switch (coding) {
    case 'dct':
      return { Filter: 'DCTDecode' };
    case 'flate':
      return { Filter: 'FlateDecode' };
    case 'png': {
      const Colors = colors.type === 'rgb' ? COLOR_BYTES : 1;
      const rows = { Predictor: PNG_PREDICTORS, Colors, BitsPerComponent: bitsPerComponent, Columns: width };
      return { Filter: 'FlateDecode', DecodeParms: rows };
    }
  }
}
