import { closeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { digestOf } from '../../model/byte-source.js';
import { FileChanged, systemCode } from '../../model/read-error.js';
import { cannotWrite, systemReason } from '../../model/system-error.js';
import { UsageError } from '../../model/usage-error.js';
import { openZip, type ZippedFile, zipLimits, zipPieces } from '../../model/zip-file.js';
import { openInside } from '../../read/open-inside.js';
import { fileSource, lookAtFile, readAll } from '../../read/read-file.js';
import { removeIfPossible, sweepLeftovers, unfinishedPath } from '../files/leftovers.js';
import { putWhereNoneIs, syncFolder, writeNew } from '../files/write-file.js';
import { talk } from '../talk.js';
import type { BackedUpFile } from './gather-files.js';

/** The sums of all other files of a backup, as `sha256sum -c` reads them. */
const SUMS_FILE = 'SHA256SUMS';
const READABLE = 0o644;

/**
 * Writes a backup: whole, read again and proved file by file, or none. What stands there already stays.
 * @returns the size of the backup, in bytes
 * @throws UsageError where a file can't be read, or the backup can't be written or doesn't come back as it was written
 */
export function writeBackup(root: string, files: readonly BackedUpFile[], target: string): number {
  checkRoom(files);
  const sums = new Map<string, string>();
  const unfinished = unfinishedPath(target);
  sweepLeftovers(dirname(target));
  try {
    writeNew(unfinished, zipPieces(readFiles(root, files, sums)), {});
    const size = prove(unfinished, sums);
    if (size === undefined) throw new UsageError(talk('backup-damaged', { file: target }));
    putWhereNoneIs(unfinished, target);
    syncFolder(dirname(target));
    return size;
  } catch (error) {
    removeIfPossible(unfinished);
    throw cannotWrite(target, error);
  }
}

/** The longest line of the sums beyond the path, in bytes, and what the format adds to a file. */
const MOST_ADDED = 256;

/** @throws UsageError where the format has no room for so much */
function checkRoom(files: readonly BackedUpFile[]): void {
  const bytes = files.reduce((sum, { path, size }) => sum + size + 3 * Buffer.byteLength(path) + MOST_ADDED, 0);
  const largest = files.reduce((most, { size }) => Math.max(most, size), 0);
  if (files.length >= zipLimits.files || bytes > zipLimits.bytes || largest > MOST_AT_ONCE) {
    throw new UsageError(talk('backup-too-large', { count: files.length }));
  }
}

/** No file is read that is larger, in bytes: it has to be in memory as a whole. */
const MOST_AT_ONCE = 1024 * 1024 * 1024;

/** The files one by one, as they are needed, and the list of their sums behind them. */
function* readFiles(root: string, files: readonly BackedUpFile[], sums: Map<string, string>): Generator<ZippedFile> {
  for (const { path, mode } of files) {
    // A list of another backup, which was unpacked here.
    if (path === SUMS_FILE) continue;
    const bytes = readSourceFile(root, path);
    sums.set(path, digestOf(bytes));
    yield { path, bytes, mode };
  }
  const bytes = Buffer.from([...sums].map(([path, sum]) => sumLine(path, sum)).join(''));
  sums.set(SUMS_FILE, digestOf(bytes));
  yield { path: SUMS_FILE, bytes, mode: READABLE };
}

function readSourceFile(root: string, path: string): Uint8Array {
  const file = openInside(root, join(root, ...path.split('/')));
  try {
    if (file.type === 'file') return readAll(file);
    const error = file.why === 'error' ? file.error : undefined;
    if (error !== undefined) throw error;
    throw new FileChanged();
  } catch (error) {
    const code = systemCode(error);
    if (code === undefined && !(error instanceof FileChanged)) throw error;
    const reason = code === undefined ? { zh: '正在被改动', en: 'it is being changed' } : systemReason(code);
    throw new UsageError(talk('backup-unreadable', { file: path, reason }));
  } finally {
    if (file.type === 'file') closeSync(file.descriptor);
  }
}

/** A name with a line end or a backslash is written as coreutils do, and its line is marked by a backslash. */
function sumLine(path: string, sum: string): string {
  const escaped = path.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
  return `${escaped === path ? '' : '\\'}${sum}  ${escaped}\n`;
}

/** Opens what was written and compares each file with what was read; the size of all, none where anything differs. */
function prove(path: string, sums: ReadonlyMap<string, string>): number | undefined {
  const facts = lookAtFile(path);
  if (facts.type !== 'file') return undefined;
  const zip = fileSource(path, facts);
  try {
    let proved = 0;
    for (const file of openZip(zip)) {
      if (sums.get(file.path) !== digestOf(file.bytes)) return undefined;
      proved += 1;
    }
    return proved === sums.size ? zip.size : undefined;
  } finally {
    zip.close();
  }
}
