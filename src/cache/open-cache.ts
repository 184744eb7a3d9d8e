import { closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { type ByteSource, memorySource } from '../model/byte-source.js';
import { openFileSource } from './file-source.js';
import { makeFolder } from './make-folder.js';

/** Bytes that are dear to make, kept from run to run. It may lose anything at any time, but hands out nothing torn. */
export interface Cache {
  /** What was kept under `key`, letters, digits and hyphens; none where it isn't there or hasn't `size` bytes. */
  get(key: string, size: number): ByteSource | undefined;
  /** Keeps `bytes` under `key` and hands them back, from memory where they could not be written. */
  put(key: string, bytes: Uint8Array): ByteSource;
}

/** What `clearCache` removed. */
export interface ClearedCache {
  readonly files: number;
  readonly bytes: number;
}

const KEPT = '.bin';
const UNFINISHED = '.tmp';
const MINE = /^[\da-z-]+(\.bin|\.\d+-\d+\.tmp)$/u;
/** Far longer than any writing takes: an unfinished file this old was left behind. */
const STALE_AFTER_MS = 3_600_000;
const MAX_WRITERS = 100;

/** The cache in `folder`, which is made when something is kept. Without a folder nothing is kept. */
export function openCache(folder: string | undefined): Cache {
  if (folder === undefined) return { get: () => undefined, put: (_, bytes) => memorySource(bytes) };
  const pathOf = (key: string): string => join(folder, `${key}${KEPT}`);
  const get = (key: string, size: number): ByteSource | undefined =>
    unlessRefused(() => openFileSource(pathOf(key), size));
  return {
    get,
    put(key, bytes) {
      unlessRefused(() => writeWhole(folder, key, bytes));
      return get(key, bytes.length) ?? memorySource(bytes);
    },
  };
}

/** Removes what the cache keeps in `folder`; files that aren't its own stay. */
export function clearCache(folder: string): ClearedCache {
  const sizes = ownFiles(folder).flatMap((path) => unlessRefused(() => removeFile(path)) ?? []);
  return { files: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}

function removeFile(path: string): number {
  const { size } = statSync(path);
  rmSync(path);
  return size;
}

const ownFiles = (folder: string): readonly string[] =>
  (unlessRefused(() => readdirSync(folder)) ?? [])
    .filter((name) => MINE.test(name))
    .sort()
    .map((name) => join(folder, name));

/** Writes a file beside its place and moves it there: whoever looks finds all of it or nothing. */
function writeWhole(folder: string, key: string, bytes: Uint8Array): void {
  makeFolder(folder);
  const { path, descriptor } = openUnfinished(folder, key);
  try {
    try {
      for (let done = 0; done < bytes.length; ) done += writeSync(descriptor, bytes, done);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    removeStale(folder, statSync(path).mtimeMs);
    renameSync(path, join(folder, `${key}${KEPT}`));
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  }
}

/** A new file that no other process or thread writes to. */
function openUnfinished(folder: string, key: string): { readonly path: string; readonly descriptor: number } {
  for (let writer = 0; ; writer += 1) {
    const path = join(folder, `${key}.${process.pid}-${writer}${UNFINISHED}`);
    try {
      return { path, descriptor: openSync(path, 'wx') };
    } catch (error) {
      if (codeOf(error) !== 'EEXIST' || writer === MAX_WRITERS) throw error;
    }
  }
}

/** Removes what killed writers left behind. `now` is the file system's clock: the time of a file just written. */
function removeStale(folder: string, now: number): void {
  for (const path of ownFiles(folder)) {
    if (!path.endsWith(UNFINISHED)) continue;
    unlessRefused(() => statSync(path).mtimeMs < now - STALE_AFTER_MS && rmSync(path));
  }
}

/** What the file system gives; none where it refuses: a cache that doesn't work is no reason to stop. */
function unlessRefused<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch (error) {
    if (codeOf(error) !== undefined) return undefined;
    throw error;
  }
}

/** The system's code of an error, such as EACCES. */
const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'errno' in error && 'code' in error ? error.code : undefined;
