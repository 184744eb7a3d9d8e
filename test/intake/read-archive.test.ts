import { expect, test } from 'vitest';
import { IntakeError } from '../../src/intake/intake-error.js';
import { openArchive } from '../../src/intake/read-archive.js';
import { type PackedFile, zipOf } from '../tools/build-docx.js';
import * as fc from '../tools/fast-check.js';

const refusalOf = (bytes: Uint8Array): string | undefined => {
  try {
    for (const entry of openArchive(bytes)) entry.read();
    return undefined;
  } catch (error) {
    if (error instanceof IntakeError) return error.code;
    throw error;
  }
};

const file = (facts: Partial<PackedFile> = {}): PackedFile => ({ name: '甲.txt', content: '内容', ...facts });

test('files come in the order of the directory, with names in UTF-8 or as Windows writes them in China', () => {
  const gbk = Uint8Array.of(0xb8, 0xe5, 0xbc, 0xfe, 0x2e, 0x74, 0x78, 0x74);
  const entries = openArchive(zipOf([file(), file({ name: gbk }), file({ name: '文件夹/', content: '' })]));
  expect(entries.map(({ name }) => name)).toEqual(['甲.txt', '稿件.txt']);
  expect(entries.map((entry) => Buffer.from(entry.read()).toString())).toEqual(['内容', '内容']);
});

test.each<[string, readonly PackedFile[], string]>([
  ['says less than it holds', [file({ size: 2 })], 'import-file/damaged'],
  ['says more than it holds', [file({ size: 2000 })], 'import-file/damaged'],
  ['holds something else', [file({ checksum: 1 })], 'import-file/damaged'],
  ['is too large by what it says', [file({ size: 65 * 1024 * 1024 })], 'import-file/too-large'],
  [
    'is too large as a whole',
    Array.from({ length: 4 }, () => file({ size: 60 * 1024 * 1024 })),
    'import-file/too-large',
  ],
  ['holds too many files', Array.from({ length: 2001 }, (_, i) => file({ name: `${i}` })), 'import-file/too-large'],
  ['is encrypted', [file({ flags: 0x0801 })], 'import-file/encrypted'],
  ['is packed in another way', [file({ method: 12 })], 'import-file/packing'],
  ['leads out', [file({ name: 'word/../../甲' })], 'import-file/path'],
  ['leads out from the root', [file({ name: '/etc/甲' })], 'import-file/path'],
  ['leads to a drive', [file({ name: 'C:\\甲' })], 'import-file/path'],
])('an archive that %s is refused', (_, files, code) => {
  expect(refusalOf(zipOf(files))).toBe(code);
});

test('as many files as may be, and no more, are taken', () => {
  expect(refusalOf(zipOf(Array.from({ length: 2000 }, (_, i) => file({ name: `${i}`, content: '' }))))).toBe(undefined);
});

test('what is inflated ends where the directory says that it does', () => {
  // 100 MB in 100 KB: the program must not have them all.
  const before = process.memoryUsage.rss();
  expect(refusalOf(zipOf([file({ content: Buffer.alloc(100 * 1024 * 1024), size: 1000 })]))).toBe(
    'import-file/damaged',
  );
  expect(process.memoryUsage.rss() - before).toBeLessThan(400 * 1024 * 1024);
});

test('no bytes at all make it fail otherwise', () => {
  const whole = zipOf([file(), file({ name: '乙.txt', content: '内容'.repeat(50) })]);
  const torn = fc.tuple(
    fc.nat(whole.length),
    fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 8 }),
  );
  fc.assert(
    fc.property(torn, ([length, changes]) => {
      const bytes = Buffer.from(whole.subarray(0, length));
      for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
      refusalOf(bytes);
    }),
  );
});
