import { describeFace, findUnused, type TracedRole, traceRole } from '../font/describe-role.js';
import type { MeasureCoverage } from '../font/measure-coverage.js';
import type { FaceCache } from '../font/open-font-file.js';
import type { RoleResolution } from '../font/resolve-role.js';
import type { FontRole } from '../model/face.js';
import { type Finding, ruleOf } from '../model/finding.js';
import type { FontLibrary } from '../model/font-library.js';
import type { FontLock } from '../model/font-lock.js';
import type { FoundFont, LackingCharacter, RoleRow, UnusedFont } from '../model/font-table.js';
import { locate } from '../model/source.js';
import { compareFontLock, type LockInput } from './compile-font-lock.js';

/* The recipe of the table of fonts: roles → what they resolve to and why, and what the texts need beyond that. */

export { coverageMeter, type MeasureCoverage } from '../font/measure-coverage.js';
export { isUnusableRole } from '../font/resolve-role.js';

interface DescribedFonts {
  readonly roles: readonly RoleRow[];
  readonly unused: readonly UnusedFont[];
  /** What differs from the lock. */
  readonly lockFindings: readonly Finding[];
}

interface DescribeInput extends LockInput {
  /** The lock; undefined where nothing is locked. */
  readonly lock: FontLock | undefined;
  /** `coverageMeter` makes one. */
  readonly measure: MeasureCoverage;
  /** Called after each role: to measure a font takes a while. */
  readonly onRole: () => void;
}

/** Looks at every font of every role, also where one of them has none. */
export async function describeFonts(input: DescribeInput): Promise<DescribedFonts> {
  const { lock, measure, onRole } = input;
  const compared = lock && compareFontLock(lock, input);
  const traced = [...input.fonts.roles.keys()].map((role) => ({ role, ...traceRole(input.fonts, input.faces, role) }));
  const roles: RoleRow[] = [];
  for (const one of traced) {
    const state = compared?.states.get(one.role);
    const found = one.found && (await describeFound(input, one.found, measure));
    onRole();
    roles.push({ role: one.role, steps: one.steps, ...(found && { found }), ...(state && { lock: state }) });
  }
  const used = traced.flatMap(({ found }: TracedRole) => found ?? []);
  return { roles, unused: await findUnused(input.fonts, input.faces, used), lockFindings: compared?.findings ?? [] };
}

async function describeFound(
  { faces, digests }: LockInput,
  found: RoleResolution,
  measure: MeasureCoverage,
): Promise<FoundFont> {
  const sha256 = digests.of(found.font);
  return {
    ...(await describeFace(found, faces, measure)),
    file: found.file,
    place: found.place,
    width: found.width,
    ...(sha256 !== undefined && { sha256 }),
    ...(found.latin !== undefined && { latin: found.latin }),
  };
}

/**
 * The roles that have fonts of their own, but were set in one that comes with the program.
 * @param used PostScript names of the fonts that were set
 */
export function standInRoles(fonts: FontLibrary, faces: FaceCache, used: readonly string[]): readonly FontRole[] {
  const hasOwn = [...fonts.roles].filter(([, candidates]) => candidates.some(({ type }) => type === 'installed'));
  return hasOwn.flatMap(([role]) => {
    const { found } = traceRole(fonts, faces, role);
    return found?.place === 'package' && used.includes(found.face.postScriptName) ? [role] : [];
  });
}

/** What an issue's layout says of its characters. */
export interface CheckedGlyphs {
  /** What was found in glyphs, at every place. */
  readonly glyphFindings: readonly Finding[];
  /** What is left of all findings when rules and notes are heeded. */
  readonly findings: readonly Finding[];
}

/** The characters that a role's own font doesn't set as it should, over all issues; by role and code point. */
export function collectLacking(checked: readonly CheckedGlyphs[]): readonly LackingCharacter[] {
  const heard = new Set(checked.flatMap(({ findings }) => findings.map(keyOf)));
  const lacking = new Map<string, { readonly found: Finding; readonly places: Set<string> }>();
  for (const found of checked.flatMap(({ glyphFindings }) => glyphFindings)) {
    const key = keyOf(found);
    const entry = lacking.get(key) ?? { found, places: new Set() };
    lacking.set(key, entry);
    entry.places.add(placeOf(found));
  }
  return [...lacking]
    .map(([key, { found, places }]) => describeLacking(found, [...places], !heard.has(key)))
    .sort((a, b) => compare(a.role, b.role) || compare(a.codePoint, b.codePoint));
}

const keyOf = ({ code, params }: Finding): string => JSON.stringify([code, params.role, params.codePoint]);

const placeOf = ({ range }: Finding): string => {
  const { line, column } = locate(range);
  return `${range.file.path}:${line}:${column}`;
};

const kinds: Readonly<Record<string, LackingCharacter['kind']>> = {
  'missing-glyph': 'missing',
  'missing-glyph/emoji': 'missing',
  'substituted-glyph/variant': 'base-form',
  'substituted-glyph/equivalent': 'equivalent',
};

function describeLacking({ code, params }: Finding, places: readonly string[], isSilenced: boolean): LackingCharacter {
  const kind = kinds[code] ?? 'other-font';
  return {
    role: String(params.role),
    codePoint: String(params.codePoint),
    character: String(params.character),
    kind,
    ...(params.font !== undefined && { font: String(params.font) }),
    // What no font has is an error that can't be silenced: where it isn't heard, there were too many.
    accepted: isSilenced && ruleOf(code) !== 'missing-glyph',
    places,
  };
}

const compare = (a: string, b: string): number => Number(a > b) - Number(a < b);
