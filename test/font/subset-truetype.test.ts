import { describe, expect, test } from 'vitest';
import { openFont } from '../../src/font/open-font.js';
import { readDirectories, readFontTable } from '../../src/font/read-sfnt.js';
import { memorySource } from '../../src/model/byte-source.js';
import type { Face, SubsetEntry } from '../../src/model/face.js';
import { box, buildTrueType, type GlyphPlan, plain } from './build-font.js';
import { installed, LIBERATION, NOTO_SERIF, readWithFontkit } from './fontkit-outlines.js';

const entriesOf = (face: Face, text: string): readonly SubsetEntry[] =>
  [...text].map((character) => {
    const glyph = face.glyphOf(character.codePointAt(0) ?? 0);
    return { glyph, advance: face.advanceOf(glyph) };
  });

const tableOf = (font: Uint8Array, tag: string): DataView => {
  const [directory] = readDirectories(memorySource(font));
  if (directory === undefined) throw new Error('no font');
  return readFontTable(directory, tag);
};

/** The sum of all 32-bit words: of a sound font it is what the head table is adjusted to. */
function checksumOf(font: Uint8Array): number {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  let sum = 0;
  for (let at = 0; at < font.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}

describe.each([
  ['simple outlines', NOTO_SERIF, '省政务服务中心一1a，“ 国'],
  ['composites and hinting', LIBERATION, 'éÀüÅñ ½e!'],
])('a subset of a font with %s', (_, path, text) => {
  const font = installed(path);
  const face = openFont(memorySource(font));
  const entries = entriesOf(face, text);

  test('has every outline and advance of the whole font', async () => {
    const { bytes, glyphs, format } = await face.subset(entries);
    const [whole, part] = [readWithFontkit(font), readWithFontkit(bytes)];
    expect(format).toBe('truetype');
    for (const [index, { glyph }] of entries.entries()) {
      expect(part(glyphs[index] ?? 0)).toEqual(whole(glyph));
    }
  });

  test('has .notdef first and the entries behind it in their order', async () => {
    const { bytes, glyphs } = await face.subset(entries);
    expect(glyphs).toEqual(entries.map((_entry, index) => index + 1));
    expect(readWithFontkit(bytes)(0).path).toBe(readWithFontkit(font)(0).path);
  });

  test('is the same bytes each time, with the checksum a font must have', async () => {
    const first = await face.subset(entries);
    const second = await openFont(memorySource(font)).subset(entries);
    expect(Buffer.compare(first.bytes, second.bytes)).toBe(0);
    expect(checksumOf(first.bytes)).toBe(0xb1b0afba);
  });

  test('has a directory of what a PDF needs, in order and in steps of four bytes', async () => {
    const { bytes } = await face.subset(entries);
    const [directory] = readDirectories(memorySource(bytes));
    expect([...(directory?.tables.keys() ?? [])]).toEqual(['glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp']);
    for (const { offset } of directory?.tables.values() ?? []) expect(offset % 4).toBe(0);
  });
});

describe('one glyph with several advances', () => {
  const font = installed(NOTO_SERIF);
  const face = openFont(memorySource(font));
  const [first] = entriesOf(face, '国');
  if (first === undefined) throw new Error('no entry');
  const wider = { glyph: first.glyph, advance: first.advance + 37 };

  test('is drawn alike and advances as each entry says', async () => {
    const { bytes, glyphs, advances } = await face.subset([first, wider, first]);
    const read = glyphs.map(readWithFontkit(bytes));
    expect(read.map(({ advance }) => advance)).toEqual([1000, 1037, 1000]);
    expect(advances).toEqual([1000, 1037, 1000]);
    expect(new Set(read.map(({ path }) => path)).size).toBe(1);
    expect(read[0]?.path).not.toBe('');
  });

  test('costs a reference of 16 bytes and its metrics, not a second outline', async () => {
    const once = await face.subset([first]);
    const twice = await face.subset([first, wider]);
    expect(tableOf(twice.bytes, 'glyf').byteLength - tableOf(once.bytes, 'glyf').byteLength).toBe(16);
  });

  test('tells readers how deep the references go', async () => {
    const { bytes } = await face.subset([first, wider]);
    const maxp = tableOf(bytes, 'maxp');
    expect([maxp.getUint16(28), maxp.getUint16(30)]).toEqual([1, 1]);
  });

  test('rounds an advance to whole units and says so', async () => {
    const { bytes, advances } = await face.subset([{ glyph: first.glyph, advance: 1000.6 }]);
    expect(advances).toEqual([1001]);
    expect(readWithFontkit(bytes)(1).advance).toBe(1001);
  });
});

describe('a composite', () => {
  const parts = (...of: string[]): GlyphPlan => ({
    type: 'composite',
    parts: of.map((part, index) => ({ of: part, x: 10 * index, y: -5 * index })),
    box: [0, 0, 500, 500],
  });
  const glyphs = new Map([...plain('口木').glyphs, ['困', parts('口', '木')], ['捆', parts('困', '木')]]);
  const font = buildTrueType({ glyphs });
  const face = openFont(memorySource(font));

  test('brings its components behind the entries, and uses those that are entries', async () => {
    const alone = await face.subset(entriesOf(face, '困'));
    expect(tableOf(alone.bytes, 'maxp').getUint16(4)).toBe(4);
    const withPart = await face.subset(entriesOf(face, '困木'));
    expect(tableOf(withPart.bytes, 'maxp').getUint16(4)).toBe(4);
  });

  test('is drawn as before, nested and referred to again too', async () => {
    const [entry] = entriesOf(face, '捆');
    if (entry === undefined) throw new Error('no entry');
    const { bytes, glyphs: ids } = await face.subset([entry, { ...entry, advance: 1234 }]);
    const whole = readWithFontkit(font)(entry.glyph);
    const read = ids.map(readWithFontkit(bytes));
    expect(read.map(({ path }) => path)).toEqual([whole.path, whole.path]);
    // Its own advance, although its components are marked to give theirs.
    expect(read.map(({ advance }) => advance)).toEqual([1000, 1234]);
    const maxp = tableOf(bytes, 'maxp');
    expect([maxp.getUint16(10), maxp.getUint16(12), maxp.getUint16(28), maxp.getUint16(30)]).toEqual([12, 3, 2, 3]);
  });
});

test('a glyph without ink stays without, and keeps its advance', async () => {
  const face = openFont(
    memorySource(
      buildTrueType({
        glyphs: new Map([
          [' ', box(0, 0, 0, 0)],
          ['国', box(0, 0, 9, 9)],
        ]),
      }),
    ),
  );
  const { bytes } = await face.subset([
    { glyph: 1, advance: 250 },
    { glyph: 1, advance: 500 },
  ]);
  expect(tableOf(bytes, 'hmtx').getUint16(4)).toBe(250);
  expect(tableOf(bytes, 'hmtx').getUint16(8)).toBe(500);
});

test('a font of over 128 KB of outlines gets long offsets', async () => {
  const font = installed(NOTO_SERIF);
  const face = openFont(memorySource(font));
  const text = Array.from({ length: 900 }, (_, index) => String.fromCodePoint(0x4e00 + index)).join('');
  const entries = entriesOf(face, text);
  const { bytes, glyphs } = await face.subset(entries);
  expect(tableOf(bytes, 'head').getInt16(50)).toBe(1);
  const [whole, part] = [readWithFontkit(font), readWithFontkit(bytes)];
  for (const at of [0, 450, 899]) expect(part(glyphs[at] ?? 0).path).toBe(whole(entries[at]?.glyph ?? 0).path);
});
