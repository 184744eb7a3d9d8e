import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type IncomingFile, isLitter } from '../model/incoming-file.js';
import type { Bilingual } from '../model/message.js';
import { FileChanged, systemCode } from '../model/read-error.js';
import { lookAtFile, readAll, readPiped, withFile } from './read-file.js';

/** The most bytes of a file: a document full of photos has a third of it. */
const FILE_LIMIT = 128 * 1024 * 1024;
/** What is in a folder beyond that was not sent for one issue. */
const MOST_FILES = 500;
const DEEPEST = 8;

/** Why what was named can't be read. */
export type LoadTrouble =
  | { readonly why: 'missing' | 'too-large' | 'too-many' }
  | { readonly why: 'kind'; readonly kind: Bilingual }
  | { readonly why: 'error'; readonly reason: string };

/**
 * The files that are meant by a path: itself, or all in a folder and below it, in the order of their names. Links in a folder
 * are not followed, and nothing is read before it is asked for.
 * @param shownAs how findings name it
 */
export function loadIncoming(place: string, shownAs: string): readonly IncomingFile[] | LoadTrouble {
  try {
    if (isFolder(place)) return filesIn(place, shownAs);
    const facts = lookAtFile(place);
    if (facts.type !== 'file') return { why: 'kind', kind: facts.kind };
    return facts.size > FILE_LIMIT ? { why: 'too-large' } : [incoming(place, shownAs)];
  } catch (error) {
    const reason = systemCode(error);
    if (reason === undefined) throw error;
    return reason === 'ENOENT' || reason === 'ENOTDIR' ? { why: 'missing' } : { why: 'error', reason };
  }
}

function isFolder(place: string): boolean {
  try {
    readdirSync(place);
    return true;
  } catch (error) {
    if (systemCode(error) === 'ENOTDIR' || systemCode(error) === 'ENOENT') return false;
    throw error;
  }
}

function filesIn(folder: string, shownAs: string): readonly IncomingFile[] | LoadTrouble {
  const found: IncomingFile[] = [];
  const visit = (place: string, shown: string, depth: number): void => {
    const entries = readdirSync(place, { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (found.length > MOST_FILES || isLitter(entry.name)) continue;
      const [inside, name] = [join(place, entry.name), `${shown}/${entry.name}`];
      if (entry.isDirectory() && depth < DEEPEST) visit(inside, name, depth + 1);
      else if (entry.isFile()) found.push(incoming(inside, name));
    }
  };
  visit(folder, shownAs.replace(/[\\/]+$/, '') || basename(folder), 0);
  return found.length > MOST_FILES ? { why: 'too-many' } : found;
}

const incoming = (place: string, path: string): IncomingFile => ({
  path,
  isInArchive: false,
  read: () => {
    const bytes = withFile(place, FILE_LIMIT, readAll);
    if (!bytes) throw new FileChanged();
    return bytes;
  },
});

/** The most bytes that are taken from a pipe: what is pasted is text. */
const PIPED_LIMIT = 4 * 1024 * 1024;

/** What is piped in, as a file. */
export function loadPiped(): readonly IncomingFile[] | LoadTrouble {
  try {
    const bytes = readPiped(PIPED_LIMIT);
    return bytes ? [{ path: '-', isInArchive: false, read: () => bytes }] : { why: 'too-large' };
  } catch (error) {
    const reason = systemCode(error);
    if (reason === undefined) throw error;
    return { why: 'error', reason };
  }
}
