import { statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** The nearest folder, `from` itself or one above it, that has an `issues/` folder. */
export function findWorkspace(from: string): string | undefined {
  let folder = resolve(from);
  for (;;) {
    if (isFolder(join(folder, 'issues'))) return folder;
    const parent = dirname(folder);
    if (parent === folder) return undefined;
    folder = parent;
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  } catch {
    // Not allowed to look, or a part of the path is a file: it is no workspace either way.
    return false;
  }
}
