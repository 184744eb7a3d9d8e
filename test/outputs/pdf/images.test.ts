import { deflateSync } from 'node:zlib';
import { PDFDict, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { EncodedImage, Image, Orientation } from '../../../src/model/image.js';
import { pt } from '../../../src/model/length.js';
import type { PlacedImage, StructureElement } from '../../../src/model/page.js';
import { withPdfium } from '../../tools/render-page.js';
import { renderSample } from './sample-document.js';
import { imageOf } from './sample-structure.js';

const role: StructureElement = { type: 'element', tag: 'Figure', id: 1, alternative: '甲' };

/** In a box of 90 × 60 pt at (100, 200). */
const place = (image: Image, own: Partial<PlacedImage> = {}): PlacedImage => ({
  type: 'image',
  image,
  x: pt(100),
  y: pt(200),
  width: pt(90),
  height: pt(60),
  resolution: 300,
  role,
  ...own,
});

/** The colours in the middle of six fields of an image in that box, three in a row. */
async function fieldsOf(image: Image): Promise<string[]> {
  const [fields] = await withPdfium(await renderSample([place(image)]), async (document) => {
    const pages: string[][] = [];
    for (const page of document.pages()) {
      const { width, data } = await page.render({ scale: 2, render: 'bitmap' });
      const colorAt = (x: number, y: number): string => {
        const at = 4 * (2 * y * width + 2 * x);
        return Buffer.from(data.subarray(at, at + 3)).toString('hex');
      };
      pages.push([215, 245].flatMap((y) => [115, 145, 175].map((x) => colorAt(x, y))));
    }
    return pages;
  });
  return fields ?? [];
}

/** As it is shown: two rows of three colours. */
const shown = ['ff0000', '00ff00', '0000ff', '00ffff', 'ff00ff', 'ffff00'];

/** Where the field of a stored row and column is seen, by the words of Exif: at which sides row 0 and column 0 are. */
const seenAt: Readonly<Record<Orientation, (row: number, column: number) => readonly [number, number]>> = {
  1: (row, column) => [row, column],
  2: (row, column) => [row, 2 - column],
  3: (row, column) => [1 - row, 2 - column],
  4: (row, column) => [1 - row, column],
  5: (row, column) => [column, row],
  6: (row, column) => [column, 2 - row],
  7: (row, column) => [1 - column, 2 - row],
  8: (row, column) => [1 - column, row],
};

describe('an image is shown upright', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8] as const)('from orientation %i', async (orientation) => {
    const [rows, columns] = orientation < 5 ? [2, 3] : [3, 2];
    const stored = Array.from({ length: 6 }, (_, index) => {
      const [row, column] = seenAt[orientation](Math.floor(index / columns), index % columns);
      return shown[3 * row + column];
    });
    const bytes = deflateSync(Buffer.from(stored.join(''), 'hex'));
    const colors = { type: 'rgb' } as const;
    const image = imageOf('a', {
      coding: 'flate',
      bytes,
      width: columns,
      height: rows,
      bitsPerComponent: 8,
      colors,
      orientation,
    });
    expect(await fieldsOf(image)).toEqual(shown);
  });
});

describe('an image is shown in its colours', () => {
  const sized = { width: 3, height: 2 };
  const grey = ['000000', '808080', 'ffffff', '404040', 'c0c0c0', '202020'];
  const greys = [0x00, 0x80, 0xff, 0x40, 0xc0, 0x20];
  /** Each row with the filter that it is stored with: 0 none, 1 the difference to the left, 2 to the row above. */
  const filtered = (first: readonly number[], second: readonly number[]): Uint8Array =>
    deflateSync(Uint8Array.of(1, ...first, 2, ...second));
  const palette = Uint8Array.from(Buffer.from(shown.join(''), 'hex'));

  test.each<[string, Omit<EncodedImage, 'orientation' | 'width' | 'height'>, readonly string[]]>([
    [
      'grey, compressed',
      { coding: 'flate', bytes: deflateSync(Uint8Array.from(greys)), bitsPerComponent: 8, colors: { type: 'gray' } },
      grey,
    ],
    [
      'grey of one bit',
      {
        coding: 'flate',
        bytes: deflateSync(Uint8Array.of(0b01000000, 0b10100000)),
        bitsPerComponent: 1,
        colors: { type: 'gray' },
      },
      ['000000', 'ffffff', '000000', 'ffffff', '000000', 'ffffff'],
    ],
    [
      'grey, as PNG',
      {
        coding: 'png',
        bytes: filtered([0x00, 0x80, 0x7f], [0x40, 0x40, 0x21]),
        bitsPerComponent: 8,
        colors: { type: 'gray' },
      },
      grey,
    ],
    [
      'red, green and blue, as PNG',
      {
        coding: 'png',
        bytes: filtered([255, 0, 0, 1, 255, 0, 0, 1, 255], [1, 255, 255, 255, 1, 255, 255, 255, 1]),
        bitsPerComponent: 8,
        colors: { type: 'rgb' },
      },
      shown,
    ],
    [
      'a palette of four bits, as PNG',
      {
        coding: 'png',
        bytes: deflateSync(Uint8Array.of(0, 0x01, 0x20, 0, 0x34, 0x50)),
        bitsPerComponent: 4,
        colors: { type: 'palette', palette },
      },
      shown,
    ],
    [
      'a palette, compressed',
      {
        coding: 'flate',
        bytes: deflateSync(Uint8Array.of(0, 1, 2, 3, 4, 5)),
        bitsPerComponent: 8,
        colors: { type: 'palette', palette },
      },
      shown,
    ],
  ])('%s', async (_name, encoded, expected) => {
    expect(await fieldsOf(imageOf('a', { ...sized, ...encoded }))).toEqual(expected);
  });

  test.each([
    ['grey', 'b-w', grey],
    ['red, green and blue', 'srgb', shown],
  ] as const)('%s, as JPEG', async (_name, space, expected) => {
    const jpeg = await sharp(Buffer.from(expected.join(''), 'hex'), { raw: { ...sized, channels: 3 } })
      .resize(24, 16, { kernel: 'nearest' })
      .toColourspace(space)
      .jpeg({ quality: 100, chromaSubsampling: '4:4:4' })
      .toBuffer();
    const colors = { type: space === 'b-w' ? 'gray' : 'rgb' } as const;
    const encoded = { coding: 'dct', bytes: Uint8Array.from(jpeg), bitsPerComponent: 8, colors } as const;
    const fields = await fieldsOf(imageOf('a', { ...encoded, width: 24, height: 16 }));
    for (const [index, field] of fields.entries()) {
      const [seen, wanted] = [field, expected[index] ?? ''].map((color) => [...Buffer.from(color, 'hex')]);
      const errors = seen?.map((share, channel) => Math.abs(share - (wanted?.[channel] ?? 0))) ?? [];
      expect(Math.max(...errors)).toBeLessThan(8);
    }
  });
});

type Size = Parameters<Image['encode']>[0];

/** A grey image of so many pixels that notes which sizes it is asked for. */
function askedImage(id: string, width: number, height: number): { image: Image; asked: Size[] } {
  const asked: Size[] = [];
  const encode: Image['encode'] = async (most) => {
    asked.push(most);
    const bytes = deflateSync(new Uint8Array(most.width * most.height));
    const value = {
      coding: 'flate',
      bytes,
      ...most,
      bitsPerComponent: 8,
      colors: { type: 'gray' },
      orientation: 1,
    } as const;
    return { value, findings: [] };
  };
  return { image: { id, width, height, encode, prove: async () => [] }, asked };
}

/** The image XObjects of a document, and the names by which each page knows them. */
async function imagesIn(pdf: Uint8Array): Promise<{ objects: PDFDict[]; names: string[][] }> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const objects = document.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) => (object instanceof PDFRawStream ? [object.dict] : []))
    .filter((dict) => dict.get(PDFName.of('Subtype')) === PDFName.of('Image'));
  const names = document
    .getPages()
    .map(({ node }) =>
      (node.Resources()?.lookupMaybe(PDFName.of('XObject'), PDFDict)?.keys() ?? []).map((name) => name.decodeText()),
    );
  return { objects, names };
}

describe('an image is embedded', () => {
  test('with as many pixels as its box can show at its resolution, each side rounded up', async () => {
    const { image, asked } = askedImage('a', 4000, 3000);
    await renderSample([place(image, { resolution: 100, width: pt(90.1) })]);
    expect(asked).toEqual([{ width: 126, height: 84 }]);
  });

  test('with no more pixels than it has', async () => {
    const { image, asked } = askedImage('a', 40, 30);
    await renderSample([place(image)]);
    expect(asked).toEqual([{ width: 40, height: 30 }]);
  });

  test('once for all places that want it in one size, on the pages that show it', async () => {
    const { image, asked } = askedImage('a', 400, 300);
    const small = place(image, { width: pt(45), height: pt(30) });
    const pdf = await renderSample([place(image), place(image, { y: pt(400) })], [], [place(image), small]);
    expect(asked).toEqual([
      { width: 375, height: 250 },
      { width: 188, height: 125 },
    ]);
    const { objects, names } = await imagesIn(pdf);
    expect(objects).toHaveLength(2);
    expect(names).toEqual([['Im1'], [], ['Im1', 'Im2']]);
  });

  test('once for each image', async () => {
    const [first, second] = ['a', 'b'].map((id) => askedImage(id, 40, 30).image);
    if (!first || !second) throw new Error('two images were made');
    expect((await imagesIn(await renderSample([place(first), place(second)]))).objects).toHaveLength(2);
  });

  test('without anything that PDF/A forbids or an opaque image needs not', async () => {
    const { image } = askedImage('a', 40, 30);
    const [object] = (await imagesIn(await renderSample([place(image)]))).objects;
    expect(object?.keys().map((key) => key.decodeText())).toEqual([
      'Type',
      'Subtype',
      'Width',
      'Height',
      'ColorSpace',
      'BitsPerComponent',
      'Filter',
      'Length',
    ]);
  });
});

describe('a document with an image', () => {
  const samples = { coding: 'flate', width: 2, height: 1, bitsPerComponent: 8 } as const;
  const indexed = (bytes: Uint8Array, palette: Uint8Array): Image =>
    imageOf('a', { ...samples, bytes: deflateSync(bytes), colors: { type: 'palette', palette } });
  const palette = Uint8Array.of(0, 0, 0, 255, 255, 255);
  const image = indexed(Uint8Array.of(0, 1), palette);

  test('is the same bytes for the same image', async () => {
    const [first, second] = await Promise.all([renderSample([place(image)]), renderSample([place(image)])]);
    expect(Buffer.compare(first, second)).toBe(0);
  });

  test('has another identifier for other samples, another palette or another place', async () => {
    const pdfs = [
      await renderSample([place(image)]),
      await renderSample([place(indexed(Uint8Array.of(1, 0), palette))]),
      await renderSample([place(indexed(Uint8Array.of(0, 1), palette.toReversed()))]),
      await renderSample([place(image, { x: pt(101) })]),
      await renderSample([place(image, { role: { ...role, alternative: '乙' } })]),
    ];
    const ids = await Promise.all(
      pdfs.map(async (pdf) => String((await PDFDocument.load(pdf, { updateMetadata: false })).context.trailerInfo.ID)),
    );
    expect(new Set(ids).size).toBe(5);
  });

  test('is not made where the image cannot be encoded', async () => {
    const broken: Image = { ...image, encode: () => Promise.reject(new Error('broken samples')) };
    await expect(renderSample([place(broken)])).rejects.toThrow('broken samples');
  });
});
