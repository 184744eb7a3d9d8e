import { crc32 } from 'node:zlib';
import { type ByteSource, memorySource } from './byte-source.js';

/*
 * ZIP files [PKWARE APPNOTE 6.3.10]: sources as they were printed, workbooks, copies for word processors, backups. Nothing in them is
 * compressed, and all times are the first that the format knows: the same files give the same bytes on every computer, under
 * every version of zlib, and what reads them can be led into no bomb. They are texts of a few KB and pictures that are
 * compressed already.
 */

/** A file in a ZIP. */
export interface ZippedFile {
  /** In the archive, its folders parted by `/`. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /**
   * The permissions on systems of Unix. Where they are stated, programs of such systems also believe that the path is UTF-8: unzip takes it
   * for the code page of DOS otherwise.
   */
  readonly mode?: number;
}

/** The most files and bytes that the format without extensions has room for. */
export const zipLimits = { files: 0xfffe, bytes: 0xfffffffe } as const;

const LOCAL_HEADER = { signature: 0x04034b50, size: 30 } as const;
const DIRECTORY_ENTRY = { signature: 0x02014b50, size: 46 } as const;
const DIRECTORY_END = { signature: 0x06054b50, size: 22 } as const;
/** 2.0: folders in paths. */
const VERSION_NEEDED = 20;
/** Names are UTF-8. */
const UTF8_NAMES = 0x0800;
/** 1980-01-01, as DOS writes it. */
const FIRST_DAY = 0x0021;

/** The made-by field for Unix, whose permissions stand in the upper half of the attributes. */
const MADE_BY_UNIX = 3 << 8;
const REGULAR_FILE = 0o100000;

/** The files in the order of their paths. */
export const writeZip = (files: readonly ZippedFile[]): Uint8Array =>
  Buffer.concat([...zipPieces([...files].sort((a, b) => (a.path < b.path ? -1 : 1)))]);

/** A ZIP piece by piece: no more than one of its files is in memory. Whoever calls this keeps to the limits. */
export function* zipPieces(files: Iterable<ZippedFile>): Generator<Uint8Array> {
  const directory: Uint8Array[] = [];
  let count = 0;
  let at = 0;
  for (const { path, bytes, mode } of files) {
    const name = Buffer.from(path);
    const facts = describe(name, bytes);
    const local = Buffer.alloc(LOCAL_HEADER.size);
    local.writeUInt32LE(LOCAL_HEADER.signature, 0);
    facts.copy(local, 4);
    const entry = Buffer.alloc(DIRECTORY_ENTRY.size);
    entry.writeUInt32LE(DIRECTORY_ENTRY.signature, 0);
    entry.writeUInt16LE(VERSION_NEEDED + (mode === undefined ? 0 : MADE_BY_UNIX), 4);
    facts.copy(entry, 6);
    entry.writeUInt32LE(mode === undefined ? 0 : (REGULAR_FILE | mode) * 0x10000, 38);
    entry.writeUInt32LE(at, 42);
    yield local;
    yield name;
    yield bytes;
    directory.push(entry, name);
    count += 1;
    at += LOCAL_HEADER.size + name.length + bytes.length;
  }
  const end = Buffer.alloc(DIRECTORY_END.size);
  end.writeUInt32LE(DIRECTORY_END.signature, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(
    directory.reduce((sum, { length }) => sum + length, 0),
    12,
  );
  end.writeUInt32LE(at, 16);
  yield* directory;
  yield end;
}

/** What a local header and an entry of the directory say alike of a file. */
function describe(name: Uint8Array, bytes: Uint8Array): Buffer {
  const facts = Buffer.alloc(26);
  facts.writeUInt16LE(VERSION_NEEDED, 0);
  facts.writeUInt16LE(UTF8_NAMES, 2);
  facts.writeUInt16LE(FIRST_DAY, 8);
  facts.writeUInt32LE(crc32(bytes), 10);
  facts.writeUInt32LE(bytes.length, 14);
  facts.writeUInt32LE(bytes.length, 18);
  facts.writeUInt16LE(name.length, 22);
  return facts;
}

/** What a ZIP that `writeZip` wrote holds; none of any other file. */
export function readZip(zip: Uint8Array): readonly ZippedFile[] | undefined {
  const files = [...openZip(memorySource(zip))];
  // Whatever else a file may claim needs no looking at, since only what this writes comes out the same again.
  return Buffer.from(writeZip(files)).equals(zip) ? files : undefined;
}

/**
 * The files of a ZIP that `zipPieces` made, one after the other as its directory has them, each as its sum says. Ends at the first
 * thing that is otherwise. Throws what `readAt` throws.
 */
export function* openZip(zip: ByteSource): Generator<ZippedFile> {
  const end = readRange(zip, zip.size - DIRECTORY_END.size, DIRECTORY_END.size);
  if (end?.readUInt32LE(0) !== DIRECTORY_END.signature) return;
  const directory = readRange(zip, end.readUInt32LE(16), end.readUInt32LE(12));
  if (!directory) return;
  for (let at = 0; at + DIRECTORY_ENTRY.size <= directory.length; ) {
    if (directory.readUInt32LE(at) !== DIRECTORY_ENTRY.signature) return;
    const size = directory.readUInt32LE(at + 20);
    const content = at + DIRECTORY_ENTRY.size;
    const name = directory.subarray(content, content + directory.readUInt16LE(at + 28));
    const local = directory.readUInt32LE(at + 42);
    const head = readRange(zip, local, LOCAL_HEADER.size + name.length);
    // Both say the same of a file.
    if (!head?.subarray(4, LOCAL_HEADER.size).equals(directory.subarray(at + 6, at + 32))) return;
    if (!head.subarray(LOCAL_HEADER.size).equals(name)) return;
    const bytes = readRange(zip, local + head.length, size);
    if (!bytes || crc32(bytes) !== directory.readUInt32LE(at + 16)) return;
    yield { path: name.toString('utf8'), bytes };
    at = content + name.length;
  }
}

/** Some bytes of a ZIP; none where it hasn't got them. */
function readRange(zip: ByteSource, offset: number, length: number): Buffer | undefined {
  if (offset < 0 || offset + length > zip.size) return undefined;
  const bytes = zip.readAt(offset, length);
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
