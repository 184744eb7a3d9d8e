import { gunzipSync, inflateRawSync } from 'node:zlib';

/*
 * The archives that packages of the program come in: ZIP for Windows, tar.gz for Linux, as the builder writes them. Nothing is
 * believed but sizes that fit; whether a file is what it should be is for its checksum to say.
 */

/** A file in an archive. */
export interface PackedFile {
  readonly executable: boolean;
  /** What it holds. @throws DamagedArchive */
  readonly read: () => Uint8Array;
}

/** Files by their paths in the archive, parted by `/`. */
export type PackedFiles = ReadonlyMap<string, PackedFile>;

/** What was packed can't be had any more. */
export class DamagedArchive extends Error {
  /** The file in it, or the kind of archive that it isn't. */
  readonly part: string;

  constructor(part: string) {
    super(`damaged: ${part}`);
    this.name = 'DamagedArchive';
    this.part = part;
  }
}

/** The largest that a package unpacks to, in bytes: five times what it has. */
const MOST_UNPACKED = 1024 * 1024 * 1024;
const EXECUTABLE = 0o100;

/**
 * The files of an archive; none where it is neither of the two.
 * @throws DamagedArchive where it has a beginning alone, or its parts don't fit together
 */
export function readPackageArchive(bytes: Uint8Array): PackedFiles | undefined {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (archive.length < 4) return undefined;
  if (archive.readUInt32LE() === ZIP.local) return orDamaged('ZIP', () => readZipFiles(archive));
  if (archive.readUInt16BE() === GZIP) return orDamaged('tar.gz', () => readTarFiles(archive));
  return undefined;
}

/** What zlib and Buffer throw at bytes that they can't read is all the same here. */
function orDamaged<T>(part: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError || (error instanceof Error && 'code' in error)) throw new DamagedArchive(part);
    throw error;
  }
}

/** Signatures of a ZIP's parts [PKWARE APPNOTE 6.3.10]. */
const ZIP = { local: 0x04034b50, entry: 0x02014b50, end: 0x06054b50 } as const;
const ZIP_SIZES = { local: 30, entry: 46, end: 22 } as const;

function readZipFiles(archive: Buffer): PackedFiles {
  const end = archive.length - ZIP_SIZES.end;
  if (archive.readUInt32LE(end) !== ZIP.end) throw new DamagedArchive('ZIP');
  const files = new Map<string, PackedFile>();
  for (let at = archive.readUInt32LE(end + 16); at < end; ) {
    if (archive.readUInt32LE(at) !== ZIP.entry) throw new DamagedArchive('ZIP');
    const nameEnd = at + ZIP_SIZES.entry + archive.readUInt16LE(at + 28);
    const path = archive.toString('utf8', at + ZIP_SIZES.entry, nameEnd);
    const [packed, size, local] = [20, 24, 42].map((field) => archive.readUInt32LE(at + field));
    const executable = ((archive.readUInt32LE(at + 38) >>> 16) & EXECUTABLE) !== 0;
    addFile(files, path, {
      executable,
      read: () => orDamaged(path, () => inflateFile(archive, { path, packed, size, local })),
    });
    at = nameEnd + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return files;
}

interface ZipPlace {
  readonly path: string;
  /** Sizes in bytes, and where the file's local header begins. */
  readonly packed: number | undefined;
  readonly size: number | undefined;
  readonly local: number | undefined;
}

function inflateFile(archive: Buffer, { path, packed = 0, size = 0, local = 0 }: ZipPlace): Uint8Array {
  if (size > MOST_UNPACKED || archive.readUInt32LE(local) !== ZIP.local) throw new DamagedArchive(path);
  const start = local + ZIP_SIZES.local + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  // One byte more, so that what is too long is no error of its own; zlib takes no bound of 0.
  const inflated = inflateRawSync(archive.subarray(start, start + packed), { maxOutputLength: size + 1 });
  if (inflated.length !== size) throw new DamagedArchive(path);
  return inflated;
}

const GZIP = 0x1f8b;
const BLOCK = 512;
const REGULAR = '0';

/** [POSIX.1-2017, pax, ustar Interchange Format] */
function readTarFiles(archive: Buffer): PackedFiles {
  const tar = gunzipSync(archive, { maxOutputLength: MOST_UNPACKED });
  const files = new Map<string, PackedFile>();
  for (let at = 0; at + BLOCK <= tar.length && tar[at] !== 0; ) {
    const text = (from: number, length: number): string => {
      const field = tar.toString('utf8', at + from, at + from + length);
      return field.replace(/\0.*$/su, '');
    };
    const [mode, size] = [Number.parseInt(text(100, 8), 8), Number.parseInt(text(124, 12), 8)];
    const path = [text(345, 155), text(0, 100)].filter((part) => part !== '').join('/');
    const content = at + BLOCK;
    if (!(size >= 0 && content + size <= tar.length) || text(156, 1) !== REGULAR) throw new DamagedArchive(path);
    addFile(files, path, {
      executable: (mode & EXECUTABLE) !== 0,
      read: () => tar.subarray(content, content + size),
    });
    at = content + Math.ceil(size / BLOCK) * BLOCK;
  }
  return files;
}

/** @throws DamagedArchive for a second file of a name */
function addFile(files: Map<string, PackedFile>, path: string, file: PackedFile): void {
  if (files.has(path)) throw new DamagedArchive(path);
  files.set(path, file);
}
