import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { makeFolder } from '../../cache/make-folder.js';
import type { Bilingual } from '../../model/catalogue/entry.js';
import { UsageError } from '../../model/usage-error.js';

/**
 * Writes a file whole or not at all: into a temporary file beside it, which then takes its place. Folders are made.
 *
 * All of it is synchronous on purpose: a SIGINT is only handled afterwards, so that none leaves a temporary file behind.
 *
 * @throws UsageError where it can't be written
 */
export function writeFile(path: string, bytes: Uint8Array): void {
  try {
    makeFolder(dirname(path));
    replaceFile(throughLinks(path), bytes);
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

/** Removes the temporary files of PDFs that killed processes left in a folder. */
export function sweepStaleFiles(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const pid = /^\..+\.pdf\.(\d+)\.tmp$/.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) removeIfPossible(join(folder, name));
  }
}

/** Removes a file or folder. What another user left and protects does no harm. */
export function removeIfPossible(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
  }
}

function replaceFile(path: string, bytes: Uint8Array): void {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    const file = openSync(temporary, 'w');
    try {
      for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** Where the file really lies: a rename would replace a symbolic link instead of what it points to. */
function throughLinks(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/** Whether another process is. */
export function isRunning(pid: number): boolean {
  // A file with this process's own number is left from an earlier one: none is written before the sweep.
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

/** What keeps a file from being written, as one of our messages. */
export function cannotWrite(file: string, error: unknown): UsageError {
  const code = errorCode(error);
  if (code === undefined) throw error;
  return UsageError.of('cannot-write', { file, reason: systemReason(code) });
}

/** A code of the system, such as ENOSPC, in words; the code itself where there are none. */
export const systemReason = (code: string): Bilingual | string => reasons[code] ?? code;

export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

const notAFolder: Bilingual = {
  zh: '路径里有一段是文件，不是文件夹',
  en: 'a part of the path is a file, not a folder',
};
const aFolder: Bilingual = { zh: '同名的文件夹已经在那里', en: 'a folder of that name is there' };
const denied: Bilingual = {
  zh: '没有写入的权限，或者文件正在别的程序里打开',
  en: 'no permission to write there, or the file is open in another program',
};

const reasons: Readonly<Record<string, Bilingual>> = {
  EACCES: denied,
  EPERM: denied,
  EBUSY: denied,
  EROFS: { zh: '磁盘是只读的', en: 'the disk is read-only' },
  ENOSPC: { zh: '磁盘满了', en: 'the disk is full' },
  EDQUOT: { zh: '磁盘配额用完了', en: 'the disk quota is used up' },
  ENOENT: { zh: '那里不能建文件夹', en: 'no folder can be made there' },
  ENOTDIR: notAFolder,
  EEXIST: notAFolder,
  EISDIR: aFolder,
  ENOTEMPTY: aFolder,
  EFBIG: { zh: '文件比系统允许的大', en: 'the file is larger than the system allows' },
  ELOOP: { zh: '链接绕成了一个圈', en: 'links lead round in a circle' },
  ENAMETOOLONG: { zh: '名称太长', en: 'the name is too long' },
};
