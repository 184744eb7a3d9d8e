import { describe, expect, test } from 'vitest';
import { openFont } from '../../src/font/open-font.js';
import { readCff, readCffTable } from '../../src/font/read-cff.js';
import { bytesOf, readDirectories, readFontTable, SFNT_CFF } from '../../src/font/read-sfnt.js';
import { writeSfnt } from '../../src/font/write-sfnt.js';
import { memorySource } from '../../src/model/byte-source.js';
import { box, buildCff, buildCollection, plain } from './build-font.js';
import { readWithFontkit } from './fontkit-outlines.js';

/** The face's own font around a bare CFF table, so that another implementation can read its outlines. */
function wrap(font: Uint8Array, cff: Uint8Array): Uint8Array {
  const [directory] = readDirectories(memorySource(font));
  if (directory === undefined) throw new Error('no font');
  const tables = [...directory.tables.keys()].map((tag) => [tag, bytesOf(readFontTable(directory, tag))] as const);
  return writeSfnt(SFNT_CFF, new Map([...tables, ['CFF ', cff]]));
}

const glyphs = new Map([...plain('一二三四五').glyphs, ['　', box(0, 0, 0, 0)]]);

describe.each([
  ['a name-keyed', false],
  ['a CID-keyed', true],
])('%s CFF font', (_, cid) => {
  const font = buildCff({ glyphs }, { cid });
  const face = openFont(memorySource(font));

  test('gives the boxes of its outlines, none for a blank', () => {
    expect(face.boundsOf(face.glyphOf(0x4e00))).toEqual({ xMin: 10, yMin: -20, xMax: 900, yMax: 800 });
    expect(face.boundsOf(face.glyphOf(0x3000))).toBeUndefined();
    expect(face.boundsOf(99)).toBeUndefined();
  });

  test('is subset to a bare table with the same outlines', async () => {
    const entries = [...'四二二　'].map((c) => ({ glyph: face.glyphOf(c.codePointAt(0) ?? 0), advance: 1100 }));
    const program = await face.subset(entries);
    const boxOf = readCff(memorySource(program.bytes));
    expect(program.format).toBe('cff');
    expect(program.glyphs.map(boxOf)).toEqual(entries.map(({ glyph }) => face.boundsOf(glyph)));
    const [whole, part] = [readWithFontkit(font), readWithFontkit(wrap(font, program.bytes))];
    expect(program.glyphs.map((glyph) => part(glyph).path)).toEqual(entries.map(({ glyph }) => whole(glyph).path));
    expect(readCffTable(memorySource(program.bytes)).charstrings.count).toBe(4);
  });

  test('keeps its own advances', async () => {
    const program = await face.subset([{ glyph: 1, advance: 1100 }]);
    expect(program.advances).toEqual([1000]);
  });

  test('is subset to the same bytes each time', async () => {
    const [first, second] = [
      await face.subset([{ glyph: 2, advance: 0 }]),
      await face.subset([{ glyph: 2, advance: 0 }]),
    ];
    expect(Buffer.compare(first.bytes, second.bytes)).toBe(0);
  });
});

test('a CID-keyed subset finds glyphs by their glyph ids', async () => {
  const face = openFont(memorySource(buildCff({ glyphs }, { cid: true })));
  const { bytes } = await face.subset([5, 1, 3].map((glyph) => ({ glyph, advance: 1000 })));
  const { topDict } = readCffTable(memorySource(bytes));
  const charset = topDict.get(15)?.operands[0] ?? 0;
  expect([...bytes.subarray(charset)]).toEqual([2, 0, 1, 0, 2]);
});

test('a face of a collection is subset from that face', async () => {
  const fonts = [buildCff(plain('甲')), buildCff(plain('乙丙丁'))];
  const face = openFont(memorySource(buildCollection(fonts)), 1);
  const program = await face.subset([{ glyph: 3, advance: 1000 }]);
  expect(readCff(memorySource(program.bytes))(program.glyphs[0] ?? 0)).toEqual(face.boundsOf(3));
});
