import { type ByteSource, checkRange } from '../model/byte-source.js';
import { FontError } from './font-error.js';

/** The tables of one face, as its table directory lists them. Nothing of a table is read yet. */
export interface SfntDirectory {
  readonly source: ByteSource;
  readonly tables: ReadonlyMap<string, TableRange>;
}

/** Where a table stands, in bytes from the file's start. */
interface TableRange {
  readonly offset: number;
  readonly length: number;
}

/** Sfnt versions with outlines in glyf (1.0 and Apple's) or in CFF. */
export const SFNT_TRUETYPE = 0x00010000;
const SFNT_APPLE = 0x74727565; // 'true'
export const SFNT_CFF = 0x4f54544f; // 'OTTO'
const COLLECTION = 0x74746366; // 'ttcf'

const HEADER_SIZE = 12;
const RECORD_SIZE = 16;

/**
 * The table directories of a file: one of a plain font, several of a collection. [OpenType: Organization of an OpenType Font]
 * @throws FontError, RangeError
 */
export function readDirectories(source: ByteSource): readonly SfntDirectory[] {
  if (source.size < HEADER_SIZE) throw new FontError('not-a-font', `${source.size} bytes`);
  const header = viewOf(source.readAt(0, HEADER_SIZE));
  if (header.getUint32(0) !== COLLECTION) return [readDirectory(source, 0)];
  const offsets = viewOf(source.readAt(HEADER_SIZE, 4 * header.getUint32(8)));
  return Array.from({ length: offsets.byteLength / 4 }, (_, face) =>
    readDirectory(source, offsets.getUint32(4 * face)),
  );
}

function readDirectory(source: ByteSource, start: number): SfntDirectory {
  const header = viewOf(source.readAt(start, HEADER_SIZE));
  const version = header.getUint32(0);
  if (version !== SFNT_TRUETYPE && version !== SFNT_APPLE && version !== SFNT_CFF) {
    throw new FontError('not-a-font', `sfnt version ${version.toString(16)}`);
  }
  const count = header.getUint16(4);
  const records = viewOf(source.readAt(start + HEADER_SIZE, count * RECORD_SIZE));
  const tables = new Map<string, TableRange>();
  for (let at = 0; at < records.byteLength; at += RECORD_SIZE) {
    tables.set(tagAt(records, at), { offset: records.getUint32(at + 8), length: records.getUint32(at + 12) });
  }
  return { source, tables };
}

export const tagAt = (view: DataView, at: number): string =>
  String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3));

/** @throws FontError where the face has no such table */
export function tableRange(directory: SfntDirectory, tag: string): TableRange {
  const range = directory.tables.get(tag);
  if (range === undefined) throw new FontError('damaged', `no ${tag} table`);
  return range;
}

/** A whole table. Throws what `tableRange` and ByteSource throw. */
export function readFontTable(directory: SfntDirectory, tag: string): DataView {
  const { offset, length } = tableRange(directory, tag);
  return viewOf(directory.source.readAt(offset, length));
}

/** A table as a source of its own, of which nothing is read yet. @throws FontError, RangeError */
export function tableSource({ source, tables }: SfntDirectory, tag: string): ByteSource {
  const table = tableRange({ source, tables }, tag);
  checkRange(source.size, table.offset, table.length);
  return {
    size: table.length,
    readAt(offset, length) {
      checkRange(table.length, offset, length);
      return source.readAt(table.offset + offset, length);
    },
  };
}

export const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

export const bytesOf = (view: DataView): Uint8Array => new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
