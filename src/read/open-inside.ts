import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  type Stats,
  statSync,
} from 'node:fs';
import { relative } from 'node:path';
import type { Bilingual } from '../model/catalogue/entry.js';
import { isInside, isWindowsName } from './path-rules.js';

/** Why a file was not opened. */
export type Refused =
  | { readonly type: 'refused'; readonly why: 'missing' | 'outside' }
  | { readonly type: 'refused'; readonly why: 'kind'; readonly kind: Bilingual }
  | { readonly type: 'refused'; readonly why: 'error'; readonly reason: string };

export interface Opened {
  readonly type: 'opened';
  /** To be closed by whoever opened it. */
  readonly descriptor: number;
  /** In bytes. */
  readonly size: number;
  /** What it was when it was opened: another file in its place has another one. */
  readonly state: string;
}

/**
 * Opens a regular file that lies in the folder `root`, links resolved. Never blocks and never throws.
 * @param platform whose names there are; the system's own where none is given
 */
export function openInside(root: string, path: string, platform: NodeJS.Platform = process.platform): Opened | Refused {
  const names = platform === 'win32' ? relative(root, path).split(/[\\/]/) : [];
  if (!names.every(isWindowsName)) return { type: 'refused', why: 'missing' };
  try {
    const real = realpathSync.native(path);
    if (!isWithin(root, real)) return { type: 'refused', why: 'outside' };
    const stats = statSync(real);
    if (!stats.isFile()) return { type: 'refused', why: 'kind', kind: kindOf(stats) };
    // Not blocking, should a FIFO have taken the file's place since the look at it.
    const descriptor = openSync(real, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0));
    const now = fstatSync(descriptor);
    if (now.isFile()) return { type: 'opened', descriptor, size: now.size, state: stateOf(now) };
    closeSync(descriptor);
    return { type: 'refused', why: 'kind', kind: kindOf(now) };
  } catch (error) {
    const reason = reasonOf(error);
    return reason === 'ENOENT' || reason === 'ENOTDIR' || reason === 'ENAMETOOLONG'
      ? { type: 'refused', why: 'missing' }
      : { type: 'refused', why: 'error', reason };
  }
}

/**
 * Whether a path without links lies in the folder `root`, links resolved. Where it begins with `root` as that is written, there is no
 * link in that either, and nothing to resolve.
 */
const isWithin = (root: string, real: string): boolean =>
  isInside(root, real) || isInside(realpathSync.native(root), real);

/** Whether something stands at a path of the folder `root` that lies elsewhere, links resolved. */
export function leadsOutside(root: string, path: string): boolean {
  try {
    return !isWithin(root, realpathSync.native(path));
  } catch {
    return false;
  }
}

/** The names in a folder that lies in `root`, links resolved, sorted; none where it can't be read. */
export function namesInside(root: string, path: string): readonly string[] {
  try {
    const real = realpathSync.native(path);
    return isWithin(root, real) ? readdirSync(real).sort() : [];
  } catch {
    return [];
  }
}

/** The first `length` bytes of the file, or all of a shorter one. */
export function readUpTo(descriptor: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let filled = 0;
  while (filled < length) {
    const got = readSync(descriptor, bytes, filled, length - filled, filled);
    if (got === 0) break;
    filled += got;
  }
  return bytes.subarray(0, filled);
}

/** The system's code of an error, such as EACCES. */
export function reasonOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  throw error;
}

function kindOf(stats: Stats): Bilingual {
  if (stats.isDirectory()) return { zh: '文件夹', en: 'a folder' };
  if (stats.isFIFO()) return { zh: '管道', en: 'a FIFO' };
  if (stats.isSocket()) return { zh: '套接字', en: 'a socket' };
  return { zh: '设备', en: 'a device' };
}

const stateOf = ({ dev, ino, size, mtimeMs }: Stats): string => [dev, ino, size, mtimeMs].join(' ');
