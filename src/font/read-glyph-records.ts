import type { GlyphBounds } from '../model/face.js';
import { FontError, unlessOutOfRange } from './font-error.js';
import { bytesOf, readFontTable, type SfntDirectory, tableRange, viewOf } from './read-sfnt.js';

/** One glyph of a glyf table, checked, without its hinting. [OpenType: glyf] */
export interface GlyphRecord {
  /** The record as it is embedded; empty for a blank. */
  readonly bytes: Uint8Array;
  /** The box of its outline, in font units; a glyph that leaves no ink has none. */
  readonly bounds: GlyphBounds | undefined;
  readonly extent: GlyphExtent;
  /** The glyphs it is composed of, with the place of each id in `bytes`. */
  readonly components: readonly { readonly glyph: number; readonly at: number }[];
}

/** How much a reader of the glyph must be ready for: what maxp states the greatest of. */
export interface GlyphExtent {
  /** The number of its points, with those of its components. */
  readonly points: number;
  readonly contours: number;
  /** How deep composites are nested: 0 for an outline of its own. */
  readonly depth: number;
}

/** A glyph's record, read once; none where it is broken or there is no such glyph. */
export type GlyphRecords = (glyph: number) => GlyphRecord | undefined;

const HEADER_SIZE = 10;
/** How deep composites may be nested: fonts in use have 1 or 2. */
const MAX_DEPTH = 8;
const MAX_POINTS = 0xffff;

/** Composite flags. */
const ARGS_ARE_WORDS = 0x0001;
export const ARGS_ARE_XY = 0x0002;
const HAS_SCALE = 0x0008;
const MORE_COMPONENTS = 0x0020;
const HAS_XY_SCALE = 0x0040;
const HAS_MATRIX = 0x0080;
const HAS_INSTRUCTIONS = 0x0100;
const USE_MY_METRICS = 0x0200;

/** Flags of a point. */
const IS_X_BYTE = 0x02;
const IS_Y_BYTE = 0x04;
const REPEATS = 0x08;
const X_SAME_OR_POSITIVE = 0x10;
const Y_SAME_OR_POSITIVE = 0x20;

const blank: GlyphRecord = {
  bytes: new Uint8Array(0),
  bounds: undefined,
  extent: { points: 0, contours: 0, depth: 0 },
  components: [],
};

/**
 * Access to the records of a face's glyf table: its index is read now, each record when it is first asked for.
 * @throws FontError, RangeError
 */
export function readGlyphRecords(directory: SfntDirectory, glyphCount: number): GlyphRecords {
  const glyf = tableRange(directory, 'glyf');
  const isLong = readFontTable(directory, 'head').getInt16(50) === 1;
  const loca = readFontTable(directory, 'loca');
  if (loca.byteLength < (glyphCount + 1) * (isLong ? 4 : 2)) throw new FontError('damaged', 'loca is too short');
  const startOf = (glyph: number): number => (isLong ? loca.getUint32(4 * glyph) : 2 * loca.getUint16(2 * glyph));

  const known = new Map<number, GlyphRecord | undefined>();
  const read = (glyph: number): GlyphRecord | undefined => {
    if (!(glyph < glyphCount)) return undefined;
    const start = startOf(glyph);
    const length = startOf(glyph + 1) - start;
    if (length === 0) return blank;
    if (length < HEADER_SIZE || start + length > glyf.length) return undefined;
    return parseRecord(viewOf(directory.source.readAt(glyf.offset + start, length)));
  };
  const recordOf = (glyph: number, nesting: number): GlyphRecord | undefined => {
    if (known.has(glyph) || nesting > MAX_DEPTH) return known.get(glyph);
    // Until its components are read too, a composite counts as broken: so one that contains itself stays so.
    known.set(glyph, undefined);
    try {
      const record = unlessOutOfRange(() => read(glyph));
      const parts = record?.components.map((component) => recordOf(component.glyph, nesting + 1)) ?? [];
      known.set(glyph, record && withParts(record, parts));
    } catch (error) {
      // One that can't be read at the moment is not broken.
      known.delete(glyph);
      throw error;
    }
    return known.get(glyph);
  };
  return (glyph) => recordOf(glyph, 0);
}

/** The record with the extent of its components; none where one of them is broken. */
function withParts(record: GlyphRecord, parts: readonly (GlyphRecord | undefined)[]): GlyphRecord | undefined {
  let { points, contours, depth } = record.extent;
  for (const part of parts) {
    if (part === undefined) return undefined;
    points += part.extent.points;
    contours += part.extent.contours;
    depth = Math.max(depth, part.extent.depth + 1);
  }
  return points > MAX_POINTS || depth > MAX_DEPTH ? undefined : { ...record, extent: { points, contours, depth } };
}

function parseRecord(record: DataView): GlyphRecord | undefined {
  const contours = record.getInt16(0);
  if (contours === 0) return blank;
  return contours > 0 ? parseSimple(record, contours) : parseComposite(record);
}

/** A glyph with an outline of its own: contours' ends, instructions, flags, x and y of each point. */
function parseSimple(record: DataView, contours: number): GlyphRecord | undefined {
  const endsEnd = HEADER_SIZE + 2 * contours;
  let points = 0;
  for (let at = HEADER_SIZE; at < endsEnd; at += 2) {
    const end = record.getUint16(at) + 1;
    if (end <= points && at > HEADER_SIZE) return undefined;
    points = end;
  }
  const flagsAt = endsEnd + 2 + record.getUint16(endsEnd);
  // Bytes are read by index: a DataView takes twice as long until it is compiled, and a document has 100,000 points.
  const stored = bytesOf(record);
  const { flags, end: xsAt } = readFlags(stored, flagsAt, points);
  const x = readAxis(stored, xsAt, flags, { isByte: IS_X_BYTE, isSameOrPositive: X_SAME_OR_POSITIVE });
  const y = readAxis(stored, x.end, flags, { isByte: IS_Y_BYTE, isSameOrPositive: Y_SAME_OR_POSITIVE });

  const bytes = new Uint8Array(endsEnd + 2 + y.end - flagsAt);
  bytes.set(stored.subarray(0, endsEnd));
  bytes.set(stored.subarray(flagsAt, y.end), endsEnd + 2);
  const box = { xMin: x.min, yMin: y.min, xMax: x.max, yMax: y.max };
  // Readers shift an outline by what the stated box and the left side bearing differ: a wrong box is mended here.
  writeBox(viewOf(bytes), box);
  return { bytes, bounds: boundsWithInk(box), extent: { points, contours, depth: 0 }, components: [] };
}

function readFlags(stored: Uint8Array, start: number, points: number): { flags: Uint8Array; end: number } {
  const flags = new Uint8Array(points);
  let at = start;
  let point = 0;
  while (point < points) {
    const flag = stored[at++];
    if (flag === undefined) throw new RangeError('flags beyond the record');
    let count = 1;
    if (flag & REPEATS) count += stored[at++] ?? points;
    if (point + count > points) throw new RangeError('a flag repeats beyond the last point');
    while (count-- > 0) flags[point++] = flag;
  }
  return { flags, end: at };
}

/** The extent of the points on one axis, which are stored as steps from point to point. */
function readAxis(
  stored: Uint8Array,
  start: number,
  flags: Uint8Array,
  axis: { readonly isByte: number; readonly isSameOrPositive: number },
): { min: number; max: number; end: number } {
  let at = start;
  let value = 0;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  const { isByte, isSameOrPositive } = axis;
  for (let point = 0; point < flags.length; point += 1) {
    const flag = flags[point] ?? 0;
    if (flag & isByte) {
      const step = stored[at++] ?? 0;
      value += flag & isSameOrPositive ? step : -step;
    } else if ((flag & isSameOrPositive) === 0) {
      // A word with its sign.
      value += (((stored[at] ?? 0) << 24) | ((stored[at + 1] ?? 0) << 16)) >> 16;
      at += 2;
    }
    if (value < min) min = value;
    if (value > max) max = value;
  }
  // What was read beyond the record's end was taken for 0.
  if (at > stored.length || min < -0x8000 || max > 0x7fff) throw new RangeError('points beyond the em');
  return { min, max, end: at };
}

/** A glyph made of others: flags, glyph id, offset and scale of each. */
function parseComposite(record: DataView): GlyphRecord | undefined {
  const bytes = new Uint8Array(record.buffer, record.byteOffset, record.byteLength).slice();
  const view = viewOf(bytes);
  const components: { glyph: number; at: number }[] = [];
  let at = HEADER_SIZE;
  let flags: number;
  do {
    flags = view.getUint16(at);
    components.push({ glyph: view.getUint16(at + 2), at: at + 2 });
    // Its instructions are left out, and its width is what the subset says, not that of a component.
    view.setUint16(at, flags & ~(HAS_INSTRUCTIONS | USE_MY_METRICS));
    at += 4 + (flags & ARGS_ARE_WORDS ? 4 : 2) + scaleSize(flags);
  } while (flags & MORE_COMPONENTS);
  if (at > bytes.length) return undefined;
  return { ...blank, bytes: bytes.slice(0, at), bounds: boundsWithInk(readBox(view)), components };
}

function scaleSize(flags: number): number {
  if (flags & HAS_SCALE) return 2;
  if (flags & HAS_XY_SCALE) return 4;
  return flags & HAS_MATRIX ? 8 : 0;
}

const readBox = (view: DataView): GlyphBounds => ({
  xMin: view.getInt16(2),
  yMin: view.getInt16(4),
  xMax: view.getInt16(6),
  yMax: view.getInt16(8),
});

/** Writes the box that a record states. */
export function writeBox(view: DataView, box: GlyphBounds): void {
  view.setInt16(2, box.xMin);
  view.setInt16(4, box.yMin);
  view.setInt16(6, box.xMax);
  view.setInt16(8, box.yMax);
}

const boundsWithInk = (box: GlyphBounds): GlyphBounds | undefined =>
  box.xMax > box.xMin && box.yMax > box.yMin ? box : undefined;
