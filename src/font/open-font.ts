import type { ByteSource } from '../model/byte-source.js';
import type { Face, FaceMetrics } from '../model/face.js';
import { readEmbeddingRights } from './embedding-rights.js';
import { FontError, readOrDamaged } from './font-error.js';
import { readCff } from './read-cff.js';
import { readCharacterMap } from './read-character-map.js';
import { readGlyphRecords } from './read-glyph-records.js';
import { type FaceNames, readNames } from './read-names.js';
import { readDirectories, readFontTable, type SfntDirectory, tableSource, viewOf } from './read-sfnt.js';
import { subsetCff } from './subset-cff.js';
import { subsetTrueType } from './subset-truetype.js';

/** A face of a font file of which only the names are read. */
export interface ListedFace {
  readonly directory: SfntDirectory;
  readonly names: FaceNames;
}

/** What a face states in its tables besides its glyphs. */
interface Tables {
  readonly unitsPerEm: number;
  readonly glyphCount: number;
  readonly advances: (glyph: number) => number;
  readonly glyphOf: Face['glyphOf'];
}

/** The part of a face that depends on how its outlines are kept. */
type Outlines = Pick<Face, 'boundsOf' | 'subset'>;

const HEAD_MAGIC = 0x5f0f3cf5;
/** Limits of unitsPerEm. [OpenType: head] */
const MIN_UNITS_PER_EM = 16;
const MAX_UNITS_PER_EM = 16384;

const REGULAR_WEIGHT = 400;
const FIXED_ONE = 0x10000;

/**
 * The faces of a font file (several in a .ttc), by their names alone.
 * @throws FontError
 */
export const listFaces = (source: ByteSource): readonly ListedFace[] =>
  readOrDamaged('names', () =>
    readDirectories(source).map((directory) => ({ directory, names: readNames(directory) })),
  );

/**
 * The face number `index` of a font file, TrueType or CFF.
 * @throws FontError where it is damaged, has no usable outlines or characters, or may not be embedded
 */
export function openFont(source: ByteSource, index = 0): Face {
  const listed = listFaces(source)[index];
  if (listed === undefined) throw new FontError('not-a-font', `no face ${index}`);
  return openFace(listed);
}

/**
 * Reads what measuring needs whole (cmap, hmtx, loca) and glyph outlines one by one as they are asked for. Its id is
 * its PostScript name.
 * @throws FontError as `openFont` does
 */
export function openFace({ directory, names }: ListedFace): Face {
  return readOrDamaged('tables', () => {
    checkEmbedding(directory);
    const tables = readTables(directory);
    const postScriptName = names.postScriptName || 'Unnamed';
    const outlines = openOutlines(directory, tables);
    return {
      id: postScriptName,
      postScriptName,
      family: names.family,
      unitsPerEm: tables.unitsPerEm,
      glyphOf: tables.glyphOf,
      advanceOf: tables.advances,
      ...outlines,
      metrics: readMetrics(directory, (codePoint) => outlines.boundsOf(tables.glyphOf(codePoint))?.yMax),
    };
  });
}

function checkEmbedding(directory: SfntDirectory): void {
  const { fsType, level, maySubset, bitmapsOnly } = readEmbeddingRights(directory);
  if (level === 'restricted' || bitmapsOnly) throw new FontError('restricted', `fsType ${fsType}`);
  if (!maySubset) throw new FontError('no-subsetting', `fsType ${fsType}`);
}

function readTables(directory: SfntDirectory): Tables {
  const head = readFontTable(directory, 'head');
  const unitsPerEm = head.getUint16(18);
  if (head.getUint32(12) !== HEAD_MAGIC || unitsPerEm < MIN_UNITS_PER_EM || unitsPerEm > MAX_UNITS_PER_EM) {
    throw new FontError('damaged', 'head');
  }
  const glyphCount = readFontTable(directory, 'maxp').getUint16(4);
  const glyphs = readCharacterMap(directory);
  return {
    unitsPerEm,
    glyphCount,
    advances: readAdvances(directory, glyphCount),
    glyphOf(codePoint, selector) {
      const glyph = glyphs(codePoint, selector);
      return glyph < glyphCount ? glyph : 0;
    },
  };
}

/** Advance widths; glyphs beyond the table's end have that of its last. [OpenType: hmtx] */
function readAdvances(directory: SfntDirectory, glyphCount: number): (glyph: number) => number {
  const count = Math.min(readFontTable(directory, 'hhea').getUint16(34), glyphCount);
  const hmtx = readFontTable(directory, 'hmtx');
  if (count === 0 || 4 * count > hmtx.byteLength) throw new FontError('damaged', 'hmtx is too short');
  return (glyph) => (glyph < glyphCount ? hmtx.getUint16(4 * Math.min(glyph, count - 1)) : 0);
}

function openOutlines(directory: SfntDirectory, { glyphCount, advances }: Tables): Outlines {
  if (directory.tables.has('glyf')) {
    const recordOf = readGlyphRecords(directory, glyphCount);
    const source = {
      head: readFontTable(directory, 'head'),
      hhea: readFontTable(directory, 'hhea'),
      recordOf,
      advances,
    };
    return {
      boundsOf: (glyph) => recordOf(glyph)?.bounds,
      subset: async (entries) => subsetTrueType(source, entries),
    };
  }
  if (directory.tables.has('CFF ')) {
    return {
      boundsOf: readCff(tableSource(directory, 'CFF ')),
      subset: (entries) => subsetCff(directory, entries, advances),
    };
  }
  if (directory.tables.has('CFF2')) throw new FontError('variable-outlines', 'CFF2');
  throw new FontError('no-outlines', 'neither glyf nor CFF');
}

/** @param topOf the upper edge of a character's outline, for fonts that don't state their capitals' height */
function readMetrics(directory: SfntDirectory, topOf: (codePoint: number) => number | undefined): FaceMetrics {
  const head = readFontTable(directory, 'head');
  const hhea = readFontTable(directory, 'hhea');
  const os2 = directory.tables.has('OS/2') ? readFontTable(directory, 'OS/2') : undefined;
  const ascent = hhea.getInt16(4);
  // Version 2 of OS/2 brought sCapHeight; some fonts leave it 0.
  const statedCapHeight = os2 !== undefined && os2.getUint16(0) >= 2 ? os2.getInt16(88) : 0;
  return {
    ascent,
    descent: hhea.getInt16(6),
    capHeight: statedCapHeight || (topOf(0x48) ?? ascent),
    italicAngle: readItalicAngle(directory),
    bounds: { xMin: head.getInt16(36), yMin: head.getInt16(38), xMax: head.getInt16(40), yMax: head.getInt16(42) },
    weight: os2?.getUint16(4) ?? REGULAR_WEIGHT,
  };
}

/** The slant that the post table states, in degrees. Only its start is read: the glyph names behind it can be half a megabyte. */
function readItalicAngle(directory: SfntDirectory): number {
  if (!directory.tables.has('post')) return 0;
  return viewOf(tableSource(directory, 'post').readAt(4, 4)).getInt32(0) / FIXED_ONE;
}
