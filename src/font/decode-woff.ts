import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import type { ByteSource } from '../model/byte-source.js';
import { FontError, readOrDamaged } from './font-error.js';
import { tagAt, viewOf } from './read-sfnt.js';
import { directorySize, padded, writeSfntHeader, writeSfntRecord } from './write-sfnt.js';

/** Changes whenever the same WOFF would be decoded to other bytes. */
const DECODER_VERSION = 1;

const SIGNATURE = 0x774f4646; // 'wOFF'
const HEADER_SIZE = 44;
const RECORD_SIZE = 20;
/** Far more than the largest Chinese font; a file that claims more is not decoded. */
const MAX_SFNT_SIZE = 128 * 1024 * 1024;

/** What a WOFF says about itself in its header and table directory. [W3C WOFF 1.0] */
export interface WoffHeader {
  /** The size of the decoded sfnt, in bytes. */
  readonly sfntSize: number;
  readonly flavor: number;
  readonly tableCount: number;
  /** Header and table directory. */
  readonly bytes: Uint8Array;
}

/**
 * The header of a WOFF file: about 400 bytes are read.
 * @throws FontError
 */
export function readWoffHeader(source: ByteSource): WoffHeader {
  return readOrDamaged('WOFF header', () => {
    const header = viewOf(source.readAt(0, HEADER_SIZE));
    const tableCount = header.getUint16(12);
    const sfntSize = header.getUint32(16);
    if (header.getUint32(0) !== SIGNATURE) throw new FontError('not-a-font', 'no WOFF signature');
    if (header.getUint32(8) !== source.size || sfntSize > MAX_SFNT_SIZE) throw new FontError('damaged', 'WOFF size');
    const bytes = source.readAt(0, HEADER_SIZE + RECORD_SIZE * tableCount);
    return { sfntSize, flavor: header.getUint32(4), tableCount, bytes };
  });
}

/** Names the decoded font among all: made from the table directory, which holds each table's checksum. */
export const woffKey = ({ bytes }: WoffHeader): string =>
  createHash('sha256').update(`woff ${DECODER_VERSION}\n`).update(bytes).digest('hex');

/**
 * The sfnt that a WOFF holds, its tables in the WOFF's order. zlib's own checksums prove the contents.
 * @throws FontError where the file is not what its header says
 */
export function decodeWoff(source: ByteSource): Uint8Array {
  const header = readWoffHeader(source);
  return readOrDamaged('WOFF', () => {
    const records = viewOf(header.bytes.subarray(HEADER_SIZE));
    const sfnt = new Uint8Array(header.sfntSize);
    const view = viewOf(sfnt);
    writeSfntHeader(view, header.flavor, header.tableCount);
    let offset = directorySize(header.tableCount);
    for (let index = 0; index < header.tableCount; index += 1) {
      const at = RECORD_SIZE * index;
      const length = records.getUint32(at + 12);
      const stored = source.readAt(records.getUint32(at + 4), records.getUint32(at + 8));
      sfnt.set(inflateTable(stored, length), offset);
      writeSfntRecord(view, index, { tag: tagAt(records, at), checksum: records.getUint32(at + 16), offset, length });
      offset += padded(length);
    }
    if (offset !== header.sfntSize) throw new FontError('damaged', `${offset} bytes, not ${header.sfntSize}`);
    return sfnt;
  });
}

/** A table is stored as it is where compressing it would not make it smaller. */
function inflateTable(stored: Uint8Array, length: number): Uint8Array {
  const table = stored.length < length ? inflate(stored, length) : stored;
  if (table.length !== length) throw new FontError('damaged', `a table of ${table.length} bytes, not ${length}`);
  return table;
}

function inflate(stored: Uint8Array, length: number): Uint8Array {
  try {
    return inflateSync(stored, { maxOutputLength: length });
  } catch (error) {
    throw new FontError('damaged', error instanceof Error ? error.message : String(error));
  }
}
