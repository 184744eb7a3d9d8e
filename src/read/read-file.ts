import { closeSync, constants, fstatSync, openSync, readSync, type Stats, statSync } from 'node:fs';
import { type ByteSource, checkRange, digestSource } from '../model/byte-source.js';
import type { Bilingual } from '../model/message.js';
import { FileChanged } from '../model/read-error.js';

/* The one reader of files: all of them are opened, and all bytes of them read, by what is in here. */

/** What a regular file is like. */
interface FileFacts {
  readonly type: 'file';
  /** The size of the file, in bytes. */
  readonly size: number;
  /** When it was written; in ms since 1970. */
  readonly written: number;
  /** The same as long as the file is: one that was changed, and another in its place, has another state. */
  readonly state: string;
}

/** A file that is open; whoever opened it closes it. */
export interface OpenFile extends FileFacts {
  readonly descriptor: number;
}

/** What is no regular file: reading it might wait for ever, have no end, or do something. */
interface OtherKind {
  readonly type: 'other-kind';
  readonly kind: Bilingual;
}

/** @throws the system's error where nothing can be seen at `path` */
export function lookAtFile(path: string): FileFacts | OtherKind {
  const stats = statSync(path);
  if (!stats.isFile()) return otherKind(stats);
  return { type: 'file', size: stats.size, written: stats.mtimeMs, state: stateOf(stats) };
}

/**
 * Opens a regular file, and never waits for anything.
 * @param flags of `open`, beyond those for reading
 * @throws the system's error where it can't be opened
 */
export function openFile(path: string, flags = 0): OpenFile | OtherKind {
  // Looked at before it is opened: that alone may wind a tape, or wake a device.
  const before = statSync(path);
  if (!before.isFile()) return otherKind(before);
  // Not blocking, should a FIFO have taken the file's place since.
  const descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | flags);
  const stats = fstatSync(descriptor);
  if (!stats.isFile()) {
    closeSync(descriptor);
    return otherKind(stats);
  }
  return {
    type: 'file',
    size: stats.size,
    written: stats.mtimeMs,
    // Made of five numbers, and hardly anyone asks for it.
    get state() {
      return stateOf(stats);
    },
    descriptor,
  };
}

/**
 * The bytes of an open file from `offset` on: `length` of them, fewer where it ends before.
 * @throws the system's error
 */
export function readPart(descriptor: number, offset: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let done = 0;
  while (done < length) {
    const count = readSync(descriptor, bytes, done, length - done, offset + done);
    if (count === 0) return bytes.subarray(0, done);
    done += count;
  }
  return bytes;
}

/**
 * The first bytes of an open file.
 * @throws the system's error; FileChanged where it has become shorter than that since it was opened
 */
export function readStart({ descriptor }: OpenFile, length: number): Uint8Array {
  const bytes = readPart(descriptor, 0, length);
  if (bytes.length < length) throw new FileChanged();
  return bytes;
}

/**
 * All of an open file. Whoever calls this has looked at its size.
 * @throws the system's error; FileChanged where it has become shorter or longer since it was opened
 */
export function readAll({ descriptor, size }: OpenFile): Uint8Array {
  // One byte more, which only a file that grew has.
  const bytes = readPart(descriptor, 0, size + 1);
  if (bytes.length !== size) throw new FileChanged();
  return bytes;
}

/**
 * All that is piped in.
 * @returns none where it is more than `most` bytes
 * @throws the system's error
 */
export function readPiped(most: number): Uint8Array | undefined {
  const parts: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const part = new Uint8Array(PIPED_PART);
    const count = readSync(0, part, 0, part.length, null);
    if (count === 0) return Buffer.concat(parts);
    size += count;
    if (size > most) return undefined;
    parts.push(part.subarray(0, count));
  }
}

/** So many bytes are asked for at once: as much as a pipe holds. */
const PIPED_PART = 64 * 1024;

/**
 * What `read` makes of a file of at most `most` bytes, which is closed when it returns.
 * @returns none for one that is larger, or is no regular file
 * @throws the system's error; whatever `read` throws
 */
export function withFile<T>(path: string, most: number, read: (file: OpenFile) => T): T | undefined {
  const file = openFile(path);
  if (file.type !== 'file') return undefined;
  try {
    return file.size > most ? undefined : read(file);
  } finally {
    closeSync(file.descriptor);
  }
}

/**
 * The SHA-256 of a file of at most `most` bytes, which are read piece by piece; none for what is larger, or no regular file.
 * @throws the system's error; FileChanged
 */
export const digestFile = (path: string, most: number): string | undefined =>
  withFile(path, most, (file) => digestSource(fileSource(path, file)));

/** A file that is opened when it is first read, and stays open until it is closed; read again, it is opened again. */
export interface FileSource extends ByteSource {
  close(): void;
  /** Whether the file at its path is the one that this was made for. */
  isCurrent(): boolean;
}

/** @param file what was found at `path`: where it is open already, `close` closes it */
export function fileSource(path: string, { size, state, ...file }: FileFacts | OpenFile): FileSource {
  let descriptor = 'descriptor' in file ? file.descriptor : undefined;
  const open = (): number => {
    const opened = openFile(path);
    if (opened.type !== 'file') throw new FileChanged();
    if (opened.state === state) return opened.descriptor;
    closeSync(opened.descriptor);
    throw new FileChanged();
  };
  return {
    size,
    readAt(offset, length) {
      checkRange(size, offset, length);
      descriptor ??= open();
      const bytes = readPart(descriptor, offset, length);
      if (bytes.length < length) throw new FileChanged();
      return bytes;
    },
    close() {
      if (descriptor !== undefined) closeSync(descriptor);
      descriptor = undefined;
    },
    isCurrent() {
      const stats = statSync(path, { throwIfNoEntry: false });
      return stats !== undefined && stateOf(stats) === state;
    },
  };
}

const otherKind = (stats: Stats): OtherKind => ({ type: 'other-kind', kind: kindOf(stats) });

const stateOf = ({ dev, ino, size, mtimeMs, ctimeMs }: Stats): string => [dev, ino, size, mtimeMs, ctimeMs].join(' ');

function kindOf(stats: Stats): Bilingual {
  if (stats.isDirectory()) return { zh: '文件夹', en: 'a folder' };
  if (stats.isFIFO()) return { zh: '管道', en: 'a FIFO' };
  if (stats.isSocket()) return { zh: '套接字', en: 'a socket' };
  return { zh: '设备', en: 'a device' };
}
