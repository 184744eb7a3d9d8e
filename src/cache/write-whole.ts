import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeFolder } from './make-folder.js';

/** How the names of files end that are still being written: `<path>.<process>-<count>.tmp`. */
export const UNFINISHED = '.tmp';

const MAX_WRITERS = 100;

/**
 * Writes a file beside its place and moves it there: whoever looks finds all of it or nothing.
 * @param durable whether that holds even when the power fails; else what is read must prove to be whole
 * @returns the file system's clock, in milliseconds: the time of the file
 * @throws the system's error where it can't be written
 */
export function writeWhole(path: string, bytes: Uint8Array, { durable }: { readonly durable: boolean }): number {
  makeFolder(dirname(path));
  const { path: unfinished, descriptor } = openUnfinished(path);
  try {
    try {
      for (let done = 0; done < bytes.length; ) done += writeSync(descriptor, bytes, done);
      if (durable) fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    const { mtimeMs } = statSync(unfinished);
    renameSync(unfinished, path);
    return mtimeMs;
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

/** A new file that no other process or thread writes to. */
function openUnfinished(target: string): { readonly path: string; readonly descriptor: number } {
  const stem = target.replace(/\.[a-z]+$/, '');
  for (let writer = 0; ; writer += 1) {
    const path = `${stem}.${process.pid}-${writer}${UNFINISHED}`;
    try {
      return { path, descriptor: openSync(path, 'wx') };
    } catch (error) {
      if (codeOf(error) !== 'EEXIST' || writer === MAX_WRITERS) throw error;
    }
  }
}

/** What the file system gives; none where it refuses: a cache that doesn't work is no reason to stop. */
export function unlessRefused<T>(act: () => T): T | undefined {
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
