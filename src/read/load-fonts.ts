import { join } from 'node:path';
import { finding } from '../font/finding.js';
import type { Finding, Outcome } from '../model/finding.js';
import { type FontDefect, fontDefects } from '../model/font-defects.js';
import type { FontFile, FontLibrary, FontRoles } from '../model/font-library.js';
import type { FontPlacing } from '../model/packaged-fonts.js';
import { type SourceFile, unreadFile, wholeFile } from '../model/source.js';
import { folderNames } from './copy-names.js';
import type { FontCache } from './decoded-woff.js';
import { atStart, comparedIn, reportFixedNames } from './find-copies.js';
import {
  entriesInside,
  type FolderEntry,
  fontFileKey,
  hasFontExtension,
  systemFontFolders,
  walkFontFolders,
} from './find-fonts.js';
import { type ClosableFont, decodedFont, fontFile, isWoff2 } from './font-source.js';
import { makeInstances } from './instanced-font.js';
import { openPackagedFiles, openPackagedFont, type PackagedFile } from './packaged-fonts.js';
import { withSlashes } from './path-rules.js';
import { readTextFile } from './read-text-file.js';
import { type Surroundings, thisSystem } from './surroundings.js';

export interface LibraryRequest {
  /** The folder that holds `issues/`; its `fonts/` comes before the package's. */
  readonly workspace: string;
  /** The folder of this package, for its fonts.yaml and the fonts that come with it. */
  readonly packageRoot: string;
  /** Whether fonts of the system may be used. */
  readonly systemFonts: boolean;
  /** What fonts.yaml says. */
  readonly parseRoles: (file: SourceFile) => Outcome<FontRoles>;
  /** Keeps decoded fonts. */
  readonly cache: FontCache;
  /** The system that is looked at; by default the one this runs on. */
  readonly surroundings?: Surroundings;
}

const FONTS_FILE = 'fonts/fonts.yaml';
/**
 * The largest fonts.yaml that is read, in bytes: the package's own has 4 KB, and looking for doubled keys takes a time that
 * grows with the square.
 */
const FONTS_FILE_LIMIT = 16 * 1024;
/** Font formats that can't be read, so that whoever drops one in `fonts/` is told. */
const OTHER_FONT = /\.(eot|pfb|pfa|fon|dfont|zip|rar|7z)$/iu;

/**
 * The fonts that a workspace's texts may be set in. Reads fonts.yaml and the names of the files in `fonts/`. No font is opened
 * but what can't be made while text is set: a WOFF2 that is in `fonts/` or that fonts.yaml names is decoded, and of a variable font
 * the instance is made that fonts.yaml asks for. The system's folders are walked once, when the first font of the system is asked
 * for. The library hands out the same `FontFile` for the same file. Without a value fonts.yaml has findings. Whoever calls this
 * closes it.
 * @throws UsageError where a folder of fonts can't be read at the moment
 */
export async function loadFonts(request: LibraryRequest): Promise<Outcome<FontLibrary>> {
  const { workspace, cache } = request;
  const roles = loadRoles(request);
  const all: ClosableFont[] = [];
  const noted = (font: ClosableFont): ClosableFont => {
    all.push(font);
    return font;
  };
  const entries = entriesInside(workspace, join(workspace, 'fonts'));
  const findings = [...roles.findings, ...reportFontsCopies(workspace, entries), ...entries.flatMap(unusableEntry)];
  const local: FontFile[] = [];
  for (const { name } of entries.filter(({ name, kind }) => kind === 'file' && hasFontExtension(name))) {
    local.push(noted(await decodedFont(`fonts/${name}`, join(workspace, 'fonts', name), cache)));
  }
  if (roles.value === undefined) return { value: undefined, findings };
  const paths = { system: systemPaths(request), packaged: openPackagedFiles(request.packageRoot) };
  const decoded = new Map<string, FontFile>();
  for (const { name, path } of namedWoff2(roles.value, paths)) {
    decoded.set(path, noted(await decodedFont(name, path, cache)));
  }
  const findOpened = remembered(({ name, path }: FoundFile) => decoded.get(path) ?? noted(fontFile(name, path, cache)));
  const findShipped = remembered(
    (file: PackagedFile) => decoded.get(file.path) ?? noted(openPackagedFont(file, cache)),
  );
  const library = {
    roles: roles.value,
    local,
    findSystemFont: (fileName: string) => findOpened(paths.system(fileName)),
    findPackagedFont: (placing: FontPlacing) => findShipped(paths.packaged(placing)),
  };
  const findInstance = await makeInstances(library, cache, noted);
  const value = {
    ...library,
    findInstance,
    close() {
      for (const { source } of all) source.close();
    },
    isCurrent: () => all.every(({ source }) => source.isCurrent()),
  };
  return { value, findings };
}

/** What is to be said of an entry of `fonts/` that looks like a font and can't be one. */
function unusableEntry({ name, kind }: FolderEntry): readonly Finding[] {
  if (kind === 'folder' || !(hasFontExtension(name) || OTHER_FONT.test(name))) return [];
  if (kind === 'outside') return [unusable(`fonts/${name}`, 'outside')];
  if (kind === 'other') return [unusable(`fonts/${name}`, 'unreadable')];
  return OTHER_FONT.test(name) ? [unusable(`fonts/${name}`, 'format')] : [];
}

const unusable = (path: string, defect: FontDefect): Finding =>
  finding('font-unusable', wholeFile(unreadFile(path)), { reason: fontDefects[defect] });

/** What is to be said about copies of fonts.yaml. */
function reportFontsCopies(workspace: string, entries: readonly FolderEntry[]): readonly Finding[] {
  const names = entries.map(({ name }) => name).filter((name) => /\.ya?ml/i.test(name));
  const folder = { names, beside: folderNames(names), fixed: ['fonts.yaml'] };
  return reportFixedNames('fonts', folder, comparedIn(workspace)).map(atStart);
}

/** The roles of the workspace's fonts.yaml, or of the package's where it has none. */
function loadRoles({ workspace, packageRoot, parseRoles }: LibraryRequest): Outcome<FontRoles> {
  const own = readTextFile({ root: workspace, path: FONTS_FILE, part: { type: 'whole', limit: FONTS_FILE_LIMIT } });
  const isMissing = own.findings.some(({ code }) => code === 'file-missing');
  const read = isMissing
    ? readTextFile({ root: packageRoot, path: FONTS_FILE, part: { type: 'whole', limit: FONTS_FILE_LIMIT } })
    : own;
  if (read.value === undefined) return { value: undefined, findings: read.findings };
  const roles = parseRoles(read.value);
  return { ...roles, findings: [...read.findings, ...roles.findings] };
}

/** A font file that was found, and what messages call it. */
interface FoundFile {
  readonly name: string;
  readonly path: string;
}

/** Where the fonts that fonts.yaml names lie; nowhere where there are none. */
interface FontPaths {
  readonly system: (fileName: string) => FoundFile | undefined;
  readonly packaged: (placing: FontPlacing) => PackagedFile | undefined;
}

function systemPaths({ surroundings, systemFonts }: LibraryRequest): FontPaths['system'] {
  let paths: ReadonlyMap<string, string> | undefined;
  return (fileName) => {
    if (!systemFonts) return undefined;
    paths ??= walkFontFolders(systemFontFolders(surroundings ?? thisSystem()));
    const path = paths.get(fontFileKey(fileName));
    return path === undefined ? undefined : { name: withSlashes(path), path };
  };
}

/** The WOFF2 files that fonts.yaml names and that are there, each once: they can't be decoded while text is set. */
function namedWoff2(roles: FontRoles, paths: FontPaths): Iterable<FoundFile> {
  const found = [...roles.values()].flat().flatMap((candidate) => {
    if (candidate.type === 'installed') return candidate.files.filter(isWoff2).map(paths.system);
    return isWoff2(candidate.file ?? '') ? [paths.packaged(candidate)] : [];
  });
  return new Map(found.flatMap((file) => (file ? [[file.path, file] as const] : []))).values();
}

/** Opens each file once. */
function remembered<File extends FoundFile>(
  open: (file: File) => FontFile,
): (file: File | undefined) => FontFile | undefined {
  const known = new Map<string, FontFile>();
  return (file) => {
    if (!file) return undefined;
    const font = known.get(file.path) ?? open(file);
    known.set(file.path, font);
    return font;
  };
}
