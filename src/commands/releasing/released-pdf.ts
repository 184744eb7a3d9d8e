import { closeSync } from 'node:fs';
import { join } from 'node:path';
import { digestSource } from '../../model/byte-source.js';
import { keptPdfName } from '../../model/issue-folder.js';
import { unlessUnreadable } from '../../model/read-error.js';
import { openInside } from '../../read/open-inside.js';
import { digestFile, fileSource, type OpenFile, readAll, withFile } from '../../workspace/read-file.js';

/** In bytes: fifty pages of photos have a tenth of it. */
const PDF_LIMIT = 256 * 1024 * 1024;

/** Where a release's PDF is kept beside the sources, relative to the workspace. */
export const archivePath = (folder: string, release: number): string =>
  `issues/${folder}/${keptPdfName(folder, release)}`;

/** The SHA-256 of a PDF; none for what can't be read, or can be no PDF for its size. */
export const digestPdf = (path: string): string | undefined => unlessUnreadable(() => digestFile(path, PDF_LIMIT));

/** All of a PDF; none for what can't be read, or can be no PDF for its size. */
export const readPdf = (path: string): Uint8Array | undefined =>
  unlessUnreadable(() => withFile(path, PDF_LIMIT, readAll));

/** As `digestPdf`, of a file of the workspace. */
export const digestInside = (root: string, path: string): string | undefined =>
  inside(root, path, (file) => digestSource(fileSource(path, file)));

function inside<T>(root: string, path: string, read: (file: OpenFile) => T): T | undefined {
  const file = openInside(root, join(root, path));
  if (file.type === 'refused') return undefined;
  try {
    return file.size > PDF_LIMIT ? undefined : unlessUnreadable(() => read(file));
  } finally {
    closeSync(file.descriptor);
  }
}
