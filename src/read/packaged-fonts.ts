import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { unpackFont } from '../font/unpack-font.js';
import { type FontPlacing, type PackagedFont, packagedFontOf, placingName } from '../model/packaged-fonts.js';
import { decodedSource, type FontCache } from './decoded-woff.js';
import { findPackagedFile, isFile } from './find-fonts.js';
import { type ClosableFont, fontFile } from './font-source.js';

/** A font file of the program or of a package, and what messages call it. */
export interface PackagedFile {
  readonly name: string;
  readonly path: string;
  /** One of the program's fonts; undefined where it is one of the office's own. */
  readonly font?: PackagedFont;
  /** Whether the font is in it as a stream of brotli. */
  readonly isPacked: boolean;
}

/**
 * Finds the fonts that come with the program: beside its fonts.yaml as `<name>.ttf`, in its repository among the packages of npm
 * that they are taken from, else beside fonts.yaml as `<name>.ttf.br`. A font of another package is looked for where Node looks for
 * packages.
 */
export function openPackagedFiles(packageRoot: string): (placing: FontPlacing) => PackagedFile | undefined {
  // A linked package finds its dependencies from where it really lies.
  const root = realpathSync(packageRoot);
  const known = new Map<string, PackagedFile | undefined>();
  return (placing) => {
    const name = placingName(placing);
    if (!known.has(name)) known.set(name, findFile(root, placing));
    return known.get(name);
  };
}

function findFile(root: string, placing: FontPlacing): PackagedFile | undefined {
  const font = packagedFontOf(placing);
  if (font) return findShipped(root, font);
  const { package: packageName, file } = placing;
  const path = file === undefined ? undefined : findPackagedFile(root, packageName, file);
  return path === undefined ? undefined : { name: placingName(placing), path, isPacked: false };
}

function findShipped(root: string, font: PackagedFont): PackagedFile | undefined {
  const { name } = font;
  // Packages of npm are looked for in the program's own folder alone: those around an installed program may be of another version.
  const taken = join(root, 'node_modules', font.package, font.files[0]);
  const bare = [join(root, 'fonts', `${name}.ttf`), taken].find(isFile);
  if (bare !== undefined) return { name, path: bare, font, isPacked: false };
  const path = join(root, 'fonts', `${name}.ttf.br`);
  return isFile(path) ? { name, path, font, isPacked: true } : undefined;
}

/** The font in such a file, of any packing but WOFF2. */
export function openPackagedFont({ name, path, font, isPacked }: PackagedFile, cache: FontCache): ClosableFont {
  const opened = fontFile(name, path, cache);
  if (!font) return opened;
  const { size, sha256, packedAs } = font;
  if (!isPacked) return { ...opened, packedAs };
  const packed = opened.source;
  // Its digest names what is kept, so that all packings have one copy.
  const source = decodedSource(packed, cache, () => ({ size, key: sha256, decode: () => unpackFont(packed, font) }));
  return { ...opened, source, sha256, packedAs };
}
