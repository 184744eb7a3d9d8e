import type { FontRole } from '../model/face.js';
import type { FontFile, FontLibrary, RoleCandidate } from '../model/font-library.js';
import type { DescribedFace, FontPlace, RefusedFont, SearchStep, UnusedFont } from '../model/font-table.js';
import type { VariationSet } from '../model/font-variation.js';
import { placingName } from '../model/packaged-fonts.js';
import { readEmbeddingRights } from './embedding-rights.js';
import { FontError } from './font-error.js';
import type { MeasureCoverage } from './measure-coverage.js';
import { type FaceCache, openFontFile } from './open-font-file.js';
import { comparableName } from './read-names.js';
import type { SfntDirectory } from './read-sfnt.js';
import { defaultInstance, findInstance, readVariation } from './read-variation.js';
import { isUnusableRole, type Refusal, type RoleResolution, resolveRole } from './resolve-role.js';

export interface TracedRole {
  /** The font of the role; undefined where none can be used. */
  readonly found: RoleResolution | undefined;
  readonly steps: readonly SearchStep[];
}

/** Resolves a role as a compile does, and tells where its font was looked for. */
export function traceRole(fonts: FontLibrary, cache: FaceCache, role: FontRole): TracedRole {
  const refused = new Map<string, Refusal>();
  const search = { fonts, cache, refuse: (refusal: Refusal) => refused.set(refusal.file, refusal) };
  const found = unlessUnusable(() => resolveRole(search, role));
  const candidates = fonts.roles.get(role) ?? [];
  const reached = found ? places.indexOf(found.place) : places.length - 1;
  const steps = places
    .slice(0, reached + 1)
    .map((place) => stepAt(place, candidates, { found, refused: [...refused.values()], cache }));
  return {
    found,
    steps: steps.filter(({ notFound, refused, foundBy }) => notFound.length + refused.length > 0 || foundBy),
  };
}

/** The places of fonts, in the order they are looked at. */
const places: readonly FontPlace[] = ['workspace', 'system', 'package'];

function unlessUnusable<T>(resolve: () => T): T | undefined {
  try {
    return resolve();
  } catch (error) {
    if (isUnusableRole(error)) return undefined;
    throw error;
  }
}

interface Trace {
  readonly found: RoleResolution | undefined;
  readonly refused: readonly Refusal[];
  readonly cache: FaceCache;
}

function stepAt(place: FontPlace, candidates: readonly RoleCandidate[], { found, refused, cache }: Trace): SearchStep {
  const names = candidates.flatMap((candidate) => namesAt(place, candidate));
  const here = refused.filter((refusal) => refusal.place === place);
  const isRefused = (name: string): boolean => here.some(({ file }) => place !== 'workspace' && isNamed(file, name));
  const at = found?.place === place ? names.findIndex((name) => isFoundBy(name, found, cache)) : -1;
  const foundBy = names[at];
  return {
    place,
    notFound: names.slice(0, at < 0 ? names.length : at).filter((name) => !isRefused(name)),
    refused: here.map(({ file, defect, reason }): RefusedFont => ({ file, defect, reason })),
    ...(foundBy !== undefined && { foundBy }),
  };
}

function namesAt(place: FontPlace, candidate: RoleCandidate): readonly string[] {
  if (candidate.type === 'package') return place === 'package' ? [placingName(candidate)] : [];
  if (place === 'package') return [];
  return place === 'workspace' ? candidate.families : candidate.files;
}

function isFoundBy(name: string, { font, index, place }: RoleResolution, cache: FaceCache): boolean {
  if (place !== 'workspace') return isNamed(font.name, name);
  return openFontFile(font, cache).list()[index]?.names.comparable.has(comparableName(name)) ?? false;
}

/** Whether a path is that of a file with this name, in any case of letters. */
const isNamed = (path: string, name: string): boolean => {
  const [whole, end] = [path.toLowerCase(), name.toLowerCase()];
  return whole === end || whole.endsWith(`/${end}`) || whole.endsWith(`\\${end}`);
};

/** What a face says of itself, and what it has. @throws FontError */
export async function describeFace(
  { font, index, face, instance }: RoleResolution,
  cache: FaceCache,
  measure: MeasureCoverage,
): Promise<DescribedFace> {
  const listed = openFontFile(font, cache).list()[index];
  if (!listed) throw new FontError('not-a-font', `no face ${index}`);
  const { family, version, license, licenseUrl } = listed.names;
  const { postScriptName } = face;
  const embedding = readEmbeddingRights(listed.directory);
  const coverage = measure(font, index);
  const variation = await describeVariation(listed.directory, instance);
  const style = instance === undefined ? listed.names.style : (variation?.set.name ?? instance);
  const facts = { family, style, postScriptName, version, license, licenseUrl, embedding, coverage };
  return { ...facts, ...(variation && { variation }) };
}

/** What a variable font can be made into, and what of it is set. @param instance that fonts.yaml asks for, and the font has */
export async function describeVariation(
  directory: SfntDirectory,
  instance: string | undefined,
): Promise<VariationSet | undefined> {
  const variation = await readVariation(directory);
  if (!variation) return undefined;
  const chosen = instance === undefined ? undefined : findInstance(variation, instance);
  return { ...variation, set: chosen ?? defaultInstance(variation), isChosen: chosen !== undefined };
}

/** The fonts in the workspace that are no role's. */
export function findUnused(
  { local }: FontLibrary,
  cache: FaceCache,
  used: readonly Pick<RoleResolution, 'font'>[],
): Promise<readonly UnusedFont[]> {
  const unused = local.filter((file) => !used.some(({ font }) => font === file));
  return Promise.all(unused.map((file) => describeUnused(file, cache)));
}

async function describeUnused(file: FontFile, cache: FaceCache): Promise<UnusedFont> {
  const families: string[] = [];
  try {
    const opened = openFontFile(file, cache);
    const listed = opened.list();
    families.push(...new Set(listed.map(({ names }) => names.family)));
    for (const index of listed.keys()) opened.face(index);
    const [first] = listed;
    const variation = first && (await readVariation(first.directory));
    return { file: file.name, families, ...(variation && { variation }) };
  } catch (error) {
    if (!(error instanceof FontError)) throw error;
    return { file: file.name, families, defect: error.defect };
  }
}
