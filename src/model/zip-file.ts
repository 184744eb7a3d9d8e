import { crc32 } from 'node:zlib';

/*
 * ZIP files [PKWARE APPNOTE 6.3.10]: sources as they were printed, workbooks, copies for word processors. Nothing in them is
 * compressed, and all times are the first that the format knows: the same files give the same bytes on every computer, under
 * every version of zlib, and what reads them can be led into no bomb. They are texts of a few KB and pictures that are
 * compressed already.
 */

/** A file in a ZIP. */
export interface ZippedFile {
  /** In the archive, its folders parted by `/`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

const LOCAL_HEADER = { signature: 0x04034b50, size: 30 } as const;
const DIRECTORY_ENTRY = { signature: 0x02014b50, size: 46 } as const;
const DIRECTORY_END = { signature: 0x06054b50, size: 22 } as const;
/** 2.0: folders in paths. */
const VERSION_NEEDED = 20;
/** Names are UTF-8. */
const UTF8_NAMES = 0x0800;
/** 1980-01-01, as DOS writes it. */
const FIRST_DAY = 0x0021;

/** The files in the order of their paths. */
export function writeZip(files: readonly ZippedFile[]): Uint8Array {
  const ordered = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const { path, bytes } of ordered) {
    const name = Buffer.from(path);
    const facts = describe(name, bytes);
    const local = Buffer.alloc(LOCAL_HEADER.size);
    local.writeUInt32LE(LOCAL_HEADER.signature, 0);
    facts.copy(local, 4);
    const entry = Buffer.alloc(DIRECTORY_ENTRY.size);
    entry.writeUInt32LE(DIRECTORY_ENTRY.signature, 0);
    entry.writeUInt16LE(VERSION_NEEDED, 4);
    facts.copy(entry, 6);
    entry.writeUInt32LE(at, 42);
    parts.push(local, name, bytes);
    directory.push(entry, name);
    at += LOCAL_HEADER.size + name.length + bytes.length;
  }
  const end = Buffer.alloc(DIRECTORY_END.size);
  end.writeUInt32LE(DIRECTORY_END.signature, 0);
  end.writeUInt16LE(ordered.length, 8);
  end.writeUInt16LE(ordered.length, 10);
  end.writeUInt32LE(
    directory.reduce((sum, { length }) => sum + length, 0),
    12,
  );
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, ...directory, end]);
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
  const bytes = Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = bytes.length - DIRECTORY_END.size;
  if (end < 0 || bytes.readUInt32LE(end) !== DIRECTORY_END.signature) return undefined;
  const files: ZippedFile[] = [];
  for (let at = 0; at < bytes.readUInt32LE(end + 16); ) {
    const file = readFile(bytes, at, end);
    if (!file) return undefined;
    files.push(file);
    at += LOCAL_HEADER.size + Buffer.byteLength(file.path) + file.bytes.length;
  }
  // Whatever else a file may claim needs no looking at, since only what this writes comes out the same again.
  return bytes.equals(writeZip(files)) ? files : undefined;
}

function readFile(bytes: Buffer, at: number, end: number): ZippedFile | undefined {
  if (at + LOCAL_HEADER.size > end || bytes.readUInt32LE(at) !== LOCAL_HEADER.signature) return undefined;
  const content = at + LOCAL_HEADER.size + bytes.readUInt16LE(at + 26);
  const after = content + bytes.readUInt32LE(at + 22);
  if (after > end) return undefined;
  const path = bytes.toString('utf8', at + LOCAL_HEADER.size, content);
  return { path, bytes: bytes.subarray(content, after) };
}
