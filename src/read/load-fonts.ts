import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { finding } from '../font/finding.js';
import type { Finding, Outcome } from '../model/finding.js';
import { type FontDefect, fontDefects } from '../model/font-defects.js';
import type { FontFile, FontLibrary, FontRoles } from '../model/font-library.js';
import { type SourceFile, unreadFile, wholeFile } from '../model/source.js';
import { folderNames } from './copy-names.js';
import type { FontCache } from './decoded-woff.js';
import { atStart, comparedIn, reportFixedNames } from './find-copies.js';
import {
  entriesInside,
  type FolderEntry,
  findPackagedFile,
  fontFileKey,
  isLocalFont,
  systemFontFolders,
  walkFontFolders,
} from './find-fonts.js';
import { type ClosableFont, fontFile, localFont } from './font-source.js';
import { withSlashes } from './path-rules.js';
import { readTextFile } from './read-text-file.js';
import { type Surroundings, thisSystem } from './surroundings.js';

export interface FontsRequest {
  /** The folder that holds `issues/`; its `fonts/` comes before the package's. */
  readonly workspace: string;
  /** The folder of this package, for its fonts.yaml and the font packages it depends on. */
  readonly packageRoot: string;
  /** Whether fonts of the system may be used. */
  readonly systemFonts: boolean;
  /** What fonts.yaml says. */
  readonly parseRoles: (file: SourceFile) => Outcome<FontRoles>;
  /** Keeps decoded WOFF files. */
  readonly cache: FontCache;
  /** The system that is looked at; by default the one this runs on. */
  readonly surroundings?: Surroundings;
}

const FONTS_FILE = 'fonts/fonts.yaml';
/** In bytes: the package's own has 4 KB. Looking for doubled keys takes a time that grows with the square. */
const FONTS_FILE_LIMIT = 16 * 1024;
/** Font formats that can't be read, so that whoever drops one in `fonts/` is told. */
const OTHER_FONT = /\.(eot|pfb|pfa|fon|dfont|zip|rar|7z)$/iu;

/**
 * The fonts that a workspace's texts may be set in. Reads fonts.yaml and the names of the files in `fonts/`; no font
 * but a WOFF2 is opened, and the system's folders are walked once, when the first font of the system is asked for. The library
 * hands out the same `FontFile` for the same file. Without a value fonts.yaml has findings. Whoever calls this closes it.
 * @throws UsageError where a folder of fonts can't be read at the moment
 */
export async function loadFonts(request: FontsRequest): Promise<Outcome<FontLibrary>> {
  const roles = loadRoles(request);
  const findings = [...roles.findings];
  const local: FontFile[] = [];
  const all: ClosableFont[] = [];
  const noted = (font: ClosableFont): ClosableFont => {
    all.push(font);
    return font;
  };
  const find: FindFont = (name, path) => noted(fontFile(name, path, request.cache));
  const entries = entriesInside(request.workspace, join(request.workspace, 'fonts'));
  findings.push(...reportFontsCopies(request.workspace, entries));
  for (const { name, kind } of entries) {
    const shownAs = `fonts/${name}`;
    const isFont = isLocalFont(name) || OTHER_FONT.test(name);
    if (!isFont || kind === 'folder') continue;
    if (kind === 'outside') findings.push(unusable(shownAs, 'outside'));
    else if (kind === 'other') findings.push(unusable(shownAs, 'unreadable'));
    else if (OTHER_FONT.test(name)) findings.push(unusable(shownAs, 'format'));
    else local.push(noted(await localFont(shownAs, join(request.workspace, 'fonts', name), request.cache)));
  }
  if (roles.value === undefined) return { value: undefined, findings };
  const value = {
    roles: roles.value,
    local,
    findSystemFont: request.systemFonts ? systemFonts(request, find) : () => undefined,
    findPackagedFont: packagedFonts(request, find),
    close() {
      for (const { source } of all) source.close();
    },
    isCurrent: () => all.every(({ source }) => source.isCurrent()),
  };
  return { value, findings };
}

/** The font in a file that was found; all of them are noted, to be closed. */
type FindFont = (name: string, path: string) => FontFile;

const unusable = (path: string, defect: FontDefect): Finding =>
  finding('font-unusable', wholeFile(unreadFile(path)), { reason: fontDefects[defect] });

/** What is to be said about copies of fonts.yaml. */
function reportFontsCopies(workspace: string, entries: readonly FolderEntry[]): readonly Finding[] {
  const names = entries.map(({ name }) => name).filter((name) => /\.ya?ml/i.test(name));
  const folder = { names, beside: folderNames(names), fixed: ['fonts.yaml'] };
  return reportFixedNames('fonts', folder, comparedIn(workspace)).map(atStart);
}

/** The roles of the workspace's fonts.yaml, or of the package's where it has none. */
function loadRoles({ workspace, packageRoot, parseRoles }: FontsRequest): Outcome<FontRoles> {
  const own = readTextFile({ root: workspace, path: FONTS_FILE, part: { type: 'whole', limit: FONTS_FILE_LIMIT } });
  const isMissing = own.findings.some(({ code }) => code === 'file-missing');
  const read = isMissing
    ? readTextFile({ root: packageRoot, path: FONTS_FILE, part: { type: 'whole', limit: FONTS_FILE_LIMIT } })
    : own;
  if (read.value === undefined) return { value: undefined, findings: read.findings };
  const roles = parseRoles(read.value);
  return { ...roles, findings: [...read.findings, ...roles.findings] };
}

function systemFonts({ surroundings }: FontsRequest, find: FindFont): FontLibrary['findSystemFont'] {
  let paths: ReadonlyMap<string, string> | undefined;
  return remembered((fileName) => {
    paths ??= walkFontFolders(systemFontFolders(surroundings ?? thisSystem()));
    const path = paths.get(fontFileKey(fileName));
    return path === undefined ? undefined : find(withSlashes(path), path);
  });
}

function packagedFonts({ packageRoot }: FontsRequest, open: FindFont): FontLibrary['findPackagedFont'] {
  // A linked package finds its dependencies from where it really lies.
  const root = realpathSync(packageRoot);
  const find = remembered((name) => {
    const [packageName = '', file = ''] = name.split('\n');
    const path = findPackagedFile(root, packageName, file);
    return path === undefined ? undefined : open(`${packageName}/${file}`, path);
  });
  return (packageName, file) => find(`${packageName}\n${file}`);
}

function remembered(find: (name: string) => FontFile | undefined): (name: string) => FontFile | undefined {
  const known = new Map<string, FontFile | undefined>();
  return (name) => {
    if (!known.has(name)) known.set(name, find(name));
    return known.get(name);
  };
}
