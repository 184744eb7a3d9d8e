import { ImageError } from './image-error.js';

/** How much of a file its format is found from, in bytes. */
export const HEAD_SIZE = 1024;

/**
 * What a file is, from its first bytes: its name may say anything.
 * @throws ImageError where it is none that can be set
 */
export function findFormat(head: Uint8Array): 'png' | 'jpeg' {
  const bytes = Buffer.from(head).toString('latin1');
  if (bytes === '') throw new ImageError('image/empty', {});
  const isAt = ([offset, text]: Mark) => bytes.startsWith(text, offset);
  const known = signatures.find(({ marks }) => marks.every(isAt))?.type;
  if (known === 'png' || known === 'jpeg') return known;
  if (known) throw refusals[known]();
  if (/<svg[\s>]/i.test(bytes)) throw new ImageError('image/drawing', { format: 'SVG' });
  throw new ImageError('image/unknown', {});
}

/** What stands at an offset. */
type Mark = readonly [offset: number, text: string];

const refusals = {
  heic: () => new ImageError('image/heic', {}),
  webp: () => new ImageError('image/format', { format: 'WebP' }),
  avif: () => new ImageError('image/format', { format: 'AVIF' }),
  gif: () => new ImageError('image/format', { format: 'GIF' }),
  bmp: () => new ImageError('image/format', { format: 'BMP' }),
  tiff: () => new ImageError('image/format', { format: 'TIFF' }),
  'jpeg-2000': () => new ImageError('image/format', { format: 'JPEG 2000' }),
  'jpeg-xl': () => new ImageError('image/format', { format: 'JPEG XL' }),
  psd: () => new ImageError('image/format', { format: 'PSD' }),
  emf: () => new ImageError('image/drawing', { format: 'EMF' }),
  wmf: () => new ImageError('image/drawing', { format: 'WMF' }),
  pdf: () => new ImageError('image/document', { format: 'PDF' }),
  office: () => new ImageError('image/document', { format: 'Office/WPS' }),
} as const;

interface Signature {
  readonly type: 'png' | 'jpeg' | keyof typeof refusals;
  readonly marks: readonly Mark[];
}

/** Files of ISO 14496-12, by their brand. */
const ofBrand = (type: Signature['type'], brands: readonly string[]): readonly Signature[] =>
  brands.map((brand) => ({ type, marks: [[4, `ftyp${brand}`]] }));

const signatures: readonly Signature[] = [
  { type: 'png', marks: [[0, '\x89PNG\r\n\x1a\n']] },
  { type: 'jpeg', marks: [[0, '\xff\xd8\xff']] },
  ...ofBrand('avif', ['avif', 'avis']),
  // The brands of images in general are those of phones in practice.
  ...ofBrand('heic', ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1']),
  {
    type: 'webp',
    marks: [
      [0, 'RIFF'],
      [8, 'WEBP'],
    ],
  },
  { type: 'gif', marks: [[0, 'GIF8']] },
  // Two unused fields are zero in all of them.
  {
    type: 'bmp',
    marks: [
      [0, 'BM'],
      [6, '\0\0\0\0'],
    ],
  },
  { type: 'tiff', marks: [[0, 'II*\0']] },
  { type: 'tiff', marks: [[0, 'MM\0*']] },
  { type: 'tiff', marks: [[0, 'II+\0']] },
  { type: 'tiff', marks: [[0, 'MM\0+']] },
  { type: 'jpeg-2000', marks: [[4, 'jP  \r\n\x87\n']] },
  { type: 'jpeg-2000', marks: [[0, '\xff\x4f\xff\x51']] },
  { type: 'jpeg-xl', marks: [[4, 'JXL \r\n\x87\n']] },
  { type: 'jpeg-xl', marks: [[0, '\xff\x0a']] },
  { type: 'psd', marks: [[0, '8BPS']] },
  {
    type: 'emf',
    marks: [
      [0, '\x01\0\0\0'],
      [40, ' EMF'],
    ],
  },
  { type: 'wmf', marks: [[0, '\xd7\xcd\xc6\x9a']] },
  { type: 'wmf', marks: [[0, '\x01\0\x09\0\0\x03']] },
  { type: 'pdf', marks: [[0, '%PDF-']] },
  // A ZIP file: documents of Office and WPS are the ones that are taken for images.
  { type: 'office', marks: [[0, 'PK\x03\x04']] },
  { type: 'office', marks: [[0, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1']] },
];
