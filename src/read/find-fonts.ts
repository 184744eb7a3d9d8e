import { readdirSync, realpathSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname, join, posix, win32 } from 'node:path';
import { FontError } from '../font/font-error.js';
import { fontTrouble } from './font-source.js';
import { isInside } from './path-rules.js';
import type { Surroundings } from './surroundings.js';

/** Font formats that can be read. */
const FONT_EXTENSIONS: ReadonlySet<string> = new Set(['.ttf', '.otf', '.ttc', '.woff', '.woff2']);

/** Deeper than any system sorts its fonts. */
const MAX_DEPTH = 8;

/** Whether a file of this name is read as a font. */
export const hasFontExtension = (name: string): boolean => FONT_EXTENSIONS.has(extname(name).toLowerCase());

/** The folders where a system keeps fonts, the user's own first. */
export function systemFontFolders({ env, platform, home }: Surroundings): readonly string[] {
  if (platform === 'win32') {
    const local = env.LOCALAPPDATA || (home && win32.join(home, 'AppData', 'Local'));
    const own = local ? [win32.join(local, 'Microsoft', 'Windows', 'Fonts')] : [];
    return [...own, win32.join(env.SystemRoot || 'C:\\Windows', 'Fonts')];
  }
  const inHome = (...path: string[]): string[] => (home ? [posix.join(home, ...path)] : []);
  if (platform === 'darwin') return [...inHome('Library', 'Fonts'), '/Library/Fonts', '/System/Library/Fonts'];
  const own = env.XDG_DATA_HOME ? [posix.join(env.XDG_DATA_HOME, 'fonts')] : inHome('.local', 'share', 'fonts');
  return [...own, ...inHome('.fonts'), '/usr/local/share/fonts', '/usr/share/fonts'];
}

/** A name as fonts are looked for: whatever its case, and whichever way its accents are composed. */
export const fontFileKey = (name: string): string => name.normalize('NFC').toLowerCase();

/** Paths of all font files in these folders by `fontFileKey` of their names; of two with one name the first is taken. */
export function walkFontFolders(folders: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const seen = new Set<string>();
  const walk = (folder: string, depth: number): void => {
    const real = whatIsThere(folder, () => realpathSync(folder));
    if (real === undefined || seen.has(real) || depth > MAX_DEPTH) return;
    seen.add(real);
    for (const name of (whatIsThere(folder, () => readdirSync(folder)) ?? []).sort()) {
      const path = join(folder, name);
      const key = fontFileKey(name);
      // Only names without a font's extension can be folders worth a look: most of the entries need no stat.
      if (hasFontExtension(name)) {
        if (!found.has(key)) found.set(key, path);
      } else if (isFolder(path)) walk(path, depth + 1);
    }
  };
  for (const folder of folders) walk(folder, 0);
  return found;
}

/** What stands under a name of a folder; links are followed as long as they stay inside the workspace. */
export interface FolderEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'outside' | 'other';
}

/** The entries of a folder, sorted by name. */
export function entriesInside(root: string, folder: string): readonly FolderEntry[] {
  const realRoot = whatIsThere(root, () => realpathSync(root));
  const names = whatIsThere(folder, () => readdirSync(folder)) ?? [];
  return names.sort().map((name) => {
    const real = whatIsThere(folder, () => realpathSync(join(folder, name)));
    if (realRoot === undefined || real === undefined) return { name, kind: 'other' };
    if (!isInside(realRoot, real)) return { name, kind: 'outside' };
    if (isFile(real)) return { name, kind: 'file' };
    return { name, kind: isFolder(real) ? 'folder' : 'other' };
  });
}

/**
 * The path of a file in an installed package, from the folders where Node looks for packages on behalf of
 * `packageRoot`: hoisted ones too, and files that the package doesn't export.
 */
export function findPackagedFile(packageRoot: string, packageName: string, file: string): string | undefined {
  const folders = createRequire(join(packageRoot, 'package.json')).resolve.paths(packageName) ?? [];
  return folders.map((folder) => join(folder, packageName, file)).find(isFile);
}

/** Whether a regular file is there; none is where the file system refuses. @throws UsageError where it can't say at the moment */
export const isFile = (path: string): boolean => whatIsThere(path, () => statSync(path).isFile()) ?? false;

const isFolder = (path: string): boolean => whatIsThere(path, () => statSync(path).isDirectory()) ?? false;

/**
 * What the file system says of a path; none where it refuses.
 * @throws UsageError where it can't say at the moment: that there are no fonts would be a silent change
 */
function whatIsThere<T>(path: string, look: () => T): T | undefined {
  try {
    return look();
  } catch (error) {
    const trouble = fontTrouble(path, error);
    if (trouble instanceof FontError) return undefined;
    throw trouble;
  }
}
