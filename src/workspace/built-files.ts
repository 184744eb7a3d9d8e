import { closeSync } from 'node:fs';
import { join } from 'node:path';
import { digestSource } from '../model/byte-source.js';
import { keptPdfName, keptSourcesName, recordName } from '../model/issue-folder.js';
import { unlessUnreadable } from '../model/read-error.js';
import { NO_FILE } from '../model/source-history.js';
import { readZip } from '../model/zip-file.js';
import { PDF_LIMIT } from '../read/attachments.js';
import { openInside } from '../read/open-inside.js';
import { digestFile, fileSource, readAll, withFile } from '../read/read-file.js';
import { readSource } from './history/read-history.js';

/** Where a release's PDF is kept beside the sources, relative to the workspace. */
export const archivePath = (folder: string, release: number): string =>
  `issues/${folder}/${keptPdfName(folder, release)}`;

/** Where what was recorded of a release is kept, and the sources as they were printed. */
export const recordPath = (folder: string, release: number): string =>
  `issues/${folder}/${recordName(folder, release)}`;
export const keptSourcesPath = (folder: string, release: number): string =>
  `issues/${folder}/${keptSourcesName(folder, release)}`;

/** The files of sources that were kept, by their paths in the workspace; none where they can't be read, or aren't what was kept. */
export function readKeptSources(root: string, path: string): ReadonlyMap<string, Uint8Array> | undefined {
  const read = readSource(root, path);
  return read && read.digest !== NO_FILE ? filesInZip(read.bytes) : undefined;
}

/** The same of a file that lies anywhere. */
export function filesInZip(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> | undefined {
  const files = readZip(bytes);
  return files && new Map(files.map((file) => [file.path.normalize('NFC'), file.bytes]));
}

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
