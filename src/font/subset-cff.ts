import { memorySource } from '../model/byte-source.js';
import type { FontProgram, SubsetEntry } from '../model/face.js';
import { FontError, readOrDamaged } from './font-error.js';
import { OP_CHARSET, OP_ROS, readCffTable } from './read-cff.js';
import { type CharacterMap, readCharacterMap } from './read-character-map.js';
import { bytesOf, readDirectories, readFontTable, SFNT_CFF, type SfntDirectory, viewOf } from './read-sfnt.js';
import { runHarfbuzz } from './run-harfbuzz.js';
import { writeSfnt } from './write-sfnt.js';

/** Tables that harfbuzz needs to subset CFF outlines; the character map is ours. */
const NEEDED = ['CFF ', 'head', 'hhea', 'hmtx', 'maxp'];
/** harfbuzz is asked for characters, so each glyph gets one for the purpose: from plane 15, which is private. */
const FIRST_CODE_POINT = 0xf0000;
const MAX_GLYPHS = 0xfffd;
const LONG_INTEGER = 29;

/**
 * A bare CFF table of .notdef and these glyphs, made by harfbuzz. Advances stay the face's own.
 * @throws FontError where harfbuzz doesn't accept the font
 */
export async function subsetCff(
  directory: SfntDirectory,
  entries: readonly SubsetEntry[],
  advances: (glyph: number) => number,
): Promise<FontProgram> {
  const glyphs = [...new Set(entries.map(({ glyph }) => glyph))].sort((a, b) => a - b);
  if (glyphs.length > MAX_GLYPHS) throw new Error(`${glyphs.length} glyphs in one font`);
  const whole = writeStandIn(directory, glyphs);
  const text = String.fromCodePoint(...glyphs.map((_, index) => FIRST_CODE_POINT + index));
  const subset = await runHarfbuzz(whole, { text });
  const { cff, glyphOf } = readOrDamaged('subset', () => {
    const [result] = readDirectories(memorySource(subset));
    if (result === undefined) throw new FontError('damaged', 'harfbuzz made no font');
    return { cff: Uint8Array.from(bytesOf(readFontTable(result, 'CFF '))), glyphOf: readCharacterMap(result) };
  });
  const newIds = mapIds(glyphs, glyphOf);
  return {
    format: 'cff',
    bytes: numberCharactersAsGlyphs(cff),
    glyphs: entries.map(({ glyph }) => newIds.get(glyph) ?? 0),
    advances: entries.map(({ glyph }) => advances(glyph)),
  };
}

function mapIds(glyphs: readonly number[], glyphOf: CharacterMap): ReadonlyMap<number, number> {
  const newIds = new Map(glyphs.map((glyph, index) => [glyph, glyphOf(FIRST_CODE_POINT + index)]));
  const lost = glyphs.find((glyph) => glyph !== 0 && newIds.get(glyph) === 0);
  if (lost !== undefined) throw new FontError('damaged', `harfbuzz lost glyph ${lost}`);
  return newIds;
}

/** The face as a font of its own, out of its collection and without layout rules, with the stand-in characters. */
function writeStandIn(directory: SfntDirectory, glyphs: readonly number[]): Uint8Array {
  const tables = readOrDamaged(
    'CFF',
    () => new Map(NEEDED.map((tag) => [tag, bytesOf(readFontTable(directory, tag))])),
  );
  return writeSfnt(SFNT_CFF, tables.set('cmap', writeCharacterMap(glyphs)));
}

/** A cmap of format 12 with one group a glyph. [OpenType: cmap] */
function writeCharacterMap(glyphs: readonly number[]): Uint8Array {
  const [header, subtableHeader, groupSize] = [12, 16, 12];
  const length = subtableHeader + groupSize * glyphs.length;
  const view = new DataView(new ArrayBuffer(header + length));
  view.setUint16(2, 1);
  view.setUint16(4, 3);
  view.setUint16(6, 10);
  view.setUint32(8, header);
  view.setUint16(header, 12);
  view.setUint32(header + 4, length);
  view.setUint32(header + 12, glyphs.length);
  for (const [index, glyph] of glyphs.entries()) {
    const at = header + subtableHeader + groupSize * index;
    view.setUint32(at, FIRST_CODE_POINT + index);
    view.setUint32(at + 4, FIRST_CODE_POINT + index);
    view.setUint32(at + 8, glyph);
  }
  return bytesOf(view);
}

/**
 * In a CID-keyed font a PDF finds glyphs by character ids, which harfbuzz leaves as they were in the whole font. Here
 * the table gets a charset in which every glyph's character id is its glyph id, as it is in all other fonts.
 * [PDF 32000-1, 9.7.4.2]
 */
function numberCharactersAsGlyphs(cff: Uint8Array): Uint8Array {
  return readOrDamaged('subset', () => {
    const { topDict, topDictStart, charstrings } = readCffTable(memorySource(cff));
    if (!topDict.has(OP_ROS) || charstrings.count < 2) return cff;
    const charset = topDict.get(OP_CHARSET);
    const operandAt = topDictStart + (charset?.start ?? 0);
    if (charset === undefined || cff[operandAt] !== LONG_INTEGER) throw new FontError('damaged', 'charset');
    // Format 2, one range: from character 1, with count − 2 more after it. .notdef is not in it.
    const left = charstrings.count - 2;
    const identity = [2, 0, 1, left >> 8, left & 0xff];
    const bytes = new Uint8Array(cff.length + identity.length);
    bytes.set(cff);
    bytes.set(identity, cff.length);
    viewOf(bytes).setInt32(operandAt + 1, cff.length);
    return bytes;
  });
}
