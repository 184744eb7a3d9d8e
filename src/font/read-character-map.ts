import type { ByteSource } from '../model/byte-source.js';
import { FontError, unlessOutOfRange } from './font-error.js';
import { type SfntDirectory, tableRange, viewOf } from './read-sfnt.js';

/** The glyph of a character, or of the variant of it that a selector asks for; 0 where the face has none. */
export type CharacterMap = (codePoint: number, selector?: number) => number;

type PlainMap = (codePoint: number) => number;

/** A subtable of the character map. */
interface Subtable {
  readonly platform: number;
  readonly encoding: number;
  /** Where the subtable begins, in bytes from the file's start. */
  readonly offset: number;
}

/**
 * The face's Unicode character map with its variation sequences. [OpenType: cmap]
 * @throws FontError, RangeError
 */
export function readCharacterMap(directory: SfntDirectory): CharacterMap {
  const subtables = listSubtables(directory);
  const plain = readPlainMap(directory, subtables);
  const variants = readVariants(directory.source, subtables);
  return (codePoint, selector) => {
    if (selector === undefined) return plain(codePoint);
    const variant = variants(codePoint, selector);
    return variant === 'plain' ? plain(codePoint) : variant;
  };
}

function listSubtables(directory: SfntDirectory): readonly Subtable[] {
  const { offset } = tableRange(directory, 'cmap');
  const header = viewOf(directory.source.readAt(offset, 4));
  const records = viewOf(directory.source.readAt(offset + 4, 8 * header.getUint16(2)));
  return Array.from({ length: records.byteLength / 8 }, (_, index) => ({
    platform: records.getUint16(8 * index),
    encoding: records.getUint16(8 * index + 2),
    offset: offset + records.getUint32(8 * index + 4),
  }));
}

/** The map for all planes (format 12) where there is one, else that of the first plane (format 4). */
function readPlainMap(directory: SfntDirectory, subtables: readonly Subtable[]): PlainMap {
  let firstPlane: number | undefined;
  for (const { offset } of subtables.filter(isUnicode)) {
    const format = viewOf(directory.source.readAt(offset, 2)).getUint16(0);
    if (format === 12) return mapOfAllPlanes(directory, offset);
    if (format === 4) firstPlane ??= offset;
  }
  if (firstPlane === undefined) throw new FontError('no-characters', 'no Unicode cmap of format 4 or 12');
  // The subtable's own length doesn't fit its 16 bits in large fonts: it is taken to end with the table.
  const { offset, length } = tableRange(directory, 'cmap');
  return mapOfFirstPlane(viewOf(directory.source.readAt(firstPlane, offset + length - firstPlane)));
}

const isUnicode = ({ platform, encoding }: Subtable): boolean =>
  platform === 3 ? encoding === 1 || encoding === 10 : platform === 0 && encoding !== VARIANTS;

/** Encoding of the subtable of variation sequences, on platform 0. */
const VARIANTS = 5;

/** Format 12: sorted groups of start, end and first glyph. */
function mapOfAllPlanes(directory: SfntDirectory, start: number): PlainMap {
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
function mapOfFirstPlane(table: DataView): PlainMap {
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

/** A variant of a character: the glyph that it has without a selector, one of its own, or 0 for none. */
type VariantMap = (codePoint: number, selector: number) => 'plain' | number;

/**
 * What the table has of one selector: ranges of characters whose variant is their plain glyph, and the glyphs of other
 * variants.
 */
interface SelectorTables {
  readonly plain: DataView;
  readonly glyphs: DataView;
}

const VARIANTS_HEADER = 10;
const SELECTOR_RECORD = 11;
const PLAIN_RANGE = 4;
const VARIANT_MAPPING = 5;

/** Format 14, read by range when a selector is first asked for. Where it is broken, the face has no variants. */
function readVariants(source: ByteSource, subtables: readonly Subtable[]): VariantMap {
  const subtable = subtables.find(({ platform, encoding }) => platform === 0 && encoding === VARIANTS);
  if (!subtable) return () => 0;
  const known = new Map<number, SelectorTables | undefined>();
  return (codePoint, selector) => {
    if (!known.has(selector)) {
      const tables = unlessOutOfRange(() => readSelector(source, subtable.offset, selector));
      known.set(selector, tables);
    }
    const tables = known.get(selector);
    return tables ? variantIn(tables, codePoint) : 0;
  };
}

/** @throws RangeError where the table is shorter than it says */
function readSelector(source: ByteSource, start: number, selector: number): SelectorTables | undefined {
  const count = viewOf(source.readAt(start, VARIANTS_HEADER)).getUint32(6);
  const records = viewOf(source.readAt(start + VARIANTS_HEADER, SELECTOR_RECORD * count));
  const at = SELECTOR_RECORD * firstWhere(count, (index) => uint24(records, SELECTOR_RECORD * index) >= selector);
  if (at === records.byteLength || uint24(records, at) !== selector) return undefined;
  const list = (offset: number, size: number): DataView => {
    if (offset === 0) return new DataView(new ArrayBuffer(0));
    const length = size * viewOf(source.readAt(start + offset, 4)).getUint32(0);
    return viewOf(source.readAt(start + offset + 4, length));
  };
  return {
    plain: list(records.getUint32(at + 3), PLAIN_RANGE),
    glyphs: list(records.getUint32(at + 7), VARIANT_MAPPING),
  };
}

function variantIn({ plain, glyphs }: SelectorTables, codePoint: number): 'plain' | number {
  const endOf = (at: number): number => uint24(plain, at) + plain.getUint8(at + 3);
  const range =
    PLAIN_RANGE * firstWhere(plain.byteLength / PLAIN_RANGE, (index) => endOf(PLAIN_RANGE * index) >= codePoint);
  if (range < plain.byteLength && uint24(plain, range) <= codePoint) return 'plain';
  const count = glyphs.byteLength / VARIANT_MAPPING;
  const at = VARIANT_MAPPING * firstWhere(count, (index) => uint24(glyphs, VARIANT_MAPPING * index) >= codePoint);
  return at < glyphs.byteLength && uint24(glyphs, at) === codePoint ? glyphs.getUint16(at + 3) : 0;
}

const uint24 = (view: DataView, at: number): number => (view.getUint16(at) << 8) | view.getUint8(at + 2);

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
