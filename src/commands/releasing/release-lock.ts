import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { UsageError } from '../../model/usage-error.js';
import { isRunning } from '../../workspace/leftovers.js';
import { cannotWrite } from '../../workspace/system-error.js';

/**
 * Does something that must not be done twice at once. All of it is synchronous, so that only a process that is killed
 * leaves its lock behind; the next one takes that over.
 * @throws UsageError where another process is doing it
 */
export function withLock(path: string, work: () => void): void {
  takeLock(path);
  try {
    work();
  } finally {
    rmSync(path, { force: true });
  }
}

function takeLock(path: string): void {
  if (tryLock(path)) return;
  const holder = Number(readLock(path));
  // A number of its own is left from an earlier process.
  if (holder > 0 && holder !== process.pid && isRunning(holder)) throw UsageError.of('release-busy', { file: path });
  rmSync(path, { force: true });
  if (!tryLock(path)) throw UsageError.of('release-busy', { file: path });
}

function tryLock(path: string): boolean {
  try {
    mkdirSync(dirname(path), { recursive: true });
    const file = openSync(path, 'wx');
    try {
      writeSync(file, String(process.pid));
    } catch (error) {
      // A full disk takes the name of a file, and nothing in it.
      rmSync(path, { force: true });
      throw error;
    } finally {
      closeSync(file);
    }
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw cannotWrite(path, error);
  }
}

function readLock(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
