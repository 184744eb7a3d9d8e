import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { openImage } from '../../src/image/open-image.js';
import { type ByteSource, memorySource } from '../../src/model/byte-source.js';
import { FileChanged } from '../../src/model/read-error.js';
import * as fc from '../tools/fast-check.js';
import { changed, exif, findMarker, pictureOf, segment, withSegments } from './make-jpeg.js';
import { blankRows, type Chunk, idat, iend, ihdr, pngOf, SIGNATURE } from './make-png.js';

const file = { path: 'issues/1/01-工作.md', text: '![会场](会场.png)' };
const path = { value: '会场.png', range: { file, start: 6, end: 12 } };
const openSource = (source: ByteSource) => openImage({ ...source, state: '' }, { id: '会场', path });
const open = (bytes: Uint8Array) => openSource(memorySource(bytes));

/** What is found, at the place where the image is named. */
async function refusalOf(bytes: Uint8Array): Promise<string> {
  const { value, findings } = await open(bytes);
  expect(value).toBeUndefined();
  expect(findings).toMatchObject([{ range: path.range, severity: 'error' }]);
  return findings[0]?.code ?? '';
}

const sizeOf = async (bytes: Uint8Array) => {
  const { value, findings } = await open(bytes);
  expect(findings).toEqual([]);
  return value && [value.width, value.height];
};

let jpeg: Buffer;
let progressive: Buffer;
beforeAll(async () => {
  jpeg = await pictureOf(24, 16).jpeg().toBuffer();
  progressive = await pictureOf(24, 16).jpeg({ progressive: true }).toBuffer();
});

const grey = (...chunks: readonly Chunk[]) => pngOf(ihdr({ width: 5, height: 3 }), ...chunks);
const plain = grey(idat(blankRows(3, 5)), iend);

describe('a file', () => {
  it.each([
    ['heic', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1')],
    ['heic', Buffer.from('\0\0\0\x18ftypmif1\0\0\0\0mif1heic', 'latin1')],
    ['format', Buffer.from('\0\0\0\x18ftypavif\0\0\0\0', 'latin1')],
    ['format', Buffer.from('RIFF\x10\0\0\0WEBPVP8 ', 'latin1')],
    ['format', Buffer.from('GIF89a\x01\0\x01\0', 'latin1')],
    ['format', Buffer.from('BM\x46\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0', 'latin1')],
    ['format', Buffer.from('II*\0\x08\0\0\0', 'latin1')],
    ['format', Buffer.from('MM\0*\0\0\0\x08', 'latin1')],
    ['drawing', Buffer.from('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['drawing', Buffer.from('\ufeff<svg width="1"/>')],
    ['drawing', Buffer.from(`\x01\0\0\0${'\0'.repeat(36)} EMF`, 'latin1')],
    ['drawing', Buffer.from('\xd7\xcd\xc6\x9a\0\0', 'latin1')],
    ['document', Buffer.from('%PDF-1.7\n')],
    ['document', Buffer.from('PK\x03\x04\x14\0', 'latin1')],
    ['empty', Buffer.alloc(0)],
    ['unknown', Buffer.from('会场照片')],
    ['unknown', Buffer.from('一'.repeat(5_000_000))],
    ['unknown', Buffer.from('<html>')],
    ['unknown', Buffer.alloc(1)],
    ['truncated', SIGNATURE],
  ])('is what its bytes say: image/%s', async (code, bytes) => {
    expect(await refusalOf(bytes)).toBe(`image/${code}`);
  });

  it('that can’t be read on, or became shorter, is a finding', async () => {
    const failing = (error: Error): ByteSource => ({
      size: 1000,
      readAt: () => {
        throw error;
      },
    });
    const disk = Object.assign(new Error('EIO: i/o error'), { errno: -5, code: 'EIO' });
    expect((await openSource(failing(disk))).findings).toMatchObject([
      { code: 'image/unreadable', params: { reason: 'EIO' } },
    ]);
    expect((await openSource(failing(new FileChanged()))).findings).toMatchObject([{ code: 'image/unreadable' }]);
    await expect(openSource(failing(new Error('a bug')))).rejects.toThrow('a bug');
  });
});

describe('a PNG', () => {
  it('has the size of its header', async () => {
    expect(await sizeOf(plain)).toEqual([5, 3]);
  });

  it.each([0, 2, 3, 4, 6].flatMap((colorType) => [1, 2, 4, 8, 16].flatMap((bitDepth) => [[colorType, bitDepth]])))(
    'of colour type %i and depth %i is one where the format has them',
    async (colorType, bitDepth) => {
      const channels = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }[colorType] ?? 0;
      const depths = { 0: [1, 2, 4, 8, 16], 3: [1, 2, 4, 8] }[colorType] ?? [8, 16];
      const palette = { type: 'PLTE', data: new Uint8Array(6) };
      const rows = idat(blankRows(3, Math.ceil((5 * channels * bitDepth) / 8)));
      const header = ihdr({ width: 5, height: 3, bitDepth, colorType });
      const png = pngOf(header, ...(colorType === 3 ? [palette] : []), rows, iend);
      expect((await open(png)).findings.map(({ code }) => code)).toEqual(
        depths.includes(bitDepth) ? [] : ['image/broken'],
      );
    },
  );

  it('that is interlaced has its rows in seven passes', async () => {
    const header = ihdr({ width: 5, height: 3, interlace: 1 });
    // The third pass begins below the image, the sixth has two rows.
    const sizes = [1, 1, 1, 3, 2, 2, 5];
    const rows = Buffer.concat(sizes.map((size) => Buffer.alloc(1 + size)));
    expect(await sizeOf(pngOf(header, idat(rows), iend))).toEqual([5, 3]);
    expect(await refusalOf(pngOf(header, idat(rows.subarray(1)), iend))).toBe('image/broken');
  });

  it('may have its data in any number of parts', async () => {
    const { data } = idat(blankRows(3, 5));
    const parts = Array.from(data, (byte) => ({ type: 'IDAT', data: Uint8Array.of(byte) }));
    expect(await sizeOf(grey({ type: 'IDAT', data: new Uint8Array() }, ...parts, iend))).toEqual([5, 3]);
  });

  it('states its density by the metre', async () => {
    const density = async (x: number, y: number, unit: number) => {
      const data = Buffer.alloc(9);
      data.writeUInt32BE(x, 0);
      data.writeUInt32BE(y, 4);
      data.writeUInt8(unit, 8);
      return (await open(grey({ type: 'pHYs', data }, idat(blankRows(3, 5)), iend))).value?.density;
    };
    expect(await density(11811, 11811, 1)).toBe(300);
    expect(await density(3780, 3780, 1)).toBe(96);
    expect(await density(11811, 5906, 1)).toBeUndefined();
    expect(await density(1, 1, 0)).toBeUndefined();
    expect(await density(0, 0, 1)).toBeUndefined();
  });

  it.each<[string, Uint8Array]>([
    ['claims more rows than it has', pngOf(ihdr({ width: 5, height: 4 }), idat(blankRows(3, 5)), iend)],
    ['has more rows than it claims', pngOf(ihdr({ width: 5, height: 2 }), idat(blankRows(3, 5)), iend)],
    ['has part of a row too many', grey(idat(Buffer.alloc(3 * 6 + 1)), iend)],
    ['has an unknown filter', grey(idat(Buffer.alloc(18, 5)), iend)],
    ['has no pixels', pngOf(ihdr({ width: 0, height: 3 }), idat(new Uint8Array()), iend)],
    ['has an unknown interlacing', pngOf(ihdr({ width: 5, height: 3, interlace: 2 }), idat(blankRows(3, 5)), iend)],
    ['has an unknown compression', pngOf(ihdr({ width: 5, height: 3, compression: 1 }), idat(blankRows(3, 5)), iend)],
    ['has an unknown method of filters', pngOf(ihdr({ width: 5, height: 3, filter: 1 }), idat(blankRows(3, 5)), iend)],
    ['does not begin with its header', pngOf(idat(blankRows(3, 5)), ihdr({ width: 5, height: 3 }), iend)],
    ['has two headers', grey(ihdr({ width: 5, height: 3 }), idat(blankRows(3, 5)), iend)],
    ['has no data', grey(iend)],
    ['has data that is not compressed', grey({ type: 'IDAT', data: blankRows(3, 5) }, iend)],
    [
      'has something between its data',
      grey(idat(blankRows(3, 5)), { type: 'tIME', data: new Uint8Array(7) }, idat(new Uint8Array()), iend),
    ],
    ['has a wrong checksum', grey({ ...idat(blankRows(3, 5)), checksum: 1 }, iend)],
    [
      'has a wrong checksum of what nobody reads',
      grey({ type: 'tEXt', data: Buffer.from('a\0b'), checksum: 1 }, idat(blankRows(3, 5)), iend),
    ],
    [
      'has a chunk that nobody knows and all need',
      grey({ type: 'ABCD', data: new Uint8Array() }, idat(blankRows(3, 5)), iend),
    ],
    ['has a chunk without a name', grey({ type: '1234', data: new Uint8Array() }, idat(blankRows(3, 5)), iend)],
    ['needs a palette', pngOf(ihdr({ width: 5, height: 3, colorType: 3 }), idat(blankRows(3, 5)), iend)],
    [
      'has half a colour',
      pngOf(
        ihdr({ width: 5, height: 3, colorType: 3 }),
        { type: 'PLTE', data: new Uint8Array(4) },
        idat(blankRows(3, 5)),
        iend,
      ),
    ],
    [
      'has more colours than bits',
      pngOf(
        ihdr({ width: 5, height: 3, colorType: 3, bitDepth: 1 }),
        { type: 'PLTE', data: new Uint8Array(9) },
        idat(blankRows(3, 1)),
        iend,
      ),
    ],
    ['is grey with a palette', grey({ type: 'PLTE', data: new Uint8Array(3) }, idat(blankRows(3, 5)), iend)],
  ])('that %s is broken', async (_what, png) => {
    expect(await refusalOf(png)).toBe('image/broken');
  });

  it('that is cut anywhere is incomplete', async () => {
    for (let length = SIGNATURE.length; length < plain.length; length += 1) {
      expect(await refusalOf(plain.subarray(0, length))).toBe('image/truncated');
    }
  });

  it('of chunks without number is given up', async () => {
    const notes = (count: number) => new Array<Chunk>(count).fill({ type: 'tEXt', data: Buffer.from('a\0b') });
    expect(await sizeOf(grey(...notes(4000), idat(blankRows(3, 5)), iend))).toEqual([5, 3]);
    expect(await refusalOf(grey(...notes(5000), idat(blankRows(3, 5)), iend))).toBe('image/broken');
  });

  it('that is followed by something is whole', async () => {
    expect(await sizeOf(Buffer.concat([plain, Buffer.from('more')]))).toEqual([5, 3]);
  });

  it('that lies about its size is not believed', async () => {
    const lying = pngOf(ihdr({ width: 30_000, height: 30_000 }), { type: 'IDAT', data: new Uint8Array(11) }, iend);
    expect(lying).toHaveLength(68);
    expect(await refusalOf(lying)).toBe('image/too-many-pixels');
    expect(await refusalOf(pngOf(ihdr({ width: 6000, height: 6000 }), idat(blankRows(3, 5)), iend))).toBe(
      'image/broken',
    );
    expect(await refusalOf(pngOf(ihdr({ width: 0xffffffff, height: 0xffffffff }), iend))).toBe('image/too-many-pixels');
  });

  it('may have 40 million pixels, and not one more', async () => {
    const white = (width: number, height: number) =>
      pngOf(ihdr({ width, height, bitDepth: 1 }), idat(blankRows(height, Math.ceil(width / 8))), iend);
    expect(await sizeOf(white(8000, 5000))).toEqual([8000, 5000]);
    expect(await refusalOf(white(8000, 5001))).toBe('image/too-many-pixels');
  });

  it('with more data than pixels is given up at the first byte too many', async () => {
    const bomb = deflateSync(Buffer.alloc(50_000_000));
    expect(await refusalOf(grey({ type: 'IDAT', data: bomb }, iend))).toBe('image/broken');
  });

  it('that a decoder would have to hold whole may be only so large', async () => {
    const header = (interlace: number) => ihdr({ width: 6000, height: 6000, bitDepth: 16, colorType: 6, interlace });
    expect(await refusalOf(pngOf(header(1), idat(new Uint8Array()), iend))).toBe('image/progressive');
    expect(await refusalOf(pngOf(header(0), idat(new Uint8Array()), iend))).toBe('image/broken');
  });
});

describe('a JPEG', () => {
  it('has the size of its frame', async () => {
    expect(await sizeOf(jpeg)).toEqual([24, 16]);
    expect(await sizeOf(progressive)).toEqual([24, 16]);
    expect(await sizeOf(await pictureOf(7, 9, 1).jpeg().toBuffer())).toEqual([7, 9]);
  });

  it('that is cut anywhere is incomplete', async () => {
    for (const whole of [jpeg, progressive]) {
      for (let length = 3; length < whole.length; length += 1) {
        expect(await refusalOf(whole.subarray(0, length))).toBe('image/truncated');
      }
    }
  });

  it('ends with its picture: what follows is not read', async () => {
    expect(await sizeOf(Buffer.concat([jpeg, Buffer.from('MotionPhoto')]))).toEqual([24, 16]);
  });

  it('may have markers across the pieces that it is read in', async () => {
    const noise = { noise: { type: 'gaussian', mean: 128, sigma: 60 } } as const;
    const large = await sharp({ create: { width: 900, height: 700, channels: 3, background: '#000', ...noise } })
      .jpeg({ quality: 90 })
      .toBuffer();
    expect(large.length).toBeGreaterThan(3 * 64 * 1024);
    const scan = findMarker(large, 0xda);
    for (let shift = 0; shift < 4; shift += 1) {
      // A byte 0xFF of the samples, and the end, at the last bytes of a piece.
      const fill = 64 * 1024 - ((large.length - 2 + 4 + shift) % (64 * 1024));
      const shifted = withSegments(large, segment(0xfe, Buffer.alloc(fill % 60_000)));
      expect(await sizeOf(shifted)).toEqual([900, 700]);
      expect(await refusalOf(shifted.subarray(0, -1))).toBe('image/truncated');
    }
    expect(await refusalOf(Buffer.concat([large.subarray(0, scan + 14), Buffer.alloc(200_001, 0xff)]))).toBe(
      'image/truncated',
    );
  });

  it('of four colours is named so', async () => {
    const cmyk = await pictureOf(24, 16).toColourspace('cmyk').jpeg().toBuffer();
    expect(await refusalOf(cmyk)).toBe('image/cmyk');
  });

  it.each([
    ['12 bits', 0xc0, 4, 12, 'image/coding'],
    ['two components', 0xc0, 9, 2, 'image/broken'],
    ['no rows', 0xc0, 6, 0, 'image/broken'],
    ['no sampling', 0xc0, 11, 0, 'image/broken'],
    ['arithmetic coding', 0xc0, 1, 0xc9, 'image/coding'],
    ['lossless coding', 0xc0, 1, 0xc3, 'image/coding'],
    ['no frame', 0xc0, 1, 0xfe, 'image/broken'],
    ['a marker of nothing', 0xc0, 1, 0x02, 'image/broken'],
    ['a segment of one byte', 0xdb, 3, 1, 'image/broken'],
    ['four components in a scan', 0xda, 4, 4, 'image/broken'],
    ['a component in no scan', 0xda, 5, 9, 'image/broken'],
  ])('with %s is refused', async (_what, marker, at, value, code) => {
    expect(await refusalOf(changed(changed(jpeg, 0xdb, 2, 0), marker, at, value))).toBe(code);
  });

  it('may have fill bytes before a marker, and nothing else', async () => {
    const fill = Buffer.alloc(100_000, 0xff);
    expect(await sizeOf(withSegments(jpeg, fill))).toEqual([24, 16]);
    expect(await refusalOf(withSegments(jpeg, fill, Uint8Array.of(1)))).toBe('image/broken');
    expect(await refusalOf(withSegments(jpeg, Uint8Array.of(0)))).toBe('image/unknown');
    expect(await refusalOf(withSegments(jpeg, segment(0xfe, fill.subarray(0, 9)), Uint8Array.of(0)))).toBe(
      'image/broken',
    );
  });

  it('with two frames, no scan or a scan too early is broken', async () => {
    const at = findMarker(jpeg, 0xc0);
    const frame = jpeg.subarray(at, at + 19);
    const scan = jpeg.subarray(findMarker(jpeg, 0xda), -2);
    expect(await refusalOf(withSegments(jpeg, frame))).toBe('image/broken');
    expect(await refusalOf(Buffer.concat([jpeg.subarray(0, findMarker(jpeg, 0xda)), jpeg.subarray(-2)]))).toBe(
      'image/broken',
    );
    expect(await refusalOf(withSegments(jpeg, scan))).toBe('image/broken');
  });

  it('of scans or segments without number is broken', async () => {
    const scan = jpeg.subarray(findMarker(jpeg, 0xda), -2);
    const repeated = (times: number) =>
      Buffer.concat([jpeg.subarray(0, -2), ...new Array(times).fill(scan), jpeg.subarray(-2)]);
    expect(await sizeOf(repeated(20))).toEqual([24, 16]);
    expect(await refusalOf(repeated(64))).toBe('image/broken');
    const notes = new Array<Buffer>(5000).fill(segment(0xfe, Buffer.from('note')));
    expect(await refusalOf(withSegments(jpeg, ...notes))).toBe('image/broken');
  });

  it('that lies about its size is not believed', async () => {
    const huge = changed(changed(jpeg, 0xc0, 5, 0xff), 0xc0, 7, 0xff);
    expect(await refusalOf(huge)).toBe('image/too-many-pixels');
    const large = changed(changed(progressive, 0xc2, 5, 0x17), 0xc2, 7, 0x17);
    // Factors of 1 for all: three full components.
    expect(await refusalOf(changed(large, 0xc2, 11, 0x11))).toBe('image/progressive');
  });

  it('is as it is shown, by the orientation that the camera noted', async () => {
    for (const little of [true, false]) {
      for (const orientation of [1, 2, 3, 4, 5, 6, 7, 8]) {
        const note = segment(0xe1, exif([{ tag: 0x112, type: 3, value: orientation }], little));
        expect(await sizeOf(withSegments(jpeg, note))).toEqual(orientation < 5 ? [24, 16] : [16, 24]);
      }
    }
  });

  it('states its density in one of two ways', async () => {
    const densityOf = async (bytes: Uint8Array) => (await open(bytes)).value?.density;
    const jfif = (units: number, x: number, y: number) => {
      const data = Buffer.from('JFIF\0\x01\x02\0\0\0\0\0\0\0', 'latin1');
      data.writeUInt8(units, 7);
      data.writeUInt16BE(x, 8);
      data.writeUInt16BE(y, 10);
      return withSegments(jpeg, segment(0xe0, data));
    };
    expect(await densityOf(jfif(1, 300, 300))).toBe(300);
    expect(await densityOf(jfif(2, 118, 118))).toBe(300);
    expect(await densityOf(jfif(1, 300, 150))).toBeUndefined();
    const noted = (unit: number, value: readonly [number, number]) =>
      withSegments(
        jfif(0, 1, 1),
        segment(
          0xe1,
          exif(
            [
              { tag: 0x11a, type: 5, value },
              { tag: 0x11b, type: 5, value },
              { tag: 0x128, type: 3, value: unit },
            ],
            true,
          ),
        ),
      );
    expect(await densityOf(noted(2, [3000, 10]))).toBe(300);
    expect(await densityOf(noted(3, [100, 1]))).toBe(254);
    expect(await densityOf(noted(1, [300, 1]))).toBeUndefined();
    expect(await densityOf(noted(2, [300, 0]))).toBeUndefined();
    expect(await densityOf(noted(2, [0, 0]))).toBeUndefined();
  });

  it('is whole whatever its notes say', async () => {
    const note = exif(
      [
        { tag: 0x112, type: 3, value: 6 },
        { tag: 0x11a, type: 5, value: [300, 1] },
      ],
      false,
    );
    const anything = fc.uint8Array({ maxLength: 60 });
    const hostile = fc
      .tuple(fc.nat(note.length), anything)
      .map(([at, bytes]) => Buffer.concat([note.subarray(0, at), bytes, note.subarray(at + bytes.length)]));
    await fc.assert(
      fc.asyncProperty(hostile, async (bytes) => {
        const { value, findings } = await open(withSegments(jpeg, segment(0xe1, bytes)));
        expect(findings).toEqual([]);
        expect([value?.width, value?.height].sort()).toEqual([16, 24]);
      }),
      { numRuns: 100 },
    );
  });
});

describe('bytes changed at random', () => {
  it('give an image or a finding, and samples or a finding', async () => {
    const files = [plain, jpeg, progressive, await pictureOf(9, 7, 4).png({ palette: true }).toBuffer()];
    const change = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...files), change, async (whole, changes) => {
        const bytes = Buffer.from(whole);
        for (const [place, mask] of changes) bytes[place % bytes.length] = (bytes[place % bytes.length] ?? 0) ^ mask;
        const { value, findings } = await open(bytes);
        expect(findings).toHaveLength(value ? 0 : 1);
        const encoded = await value?.encode({ width: 10, height: 10 });
        expect(encoded?.findings ?? []).toHaveLength(encoded && !encoded.value ? 1 : 0);
      }),
      { numRuns: 100 },
    );
  });
});
