import { fontDefects } from '../model/catalogue/font-messages.js';
import type { Face, FontRole, ShapedGlyph, Typefaces } from '../model/face.js';
import { type Finding, finding } from '../model/finding.js';
import type { FontLibrary } from '../model/font-library.js';
import { unreadFile, wholeFile } from '../model/source.js';
import { isBlank, isFullWidth, isWestern } from './character-kind.js';
import { createFaceCache, type FaceCache } from './open-font-file.js';
import {
  type FontSearch,
  openLocal,
  openPackaged,
  type Refusal,
  type RoleResolution,
  resolveRole,
} from './resolve-role.js';

/** The roles of one compile, with all that can be said about the fonts found for them. */
export interface OpenTypefaces extends Typefaces {
  /** @throws UsageError where the role is unknown or none of its fonts can be used */
  resolve(role: FontRole): RoleResolution;
  /** The characters that were set in another font than their role's because it lacks them, in the order they came up. */
  substitutions(): readonly Substitution[];
  /** What is to be said about fonts in the workspace that could not be used, as far as they were looked at. */
  findings(): readonly Finding[];
}

export interface Substitution {
  readonly role: FontRole;
  readonly codePoint: number;
  readonly face: Face;
}

/** Whose package fonts stand in for what a role lacks: Noto Serif SC has all of Ext A, WenKai much of Ext B. */
const FALLBACK_ROLES: readonly FontRole[] = ['宋体', '西文', '楷体'];

/**
 * Opens the fonts of a compile as they are asked for. A character's glyph comes from the first font that has an
 * outline for it: the role's, the others in `fonts/`, and the fallback roles' packages.
 * @param cache fonts that earlier compiles opened
 */
export function openTypefaces(library: FontLibrary, cache: FaceCache = createFaceCache()): OpenTypefaces {
  const refused = new Map<string, Refusal>();
  const search: FontSearch = { fonts: library, cache, refuse: (refusal) => refused.set(refusal.file, refusal) };
  const distinct = tellFacesApart();
  const resolutions = new Map<FontRole, RoleResolution>();
  const shaped = new Map<FontRole, Map<number, ShapedGlyph | undefined>>();
  const substitutions: Substitution[] = [];

  function resolve(role: FontRole): RoleResolution {
    const known = resolutions.get(role);
    if (known) return known;
    const found = resolveRole(search, role);
    const resolution = { ...found, face: distinct(found.face) };
    resolutions.set(role, resolution);
    return resolution;
  }

  function shapeOnce(role: FontRole, codePoint: number): ShapedGlyph | undefined {
    const own = resolve(role);
    if (own.latin !== undefined && isWestern(codePoint)) {
      const western = shapeWith(resolve(own.latin).face, codePoint, 1);
      if (western) return western;
    }
    const shapedOwn = shapeWith(own.face, codePoint, isFullWidth(codePoint) ? own.width : 1);
    if (shapedOwn) return shapedOwn;
    for (const face of fallbackFaces(search)) {
      const found = shapeWith(distinct(face), codePoint, 1);
      if (!found) continue;
      substitutions.push({ role, codePoint, face: found.face });
      return { ...found, substitute: true };
    }
    return undefined;
  }

  return {
    resolve,
    shape(role, codePoint) {
      const ofRole = shaped.get(role) ?? new Map<number, ShapedGlyph | undefined>();
      shaped.set(role, ofRole);
      if (!ofRole.has(codePoint)) ofRole.set(codePoint, shapeOnce(role, codePoint));
      return ofRole.get(codePoint);
    },
    substitutions: () => [...substitutions],
    findings: () => [...refused.values()].filter(({ place }) => place === 'workspace').map(findingOf),
  };
}

/** A character in a face; none where the face has no glyph for it, or one without the outline it should have. */
function shapeWith(face: Face, codePoint: number, scale: number): ShapedGlyph | undefined {
  const glyph = face.glyphOf(codePoint);
  if (glyph === 0) return undefined;
  return isBlank(codePoint) || face.boundsOf(glyph) ? { face, glyph, scale } : undefined;
}

function* fallbackFaces(search: FontSearch): Generator<Face> {
  yield* openLocal(search);
  for (const role of FALLBACK_ROLES) {
    for (const candidate of search.fonts.roles.get(role) ?? []) {
      const found = candidate.type === 'package' ? openPackaged(search, candidate) : undefined;
      if (found) yield found.face;
    }
  }
}

/** Gives faces of one name distinct ids, by the order in which they come up: it is the same in every run. */
function tellFacesApart(): (face: Face) => Face {
  const known = new Map<Face, Face>();
  const taken = new Set<string>();
  return (face) => {
    const before = known.get(face);
    if (before) return before;
    let id = face.postScriptName;
    for (let copy = 2; taken.has(id); copy += 1) id = `${face.postScriptName}-${copy}`;
    const told = id === face.id ? face : { ...face, id };
    taken.add(id);
    known.set(face, told);
    return told;
  };
}

const findingOf = ({ file, defect }: Refusal): Finding =>
  finding('font-unusable', wholeFile(unreadFile(file)), { reason: fontDefects[defect] });
