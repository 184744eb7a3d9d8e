import { FontError } from '../font/font-error.js';
import { type Memo, type Step, storedAs } from '../memo/memo.js';
import { digestOf } from '../model/byte-source.js';
import type { FontFile, FontLibrary, RoleCandidate } from '../model/font-library.js';
import { isText } from '../model/guards.js';
import { FONT_LIMIT, fontTrouble } from './font-source.js';
import { digestFile, lookAtFile } from './read-file.js';

const digests: Step<string> = { name: 'digest of a font', most: 256, stored: storedAs(isText) };

/**
 * The digest of all fonts that a text may be set in, and of where they were looked for: also a font that appears where
 * there was none changes it. The content of each file counts, read once as long as the file stays as it is.
 * @param memo keeps the digests of the files
 * @throws UsageError where a font can't be read at the moment
 */
export function digestFonts({ roles, local, ...fonts }: FontLibrary, memo: Memo): string {
  // One that can't be used is as good as another such: the stage that opens it says why.
  const found = (file: FontFile | undefined): string =>
    file ? (digestOrNone(file, memo) ?? `unusable ${file.name}`) : 'absent';
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
 * Digests font files, each once, and reads only those that `memo` doesn't know as they are.
 * @param memo keeps the digests
 */
export function openFontDigests(memo: Memo): FontDigests {
  const known = new WeakMap<FontFile, string | undefined>();
  return (file) => {
    if (!known.has(file)) known.set(file, digestOrNone(file, memo));
    return known.get(file);
  };
}

function digestOrNone({ name, path }: FontFile, memo: Memo): string | undefined {
  if (path === undefined) return undefined;
  try {
    const file = lookAtFile(path);
    if (file.type !== 'file') return undefined;
    const key = `${file.state} ${path}`;
    const known = memo.find(digests, key);
    if (known !== undefined) return known;
    const digest = digestFile(path, FONT_LIMIT);
    if (digest !== undefined) memo.keep(digests, key, digest);
    return digest;
  } catch (error) {
    const trouble = fontTrouble(name, error);
    if (trouble instanceof FontError) return undefined;
    throw trouble;
  }
}
