import { constants, deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ImageError } from '../../src/image/image-error.js';
import { inflate } from '../../src/image/inflate.js';
import * as fc from '../tools/fast-check.js';

function inflated(...input: readonly Uint8Array[]): Buffer {
  const pieces: Uint8Array[] = [];
  inflate(input, (piece) => pieces.push(piece.slice()));
  return Buffer.concat(pieces);
}

/** What comes of inflating; the error where it is refused. */
function attempt(run: () => Buffer): Buffer | ImageError {
  try {
    return run();
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
  it('is inflated to what was deflated, however it was and in whatever pieces it comes', () => {
    fc.assert(
      fc.property(images, options, fc.integer({ min: 1, max: 5000 }), (bytes, how, size) => {
        const stream = deflateSync(bytes, how);
        const pieces = Array.from({ length: Math.ceil(stream.length / size) }, (_, index) =>
          stream.subarray(index * size, (index + 1) * size),
        );
        expect(inflated(...pieces).equals(bytes)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('may be followed by something, which is not read', () => {
    expect(inflated(deflateSync('行列'), Buffer.from('more')).toString()).toBe('行列');
  });

  it('is handed on in pieces of about a window', () => {
    const sizes: number[] = [];
    inflate([deflateSync(Buffer.alloc(1_000_000))], ({ length }) => sizes.push(length));
    expect(Math.max(...sizes)).toBeLessThan(33 * 1024);
  });

  it('that is cut anywhere is refused', () => {
    const stream = deflateSync('一二三四五六七八九十'.repeat(20));
    for (let length = 0; length < stream.length; length += 1) {
      expect(() => inflated(stream.subarray(0, length))).toThrow(ImageError);
    }
  });

  it('with any byte changed is refused, as its checksum does not fit, or gives the same', () => {
    const text = '一二三四五六七八九十'.repeat(20);
    const stream = deflateSync(text);
    fc.assert(
      fc.property(fc.nat(stream.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const changed = Uint8Array.from(stream, (byte, index) => (index === at ? byte ^ change : byte));
        // The window size may be another one.
        fc.pre(at > 1);
        // The last byte of the data has bits that mean nothing.
        const result = attempt(() => inflated(changed));
        expect(result instanceof ImageError || Buffer.from(result).equals(Buffer.from(text))).toBe(true);
      }),
    );
  });

  it('of nothing but blocks without content is given up', () => {
    const empty = Buffer.alloc(5 * 1_000_000, Uint8Array.of(0, 0, 0, 0xff, 0xff));
    expect(() => inflated(Uint8Array.of(0x78, 0x9c), empty)).toThrow('too many compressed blocks');
  });

  it('is never anything that makes it fail in another way', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(() => inflated(Uint8Array.of(0x78, 0x9c), bytes)).toThrow(ImageError);
      }),
      { numRuns: 500 },
    );
  });
});
