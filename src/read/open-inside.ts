import { constants, readdirSync, realpathSync } from 'node:fs';
import { relative, sep } from 'node:path';
import type { Bilingual } from '../model/message.js';
import { systemCode } from '../model/read-error.js';
import { isInside, isWindowsName } from './path-rules.js';
import { type OpenFile, openFile } from './read-file.js';

/** Why a file was not opened. */
export type Refused =
  | { readonly type: 'refused'; readonly why: 'missing' | 'outside' }
  | { readonly type: 'refused'; readonly why: 'kind'; readonly kind: Bilingual }
  | { readonly type: 'refused'; readonly why: 'error'; readonly reason: string; readonly error: unknown };

/**
 * Opens a regular file that lies in the folder `root`, links resolved; whoever calls this closes it. Never blocks and never
 * throws.
 * @param platform whose names there are; the system's own where none is given
 */
export function openInside(
  root: string,
  path: string,
  platform: NodeJS.Platform = process.platform,
): OpenFile | Refused {
  const names = platform === 'win32' ? relative(root, path).split(/[\\/]/) : [];
  if (!names.every(isWindowsName)) return { type: 'refused', why: 'missing' };
  try {
    const real = realpathSync.native(path);
    if (!isWithin(root, real)) return { type: 'refused', why: 'outside' };
    const file = openFile(real, constants.O_NOFOLLOW ?? 0);
    return file.type === 'file' ? file : { type: 'refused', why: 'kind', kind: file.kind };
  } catch (error) {
    const reason = reasonOf(error);
    return reason === 'ENOENT' || reason === 'ENOTDIR' || reason === 'ENAMETOOLONG'
      ? { type: 'refused', why: 'missing' }
      : { type: 'refused', why: 'error', reason, error };
  }
}

/**
 * Whether a path without links lies in the folder `root`, links resolved. Where it begins with `root` as that is written, there is no
 * link in that either, and nothing to resolve.
 */
const isWithin = (root: string, real: string): boolean =>
  real.startsWith(`${root}${sep}`) || isInside(root, real) || isInside(realpathSync.native(root), real);

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

/** The system's code of an error, such as EACCES. */
export function reasonOf(error: unknown): string {
  const code = systemCode(error);
  if (code === undefined) throw error;
  return code;
}
