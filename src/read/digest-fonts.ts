import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { digestOf, type EntryCache, entryKey, readEntry } from '../cache/entry-cache.js';
import type { FontFile, FontLibrary, RoleCandidate } from '../model/font-library.js';
import { isText } from '../model/guards.js';

/** In bytes: what is read of a font at once. */
const CHUNK = 1024 * 1024;

/**
 * The digest of all fonts that a text may be set in, and of where they were looked for: also a font that appears where
 * there was none changes it. The content of each file counts, read once as long as the file stays as it is.
 * @param entries keeps the digests of the files
 */
export function digestFonts({ roles, local, ...fonts }: FontLibrary, entries: EntryCache): string {
  const found = (file: FontFile | undefined): string => (file ? digestFile(file, entries) : 'absent');
  const looked = (candidate: RoleCandidate): readonly string[] =>
    candidate.type === 'installed'
      ? candidate.files.map((name) => found(fonts.findSystemFont(name)))
      : [found(fonts.findPackagedFont(candidate.package, candidate.file))];
  const inRoles = [...roles].map(([role, candidates]) => [role, candidates, candidates.map(looked)]);
  const inWorkspace = local.map((file) => [file.name, found(file)]);
  return digestOf(JSON.stringify([inRoles, inWorkspace]));
}

/** The SHA-256 of a font's file; none where it can't be read. */
export type FontDigests = (file: FontFile) => string | undefined;

/**
 * Digests font files, each once, and reads only those that `entries` doesn't know as they are.
 * @param entries keeps the digests
 */
export function openFontDigests(entries: EntryCache): FontDigests {
  const known = new WeakMap<FontFile, string | undefined>();
  return (file) => {
    if (!known.has(file)) known.set(file, digestOrNone(file, entries));
    return known.get(file);
  };
}

function digestOrNone({ path }: FontFile, entries: EntryCache): string | undefined {
  if (path === undefined) return undefined;
  try {
    return digestPath(path, entries);
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined;
    throw error;
  }
}

/** One that can't be read is as good as another such: the stage that opens it says why. */
function digestFile({ name, path }: FontFile, entries: EntryCache): string {
  if (path === undefined) return `unknown ${name}`;
  try {
    return digestPath(path, entries);
  } catch (error) {
    return `unreadable ${error instanceof Error && 'code' in error ? error.code : name}`;
  }
}

function digestPath(path: string, entries: EntryCache): string {
  const { size, mtimeNs, ctimeNs, ino } = statSync(path, { bigint: true });
  const key = entryKey('font file', path, [size, mtimeNs, ctimeNs, ino].join(' '));
  const known = readEntry(entries, key, isText);
  if (known !== undefined) return known;
  const digest = digestContent(path);
  entries.write(key, digest);
  return digest;
}

function digestContent(path: string): string {
  const hash = createHash('sha256');
  const chunk = new Uint8Array(CHUNK);
  const descriptor = openSync(path, 'r');
  try {
    for (let length = -1; length !== 0; ) {
      length = readSync(descriptor, chunk);
      hash.update(chunk.subarray(0, length));
    }
  } finally {
    closeSync(descriptor);
  }
  return hash.digest('hex');
}
