import { crc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { readZip, writeZip, type ZippedFile } from '../../src/model/zip-file.js';
import * as fc from '../tools/fast-check.js';

const anyFiles: fc.Arbitrary<ZippedFile[]> = fc.uniqueArray(
  fc.record({
    path: fc.string({ unit: 'grapheme', minLength: 1 }),
    bytes: fc.uint8Array(),
  }),
  { selector: ({ path }) => path },
);

const asTexts = (files: readonly ZippedFile[] | undefined) =>
  files && new Map(files.map(({ path, bytes }) => [path, Buffer.from(bytes).toString('base64')]));

test('what is written is read again, and the order of the files is no matter', () => {
  fc.assert(
    fc.property(anyFiles, (files) => {
      const zip = writeZip(files);
      expect(asTexts(readZip(zip))).toEqual(asTexts(files));
      expect(Buffer.from(writeZip([...files].reverse())).equals(zip)).toBe(true);
    }),
  );
});

test('whatever is changed in a ZIP, it is none any more', () => {
  fc.assert(
    fc.property(anyFiles, fc.nat(), fc.integer({ min: 1, max: 255 }), (files, at, by) => {
      const zip = Buffer.from(writeZip(files));
      const place = at % zip.length;
      zip[place] = (zip[place] ?? 0) ^ by;
      expect(readZip(zip)).toBeUndefined();
      expect(readZip(zip.subarray(0, place))).toBeUndefined();
    }),
  );
});

test('any other bytes are none', () => {
  fc.assert(fc.property(fc.uint8Array(), (bytes) => readZip(bytes) === undefined));
});

test('a file has the place, the name and the sum that the format wants of it', () => {
  const zip = Buffer.from(writeZip([{ path: '稿件/甲.md', bytes: Buffer.from('甲') }]));
  const directory = zip.readUInt32LE(zip.length - 6);
  expect(zip.readUInt32LE(directory)).toBe(0x02014b50);
  expect(zip.readUInt16LE(directory + 8)).toBe(0x0800);
  expect(zip.readUInt32LE(directory + 16)).toBe(crc32('甲'));
  expect(zip.toString('utf8', directory + 46, directory + 46 + zip.readUInt16LE(directory + 28))).toBe('稿件/甲.md');
});
