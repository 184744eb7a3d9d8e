import { closeSync } from 'node:fs';
import { join } from 'node:path';
import { digestSource } from '../model/byte-source.js';
import { keptPdfName, keptSourcesName, recordName } from '../model/issue-folder.js';
import { unlessUnreadable } from '../model/read-error.js';
import { PDF_LIMIT } from '../read/attachments.js';
import { openInside } from '../read/open-inside.js';
import { digestFile, fileSource, readAll, withFile } from '../read/read-file.js';

/** Where a release's PDF is kept beside the sources, relative to the workspace. */
export const archivePath = (folder: string, release: number): string =>
  `issues/${folder}/${keptPdfName(folder, release)}`;

/** Where what was recorded of a release is kept, and the sources as they were printed. */
export const recordPath = (folder: string, release: number): string =>
  `issues/${folder}/${recordName(folder, release)}`;
export const keptSourcesPath = (folder: string, release: number): string =>
  `issues/${folder}/${keptSourcesName(folder, release)}`;

/** The SHA-256 of a PDF; none for what can't be read, or can be no PDF for its size. */
export const digestIfThere = (path: string): string | undefined => unlessUnreadable(() => digestFile(path, PDF_LIMIT));

/** All of a PDF; none for what can't be read, or can be no PDF for its size. */
export const readPdf = (path: string): Uint8Array | undefined =>
  unlessUnreadable(() => withFile(path, PDF_LIMIT, readAll));

/** The digest of a file of the workspace, as `digestIfThere` makes it. */
export function digestInside(root: string, path: string): string | undefined {
  const file = openInside(root, join(root, path));
  if (file.type === 'refused') return undefined;
  try {
    return file.size > PDF_LIMIT ? undefined : unlessUnreadable(() => digestSource(fileSource(path, file)));
  } finally {
    closeSync(file.descriptor);
  }
}
