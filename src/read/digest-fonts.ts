import { extname } from 'node:path';
import { FontError } from '../font/font-error.js';
import { type Memo, type Step, storedAs } from '../memo/memo.js';
import { digestOf, digestSource } from '../model/byte-source.js';
import type { FontDigests, FontFile, FontLibrary, RoleCandidate } from '../model/font-library.js';
import { isText } from '../model/guards.js';
import { FONT_LIMIT, fontTrouble } from './font-source.js';
import { digestFile } from './read-file.js';

const digests: Step<string> = { name: 'digest of a decoded font', most: 256, stored: storedAs(isText) };
const packedDigests: Step<string> = { name: 'digest of a packed font', most: 256, stored: storedAs(isText) };

/**
 * The digest of all fonts that a text may be set in, and of where they were looked for: also a font that appears where
 * there was none changes it. The content of each font counts, read once as long as its file stays as it is.
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
      : [found(fonts.findPackagedFont(candidate))];
  const inRoles = [...roles].map(([role, candidates]) => [role, candidates, candidates.map(looked)]);
  const inWorkspace = local.map((file) => [file.name, found(file)]);
  return digestOf(JSON.stringify([inRoles, inWorkspace]));
}

/**
 * Digests fonts, each once, and reads only those that `memo` doesn't know as they are.
 * @param memo keeps the digests
 */
export function openFontDigests(memo: Memo): FontDigests {
  const known = new WeakMap<FontFile, string | undefined>();
  const of = (file: FontFile): string | undefined => {
    if (!known.has(file)) known.set(file, digestOrNone(file, memo));
    return known.get(file);
  };
  const isOf = (file: FontFile, sha256: string): boolean =>
    of(file) === sha256 || file.packedAs?.includes(sha256) || digestPacked(file, memo) === sha256;
  return { of, isOf };
}

function digestOrNone(file: FontFile, memo: Memo): string | undefined {
  if (file.sha256 !== undefined) return file.sha256;
  return unlessUnusable(file.name, () => remembered(digests, file, memo, () => digestSource(file.source)));
}

/** The digest of the file of a WOFF, as it lies on the disk. */
function digestPacked(file: FontFile, memo: Memo): string | undefined {
  const { name, path = '' } = file;
  if (!/^\.woff2?$/i.test(extname(path))) return undefined;
  return unlessUnusable(name, () => remembered(packedDigests, file, memo, () => digestFile(path, FONT_LIMIT)));
}

function remembered<T extends string | undefined>(
  step: Step<string>,
  { state, path }: FontFile,
  memo: Memo,
  make: () => T,
): string | T {
  if (state === undefined || path === undefined) return make();
  const key = `${state} ${path}`;
  const known = memo.find(step, key);
  if (known !== undefined) return known;
  const digest = make();
  if (digest !== undefined) memo.keep(step, key, digest);
  return digest;
}

function unlessUnusable(name: string, digest: () => string | undefined): string | undefined {
  try {
    return digest();
  } catch (error) {
    const trouble = fontTrouble(name, error);
    if (trouble instanceof FontError) return undefined;
    throw trouble;
  }
}
