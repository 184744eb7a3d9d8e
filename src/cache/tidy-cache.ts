import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { UNFINISHED, unlessRefused } from './write-whole.js';

/** Files of the cache, and how large they are together. */
export interface CacheSize {
  readonly files: number;
  readonly bytes: number;
}

const MINE = /^[\da-z-]+(\.bin|\.entry|\.\d+-\d+\.tmp)$/u;
const ENTRY = '.entry';
/** Far longer than any writing takes: an unfinished file this old was left behind. */
const STALE_AFTER_MS = 3_600_000;
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
 * Keeps the cache within so many bytes: of the entries those go first that were not asked for the longest, then decoded
 * fonts. Whoever reads a file while it is removed reads it to its end, or makes it anew.
 */
export function boundCache(folder: string, most: number): CacheSize {
  const files = ownFiles(folder);
  const newest = Math.max(...files.map(({ time }) => time));
  const stale = files.filter(({ path, time }) => path.endsWith(UNFINISHED) && time < newest - STALE_AFTER_MS);
  const kept = files.filter(({ path }) => !path.endsWith(UNFINISHED));
  let total = sizeOf(kept).bytes;
  if (total <= most) return sizeOf(stale.filter(remove));
  const removed: CacheFile[] = [];
  for (const file of kept.sort(byUse)) {
    if (total <= most * KEPT_SHARE) break;
    if (remove(file)) removed.push(file);
    total -= file.size;
  }
  return sizeOf([...stale.filter(remove), ...removed]);
}

/** Removes what killed writers left behind. `now` is the file system's clock: the time of a file just written. */
export function removeStale(folder: string, now: number): void {
  const unfinished = ownFiles(folder, (name) => name.endsWith(UNFINISHED));
  for (const file of unfinished) if (file.time < now - STALE_AFTER_MS) remove(file);
}

interface CacheFile {
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  /** When it was made or last asked for, in milliseconds. */
  readonly time: number;
}

const ownFiles = (folder: string, isWanted: (name: string) => boolean = () => true): readonly CacheFile[] =>
  (unlessRefused(() => readdirSync(folder)) ?? [])
    .filter((name) => MINE.test(name) && isWanted(name))
    .sort()
    .flatMap((name) => {
      const path = join(folder, name);
      const stats = unlessRefused(() => statSync(path));
      return stats ? [{ path, size: stats.size, time: stats.mtimeMs }] : [];
    });

const byUse = (a: CacheFile, b: CacheFile): number =>
  Number(b.path.endsWith(ENTRY)) - Number(a.path.endsWith(ENTRY)) || a.time - b.time;

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
