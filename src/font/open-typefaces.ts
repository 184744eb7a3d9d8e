import type { Face, FontRole, ShapedGlyph, Typefaces } from '../model/face.js';
import type { Finding } from '../model/finding.js';
import type { FontLibrary } from '../model/font-library.js';
import { unreadFile, wholeFile } from '../model/source.js';
import { equivalentOf, isBlank, isFullWidth, isInLatinFont, isPrivate } from './code-point-kind.js';
import { finding } from './finding.js';
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
interface OpenTypefaces extends Typefaces {
  /** @throws UsageError where the role is unknown or none of its fonts can be used */
  resolve(role: FontRole): RoleResolution;
  /** What is to be said about fonts in the workspace that could not be used, as far as they were looked at. */
  findings(): readonly Finding[];
  /**
   * Whether another compile with these roles would be told the same as with new ones: no font was refused, and no two
   * share a name that is told apart by the order in which they came up.
   */
  isReusable(): boolean;
}

/** The roles whose package fonts stand in for what a role lacks: Noto Serif SC has all of Ext A, WenKai much of Ext B. */
const FALLBACK_ROLES: readonly FontRole[] = ['宋体', '西文', '楷体'];

/**
 * Opens the fonts of a compile as they are asked for. A character's glyph comes from the first font that has an
 * outline for it: the role's, the others in `fonts/`, and the fallback roles' packages. A variant that none of these has
 * is set as its base character is, a compatibility character as its equivalent.
 * @param cache fonts that earlier compiles opened
 */
export function openTypefaces(library: FontLibrary, cache: FaceCache = createFaceCache()): OpenTypefaces {
  const refused = new Map<string, Refusal>();
  const search: FontSearch = { fonts: library, cache, refuse: (refusal) => refused.set(refusal.file, refusal) };
  const { distinct, areDistinct } = tellFacesApart();
  const resolutions = new Map<FontRole, RoleResolution>();
  const shaped = new Map<FontRole, Map<number, ShapedGlyph | undefined>>();

  function resolve(role: FontRole): RoleResolution {
    const known = resolutions.get(role);
    if (known) return known;
    const found = resolveRole(search, role);
    const resolution = { ...found, face: distinct(found.face) };
    resolutions.set(role, resolution);
    return resolution;
  }

  /** Just what was asked for, in the role's own fonts, else in another; nothing that could stand for it. */
  function shapeExactly({ role, codePoint, selector }: Wanted): ShapedGlyph | undefined {
    const own = resolve(role);
    if (own.latin !== undefined && isInLatinFont(codePoint)) {
      const western = shapeWith(resolve(own.latin).face, { codePoint, selector, scale: 1 });
      if (western) return western;
    }
    const isOwn = !isPrivate(codePoint) || own.place !== 'package';
    const scale = isFullWidth(codePoint) ? own.width : 1;
    const shapedOwn = isOwn ? shapeWith(own.face, { codePoint, selector, scale }) : undefined;
    if (shapedOwn) return shapedOwn;
    for (const face of fallbackFaces(search, codePoint)) {
      const found = shapeWith(distinct(face), { codePoint, selector, scale: 1 });
      if (found) return { ...found, substitute: true };
    }
    return undefined;
  }

  function shapeOnce(wanted: Wanted): ShapedGlyph | undefined {
    const exact = shapeExactly(wanted);
    if (exact) return exact;
    const { role, codePoint, selector } = wanted;
    if (selector !== undefined) {
      const base = shapeExactly({ role, codePoint });
      // The glyphs of these fonts are text: that is what such a selector asks for.
      return base && selector !== textPresentation ? { ...base, instead: 'base' } : base;
    }
    const equivalent = equivalentOf(codePoint);
    const found = equivalent === undefined ? undefined : shapeExactly({ role, codePoint: equivalent });
    return found && { ...found, instead: 'equivalent' };
  }

  return {
    resolve,
    shape(role, codePoint, selector) {
      const ofRole = shaped.get(role) ?? new Map<number, ShapedGlyph | undefined>();
      shaped.set(role, ofRole);
      const key = codePoint + (selector ?? 0) * CODE_POINTS;
      if (!ofRole.has(key)) ofRole.set(key, shapeOnce({ role, codePoint, selector }));
      return ofRole.get(key);
    },
    findings: () => [...refused.values()].filter(({ place }) => place === 'workspace').map(findingOf),
    isReusable: () => refused.size === 0 && areDistinct(),
  };
}

/** A character in a role, or a variant of it. */
interface Wanted {
  readonly role: FontRole;
  readonly codePoint: number;
  readonly selector?: number | undefined;
}

/** No code point is as large, so that it parts the selectors in the keys of shaped glyphs. */
const CODE_POINTS = 0x110000;

/** U+FE0E: a pictograph is to be set as text is, not in colours [UTS #51]. */
const textPresentation = 0xfe0e;

/** A character in a face; none where the face has no glyph for it, or one without the outline it should have. */
function shapeWith(
  face: Face,
  { codePoint, selector, scale }: Omit<Wanted, 'role'> & { scale: number },
): ShapedGlyph | undefined {
  const glyph = face.glyphOf(codePoint, selector);
  if (glyph === 0) return undefined;
  return isBlank(codePoint) || face.boundsOf(glyph) ? { face, glyph, scale } : undefined;
}

/** Every font draws its own thing at a private code point: only a font that the office chose can be the one that is meant. */
function* fallbackFaces(search: FontSearch, codePoint: number): Generator<Face> {
  yield* openLocal(search);
  if (isPrivate(codePoint)) return;
  for (const role of FALLBACK_ROLES) {
    for (const candidate of search.fonts.roles.get(role) ?? []) {
      const found = candidate.type === 'package' ? openPackaged(search, candidate) : undefined;
      if (found) yield found.face;
    }
  }
}

/** Gives faces of one name distinct ids, by the order in which they come up: it is the same in every run. */
function tellFacesApart(): { distinct: (face: Face) => Face; areDistinct: () => boolean } {
  const known = new Map<Face, Face>();
  const taken = new Set<string>();
  const distinct = (face: Face): Face => {
    const before = known.get(face);
    if (before) return before;
    let id = face.postScriptName;
    for (let copy = 2; taken.has(id); copy += 1) id = `${face.postScriptName}-${copy}`;
    const told = id === face.id ? face : { ...face, id };
    taken.add(id);
    known.set(face, told);
    return told;
  };
  return { distinct, areDistinct: () => [...known].every(([face, told]) => face === told) };
}

function findingOf({ file, defect, reason }: Refusal): Finding {
  const isAsked = defect === 'no-instance' || defect === 'not-variable';
  return finding(isAsked ? 'font-unusable/instance' : 'font-unusable', wholeFile(unreadFile(file)), { reason });
}
