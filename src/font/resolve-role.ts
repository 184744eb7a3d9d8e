import type { Face, FontRole } from '../model/face.js';
import { type FontDefect, fontDefects } from '../model/font-defects.js';
import type { FontFile, FontLibrary, RoleCandidate } from '../model/font-library.js';
import type { Bilingual } from '../model/message.js';
import { declareTalk } from '../model/talk.js';
import { UsageError } from '../model/usage-error.js';
import { FontError } from './font-error.js';
import { type FaceCache, openFontFile } from './open-font-file.js';
import { comparableName } from './read-names.js';

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
  /** As messages name the file. */
  readonly file: string;
  readonly place: 'workspace' | 'system' | 'package';
  /** Horizontal scale of full-width outlines; 1 = none. */
  readonly width: number;
  /** The role that Western characters are taken from. */
  readonly latin: FontRole | undefined;
  readonly refused: readonly Refusal[];
}

/** A font file that could not be used. */
export interface Refusal {
  readonly file: string;
  readonly place: RoleResolution['place'];
  readonly defect: FontDefect;
}

/** What fonts are looked for in. */
export interface FontSearch {
  readonly fonts: FontLibrary;
  readonly cache: FaceCache;
  /** Is told of every font that could not be used. */
  readonly refuse: (refusal: Refusal) => void;
}

/** A font file and where it was found. */
interface FoundFile {
  readonly file: FontFile;
  readonly place: RoleResolution['place'];
}

type FoundFace = Pick<RoleResolution, 'face' | 'font' | 'index' | 'file' | 'place'>;

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
const findLocal = (search: FontSearch, { families }: InstalledCandidate): FoundFace | undefined =>
  firstOf(families, (family) =>
    firstOf(search.fonts.local, (file) =>
      openFound(search, { file, place: 'workspace' }, () => indexOfFace(search, file, [family])),
    ),
  );

/** The font of a candidate on the system: of a collection the face that has one of its names, else the first. */
const findInSystem = (search: FontSearch, { files, families }: InstalledCandidate): FoundFace | undefined =>
  firstOf(files, (fileName) => {
    const file = search.fonts.findSystemFont(fileName);
    return file && openFound(search, { file, place: 'system' }, () => indexOfFace(search, file, families) ?? 0);
  });

const findPackaged = (search: FontSearch, candidates: readonly RoleCandidate[]): Found | undefined =>
  firstOf(candidates, (candidate) => {
    if (candidate.type !== 'package') return undefined;
    const found = openPackaged(search, candidate);
    return found && { ...found, width: candidate.width, latin: candidate.latin };
  });

/** The font of a package candidate; none where it isn't installed or can't be used. */
export function openPackaged(search: FontSearch, candidate: PackageCandidate): FoundFace | undefined {
  const file = search.fonts.findPackagedFont(candidate.package, candidate.file);
  if (file) return openFound(search, { file, place: 'package' }, () => 0);
  search.refuse({ file: `${candidate.package}/${candidate.file}`, place: 'package', defect: 'not-installed' });
  return undefined;
}

/** Every face of the files in `fonts/` that can be used, opened one by one as they are asked for. */
export function* openLocal(search: FontSearch): Generator<Face> {
  for (const file of search.fonts.local) {
    const at: FoundFile = { file, place: 'workspace' };
    const count = unlessRefused(search, at, () => openFontFile(file, search.cache).list().length) ?? 0;
    for (let index = 0; index < count; index += 1) {
      const found = openFound(search, at, () => index);
      if (found) yield found.face;
    }
  }
}

function indexOfFace(search: FontSearch, file: FontFile, families: readonly string[]): number | undefined {
  const listed = openFontFile(file, search.cache).list();
  const index = listed.findIndex(({ names }) =>
    families.some((family) => names.comparable.has(comparableName(family))),
  );
  return index < 0 ? undefined : index;
}

/** Opens the face that `choose` picks, if any; a font that can't be used is refused. */
const openFound = (search: FontSearch, at: FoundFile, choose: () => number | undefined): FoundFace | undefined =>
  unlessRefused(search, at, () => {
    const index = choose();
    if (index === undefined) return undefined;
    const { file, place } = at;
    return { face: openFontFile(file, search.cache).face(index), font: file, index, file: file.name, place };
  });

function unlessRefused<T>(search: FontSearch, { file, place }: FoundFile, open: () => T): T | undefined {
  try {
    return open();
  } catch (error) {
    if (!(error instanceof FontError)) throw error;
    search.refuse({ file: file.name, place, defect: error.defect });
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
    zh: refused.map(({ file, defect }) => `${file}（${fontDefects[defect].zh}）`).join('；'),
    en: refused.map(({ file, defect }) => `${file} (${fontDefects[defect].en})`).join('; '),
  };
}
