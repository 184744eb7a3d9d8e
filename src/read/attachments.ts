import { closeSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { AttachedFile, Attachments } from '../model/attachments.js';
import { checkRange } from '../model/byte-source.js';
import { type Finding, type Outcome, unmade } from '../model/finding.js';
import { nearestName } from '../model/nearest-name.js';
import { FileChanged } from '../model/read-error.js';
import type { Located, SourceFile } from '../model/source.js';
import { isLeftover } from './copy-names.js';
import { decodeText } from './decode-text.js';
import { finding } from './finding.js';
import { namesInside, openInside, type Refused, reasonOf } from './open-inside.js';
import { type OpenFile, readAll, readPart } from './read-file.js';

/** The largest table that is read, in bytes; one of an issue has a few KB. */
const TABLE_LIMIT = 1024 * 1024;
/** The largest picture that is read, in bytes; a photo of 50 megapixels has 25 MB. */
const PICTURE_LIMIT = 40 * 1024 * 1024;
/** The largest PDF that is kept beside its sources, and the most of these, in bytes: fifty pages of photos have a tenth of it. */
export const PDF_LIMIT = 256 * 1024 * 1024;
/** Characters of a path that a message shows: addresses may hold whole images. */
const SHOWN = 60;
/** Names of a folder that are looked through for one like the one that is missing. */
const MAX_CANDIDATES = 1000;

/**
 * The files of one folder and below it.
 * @param root the workspace: a link may lead elsewhere in it, and nowhere else
 * @param folder relative to the workspace, with `/`
 */
export function attachmentsIn(root: string, folder: string): Attachments {
  const home = join(root, folder);
  return {
    open(path) {
      const { value: found, findings } = findFile(root, home, path);
      if (!found) return { value: undefined, findings };
      closeSync(found.opened.descriptor);
      const limit = /\.(?:pdf|zip)$/i.test(found.name) ? PDF_LIMIT : PICTURE_LIMIT;
      if (found.opened.size > limit) {
        return unmade(finding('image/too-large', path.range, { limit: inMegabytes(limit) }));
      }
      return { value: attachedFile(root, join(home, found.name), found.opened), findings };
    },
    read(path) {
      const { value: found, findings } = findFile(root, home, path);
      if (!found) return { value: undefined, findings };
      try {
        return readTable(path, posix.join(folder, found.name), found.opened);
      } finally {
        closeSync(found.opened.descriptor);
      }
    },
  };
}

/** The path in a folder of the file that a text names so; none where it can't be had. */
export const storedName = (root: string, folder: string, path: Located<string>): string | undefined => {
  const { value: found } = findFile(root, join(root, folder), path);
  if (found) closeSync(found.opened.descriptor);
  return found?.name;
};

interface FoundFile {
  readonly type: 'found';
  /** The name as the folder has it. */
  readonly name: string;
  readonly opened: OpenFile;
}

/** The file that was written; where there is none, the one whose name an editor wrote in percent signs. */
function findFile(root: string, home: string, path: Located<string>): Outcome<FoundFile> {
  const refused = refuseAddress(path.value, path);
  if (refused) return unmade(refused);
  const asWritten = openStored(root, home, path.value);
  const decoded = decodePercents(path.value);
  if (asWritten.type === 'found') return { value: asWritten, findings: [] };
  if (asWritten.why !== 'missing' || decoded === path.value) {
    return unmade(refusal(root, home, path, asWritten));
  }
  const refusedAgain = refuseAddress(decoded, path);
  if (refusedAgain) return unmade(refusedAgain);
  const again = openStored(root, home, decoded);
  if (again.type === 'found') return { value: again, findings: [] };
  return { value: undefined, findings: [refusal(root, home, { ...path, value: decoded }, again)] };
}

function openStored(root: string, home: string, path: string): FoundFile | Refused {
  const name = storedPath(root, home, path);
  if (name === undefined) return { type: 'refused', why: 'missing' };
  const opened = openInside(root, join(home, name));
  return opened.type === 'file' ? { type: 'found', name, opened } : opened;
}

function decodePercents(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** What is wrong with an address before any file is looked at. */
function refuseAddress(address: string, { range }: Located<string>): Finding | undefined {
  const path = shorten(address);
  if (address.trim() === '') return finding('attachment/empty', range, {});
  // A drive and a server of Windows, before they are taken for a scheme and a backslash.
  if (/^(?:[a-z]:[\\/]|\\|\/(?!\/))/i.test(address)) return finding('attachment/absolute', range, { path });
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(address)) return finding('attachment/address', range, { path });
  if (address.includes('\\')) return finding('attachment/backslash', range, { path });
  if (address.split('/').includes('..')) return finding('attachment/outside', range, { path });
  // No system has a file of such a name.
  if (address.includes('\0')) return finding('attachment/missing', range, { path: path.replaceAll('\0', '�') });
  return undefined;
}

function refusal(root: string, home: string, { value, range }: Located<string>, refused: Refused): Finding {
  const path = shorten(value);
  switch (refused.why) {
    case 'missing': {
      const near = nearFile(root, home, value);
      return near ? finding('attachment/near', range, { path, near }) : finding('attachment/missing', range, { path });
    }
    case 'outside':
      return finding('attachment/link', range, { path });
    case 'kind':
      return finding('attachment/kind', range, { path, kind: refused.kind });
    case 'error':
      return finding('attachment/unreadable', range, { path, reason: refused.reason });
  }
}

const shorten = (path: string): string => (path.length > SHOWN ? `${path.slice(0, SHOWN)}…` : path);

/** A file beside the missing one that differs in case, in its extension or by a slip of the keyboard. */
function nearFile(root: string, home: string, path: string): string | undefined {
  const { dir, base } = posix.parse(path);
  const names = namesInside(root, join(home, dir))
    .filter((name) => !isLeftover(name))
    .slice(0, MAX_CANDIDATES);
  const stemOf = (name: string) => posix.parse(name).name.toLowerCase();
  const near =
    names.find((name) => name.toLowerCase() === base.toLowerCase()) ??
    names.find((name) => stemOf(name) === stemOf(base)) ??
    nearestName(base, names, stemOf(base).length > 3 ? 2 : 1);
  return near && posix.join(dir, near);
}

/** A text file; what is wrong inside it has its place there. */
function readTable({ value, range }: Located<string>, path: string, opened: OpenFile): Outcome<SourceFile> {
  const shown = shorten(value);
  if (opened.size > TABLE_LIMIT) {
    return unmade(finding('attachment/too-large', range, { path: shown, limit: inMegabytes(TABLE_LIMIT) }));
  }
  try {
    return decodeText(path, readAll(opened), false);
  } catch (error) {
    if (error instanceof FileChanged) return unmade(finding('attachment/changed', range, { path: shown }));
    return unmade(finding('attachment/unreadable', range, { path: shown, reason: reasonOf(error) }));
  }
}

const inMegabytes = (bytes: number): string => `${bytes / 1024 / 1024} MB`;

/** A file that is opened anew each time it is read, as guarded as at first: whoever keeps many of them keeps no descriptors. */
function attachedFile(root: string, path: string, { size, state }: OpenFile): AttachedFile {
  return {
    size,
    state,
    readAt(offset, length) {
      checkRange(size, offset, length);
      const opened = openInside(root, path);
      if (opened.type === 'refused') throw opened.why === 'error' ? opened.error : new FileChanged();
      try {
        const bytes = opened.state === state ? readPart(opened.descriptor, offset, length) : undefined;
        if (bytes?.length !== length) throw new FileChanged();
        return bytes;
      } finally {
        closeSync(opened.descriptor);
      }
    },
  };
}

/**
 * How the names of a path are written in their folders. macOS may store the accents of a name as characters of their own,
 * and finds the file by either form; other systems don't, so the form is made out here. Upper and lower case must be as
 * written on every system, also where the system would find the file.
 * @param root the workspace, links resolved
 * @param place relative to `home`, with `/`
 * @returns none where a folder has no such name; a name in a folder that can't be listed stays as it is written
 */
function storedPath(root: string, home: string, place: string): string | undefined {
  const stored: string[] = [];
  for (const name of place.split('/')) {
    const names = name === '' || name === '.' ? [] : namesInside(root, join(home, ...stored));
    const found = names.length === 0 || names.includes(name) ? name : names.find((other) => isSame(other, name));
    if (found === undefined) return undefined;
    stored.push(found);
  }
  return stored.join('/');
}

const isSame = (a: string, b: string): boolean => a.normalize('NFC') === b.normalize('NFC');
