import { readdirSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { unlessRefused } from '../../model/system-error.js';
import { sweepLeftovers } from '../files/leftovers.js';
import { openWriter, writeIfPossible } from '../files/write-file.js';
import { HOUR, readKept } from './read-kept.js';

/** Files of the cache, and how large they are together. */
interface CacheSize {
  readonly files: number;
  readonly bytes: number;
}

/** Says when the cache was last found or brought within a size, and what size that was. */
const BOUNDED = 'bounded.size';
/**
 * The names of the cache's files, also of those that killed processes left, of this version and the first:
 * `<name>.<process>-<count>.tmp`.
 */
const MINE = /^(?:[\da-z-]+(?:\.bin|\.entry|\.size|\.\d+-\d+\.tmp)|\.[\da-z-]+\.(?:bin|entry|size)\..+\.tmp)$/u;
const KEPT = /\.(?:bin|entry)$/u;
/** What is left of a full cache, so that not every build has to tidy it. */
const KEPT_SHARE = 0.9;

/** What the cache keeps in `folder`. */
export function measureCache(folder: string): CacheSize {
  return sizeOf(ownFiles(folder));
}

/** Removes what the cache keeps in `folder`; files that aren't its own stay. */
export function clearCache(folder: string): CacheSize {
  return sizeOf(ownFiles(folder).filter(remove));
}

/**
 * Whether the cache was found or brought within so many bytes during the last hour. To look at each of its files takes a build
 * the longer the more there are, and what builds of single issues add in an hour is little.
 */
export function wasBounded(folder: string, most: number): boolean {
  const bounded = readKept(join(folder, BOUNDED));
  return bounded !== undefined && Number(bounded.bytes) <= most && Math.abs(Date.now() - bounded.touched) < HOUR;
}

/**
 * Keeps the cache within so many bytes: of entries and compiled code that goes first which was not asked for the longest, as
 * the code of earlier programs; decoded fonts, which take seconds to make, go last. Whoever reads a file while it is removed
 * reads it to its end, or makes it anew. What killed processes left goes too.
 */
export function boundCache(folder: string, most: number): CacheSize {
  sweepLeftovers(folder);
  writeIfPossible(openWriter(), join(folder, BOUNDED), Buffer.from(`${most}`), { durable: false });
  const kept = ownFiles(folder).filter(({ path }) => KEPT.test(path));
  let total = sizeOf(kept).bytes;
  if (total <= most) return sizeOf([]);
  const removed: CacheFile[] = [];
  for (const file of kept.sort(byUse)) {
    if (total <= most * KEPT_SHARE) break;
    if (remove(file)) removed.push(file);
    total -= file.size;
  }
  return sizeOf(removed);
}

interface CacheFile {
  readonly path: string;
  /** The size of the file, in bytes. */
  readonly size: number;
  /** When it was made or last asked for, in milliseconds. */
  readonly time: number;
}

const ownFiles = (folder: string): readonly CacheFile[] =>
  (unlessRefused(() => readdirSync(folder)) ?? [])
    .filter((name) => MINE.test(name))
    .sort()
    .flatMap((name) => {
      const path = join(folder, name);
      const stats = unlessRefused(() => statSync(path));
      return stats ? [{ path, size: stats.size, time: stats.mtimeMs }] : [];
    });

const byUse = (a: CacheFile, b: CacheFile): number => Number(isFont(a)) - Number(isFont(b)) || a.time - b.time;

/** The other files that end so are compiled code. */
const isFont = ({ path }: CacheFile): boolean => path.endsWith('.bin') && !basename(path).startsWith('code-');

/** Whether a file is gone now: one that another process has removed counts as well, what can't be removed doesn't. */
const remove = ({ path }: CacheFile): boolean =>
  unlessRefused(() => {
    rmSync(path);
    return true;
  }) ?? false;

const sizeOf = (files: readonly CacheFile[]): CacheSize => ({
  files: files.length,
  bytes: files.reduce((sum, { size }) => sum + size, 0),
});
