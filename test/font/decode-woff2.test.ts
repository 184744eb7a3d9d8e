import { beforeAll, describe, expect, test } from 'vitest';
import { decodeWoff2, readWoff2 } from '../../src/font/decode-woff2.js';
import { FontError } from '../../src/font/font-error.js';
import { openFont } from '../../src/font/open-font.js';
import { memorySource } from '../../src/model/byte-source.js';
import * as fc from '../tools/fast-check.js';
import { buildCff, buildTrueType, packWoff2, plain } from './build-font.js';
import { installed, LIBERATION, readWithFontkit } from './fontkit-outlines.js';

test('a WOFF2 is decoded to the outlines and advances that fontkit reads in it', async () => {
  const packed = await packWoff2(installed(LIBERATION));
  const decoded = await decodeWoff2(packed);
  const face = openFont(memorySource(decoded));
  const [inPacked, inDecoded] = [readWithFontkit(packed), readWithFontkit(decoded)];
  let outlines = 0;
  for (let glyph = 0; glyph < 681; glyph += 1) {
    const { path, advance, box } = inPacked(glyph);
    expect(inDecoded(glyph)).toMatchObject({ path, advance });
    expect(face.advanceOf(glyph)).toBe(advance);
    // fontkit gives the box of the curves here, without their control points.
    expect(face.boundsOf(glyph) === undefined).toBe(box === undefined);
    outlines += path === '' ? 0 : 1;
  }
  expect(outlines).toBeGreaterThan(600);
});

test('CFF outlines come out as they went in', async () => {
  const font = buildCff(plain('一二三'));
  const face = openFont(memorySource(await decodeWoff2(await packWoff2(font))));
  expect(face.boundsOf(face.glyphOf(0x4e8c))).toEqual({ xMin: 11, yMin: -20, xMax: 899, yMax: 800 });
});

describe('a WOFF2 that is not what it says', () => {
  let packed: Uint8Array;
  beforeAll(async () => {
    packed = await packWoff2(buildTrueType(plain('一二三四五六七八九十')));
  });

  test.each<[string, (whole: Uint8Array) => Uint8Array]>([
    ['is empty', () => new Uint8Array()],
    ['is cut off', (whole) => whole.subarray(0, whole.length / 2)],
    ['is nothing but its signature', () => Buffer.from(`wOF2${'x'.repeat(500)}`)],
    ['is another font', () => buildTrueType(plain('一'))],
  ])('is refused where it %s', async (_, change) => {
    await expect(decodeWoff2(change(packed))).rejects.toMatchObject({ name: 'FontError', defect: 'damaged' });
  });

  test('is not read where it is larger than any font', () => {
    const readAt = (): never => {
      throw new Error('it was read');
    };
    expect(() => readWoff2({ size: 33 * 1024 * 1024, readAt })).toThrow(
      expect.objectContaining({ name: 'FontError', defect: 'too-large' }),
    );
  });

  test('is decoded or refused, whatever bits are wrong', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(packed.length - 1), fc.nat(7), async (at, bit) => {
        const changed = packed.slice();
        changed[at] = (changed[at] ?? 0) ^ (1 << bit);
        try {
          expect(await decodeWoff2(changed)).toBeInstanceOf(Uint8Array);
        } catch (error) {
          expect(error).toBeInstanceOf(FontError);
        }
      }),
      { numRuns: 100 },
    );
  });
});
