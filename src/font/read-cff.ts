import type { ByteSource } from '../model/byte-source.js';
import type { GlyphBounds } from '../model/face.js';
import { charstringBounds, charstringOutline, type SubroutineList, type Subroutines } from './charstring-bounds.js';
import { FontError } from './font-error.js';
import { viewOf } from './read-sfnt.js';

/** DICT operators; those of two bytes are 12 × 256 + the second. [Adobe TN5176, tables 9 and 23] */
export const OP_CHARSET = 15;
const OP_CHARSTRINGS = 17;
const OP_PRIVATE = 18;
const OP_SUBRS = 19;
const ESCAPE = 12;
const OP_CHARSTRING_TYPE = 12 * 256 + 6;
export const OP_ROS = 12 * 256 + 30;
const OP_FD_ARRAY = 12 * 256 + 36;
const OP_FD_SELECT = 12 * 256 + 37;

/** A list of byte strings of which each is read when it is asked for. */
interface CffIndex extends SubroutineList {
  /** Where it ends in the table. */
  readonly end: number;
}

/** An operator's operands, and where they stand in the DICT. */
interface DictEntry {
  readonly operands: readonly number[];
  readonly start: number;
}

type Dict = ReadonlyMap<number, DictEntry>;

const noSubroutines: SubroutineList = {
  count: 0,
  item(index) {
    throw new RangeError(`no subroutine ${index}`);
  },
};

/** The parts of a CFF table that outlines are found by. */
interface CffTable {
  readonly topDict: Dict;
  /** Where the Top DICT stands in the table. */
  readonly topDictStart: number;
  readonly charstrings: CffIndex;
  readonly globalSubroutines: CffIndex;
}

/**
 * The boxes of a CFF table's glyphs: its indexes are read now, each charstring when it is first asked for. A glyph
 * that leaves no ink or whose charstring is broken has none. [Adobe TN5176]
 * @throws FontError, RangeError
 */
export function readCff(table: ByteSource): (glyph: number) => GlyphBounds | undefined {
  const { topDict, charstrings, globalSubroutines } = readCffTable(table);
  const localOf = readLocalSubroutines(table, topDict);
  const read = (glyph: number): GlyphBounds | undefined => {
    const subroutines: Subroutines = { local: localOf(glyph), global: globalSubroutines };
    const box = charstringBounds(charstrings.item(glyph), subroutines);
    return box !== undefined && box.xMax > box.xMin && box.yMax > box.yMin ? box : undefined;
  };
  const known = new Map<number, GlyphBounds | undefined>();
  return (glyph) => {
    if (!known.has(glyph))
      known.set(
        glyph,
        unlessBroken(() => read(glyph)),
      );
    return known.get(glyph);
  };
}

/** The outlines of a CFF table's glyphs as SVG path data, in font units, y upwards; empty for a glyph that is broken. */
export function readCffOutlines(table: ByteSource): (glyph: number) => string {
  const { topDict, charstrings, globalSubroutines } = readCffTable(table);
  const localOf = readLocalSubroutines(table, topDict);
  return (glyph) =>
    unlessBroken(() =>
      charstringOutline(charstrings.item(glyph), { local: localOf(glyph), global: globalSubroutines }),
    ) ?? '';
}

function unlessBroken<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** @throws FontError, RangeError */
export function readCffTable(table: ByteSource): CffTable {
  const names = readIndex(table, viewOf(table.readAt(0, 4)).getUint8(2));
  const topDicts = readIndex(table, names.end);
  const strings = readIndex(table, topDicts.end);
  const topDictBytes = topDicts.item(0);
  const topDict = readDict(topDictBytes);
  const charstrings = topDict.get(OP_CHARSTRINGS)?.operands[0];
  const type = topDict.get(OP_CHARSTRING_TYPE)?.operands[0] ?? 2;
  if (charstrings === undefined || type !== 2) throw new FontError('no-outlines', `charstrings of type ${type}`);
  return {
    topDict,
    topDictStart: topDicts.end - topDictBytes.length,
    charstrings: readIndex(table, charstrings),
    globalSubroutines: readIndex(table, strings.end),
  };
}

/** A glyph's local subroutines: of the font, or in a CID-keyed font of the part that FDSelect puts the glyph in. */
function readLocalSubroutines(table: ByteSource, topDict: Dict): (glyph: number) => SubroutineList {
  const parts = topDict.get(OP_FD_ARRAY)?.operands[0];
  const select = topDict.get(OP_FD_SELECT)?.operands[0];
  if (parts === undefined || select === undefined) {
    const own = readSubroutines(table, topDict);
    return () => own;
  }
  const index = readIndex(table, parts);
  const lists = Array.from({ length: index.count }, (_, part) => readSubroutines(table, readDict(index.item(part))));
  const partOf = readPartSelection(table, select);
  return (glyph) => lists[partOf(glyph)] ?? noSubroutines;
}

function readSubroutines(table: ByteSource, dict: Dict): SubroutineList {
  const [size, start] = dict.get(OP_PRIVATE)?.operands ?? [];
  if (size === undefined || start === undefined) return noSubroutines;
  const subroutines = readDict(table.readAt(start, size)).get(OP_SUBRS)?.operands[0];
  return subroutines === undefined ? noSubroutines : cached(readIndex(table, start + subroutines));
}

function cached(list: SubroutineList): SubroutineList {
  const known = new Map<number, Uint8Array>();
  const item = (index: number): Uint8Array => {
    const bytes = known.get(index) ?? list.item(index);
    known.set(index, bytes);
    return bytes;
  };
  return { count: list.count, item };
}

/** FDSelect of format 0 (a byte a glyph) or 3 (ranges). */
function readPartSelection(table: ByteSource, start: number): (glyph: number) => number {
  const format = viewOf(table.readAt(start, 1)).getUint8(0);
  if (format === 0) return (glyph) => viewOf(table.readAt(start + 1 + glyph, 1)).getUint8(0);
  if (format !== 3) throw new FontError('damaged', `FDSelect of format ${format}`);
  const count = viewOf(table.readAt(start + 1, 2)).getUint16(0);
  const ranges = viewOf(table.readAt(start + 3, 3 * count + 2));
  return (glyph) => {
    let range = 0;
    while (range + 1 < count && ranges.getUint16(3 * (range + 1)) <= glyph) range += 1;
    return ranges.getUint8(3 * range + 2);
  };
}

/** An INDEX: count, size of an offset, offsets from 1, data. */
function readIndex(table: ByteSource, start: number): CffIndex {
  const count = viewOf(table.readAt(start, 2)).getUint16(0);
  if (count === 0) return { ...noSubroutines, end: start + 2 };
  const offsetSize = viewOf(table.readAt(start + 2, 1)).getUint8(0);
  if (offsetSize < 1 || offsetSize > 4) throw new FontError('damaged', `offsets of ${offsetSize} bytes`);
  const offsets = table.readAt(start + 3, (count + 1) * offsetSize);
  const offsetOf = (index: number): number => {
    if (!(index >= 0 && index <= count)) throw new RangeError(`item ${index} of ${count}`);
    return unsignedAt(offsets, index * offsetSize, offsetSize);
  };
  const dataStart = start + 2 + offsets.length;
  return {
    count,
    end: dataStart + offsetOf(count),
    item: (index) => table.readAt(dataStart + offsetOf(index), offsetOf(index + 1) - offsetOf(index)),
  };
}

const unsignedAt = (bytes: Uint8Array, at: number, size: number): number =>
  bytes.subarray(at, at + size).reduce((value, byte) => value * 256 + byte, 0);

/** A DICT: operands, then their operator. Real numbers stand in for themselves as NaN: none is needed here. */
function readDict(bytes: Uint8Array): Dict {
  const view = viewOf(bytes);
  const entries = new Map<number, DictEntry>();
  let operands: number[] = [];
  let start = 0;
  let at = 0;
  while (at < bytes.length) {
    const byte = view.getUint8(at);
    if (byte > 21) {
      const { value, end } = readOperand(view, at);
      operands.push(value);
      at = end;
      continue;
    }
    const operator = byte === ESCAPE ? ESCAPE * 256 + view.getUint8(at + 1) : byte;
    entries.set(operator, { operands, start });
    at += byte === ESCAPE ? 2 : 1;
    operands = [];
    start = at;
  }
  return entries;
}

function readOperand(view: DataView, at: number): { value: number; end: number } {
  const byte = view.getUint8(at);
  if (byte === 28) return { value: view.getInt16(at + 1), end: at + 3 };
  if (byte === 29) return { value: view.getInt32(at + 1), end: at + 5 };
  if (byte === 30) return { value: Number.NaN, end: endOfReal(view, at + 1) };
  if (byte < 32 || byte === 255) throw new RangeError(`operand ${byte}`);
  if (byte < 247) return { value: byte - 139, end: at + 1 };
  const low = view.getUint8(at + 1);
  return { value: byte < 251 ? (byte - 247) * 256 + low + 108 : -(byte - 251) * 256 - low - 108, end: at + 2 };
}

/** A real number is digits of four bits and ends with one that is 15. */
function endOfReal(view: DataView, start: number): number {
  let at = start;
  while ((view.getUint8(at) & 0x0f) !== 0x0f) at += 1;
  return at + 1;
}
