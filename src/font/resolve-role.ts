import type { Face, FontRole } from '../model/face.js';
import { type FontDefect, fontDefects } from '../model/font-defects.js';
import type { FontFile, FontLibrary, RoleCandidate } from '../model/font-library.js';
import type { Bilingual } from '../model/message.js';
import { placingName } from '../model/packaged-fonts.js';
import { declareTalk } from '../model/talk.js';
import { UsageError } from '../model/usage-error.js';
import { FontError } from './font-error.js';
import type { ListedFace } from './open-font.js';
import { type FaceCache, openFontFile } from './open-font-file.js';
import { comparableName } from './read-names.js';
import type { SfntDirectory } from './read-sfnt.js';

const talk = declareTalk({
  'font-role-unknown': {
    zh: '模板用到字体“{role}”，但 fonts.yaml 里没有它（有：{roles}）',
    en: 'the template uses the font role “{role}”, which fonts.yaml does not have (it has {roles})',
    note: { zh: '在 fonts.yaml 的 roles 下加上“{role}”', en: 'add “{role}” to the roles of fonts.yaml' },
  },
  'font-role-unusable': {
    zh: '“{role}”没有可用的字体：{tried}',
    en: 'no usable font for “{role}”: {tried}',
    note: {
      zh: '重新安装程序（npm ci），或把“{role}”的字体文件放进 fonts/ 文件夹',
      en: 'install the program again (npm ci), or put a font for “{role}” into the fonts/ folder',
    },
  },
});

type InstalledCandidate = Extract<RoleCandidate, { type: 'installed' }>;
type PackageCandidate = Extract<RoleCandidate, { type: 'package' }>;

/** The font of a role, where it was found, and what stood before it but could not be used. */
export interface RoleResolution {
  readonly role: FontRole;
  readonly face: Face;
  /** The file it was found in, and which of the file's faces it is. */
  readonly font: FontFile;
  readonly index: number;
  /** What messages call the file. */
  readonly file: string;
  readonly place: 'workspace' | 'system' | 'package';
  /** Horizontal scale of full-width outlines; 1 = none. */
  readonly width: number;
  /** The role that Western characters are taken from. */
  readonly latin: FontRole | undefined;
  /** The instance of a variable font that fonts.yaml asks for; undefined where the font is static, or where it asks for none. */
  readonly instance: string | undefined;
  readonly refused: readonly Refusal[];
}

/** A font file that could not be used. */
export interface Refusal {
  readonly file: string;
  readonly place: RoleResolution['place'];
  readonly defect: FontDefect;
  /** The defect in words. */
  readonly reason: Bilingual;
}

/** What fonts are looked for in. */
export interface FontSearch {
  readonly fonts: FontLibrary;
  readonly cache: FaceCache;
  /** Called with every font that could not be used. */
  readonly refuse: (refusal: Refusal) => void;
}

/** A font file and where it was found. */
interface FoundFile {
  readonly file: FontFile;
  readonly place: RoleResolution['place'];
  /** What of it is set, where it is a variable font. */
  readonly instance: string | undefined;
}

type FoundFace = Pick<RoleResolution, 'face' | 'font' | 'index' | 'file' | 'place' | 'instance'>;

/**
 * Finds the font of a role: in the workspace's `fonts/` by name, then in the system by file name, then in the
 * packages; among each in the order of fonts.yaml. A font that can't be used is passed over.
 * @throws UsageError where the role is unknown, none of its fonts can be used, or one can't be read at the moment
 */
export function resolveRole(search: FontSearch, role: FontRole): RoleResolution {
  const candidates = search.fonts.roles.get(role);
  if (candidates === undefined) {
    throw new UsageError(talk('font-role-unknown', { role, roles: [...search.fonts.roles.keys()] }));
  }
  const refused = new Map<string, Refusal>();
  const noting: FontSearch = {
    ...search,
    refuse(refusal) {
      refused.set(refusal.file, refusal);
      search.refuse(refusal);
    },
  };
  const found = findInstalled(noting, candidates) ?? findPackaged(noting, candidates);
  if (found === undefined)
    throw new UsageError(talk('font-role-unusable', { role, tried: wordRefusals([...refused.values()]) }));
  return { role, ...found, refused: [...refused.values()] };
}

/** Whether it is said that a role has no font that can be used: all else that is thrown is another trouble. */
export const isUnusableRole = (error: unknown): boolean =>
  error instanceof UsageError && (error.code === 'font-role-unknown' || error.code === 'font-role-unusable');

type Found = Omit<RoleResolution, 'role' | 'refused'>;

function findInstalled(search: FontSearch, candidates: readonly RoleCandidate[]): Found | undefined {
  const installed = candidates.filter((candidate) => candidate.type === 'installed');
  const found =
    firstOf(installed, (candidate) => findLocal(search, candidate)) ??
    firstOf(installed, (candidate) => findInSystem(search, candidate));
  return found && { ...found, width: 1, latin: undefined };
}

/** Names stand in the order of preference: the first that a file in `fonts/` has wins. */
const findLocal = (search: FontSearch, { families, instance }: InstalledCandidate): FoundFace | undefined =>
  firstOf(families, (family) =>
    firstOf(search.fonts.local, (file) =>
      openFound(search, { file, place: 'workspace', instance }, () => indexOfFace(search.cache, file, [family])),
    ),
  );

/** Looks for the files of a candidate. The face of a collection that has one of its names is taken, else the first. */
const findInSystem = (search: FontSearch, { files, families, instance }: InstalledCandidate): FoundFace | undefined =>
  firstOf(files, (fileName) => {
    const file = search.fonts.findSystemFont(fileName);
    const choose = (): number => (file && indexOfFace(search.cache, file, families)) ?? 0;
    return file && openFound(search, { file, place: 'system', instance }, choose);
  });

const findPackaged = (search: FontSearch, candidates: readonly RoleCandidate[]): Found | undefined =>
  firstOf(candidates, (candidate) => {
    if (candidate.type !== 'package') return undefined;
    const found = openPackaged(search, candidate);
    return found && { ...found, width: candidate.width, latin: candidate.latin };
  });

/** The font of a package candidate; none where it isn't installed or can't be used. */
export function openPackaged(search: FontSearch, candidate: PackageCandidate): FoundFace | undefined {
  const file = search.fonts.findPackagedFont(candidate);
  if (file) return openFound(search, { file, place: 'package', instance: candidate.instance }, () => 0);
  const defect = 'not-installed';
  const name = placingName(candidate);
  search.refuse({ file: name, place: 'package', defect, reason: fontDefects[defect] });
  return undefined;
}

/** Every face of the files in `fonts/` that can be used, opened one by one as they are asked for. */
export function* openLocal(search: FontSearch): Generator<Face> {
  for (const file of search.fonts.local) {
    const at: FoundFile = { file, place: 'workspace', instance: undefined };
    const count = orRefuse(search, at, () => openFontFile(file, search.cache).list().length) ?? 0;
    for (let index = 0; index < count; index += 1) {
      const found = openFound(search, at, () => index);
      if (found) yield found.face;
    }
  }
}

function indexOfFace(cache: FaceCache, file: FontFile, families: readonly string[]): number | undefined {
  const listed = openFontFile(file, cache).list();
  const index = listed.findIndex(({ names }) =>
    families.some((family) => names.comparable.has(comparableName(family))),
  );
  return index < 0 ? undefined : index;
}

/** Opens the face that `choose` picks, if any; a font that can't be used is refused. */
const openFound = (search: FontSearch, at: FoundFile, choose: () => number | undefined): FoundFace | undefined =>
  orRefuse(search, at, () => {
    const index = choose();
    if (index === undefined) return undefined;
    const { file, place, instance } = at;
    const whole = openFontFile(file, search.cache);
    const found = { font: file, index, file: file.name, place };
    const listed = whole.list()[index];
    if (instance === undefined || isStatic(listed, instance)) {
      return { ...found, face: whole.face(index), instance: undefined };
    }
    const made = search.fonts.findInstance(file, index, instance);
    if (!made) throw new Error(`no ${instance} was made of ${file.name}`);
    return { ...found, face: openFontFile(made, search.cache).face(0), instance };
  });

/**
 * Whether a face is no variable font, and already what fonts.yaml asks for by the name of its style.
 * @throws FontError where it is static and something else
 */
function isStatic(face: ListedFace | undefined, instance: string): boolean {
  if (!face || face.directory.tables.has('fvar')) return false;
  if (comparableName(face.names.style) === comparableName(instance)) return true;
  throw new FontError('not-variable', `${face.names.style}, not ${instance}`);
}

/** A face of a variable font. */
export interface VariableFace {
  readonly file: FontFile;
  readonly index: number;
  readonly directory: SfntDirectory;
}

/** The variable faces that a candidate may come to, of which an instance has to be made before they are asked for. */
export function facesToInstance(
  fonts: Pick<FontLibrary, 'local' | 'findSystemFont' | 'findPackagedFont'>,
  cache: FaceCache,
  candidate: RoleCandidate,
): readonly VariableFace[] {
  const faceAt = (file: FontFile, choose: () => number | undefined): readonly VariableFace[] => {
    const listed = unlessFontError(() => {
      const index = choose();
      const face = index === undefined ? undefined : openFontFile(file, cache).list()[index];
      return face && { index: index ?? 0, directory: face.directory };
    });
    return listed?.directory.tables.has('fvar') ? [{ file, ...listed }] : [];
  };
  if (candidate.type === 'package') {
    const file = fonts.findPackagedFont(candidate);
    return file ? faceAt(file, () => 0) : [];
  }
  const { files, families } = candidate;
  const inFolder = families.flatMap((family) =>
    fonts.local.flatMap((file) => faceAt(file, () => indexOfFace(cache, file, [family]))),
  );
  const inSystem = files.flatMap((name) => {
    const file = fonts.findSystemFont(name);
    return file ? faceAt(file, () => indexOfFace(cache, file, families) ?? 0) : [];
  });
  return [...inFolder, ...inSystem];
}

function unlessFontError<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof FontError) return undefined;
    throw error;
  }
}

function orRefuse<T>(search: FontSearch, { file, place }: FoundFile, open: () => T): T | undefined {
  try {
    return open();
  } catch (error) {
    if (!(error instanceof FontError)) throw error;
    search.refuse({ file: file.name, place, defect: error.defect, reason: error.reason });
    return undefined;
  }
}

function firstOf<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Each font that was tried with its defect, in both languages. */
function wordRefusals(refused: readonly Refusal[]): Bilingual {
  if (refused.length === 0) return { zh: '一个也没有找到', en: 'none was found' };
  return {
    zh: refused.map(({ file, reason }) => `${file}（${reason.zh}）`).join('；'),
    en: refused.map(({ file, reason }) => `${file} (${reason.en})`).join('; '),
  };
}
