import { digestOf, type EntryCache, entryKey, readEntry } from '../cache/entry-cache.js';
import { FontError } from '../font/font-error.js';
import type { FontFile, FontLibrary, RoleCandidate } from '../model/font-library.js';
import { isText } from '../model/guards.js';
import { digestFile, lookAtFile } from '../workspace/read-file.js';
import { FONT_LIMIT, fontTrouble } from './font-source.js';

/**
 * The digest of all fonts that a text may be set in, and of where they were looked for: also a font that appears where
 * there was none changes it. The content of each file counts, read once as long as the file stays as it is.
 * @param entries keeps the digests of the files
 * @throws UsageError where a font can't be read at the moment
 */
export function digestFonts({ roles, local, ...fonts }: FontLibrary, entries: EntryCache): string {
  // One that can't be used is as good as another such: the stage that opens it says why.
  const found = (file: FontFile | undefined): string =>
    file ? (digestOrNone(file, entries) ?? `unusable ${file.name}`) : 'absent';
  const looked = (candidate: RoleCandidate): readonly string[] =>
    candidate.type === 'installed'
      ? candidate.files.map((name) => found(fonts.findSystemFont(name)))
      : [found(fonts.findPackagedFont(candidate.package, candidate.file))];
  const inRoles = [...roles].map(([role, candidates]) => [role, candidates, candidates.map(looked)]);
  const inWorkspace = local.map((file) => [file.name, found(file)]);
  return digestOf(JSON.stringify([inRoles, inWorkspace]));
}

/** The SHA-256 of a font's file; none where it can't be used. @throws UsageError where it can't be read at the moment */
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

function digestOrNone({ name, path }: FontFile, entries: EntryCache): string | undefined {
  if (path === undefined) return undefined;
  try {
    const file = lookAtFile(path);
    if (file.type !== 'file') return undefined;
    const key = entryKey('font file', path, file.state);
    const known = readEntry(entries, key, isText);
    if (known !== undefined) return known;
    const digest = digestFile(path, FONT_LIMIT);
    if (digest !== undefined) entries.write(key, digest);
    return digest;
  } catch (error) {
    const trouble = fontTrouble(name, error);
    if (trouble instanceof FontError) return undefined;
    throw trouble;
  }
}
