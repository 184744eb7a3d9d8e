import { PNG } from 'pngjs';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { openImage } from '../../src/image/open-image.js';
import { memorySource } from '../../src/model/byte-source.js';
import type { EncodedImage } from '../../src/model/image.js';
import { FileChanged } from '../../src/model/read-error.js';
import { changed, exif, findMarker, gradient, pictureOf, segment, withSegments } from './make-jpeg.js';
import { type Chunk, type Ihdr, idat, iend, ihdr, pngOf } from './make-png.js';

const path = { value: '图', range: { file: { path: 'issues/1/01.md', text: '图' }, start: 0, end: 1 } };
const ALL = { width: 10_000, height: 10_000 };

async function encode(bytes: Uint8Array, most = ALL) {
  const { value, findings } = await openImage({ ...memorySource(bytes), state: '' }, { id: '图', path });
  if (!value) throw new Error(findings.map(({ code }) => code).join());
  return value.encode(most);
}

async function encoded(bytes: Uint8Array, most = ALL): Promise<EncodedImage> {
  const { value, findings } = await encode(bytes, most);
  expect(findings).toEqual([]);
  if (!value) throw new Error('no image');
  return value;
}

/** What a reader of PDF makes of it: RGB samples as stored. */
async function samplesOf(image: EncodedImage): Promise<Uint8Array> {
  expect(image.coding).not.toBe('flate');
  if (image.coding === 'dct') return rgbOf(image.bytes);
  const type = { gray: 0, rgb: 2, palette: 3 }[image.colors.type];
  const facts: Ihdr = { width: image.width, height: image.height, bitDepth: image.bitsPerComponent, colorType: type };
  const palette = image.colors.type === 'palette' ? [{ type: 'PLTE', data: image.colors.palette }] : [];
  return pngSamples(pngOf(ihdr(facts), ...palette, { type: 'IDAT', data: image.bytes }, iend));
}

const rgbOf = async (bytes: Uint8Array): Promise<Uint8Array> =>
  new Uint8Array(await sharp(bytes).toColourspace('srgb').raw().toBuffer());

/** By another decoder than the program's; on white. */
function pngSamples(bytes: Buffer): Uint8Array {
  const { data } = PNG.sync.read(bytes);
  const samples = new Uint8Array((data.length / 4) * 3);
  for (let pixel = 0; pixel < data.length / 4; pixel += 1) {
    const alpha = (data[4 * pixel + 3] ?? 0) / 255;
    for (let channel = 0; channel < 3; channel += 1) {
      samples[3 * pixel + channel] = Math.round((data[4 * pixel + channel] ?? 0) * alpha + 255 * (1 - alpha));
    }
  }
  return samples;
}

/** The most that any sample differs by. */
function difference(some: Uint8Array, others: Uint8Array): number {
  expect(some.length).toBe(others.length);
  return some.reduce((most, sample, index) => Math.max(most, Math.abs(sample - (others[index] ?? 0))), 0);
}

/** Rows of bytes that change from one to the next, each with filter 0. */
const rowsOf = (height: number, rowSize: number): Chunk =>
  idat(
    Buffer.from({ length: height * (rowSize + 1) }).map((_, index) =>
      index % (rowSize + 1) === 0 ? 0 : (index * 37) % 256,
    ),
  );

const chunk = (type: string, ...data: readonly number[]): Chunk => ({ type, data: Uint8Array.from(data) });

describe('a PNG', () => {
  it.each<[string, Ihdr, number, readonly Chunk[]]>([
    ['grey of 1 bit', { width: 9, height: 6, bitDepth: 1 }, 2, []],
    ['grey of 2 bits', { width: 9, height: 6, bitDepth: 2 }, 3, []],
    ['grey of 4 bits', { width: 9, height: 6, bitDepth: 4 }, 5, []],
    ['grey', { width: 9, height: 6 }, 9, []],
    ['coloured', { width: 9, height: 6, colorType: 2 }, 27, []],
    ['of a palette', { width: 8, height: 6, bitDepth: 1, colorType: 3 }, 1, [chunk('PLTE', 255, 0, 0, 0, 128, 255)]],
  ])('that is %s is kept as it is', async (_what, facts, rowSize, chunks) => {
    const rows = rowsOf(facts.height, rowSize);
    const [first, second] = [rows.data.subarray(0, 7), rows.data.subarray(7)];
    const png = pngOf(
      ihdr(facts),
      ...chunks,
      chunk('tEXt', 65, 0, 66),
      { ...rows, data: first },
      { ...rows, data: second },
      iend,
    );
    const image = await encoded(png);
    expect(image).toMatchObject({ coding: 'png', width: facts.width, height: facts.height, orientation: 1 });
    expect(Buffer.compare(image.bytes, rows.data)).toBe(0);
    expect(difference(await samplesOf(image), pngSamples(png))).toBe(0);
  });

  it.each<[string, Ihdr, number, readonly Chunk[], 'gray' | 'rgb']>([
    ['see-through', { width: 9, height: 6, colorType: 6 }, 36, [], 'rgb'],
    ['grey and see-through', { width: 9, height: 6, colorType: 4 }, 18, [], 'gray'],
    ['of 16 bits', { width: 9, height: 6, bitDepth: 16, colorType: 2 }, 54, [], 'rgb'],
    ['grey of 16 bits', { width: 9, height: 6, bitDepth: 16 }, 18, [], 'gray'],
    ['see-through of 16 bits', { width: 9, height: 6, bitDepth: 16, colorType: 6 }, 72, [], 'rgb'],
    ['see-through where it has one grey', { width: 9, height: 6, bitDepth: 2 }, 3, [chunk('tRNS', 0, 1)], 'gray'],
    [
      'see-through where it has one colour',
      { width: 1, height: 2, colorType: 2 },
      3,
      [chunk('tRNS', 0, 37, 0, 74, 0, 111)],
      'rgb',
    ],
    [
      'of a palette that is see-through',
      { width: 8, height: 6, bitDepth: 1, colorType: 3 },
      1,
      [chunk('PLTE', 255, 0, 0, 0, 128, 255), chunk('tRNS', 128)],
      'rgb',
    ],
  ])('that is %s is set on white in 8 bits', async (_what, facts, rowSize, chunks, type) => {
    const png = pngOf(ihdr(facts), ...chunks, rowsOf(facts.height, rowSize), iend);
    const image = await encoded(png);
    expect(image).toMatchObject({
      coding: 'png',
      width: facts.width,
      height: facts.height,
      bitsPerComponent: 8,
      colors: { type },
    });
    expect(difference(await samplesOf(image), pngSamples(png))).toBeLessThanOrEqual(1);
  });

  it('that is interlaced is set row by row', async () => {
    const png = await pictureOf(21, 13).png({ progressive: true }).toBuffer();
    expect(png[28]).toBe(1);
    expect(difference(await samplesOf(await encoded(png)), gradient(21, 13))).toBe(0);
  });

  it('of more pixels than wanted is resampled, in proportion', async () => {
    const png = await pictureOf(400, 200).png().toBuffer();
    const image = await encoded(png, { width: 100, height: 100 });
    expect(image).toMatchObject({ coding: 'png', width: 100, height: 50, colors: { type: 'rgb' } });
    expect(difference(await samplesOf(image), gradient(100, 50))).toBeLessThan(4);
    const kept = await encoded(png, { width: 400, height: 200 });
    expect(kept).toMatchObject({ width: 400, height: 200 });
    expect(await encoded(png, { width: 1, height: 1 })).toMatchObject({ width: 1, height: 1 });
  });

  it('of other colours than those of sRGB is converted', async () => {
    const png = await pictureOf(20, 10).withIccProfile('p3').png().toBuffer();
    expect(png.includes('iCCP')).toBe(true);
    const image = await encoded(png);
    expect(image.colors.type).toBe('rgb');
    // To P3 and back, each time to 8 bits.
    expect(difference(await samplesOf(image), gradient(20, 10))).toBeLessThan(8);
    expect(difference(await samplesOf(image), pngSamples(png))).toBeGreaterThan(8);
  });

  it('that says that its colours are those of sRGB is kept', async () => {
    const png = await pictureOf(20, 10).withIccProfile('srgb').png().toBuffer();
    expect(png.includes('iCCP')).toBe(true);
    expect(difference(await samplesOf(await encoded(png)), pngSamples(png))).toBe(0);
  });
});

describe('a JPEG', () => {
  it.each([1, 3] as const)('of %i components is kept as it is, but for what is not needed', async (channels) => {
    const jpeg = await pictureOf(40, 30, channels)
      .toColourspace(channels === 1 ? 'b-w' : 'srgb')
      .jpeg()
      .toBuffer();
    const image = await encoded(jpeg);
    expect(image).toMatchObject({ coding: 'dct', width: 40, height: 30, bitsPerComponent: 8, orientation: 1 });
    expect(image.colors.type).toBe(channels === 1 ? 'gray' : 'rgb');
    expect(Buffer.compare(image.bytes, jpeg)).toBe(0);
    const notes = [segment(0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0GPS')), segment(0xfe, Buffer.from('GPS'))];
    const noted = Buffer.concat([withSegments(jpeg, ...notes), Buffer.from('GPS')]);
    expect(Buffer.compare((await encoded(noted)).bytes, jpeg)).toBe(0);
  });

  it('that is progressive is kept as it is', async () => {
    const jpeg = await pictureOf(40, 30).jpeg({ progressive: true }).toBuffer();
    expect(Buffer.compare((await encoded(jpeg)).bytes, jpeg)).toBe(0);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'turned by the camera (%i) is left so, and its size is that shown',
    async (value) => {
      const jpeg = await pictureOf(400, 200).jpeg().toBuffer();
      const turned = withSegments(jpeg, segment(0xe1, exif([{ tag: 0x112, type: 3, value }], true)));
      expect(await encoded(turned)).toMatchObject({ width: 400, height: 200, orientation: value });
      const most = value < 5 ? { width: 100, height: 1000 } : { width: 1000, height: 100 };
      const small = await encoded(turned, most);
      expect(small).toMatchObject({ coding: 'dct', width: 100, height: 50, orientation: value });
      expect(difference(await samplesOf(small), gradient(100, 50))).toBeLessThan(20);
    },
  );

  it('of more pixels than wanted stays one, of its own kind', async () => {
    const grey = await pictureOf(400, 200, 1).toColourspace('b-w').jpeg().toBuffer();
    const image = await encoded(grey, { width: 100, height: 100 });
    expect(image).toMatchObject({ coding: 'dct', width: 100, height: 50, colors: { type: 'gray' } });
    expect(await sharp(image.bytes).metadata()).toMatchObject({ channels: 1, width: 100, height: 50 });
  });

  it('of other colours than those of sRGB is converted', async () => {
    const jpeg = await pictureOf(40, 30)
      .withIccProfile('p3')
      .jpeg({ quality: 100, chromaSubsampling: '4:4:4' })
      .toBuffer();
    const image = await encoded(jpeg);
    expect(difference(await samplesOf(image), gradient(40, 30))).toBeLessThan(24);
    expect(Buffer.from(image.bytes).includes('ICC_PROFILE')).toBe(false);
    const kept = await encoded(await pictureOf(40, 30).withIccProfile('srgb').jpeg().toBuffer());
    expect(Buffer.compare(kept.bytes, await pictureOf(40, 30).jpeg().toBuffer())).toBe(0);
  });

  it('of which readers might see other colours is made plain', async () => {
    const jpeg = await pictureOf(40, 30).jpeg().toBuffer();
    const adobe = (transform: number) =>
      segment(0xee, Buffer.from(`Adobe\0\x64\0\0\0\0${String.fromCharCode(transform)}`, 'latin1'));
    const rgb = withSegments(jpeg, adobe(0));
    const image = await encoded(rgb);
    expect(findMarker(image.bytes, 0xee)).toBe(-1);
    expect(difference(await samplesOf(image), await rgbOf(rgb))).toBeLessThan(24);
    expect(Buffer.compare((await encoded(withSegments(jpeg, adobe(1)))).bytes, withSegments(jpeg, adobe(1)))).toBe(0);
  });

  it('whose scan says that it lacks coefficients has them', async () => {
    const jpeg = await pictureOf(40, 30).jpeg().toBuffer();
    // As cameras write it: up to coefficient 0.
    const odd = changed(jpeg, 0xda, 12, 0);
    expect(Buffer.compare((await encoded(odd)).bytes, jpeg)).toBe(0);
  });

  it('that has lost samples is broken', async () => {
    const jpeg = await pictureOf(400, 300).jpeg({ quality: 95 }).toBuffer();
    const scan = findMarker(jpeg, 0xda);
    const short = Buffer.concat([jpeg.subarray(0, scan + 400), Uint8Array.of(0xff, 0xd9)]);
    const noCodes = Buffer.concat([jpeg.subarray(0, findMarker(jpeg, 0xc4)), jpeg.subarray(scan)]);
    for (const bytes of [short, noCodes]) {
      for (const most of [ALL, { width: 50, height: 50 }]) {
        const { value, findings } = await encode(bytes, most);
        expect(value).toBeUndefined();
        expect(findings).toMatchObject([{ code: 'image/broken', range: path.range }]);
      }
    }
  });
});

it('bytes without end that are no samples stay out of the document', async () => {
  const jpeg = await pictureOf(40, 30).jpeg().toBuffer();
  const padding = Buffer.alloc(200_000, Uint8Array.of(0xff, 0));
  const padded = await encoded(Buffer.concat([jpeg.subarray(0, -2), padding, jpeg.subarray(-2)]));
  expect(padded.bytes.length).toBeLessThan(10_000);
  expect(difference(await samplesOf(padded), gradient(40, 30))).toBeLessThan(40);
  const { data } = rowsOf(6, 9);
  const png = pngOf(ihdr({ width: 9, height: 6 }), { type: 'IDAT', data: Buffer.concat([data, padding]) }, iend);
  expect((await encoded(png)).bytes.length).toBeLessThan(1000);
});

it('the same image is the same bytes every time', async () => {
  const files = [await pictureOf(300, 200, 4).png().toBuffer(), await pictureOf(300, 200).jpeg().toBuffer()];
  for (const file of files) {
    const most = { width: 77, height: 77 };
    expect(await encoded(file, most)).toEqual(await encoded(file, most));
  }
});

it('a file that changed meanwhile is a finding', async () => {
  const notes = new Array<Buffer>(3).fill(segment(0xfe, Buffer.alloc(60_000)));
  const file = memorySource(withSegments(await pictureOf(40, 30).jpeg().toBuffer(), ...notes));
  let isChanged = false;
  const readAt = (offset: number, length: number) => {
    if (isChanged) throw new FileChanged();
    return file.readAt(offset, length);
  };
  const image = await openImage({ size: file.size, readAt, state: '' }, { id: '图', path });
  isChanged = true;
  expect((await image.value?.encode(ALL))?.findings).toMatchObject([{ code: 'image/unreadable' }]);
});
