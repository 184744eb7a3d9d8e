import { crc32, inflateRawSync } from 'node:zlib';
import { systemCode } from '../model/read-error.js';
import { IntakeError } from './intake-error.js';

/*
 * ZIP files [PKWARE APPNOTE 6.3.10] that others made. What their directory says is looked at before anything is inflated, and
 * nothing is inflated beyond what it says; a name is compared and shown, and never becomes a path.
 */

/** No file of an office that is any good comes near. */
export const archiveLimits = { entries: 2000, entryBytes: 64 * 1024 * 1024, allBytes: 200 * 1024 * 1024 } as const;

/** A file in an archive; folders are none. */
export interface ArchiveEntry {
  /** With `/`, as it is written. */
  readonly name: string;
  /** How large it is once it is inflated, in bytes. */
  readonly size: number;
  /** @throws IntakeError where it is not what the directory says */
  read(): Uint8Array;
}

const LOCAL_HEADER = { signature: 0x04034b50, size: 30 } as const;
const DIRECTORY_ENTRY = { signature: 0x02014b50, size: 46 } as const;
const DIRECTORY_END = { signature: 0x06054b50, size: 22 } as const;
/** The longest comment that may stand behind the directory's end. */
const LONGEST_COMMENT = 0xffff;
const ENCRYPTED = 0x0001;
const UTF8_NAMES = 0x0800;
const STORED = 0;
const DEFLATED = 8;
/** What a field of 32 bits holds where the value is in an extension for files beyond 4 GB. */
const BEYOND = 0xffffffff;

/**
 * The files of an archive in the order of its directory.
 * @throws IntakeError where it is damaged, encrypted, too large, or has names that lead out of it
 */
export function openArchive(archive: Uint8Array): readonly ArchiveEntry[] {
  const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
  const end = findEnd(bytes);
  const count = bytes.readUInt16LE(end + 10);
  if (count > archiveLimits.entries) throw tooLarge();
  const entries: ArchiveEntry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  let all = 0;
  for (let read = 0; read < count; read += 1) {
    if (at + DIRECTORY_ENTRY.size > end || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY.signature) throw damaged();
    const { entry, size, next } = readEntry(bytes, at, end);
    all += size;
    if (size > archiveLimits.entryBytes || all > archiveLimits.allBytes) throw tooLarge();
    if (entry) entries.push(entry);
    at = next;
  }
  return entries;
}

const damaged = () => new IntakeError('import-file/damaged', {});
const tooLarge = () => new IntakeError('import-file/too-large', {});

function findEnd(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - DIRECTORY_END.size - LONGEST_COMMENT);
  for (let at = bytes.length - DIRECTORY_END.size; at >= first; at -= 1) {
    if (bytes.readUInt32LE(at) === DIRECTORY_END.signature) return at;
  }
  throw damaged();
}

interface DirectoryEntry {
  /** What is to be read; undefined for a folder. */
  readonly entry: ArchiveEntry | undefined;
  readonly size: number;
  /** Where the next one begins. */
  readonly next: number;
}

function readEntry(bytes: Buffer, at: number, end: number): DirectoryEntry {
  const flags = bytes.readUInt16LE(at + 8);
  const method = bytes.readUInt16LE(at + 10);
  const checksum = bytes.readUInt32LE(at + 16);
  const packed = bytes.readUInt32LE(at + 20);
  const size = bytes.readUInt32LE(at + 24);
  const nameEnd = at + DIRECTORY_ENTRY.size + bytes.readUInt16LE(at + 28);
  const next = nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  const local = bytes.readUInt32LE(at + 42);
  if (next > end) throw damaged();
  if ([packed, size, local].includes(BEYOND)) throw tooLarge();
  if (flags & ENCRYPTED) throw new IntakeError('import-file/encrypted', {});
  const name = decodeName(bytes.subarray(at + DIRECTORY_ENTRY.size, nameEnd), (flags & UTF8_NAMES) !== 0);
  if (leadsOut(name)) throw new IntakeError('import-file/path', { name: name.slice(0, 80) });
  if (name.endsWith('/')) return { entry: undefined, size, next };
  const read = (): Uint8Array => {
    const content = readContent(bytes, { local, packed, size, method });
    if (crc32(content) !== checksum) throw damaged();
    return content;
  };
  return { entry: { name, size, read }, size, next };
}

interface Stored {
  readonly local: number;
  readonly packed: number;
  readonly size: number;
  readonly method: number;
}

function readContent(bytes: Buffer, { local, packed, size, method }: Stored): Uint8Array {
  const isThere = local + LOCAL_HEADER.size <= bytes.length && bytes.readUInt32LE(local) === LOCAL_HEADER.signature;
  if (!isThere) throw damaged();
  const start = local + LOCAL_HEADER.size + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const raw = bytes.subarray(start, start + packed);
  if (raw.length !== packed) throw damaged();
  if (method === STORED) {
    if (packed !== size) throw damaged();
    return raw;
  }
  if (method !== DEFLATED) throw new IntakeError('import-file/packing', {});
  try {
    // One byte more than the directory says shows that it lies.
    const content = inflateRawSync(raw, { maxOutputLength: size + 1 });
    if (content.length === size) return content;
  } catch (error) {
    if (!(error instanceof RangeError) && systemCode(error) === undefined) throw error;
  }
  throw damaged();
}

/** UTF-8 where the archive says so or the bytes are, else what Windows and WPS write in China. */
function decodeName(bytes: Uint8Array, isUtf8: boolean): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll('\\', '/');
  } catch {
    if (isUtf8) return new TextDecoder().decode(bytes).replaceAll('\\', '/');
  }
  return new TextDecoder('gb18030').decode(bytes).replaceAll('\\', '/');
}

const leadsOut = (name: string): boolean =>
  name.startsWith('/') || /^[a-z]:/i.test(name) || name.split('/').includes('..') || name.includes('\0');
