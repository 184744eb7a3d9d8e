import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { digestOf } from '../../cache/entry-cache.js';

/**
 * Tells apart what documents are made with: the program as it was compiled, the packages installed with it, and the
 * runtime, whose zlib decides how streams are compressed.
 */
export function digestProgram(packageRoot: string, producer: string): string {
  const { node, zlib } = process.versions;
  const installed = [join(packageRoot, 'node_modules'), enclosingModules(packageRoot)];
  const locks = installed.flatMap((folder) => (folder ? [join(folder, '.package-lock.json')] : []));
  const contents = [digestCode(packageRoot), ...locks.map(digestFile)];
  return digestOf(JSON.stringify([producer, node, zlib, process.platform, process.arch, contents]));
}

/** Tells versions of the program apart, by its code alone. */
export const digestCode = (packageRoot: string): string => digestFile(join(packageRoot, 'build/.fingerprint'));

/** The `node_modules` that the package itself is installed in. */
function enclosingModules(packageRoot: string): string | undefined {
  for (let folder = packageRoot; dirname(folder) !== folder; folder = dirname(folder)) {
    if (basename(folder) === 'node_modules') return folder;
  }
  return undefined;
}

function digestFile(path: string): string {
  try {
    return digestOf(readFileSync(path));
  } catch {
    return 'absent';
  }
}
