import {
  accessSync,
  appendFileSync,
  closeSync,
  constants,
  existsSync,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmdirSync,
  type Stats,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { systemCode, unlessUnreadable } from '../../model/read-error.js';
import { cannotWrite, unlessRefused } from '../../model/system-error.js';
import { UsageError } from '../../model/usage-error.js';
import { digestFile } from '../../read/read-file.js';
import { talk } from '../talk.js';
import { type FilePlace, findPlace } from './find-place.js';
import { removeIfPossible, sweepLeftovers, unfinishedPath } from './leftovers.js';
import { makeFolder, removeFolders } from './make-folder.js';
import { writeStream } from './write-stream.js';

/** The largest file that is compared with what replaces it, in bytes: none is larger whose content is known before. */
const MOST_REPLACED = 64 * 1024 * 1024;

/** How a file is to be written. */
interface WriteOptions {
  /** The SHA-256 of what the file must hold until it is replaced, in hexadecimal figures; `none` where it must not be there. */
  readonly replaces?: string;
  /** Whether it is a program. A file that is there already stays what it is. */
  readonly executable?: boolean;
  /** Whether what was written lasts when the power fails. True where it isn't stated. */
  readonly durable?: boolean;
  /** Whether nobody but the program puts anything there: a link, a pipe or a device in the place is replaced. */
  readonly isOwn?: boolean;
}

/** Writes the files of one run of a command. */
export interface FileWriter {
  /**
   * Writes a file whole or not at all: under another name beside its place, which it then takes. Its folders are made, its
   * permissions stay, a link is followed to its target. What is no regular file, such as a pipe or a device, is written
   * into. What earlier processes left unfinished in the folder is removed first, but in a folder of the program's own, which may
   * hold thousands of files: whoever keeps that tidy removes it.
   *
   * All of it is synchronous on purpose: a SIGINT is only handled afterwards, so that none leaves a file unfinished.
   *
   * @throws UsageError where it can't be written, or is no longer what it has to be
   */
  write(path: string, bytes: Uint8Array, options?: WriteOptions): void;
  /** Makes the names of the files last when the power fails, as far as the system can. It is called once, after the last file. */
  sync(): void;
}

/** A writer for one run of a command. */
export function openWriter(): FileWriter {
  const folders = new Set<string>();
  return {
    write(path, bytes, options = {}) {
      let made: readonly string[] = [];
      try {
        made = makeFolder(dirname(path));
        const place = options.isOwn ? ownPlace(path) : findPlace(path);
        if (place.type !== 'file') {
          writeStream(place, bytes);
          return;
        }
        const folder = dirname(place.path);
        if (!options.isOwn && !folders.has(folder)) sweepLeftovers(folder);
        replaceFile(place, bytes, options);
        for (const changed of [folder, ...made.map(dirname)]) folders.add(changed);
      } catch (error) {
        removeFolders(made);
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

/** Whether a file could be written into a folder of the program's own: one that isn't needed, such as what a cache keeps. */
export function writeIfPossible(writer: FileWriter, path: string, bytes: Uint8Array, options: WriteOptions): boolean {
  try {
    writer.write(path, bytes, { ...options, isOwn: true });
    return true;
  } catch (error) {
    if (error instanceof UsageError) return false;
    throw error;
  }
}

/**
 * Adds to the end of a file, which is made where there is none: of one that others write to as well, such as the summary of
 * a job.
 * @throws UsageError where it can't be written
 */
export function appendToFile(path: string, bytes: Uint8Array): void {
  try {
    appendFileSync(path, bytes);
  } catch (error) {
    throw cannotWrite(path, error);
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

/**
 * Makes a folder where another would be made, and removes it again: permissions alone don't tell, least of all on Windows.
 * What keeps it from being made, if anything does.
 */
export function tryWriting(folder: string): UsageError | undefined {
  let nearest = folder;
  while (!existsSync(nearest) && dirname(nearest) !== nearest) nearest = dirname(nearest);
  const trial = unfinishedPath(join(nearest, 'trial'));
  try {
    mkdirSync(trial);
    rmdirSync(trial);
    return undefined;
  } catch (error) {
    return cannotWrite(nearest, error);
  }
}

function ownPlace(path: string): FilePlace {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  return { type: 'file', path, stats: stats?.isFile() ? stats : undefined };
}

function replaceFile({ path, stats }: FilePlace, bytes: Uint8Array, options: WriteOptions): void {
  const { replaces } = options;
  const unfinished = unfinishedPath(path);
  try {
    writeUnfinished(unfinished, bytes, { ...options, ...(stats && { like: stats }) });
    if (replaces === 'none') putWhereNoneIs(unfinished, path);
    else {
      if (replaces !== undefined && digestAt(path) !== replaces)
        throw new UsageError(talk('changed-meanwhile', { file: path }));
      renameSync(unfinished, path);
    }
  } catch (error) {
    removeIfPossible(unfinished);
    throw error;
  }
}

/** What is there already under this name was left by an earlier process. */
function writeUnfinished(path: string, bytes: Uint8Array, options: NewFileOptions): void {
  try {
    writeNew(path, bytes, options);
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error;
    removeIfPossible(path);
    writeNew(path, bytes, options);
  }
}

interface NewFileOptions extends Pick<WriteOptions, 'executable' | 'durable'> {
  /** The state of the file whose place it will take. */
  readonly like?: Stats;
}

const EXECUTABLE = 0o777;
const READABLE = 0o666;

/**
 * Writes a file where none is, in one piece or in several that are made as they are written. Where it can't be written to its end,
 * a part of it stays.
 * @throws the system's error; whatever making a piece throws
 */
export function writeNew(path: string, bytes: Uint8Array | Iterable<Uint8Array>, options: NewFileOptions): void {
  const { executable = false, durable = true, like } = options;
  const descriptor = openSync(path, 'wx', executable ? EXECUTABLE : READABLE);
  try {
    for (const piece of bytes instanceof Uint8Array ? [bytes] : bytes) {
      for (let written = 0; written < piece.length; ) written += writeSync(descriptor, piece, written);
    }
    if (like) keepPermissions(descriptor, like);
    if (durable) syncFile(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Some network drives can't, and say so: what is written there lasts as well as they can make it. */
function syncFile(descriptor: number): void {
  try {
    fsyncSync(descriptor);
  } catch (error) {
    if (!unable.has(systemCode(error) ?? '')) throw error;
  }
}

const unable: ReadonlySet<string> = new Set(['EINVAL', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP']);

/**
 * A new file gets the permissions of the one whose place it will take, and its owner as far as that is allowed: who may
 * not give it away may still give it to the group that shares it.
 */
function keepPermissions(descriptor: number, { uid, gid, mode }: Stats): void {
  const own = fstatSync(descriptor);
  const give = (owner: number): boolean =>
    unlessRefused(() => {
      fchownSync(descriptor, owner, gid);
      return true;
    }) ?? false;
  if ((own.uid !== uid || own.gid !== gid) && !give(uid) && own.gid !== gid) give(own.uid);
  if (fstatSync(descriptor).mode !== mode) fchmodSync(descriptor, mode);
}

/** Renaming would replace a file that somebody else made meanwhile; a second name is only given where none is. */
export function putWhereNoneIs(unfinished: string, path: string): void {
  try {
    linkSync(unfinished, path);
  } catch (error) {
    if (lstatSync(path, { throwIfNoEntry: false })) throw new UsageError(talk('changed-meanwhile', { file: path }));
    // Many network drives and USB sticks know no second names.
    if (systemCode(error) === undefined) throw error;
    renameSync(unfinished, path);
    return;
  }
  removeIfPossible(unfinished);
}

const digestAt = (path: string): string | undefined => unlessUnreadable(() => digestFile(path, MOST_REPLACED));

/** Makes the names in a folder last. Systems that can't do it say so in different ways: the files are whole all the same. */
export function syncFolder(folder: string): void {
  unlessRefused(() => {
    const descriptor = openSync(folder, 'r');
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  });
}
