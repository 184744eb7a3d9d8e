import { inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { decodeWoff, readWoffHeader, woffKey } from '../../src/font/decode-woff.js';
import { FontError } from '../../src/font/font-error.js';
import { readDirectories } from '../../src/font/read-sfnt.js';
import { memorySource } from '../../src/model/byte-source.js';
import * as fc from '../tools/fast-check.js';
import { buildTrueType, buildWoff, plain } from './build-font.js';
import { installed } from './fontkit-outlines.js';

const sfnt = buildTrueType(plain('一二三四五六七八九十'));
const woff = buildWoff(sfnt);

test('a WOFF is decoded to the very font it was made from', () => {
  expect(Buffer.compare(decodeWoff(memorySource(woff)), sfnt)).toBe(0);
});

test('a shipped WOFF decodes table by table to what zlib gives', () => {
  const shipped = installed('@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-500-normal.woff');
  const decoded = decodeWoff(memorySource(shipped));
  const view = new DataView(shipped.buffer);
  const [directory] = readDirectories(memorySource(decoded));
  expect(directory?.tables.size).toBe(view.getUint16(12));
  for (let at = 44; at < 44 + 20 * view.getUint16(12); at += 20) {
    const tag = Buffer.from(shipped.subarray(at, at + 4)).toString('latin1');
    const stored = shipped.subarray(view.getUint32(at + 4), view.getUint32(at + 4) + view.getUint32(at + 8));
    const table = stored.length === view.getUint32(at + 12) ? stored : inflateSync(stored);
    const { offset = 0, length = 0 } = directory?.tables.get(tag) ?? {};
    expect(Buffer.compare(decoded.subarray(offset, offset + length), table), tag).toBe(0);
  }
});

test('the key of a decoded font changes with a table’s checksum, and little is read for it', () => {
  const other = buildWoff(buildTrueType(plain('一二三四五六七八九〇')));
  const keyOf = (bytes: Uint8Array): string => woffKey(readWoffHeader(memorySource(bytes)));
  expect(keyOf(woff)).toBe(keyOf(woff.slice()));
  expect(keyOf(woff)).not.toBe(keyOf(other));
  expect(readWoffHeader(memorySource(woff)).bytes.length).toBeLessThan(1024);
});

describe('a WOFF that is not what it says', () => {
  const changed = (at: number, value: number): Uint8Array => {
    const copy = woff.slice();
    new DataView(copy.buffer).setUint32(at, value);
    return copy;
  };

  test.each([
    ['has another signature', changed(0, 0x774f4632), 'not-a-font'],
    ['is cut off', woff.subarray(0, woff.length - 1), 'damaged'],
    ['claims a font of 4 GB', changed(16, 0xffffffff), 'damaged'],
    ['claims a font of another size', changed(16, sfnt.length + 4), 'damaged'],
    ['has a table that inflates to more than it claims', changed(44 + 12, 8), 'damaged'],
    ['has a table beyond its end', changed(44 + 4, woff.length), 'damaged'],
  ])('is refused where it %s', (_, bytes, defect) => {
    expect(() => decodeWoff(memorySource(bytes))).toThrow(expect.objectContaining({ name: 'FontError', defect }));
  });

  test('is decoded or refused, whatever bits are wrong', () => {
    fc.assert(
      fc.property(fc.nat(woff.length - 1), fc.integer({ min: 0, max: 7 }), (at, bit) => {
        const bytes = woff.slice();
        bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
        try {
          decodeWoff(memorySource(bytes));
        } catch (error) {
          expect(error).toBeInstanceOf(FontError);
        }
      }),
      { numRuns: 300 },
    );
  });
});
