import { closeSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keptPdfName } from '../../model/issue-folder.js';
import { openInside, readUpTo } from '../../read/open-inside.js';

/** Where a release's PDF is kept beside the sources, relative to the workspace. */
export const archivePath = (folder: string, release: number): string =>
  `issues/${folder}/${keptPdfName(folder, release)}`;

/** A file of the workspace; none where there is none that can be read. */
export function readInside(root: string, path: string): Uint8Array | undefined {
  const opened = openInside(root, join(root, path));
  if (opened.type === 'refused') return undefined;
  try {
    return readUpTo(opened.descriptor, opened.size);
  } finally {
    closeSync(opened.descriptor);
  }
}

/** What can't be read is not what is looked for. */
export function readIfThere(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
