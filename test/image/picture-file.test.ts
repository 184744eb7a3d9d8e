import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { openImage } from '../../src/image/open-image.js';
import { drawingFile, pictureFile } from '../../src/image/picture-file.js';
import { memorySource } from '../../src/model/byte-source.js';
import type { EncodedImage } from '../../src/model/image.js';
import { exif, pictureOf, segment, withSegments } from './make-jpeg.js';

const path = { value: '图', range: { file: { path: 'issues/1/01.md', text: '图' }, start: 0, end: 1 } };

async function encoded(bytes: Uint8Array): Promise<EncodedImage> {
  const { value } = await openImage({ ...memorySource(bytes), state: '' }, { id: '图', path });
  const image = await value?.encode({ width: 1000, height: 1000 });
  if (!image?.value) throw new Error('no image');
  return image.value;
}

const rgbOf = async (bytes: Uint8Array) =>
  sharp(bytes).toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });

/** The most that any sample of two pictures differs by. */
async function difference(a: Uint8Array, b: Uint8Array): Promise<number> {
  const [one, other] = [await rgbOf(a), await rgbOf(b)];
  expect([one.info.width, one.info.height]).toEqual([other.info.width, other.info.height]);
  return one.data.reduce((most, sample, at) => Math.max(most, Math.abs(sample - (other.data[at] ?? 0))), 0);
}

test('a PNG is a file again, with its palette', async () => {
  for (const palette of [true, false]) {
    const png = await pictureOf(20, 12).png({ palette }).toBuffer();
    const { format, bytes } = await pictureFile(await encoded(png));
    expect(format).toBe('png');
    expect(await difference(bytes, png)).toBe(0);
  }
});

test('samples without filters get them', async () => {
  const samples = Buffer.from([255, 0, 0, 0, 255, 0, 0, 0, 255, 9, 9, 9]);
  const { bytes } = await pictureFile({
    coding: 'flate',
    bytes: deflateSync(samples),
    width: 2,
    height: 2,
    bitsPerComponent: 8,
    colors: { type: 'rgb' },
    orientation: 1,
  });
  expect([...(await rgbOf(bytes)).data]).toEqual([...samples]);
});

describe('a photograph', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'that is to be turned as %i is turned, and says nothing of its camera',
    async (orientation) => {
      const plain = await pictureOf(64, 40).jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).toBuffer();
      const note = segment(0xe1, exif([{ tag: 0x0112, type: 3, value: orientation }], false));
      const { format, bytes } = await pictureFile(await encoded(withSegments(plain, note)));
      expect(format).toBe('jpeg');
      expect(Buffer.from(bytes).includes('Exif')).toBe(false);
      // As another program turns it.
      const shown = await sharp(withSegments(plain, note)).rotate().png().toBuffer();
      expect(await difference(bytes, shown)).toBeLessThan(40);
    },
  );
});

test('a drawing is a picture of its size, the same each time', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><path d="M0,0h30v10h-30z"/></svg>';
  const { bytes } = await drawingFile(svg);
  const { data, info } = await rgbOf(bytes);
  expect([info.width, info.height]).toEqual([30, 20]);
  expect([data[0], data.at(-1)]).toEqual([0, 255]);
  expect(Buffer.compare((await drawingFile(svg)).bytes, bytes)).toBe(0);
});
