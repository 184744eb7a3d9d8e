import { viewOf } from './read-sfnt.js';

const HEADER_SIZE = 12;
const RECORD_SIZE = 16;
/** Where head keeps what makes the whole file's sum CHECKSUM_TOTAL. [OpenType: head] */
const ADJUSTMENT_AT = 8;
const CHECKSUM_TOTAL = 0xb1b0afba;

/** Tables begin at multiples of 4 bytes. */
export const padded = (length: number): number => (length + 3) & ~3;

/** Size of the header and the table directory, in bytes. */
export const directorySize = (tableCount: number): number => HEADER_SIZE + RECORD_SIZE * tableCount;

/** An sfnt of these tables, with all checksums. Tables stand in the order of their tags. */
export function writeSfnt(version: number, tables: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
  const size = sorted.reduce((sum, [, bytes]) => sum + padded(bytes.length), directorySize(sorted.length));
  const file = new Uint8Array(size);
  const view = viewOf(file);
  writeSfntHeader(view, version, sorted.length);
  let offset = directorySize(sorted.length);
  let head: number | undefined;
  let sum = 0;
  for (const [index, [tag, bytes]] of sorted.entries()) {
    file.set(bytes, offset);
    if (tag === 'head') {
      head = offset;
      view.setUint32(offset + ADJUSTMENT_AT, 0);
    }
    const checksum = sumOf(view, offset, padded(bytes.length));
    writeSfntRecord(view, index, { tag, checksum, offset, length: bytes.length });
    offset += padded(bytes.length);
    sum += checksum;
  }
  // That of the whole file: it is its header and its tables.
  sum += sumOf(view, 0, directorySize(sorted.length));
  if (head !== undefined) view.setUint32(head + ADJUSTMENT_AT, (CHECKSUM_TOTAL - sum) >>> 0);
  return file;
}

/** The version, the number of tables, and what a binary search in them starts from. */
export function writeSfntHeader(view: DataView, version: number, tableCount: number): void {
  const exponent = tableCount === 0 ? 0 : 31 - Math.clz32(tableCount);
  const searchRange = RECORD_SIZE << exponent;
  view.setUint32(0, version);
  view.setUint16(4, tableCount);
  view.setUint16(6, searchRange);
  view.setUint16(8, exponent);
  view.setUint16(10, RECORD_SIZE * tableCount - searchRange);
}

interface SfntRecord {
  readonly tag: string;
  readonly checksum: number;
  readonly offset: number;
  readonly length: number;
}

/** Writes the table directory's record number `index`. */
export function writeSfntRecord(view: DataView, index: number, { tag, checksum, offset, length }: SfntRecord): void {
  const at = directorySize(index);
  for (let letter = 0; letter < 4; letter += 1) view.setUint8(at + letter, tag.charCodeAt(letter));
  view.setUint32(at + 4, checksum);
  view.setUint32(at + 8, offset);
  view.setUint32(at + 12, length);
}

/** The sum of a stretch's 32-bit words, modulo 2^32. In a copy of the machine's own byte order: a `DataView` is slow until it is compiled. */
function sumOf(view: DataView, offset: number, length: number): number {
  const copy = Buffer.from(view.buffer.slice(view.byteOffset + offset, view.byteOffset + offset + length));
  if (IS_LITTLE_ENDIAN) copy.swap32();
  const words = new Uint32Array(copy.buffer, copy.byteOffset, length / 4);
  let sum = 0;
  for (let at = 0; at < words.length; at += 1) sum = (sum + (words[at] ?? 0)) | 0;
  return sum >>> 0;
}

const IS_LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;
