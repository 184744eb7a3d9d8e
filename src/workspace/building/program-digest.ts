import { basename, dirname, join } from 'node:path';
import { digestOf } from '../../model/byte-source.js';
import { unlessUnreadable } from '../../model/read-error.js';
import { digestFile } from '../../read/read-file.js';

/** The largest file of the program that is read, in bytes: npm's list of what it installed has less than 1 MB. */
const MOST = 64 * 1024 * 1024;

/**
 * Tells apart what documents are made with: the program as it was compiled, the packages installed with it, and the
 * runtime, whose zlib decides how streams are compressed.
 */
export function digestProgram(packageRoot: string, producer: string): string {
  const { node, zlib } = process.versions;
  const installed = [join(packageRoot, 'node_modules'), enclosingModules(packageRoot)];
  const locks = installed.flatMap((folder) => (folder ? [join(folder, '.package-lock.json')] : []));
  const contents = [digestCode(packageRoot), ...locks.map(digestOrAbsent)];
  return digestOf(JSON.stringify([producer, node, zlib, process.platform, process.arch, contents]));
}

/** Tells versions of the program apart, by its code alone. */
export const digestCode = (packageRoot: string): string => digestOrAbsent(join(packageRoot, 'build/.fingerprint'));

const digestOrAbsent = (path: string): string => unlessUnreadable(() => digestFile(path, MOST)) ?? 'absent';

/** The `node_modules` that the package itself is installed in. */
function enclosingModules(packageRoot: string): string | undefined {
  for (let folder = packageRoot; dirname(folder) !== folder; folder = dirname(folder)) {
    if (basename(folder) === 'node_modules') return folder;
  }
  return undefined;
}
