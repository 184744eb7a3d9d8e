import { statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { HISTORY_FOLDER } from '../model/source-history.js';
import { withSlashes } from './path-rules.js';

/** The nearest folder, `from` itself or one above it, that has an `issues/` folder, and is no copy that a history keeps. */
export function findWorkspace(from: string): string | undefined {
  let folder = outsideHistory(resolve(from));
  for (;;) {
    if (isFolder(join(folder, 'issues'))) return folder;
    const parent = dirname(folder);
    if (parent === folder) return undefined;
    folder = parent;
  }
}

function outsideHistory(folder: string): string {
  const inside = withSlashes(folder).indexOf(`/${HISTORY_FOLDER}/`);
  return inside < 0 ? folder : folder.slice(0, inside + 1);
}

function isFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  } catch {
    // Not allowed to look, or a part of the path is a file: it is no workspace either way.
    return false;
  }
}
