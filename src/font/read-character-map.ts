import { FontError } from './font-error.js';
import { type SfntDirectory, tableRange, viewOf } from './read-sfnt.js';

/** The glyph of a character; 0 where the face has none. */
export type CharacterMap = (codePoint: number) => number;

/**
 * The face's Unicode character map: the one for all planes (format 12) where there is one, else that of the first
 * plane (format 4). [OpenType: cmap]
 * @throws FontError, RangeError
 */
export function readCharacterMap(directory: SfntDirectory): CharacterMap {
  const { offset, length } = tableRange(directory, 'cmap');
  const header = viewOf(directory.source.readAt(offset, 4));
  const records = viewOf(directory.source.readAt(offset + 4, 8 * header.getUint16(2)));
  let firstPlane: number | undefined;
  for (let at = 0; at < records.byteLength; at += 8) {
    if (!isUnicode(records.getUint16(at), records.getUint16(at + 2))) continue;
    const start = records.getUint32(at + 4);
    const format = viewOf(directory.source.readAt(offset + start, 2)).getUint16(0);
    if (format === 12) return mapOfAllPlanes(directory, offset + start);
    if (format === 4) firstPlane ??= start;
  }
  if (firstPlane === undefined) throw new FontError('no-characters', 'no Unicode cmap of format 4 or 12');
  // The subtable's own length doesn't fit its 16 bits in large fonts: it is taken to end with the table.
  return mapOfFirstPlane(viewOf(directory.source.readAt(offset + firstPlane, length - firstPlane)));
}

const isUnicode = (platform: number, encoding: number): boolean =>
  platform === 3 ? encoding === 1 || encoding === 10 : platform === 0 && encoding !== 5;

/** Format 12: sorted groups of start, end and first glyph. */
function mapOfAllPlanes(directory: SfntDirectory, start: number): CharacterMap {
  const count = viewOf(directory.source.readAt(start, 16)).getUint32(12);
  const groups = viewOf(directory.source.readAt(start + 16, 12 * count));
  return (codePoint) => {
    const at = 12 * firstWhere(count, (group) => groups.getUint32(12 * group + 4) >= codePoint);
    if (at === groups.byteLength) return 0;
    const first = groups.getUint32(at);
    return codePoint < first ? 0 : groups.getUint32(at + 8) + codePoint - first;
  };
}

/** Format 4: parallel arrays of segments' ends, starts, deltas and offsets into a list of glyphs. */
function mapOfFirstPlane(table: DataView): CharacterMap {
  const size = table.getUint16(6);
  const count = size >> 1;
  const [ends, starts, deltas, offsets] = [14, 16 + size, 16 + 2 * size, 16 + 3 * size];
  if (offsets + size > table.byteLength) throw new FontError('damaged', 'cmap segments reach beyond the table');
  return (codePoint) => {
    const at = 2 * firstWhere(count, (segment) => table.getUint16(ends + 2 * segment) >= codePoint);
    if (at === size || codePoint > 0xffff) return 0;
    const first = table.getUint16(starts + at);
    if (codePoint < first) return 0;
    const delta = table.getUint16(deltas + at);
    const offset = table.getUint16(offsets + at);
    if (offset === 0) return (codePoint + delta) & 0xffff;
    const place = offsets + at + offset + 2 * (codePoint - first);
    const glyph = place + 2 <= table.byteLength ? table.getUint16(place) : 0;
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
  };
}

/** The first of `count` that fulfils a condition which all after it fulfil too; `count` where none does. */
function firstWhere(count: number, condition: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (condition(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
