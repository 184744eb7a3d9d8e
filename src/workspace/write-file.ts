import { createHash } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  linkSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  type Stats,
  statSync,
  writeSync,
} from 'node:fs';
import { constants as system } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { UsageError } from '../model/usage-error.js';
import { removeIfPossible, sweepLeftovers, unfinishedPath } from './leftovers.js';
import { makeFolder } from './make-folder.js';
import { cannotWrite, systemCode, unlessRefused } from './system-error.js';

/** How a file is to be written. */
export interface WriteOptions {
  /** The SHA-256 of what the file must hold until it is replaced, in hexadecimal figures; `none` where it must not be there. */
  readonly replaces?: string;
  /** Whether it is a program. A file that is there already stays what it is. */
  readonly executable?: boolean;
  /** Whether what was written lasts when the power fails. True where it isn't stated. */
  readonly durable?: boolean;
}

/** Writes the files of one run of a command. */
export interface FileWriter {
  /**
   * Writes a file whole or not at all: under another name beside its place, which it then takes. Its folders are made, its
   * permissions stay, a link is followed to its target. What is no regular file, such as a pipe or a device, is written
   * into. What earlier processes left unfinished in the folder is removed first.
   *
   * All of it is synchronous on purpose: a SIGINT is only handled afterwards, so that none leaves a file unfinished.
   *
   * @throws UsageError where it can't be written, or is no longer what it has to be
   */
  write(path: string, bytes: Uint8Array, options?: WriteOptions): void;
  /** To be called once after the last file: makes their names last when the power fails, as far as the system can. */
  sync(): void;
}

/** A writer for one run of a command. */
export function openWriter(): FileWriter {
  const folders = new Set<string>();
  return {
    write(path, bytes, options = {}) {
      try {
        makeFolder(dirname(path));
        const place = findPlace(path);
        if (place.type !== 'file') {
          writeInto(place, bytes);
          return;
        }
        const folder = dirname(place.path);
        if (!folders.has(folder)) sweepLeftovers(folder);
        folders.add(folder);
        replaceFile(place, bytes, options);
      } catch (error) {
        throw cannotWrite(path, error);
      }
    },
    sync() {
      for (const folder of folders) syncFolder(folder);
      folders.clear();
    },
  };
}

/**
 * Writes a single file as a writer does.
 * @throws UsageError where it can't be written, or is no longer what it has to be
 */
export function writeFile(path: string, bytes: Uint8Array, options?: WriteOptions): void {
  const writer = openWriter();
  writer.write(path, bytes, options);
  writer.sync();
}

/** Whether a file could be written: one that isn't needed, such as what a cache keeps. */
export function writeIfPossible(writer: FileWriter, path: string, bytes: Uint8Array, options: WriteOptions): boolean {
  try {
    writer.write(path, bytes, options);
    return true;
  } catch (error) {
    if (error instanceof UsageError) return false;
    throw error;
  }
}

/**
 * Makes sure that files can be put into a folder, which need not be there yet, and makes nothing.
 * @throws UsageError where they can't
 */
export function checkWritable(folder: string): void {
  let nearest = folder;
  while (!existsSync(nearest) && dirname(nearest) !== nearest) nearest = dirname(nearest);
  try {
    readdirSync(nearest);
    accessSync(nearest, constants.W_OK);
  } catch (error) {
    throw cannotWrite(folder, error);
  }
}

/** Writes all of the bytes, however few of them the system takes at a time. */
export function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length; ) written += writeSync(descriptor, bytes, written);
}

/** Where the bytes of a file go. */
type Place =
  /** A regular file, or none yet, at a path that no link stands at. */
  | { readonly type: 'file'; readonly path: string; readonly stats: Stats | undefined }
  /** A pipe, a terminal or another device. */
  | { readonly type: 'stream'; readonly path: string }
  /** An open file of this process, by its number. */
  | { readonly type: 'descriptor'; readonly number: number };

/** As many links as Linux follows. */
const MOST_LINKS = 40;

function findPlace(path: string): Place {
  let place = path;
  for (let links = 0; links < MOST_LINKS; links += 1) {
    place = join(realpathSync(dirname(place)), basename(place));
    const number = ownDescriptor(place);
    if (number !== undefined) return { type: 'descriptor', number };
    const stats = lstatSync(place, { throwIfNoEntry: false });
    if (!stats || stats.isFile()) return { type: 'file', path: place, stats };
    if (stats.isDirectory()) throw refusal('EISDIR');
    if (!stats.isSymbolicLink() || isStream(place)) return { type: 'stream', path: place };
    place = resolve(dirname(place), readlinkSync(place));
  }
  throw refusal('ELOOP');
}

/** What `/dev/stdout` and `>(…)` of a shell lead to: a file of that name would replace what the caller opened. */
function ownDescriptor(path: string): number | undefined {
  const [, owner, number] = /^\/proc\/(\d+)\/(?:task\/\d+\/)?fd\/(\d+)$/.exec(path) ?? [];
  return Number(owner) === process.pid ? Number(number) : undefined;
}

function isStream(path: string): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats !== undefined && !stats.isFile() && !stats.isDirectory();
}

/** An error as the system gives it. */
const refusal = (code: 'EISDIR' | 'ELOOP'): Error =>
  Object.assign(new Error(code), { code, errno: system.errno[code] });

function replaceFile(
  { path, stats }: Extract<Place, { type: 'file' }>,
  bytes: Uint8Array,
  { replaces, executable = false, durable = true }: WriteOptions,
): void {
  const unfinished = unfinishedPath(path);
  try {
    const descriptor = openNew(unfinished, executable);
    try {
      writeAll(descriptor, bytes);
      if (stats) keepPermissions(descriptor, stats);
      if (durable) fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    if (replaces === 'none') putWhereNoneIs(unfinished, path);
    else {
      if (replaces !== undefined && digestAt(path) !== replaces)
        throw UsageError.of('changed-meanwhile', { file: path });
      renameSync(unfinished, path);
    }
  } catch (error) {
    removeIfPossible(unfinished);
    throw error;
  }
}

const EXECUTABLE = 0o777;
const READABLE = 0o666;

/** What is there already under this name was left by an earlier process. */
function openNew(path: string, executable: boolean): number {
  const mode = executable ? EXECUTABLE : READABLE;
  try {
    return openSync(path, 'wx', mode);
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error;
    removeIfPossible(path);
    return openSync(path, 'wx', mode);
  }
}

/** A new file gets the owner, as far as that is allowed, and the permissions of the one whose place it will take. */
function keepPermissions(descriptor: number, { uid, gid, mode }: Stats): void {
  const own = fstatSync(descriptor);
  if (own.uid !== uid || own.gid !== gid) unlessRefused(() => fchownSync(descriptor, uid, gid));
  if (fstatSync(descriptor).mode !== mode) fchmodSync(descriptor, mode);
}

/** Renaming would replace a file that somebody else made meanwhile; a second name is only given where none is. */
function putWhereNoneIs(unfinished: string, path: string): void {
  try {
    linkSync(unfinished, path);
  } catch (error) {
    if (lstatSync(path, { throwIfNoEntry: false })) throw UsageError.of('changed-meanwhile', { file: path });
    // Many network drives and USB sticks know no second names.
    if (systemCode(error) === undefined) throw error;
    renameSync(unfinished, path);
    return;
  }
  removeIfPossible(unfinished);
}

const digestAt = (path: string): string | undefined => {
  const bytes = unlessRefused(() => readFileSync(path));
  return bytes && createHash('sha256').update(bytes).digest('hex');
};

function writeInto(place: Exclude<Place, { type: 'file' }>, bytes: Uint8Array): void {
  if (place.type === 'descriptor') {
    writePatiently(place.number, bytes);
    return;
  }
  const open = (): number => openSync(place.path, constants.O_WRONLY | (constants.O_NONBLOCK ?? 0));
  const descriptor = patiently(open, 'ENXIO', ATTEMPTS);
  try {
    writePatiently(descriptor, bytes);
  } finally {
    closeSync(descriptor);
  }
}

function writePatiently(descriptor: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length; ) {
    written += patiently(() => writeSync(descriptor, bytes, written), 'EAGAIN', Number.POSITIVE_INFINITY);
  }
}

/** How often a pipe is opened until somebody reads it, and the pause in between in ms: ten seconds for a reader that is just starting. */
const ATTEMPTS = 1000;
const PAUSE = 10;

/** Does something with a pipe as soon as the program at its other end is ready: until then the system answers with `code`. */
function patiently<T>(act: () => T, code: string, attempts: number): T {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return act();
    } catch (error) {
      if (systemCode(error) !== code || attempt >= attempts) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
    }
  }
}

/** Systems that can't do it say so in different ways: the files are whole all the same. */
function syncFolder(folder: string): void {
  unlessRefused(() => {
    const descriptor = openSync(folder, 'r');
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  });
}
