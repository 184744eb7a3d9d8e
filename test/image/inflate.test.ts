import { constants, deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ImageError } from '../../src/image/image-error.js';
import { inflate } from '../../src/image/inflate.js';
import * as fc from '../tools/fast-check.js';

async function inflated(...input: readonly Uint8Array[]): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  await inflate(input, (piece) => pieces.push(piece));
  return Buffer.concat(pieces);
}

/** What comes of inflating; the error where it is refused. */
async function attempt(run: () => Promise<Buffer>): Promise<Buffer | ImageError> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof ImageError) return error;
    throw error;
  }
}

/** Bytes with repetitions near and far, as images have them. */
const images = fc
  .array(fc.tuple(fc.uint8Array({ minLength: 1, maxLength: 300 }), fc.integer({ min: 1, max: 400 })), { maxLength: 30 })
  .map((parts) => Buffer.concat(parts.flatMap(([part, times]) => new Array<Uint8Array>(times).fill(part))));

const options = fc.record({
  level: fc.integer({ min: 0, max: 9 }),
  strategy: fc.constantFrom(
    constants.Z_DEFAULT_STRATEGY,
    constants.Z_FILTERED,
    constants.Z_HUFFMAN_ONLY,
    constants.Z_RLE,
    constants.Z_FIXED,
  ),
  windowBits: fc.integer({ min: 9, max: 15 }),
  memLevel: fc.integer({ min: 1, max: 9 }),
});

describe('a zlib stream', () => {
  it('is inflated to what was deflated, however it was and in whatever pieces it comes', async () => {
    await fc.assert(
      fc.asyncProperty(images, options, fc.integer({ min: 1, max: 5000 }), async (bytes, how, size) => {
        const stream = deflateSync(bytes, how);
        const pieces = Array.from({ length: Math.ceil(stream.length / size) }, (_, index) =>
          stream.subarray(index * size, (index + 1) * size),
        );
        expect((await inflated(...pieces)).equals(bytes)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('may be followed by something, which is not read', async () => {
    const stream = deflateSync('行列');
    expect((await inflated(Buffer.concat([stream, Buffer.from('more')]))).toString()).toBe('行列');
    let asked = 0;
    const more = function* () {
      yield stream;
      for (; asked < 1000; asked += 1) yield Buffer.alloc(100_000);
    };
    const pieces: Uint8Array[] = [];
    await inflate(more(), (piece) => pieces.push(piece));
    expect(Buffer.concat(pieces).toString()).toBe('行列');
    expect(asked).toBeLessThan(10);
  });

  it('is handed on in pieces, and taken as they are asked for', async () => {
    const sizes: number[] = [];
    await inflate([deflateSync(Buffer.alloc(1_000_000))], ({ length }) => sizes.push(length));
    expect(Math.max(...sizes)).toBeLessThanOrEqual(64 * 1024);
    let made = 0;
    let asked = 0;
    const stream = deflateSync(Buffer.from(Array.from({ length: 2_000_000 }, (_, index) => (index * index) >> 7)));
    const pieces = function* () {
      for (let at = 0; at < stream.length; at += 1000) {
        asked += 1;
        // What is taken before anything is made of it is not the whole.
        expect(asked * 1000).toBeLessThan(200_000 + made * 2);
        yield stream.subarray(at, at + 1000);
      }
    };
    await inflate(pieces(), ({ length }) => {
      made += length;
    });
    expect(made).toBe(2_000_000);
  });

  it('is given up where its receiver throws', async () => {
    const stop = new Error('enough');
    let received = 0;
    const receive = () => {
      received += 1;
      throw stop;
    };
    await expect(inflate([deflateSync(Buffer.alloc(10_000_000))], receive)).rejects.toBe(stop);
    expect(received).toBe(1);
  });

  it('that is cut anywhere is refused', async () => {
    const stream = deflateSync('一二三四五六七八九十'.repeat(20));
    for (let length = 0; length < stream.length; length += 1) {
      await expect(inflated(stream.subarray(0, length))).rejects.toThrow(ImageError);
    }
  });

  it('with any byte changed is refused, as its checksum does not fit, or gives the same', async () => {
    const text = '一二三四五六七八九十'.repeat(20);
    const stream = deflateSync(text);
    await fc.assert(
      fc.asyncProperty(fc.nat(stream.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const changed = Uint8Array.from(stream, (byte, index) => (index === at ? byte ^ change : byte));
        // The window size may be another one.
        fc.pre(at > 1);
        // The last byte of the data has bits that mean nothing.
        const result = await attempt(() => inflated(changed));
        expect(result instanceof ImageError || Buffer.from(result).equals(Buffer.from(text))).toBe(true);
      }),
    );
  });

  it.each([
    ['stored', [0, 0, 0, 0xff, 0xff]],
    // Four of ten bits: type 1, and the code of the end.
    ['of fixed codes', [0x02, 0x08, 0x20, 0x80, 0x00]],
  ])('of nothing but blocks without content, %s, is given up', async (_kind, block) => {
    let asked = 0;
    const empty = function* () {
      yield Uint8Array.of(0x78, 0x9c);
      for (; asked < 400; asked += 1) yield Buffer.alloc(100_000, Uint8Array.from(block));
    };
    await expect(inflate(empty(), () => {})).rejects.toThrow('of which nothing comes');
    expect(asked).toBeLessThan(20);
  });

  it('is never anything that makes it fail in another way', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        await expect(inflated(Uint8Array.of(0x78, 0x9c), bytes)).rejects.toThrow(ImageError);
      }),
      { numRuns: 500 },
    );
  });
});
