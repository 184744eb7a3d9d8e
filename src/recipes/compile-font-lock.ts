import { finding } from '../font/finding.js';
import { FontError } from '../font/font-error.js';
import { type FaceCache, openFontFile } from '../font/open-font-file.js';
import { isUnusableRole, type RoleResolution, resolveRole } from '../font/resolve-role.js';
import type { FontRole } from '../model/face.js';
import type { Finding } from '../model/finding.js';
import type { FontDigests, FontFile, FontLibrary } from '../model/font-library.js';
import type { FontIdentity, FontLock, LockedFont } from '../model/font-lock.js';
import type { LockState } from '../model/font-table.js';
import { wholeFile } from '../model/source.js';
import { declareTalk } from '../model/talk.js';
import { UsageError } from '../model/usage-error.js';

const talk = declareTalk({
  'font-undigested': {
    zh: '字体 {file} 读不出来，没有锁定',
    en: 'the font {file} cannot be read; nothing was locked',
    note: { zh: '看看文件是不是还在、能不能打开', en: 'see whether the file is there and can be opened' },
  },
});

/* The recipe of the lock: roles → fonts → the record of them, and what differs from it. */

export { parseFontLock } from '../parse/yaml/parse-font-lock.js';

export interface LockInput {
  readonly fonts: FontLibrary;
  readonly faces: FaceCache;
  readonly digests: FontDigests;
}

interface ComparedLock {
  readonly findings: readonly Finding[];
  /** How each role stands to the lock: first those of fonts.yaml, then those that only the lock has. */
  readonly states: ReadonlyMap<FontRole, LockState>;
}

/** What is set in other fonts than when it was locked. Where a font lies doesn't matter. */
export function compareFontLock(lock: FontLock, input: LockInput): ComparedLock {
  const states = new Map<FontRole, LockState>();
  const findings: Finding[] = [];
  const used = new Map([...input.fonts.roles.keys()].map((role) => [role, resolveOrNone(input, role)]));
  for (const [role, resolution] of used) {
    const locked = lock.fonts.get(role);
    const now = resolution && identityOf(input, resolution);
    const { state, found } = locked ? compare(role, locked, { now, digests: input.digests }) : unlocked;
    states.set(role, state);
    if (found) findings.push(found);
  }
  for (const [role, { range, ...locked }] of lock.fonts) {
    if (states.has(role)) continue;
    states.set(role, 'gone');
    findings.push(finding('font-lock/role', range, { role, locked: nameFont(locked) }));
  }
  const roles = [...states].flatMap(([role, state]) => (state === 'unlocked' ? role : []));
  if (roles.length > 0) findings.push(finding('font-lock/unlocked', wholeFile(lock.file), { roles }));
  return { states, findings: [...findings, ...compareOthers(lock, input, [...used.values()])] };
}

/** The fonts in `fonts/` that no role has: they stand in for what the roles' fonts lack. */
function compareOthers(lock: FontLock, input: LockInput, used: readonly (RoleResolution | undefined)[]): Finding[] {
  const here = input.fonts.local.flatMap((file) => identifyFile(input, file) ?? []);
  const known = [...lock.fonts.values(), ...lock.others];
  const gone = lock.others.filter((locked) => !here.some(({ font }) => input.digests.isOf(font, locked.sha256)));
  const files = new Set(used.map((resolution) => resolution?.font.name));
  const added = here.filter(
    ({ font }) => !files.has(font.name) && !known.some(({ sha256 }) => input.digests.isOf(font, sha256)),
  );
  return [
    ...gone.map(({ range, ...locked }) => finding('font-lock/other-gone', range, { locked: nameFont(locked) })),
    ...added.map((now) =>
      finding('font-lock/other-new', wholeFile(lock.file), { now: nameFont(now), file: now.font.name }),
    ),
  ];
}

interface Compared {
  readonly state: LockState;
  readonly found?: Finding;
}

/** All of them are told of at once. */
const unlocked: Compared = { state: 'unlocked' };

interface IdentifiedFont extends Omit<FontIdentity, 'sha256'> {
  readonly sha256: string | undefined;
  readonly font: FontFile;
}

interface Present {
  readonly now: IdentifiedFont | undefined;
  readonly digests: FontDigests;
}

function compare(role: FontRole, { range, ...locked }: LockedFont, { now, digests }: Present): Compared {
  const params = { role, locked: nameFont(locked) };
  if (!now) return { state: 'gone', found: finding('font-lock/gone', range, params) };
  if (digests.isOf(now.font, locked.sha256) && now.family === locked.family) return { state: 'same' };
  const code = nameFont(now) === params.locked ? 'font-lock/content' : 'font-lock';
  return { state: 'differs', found: finding(code, range, { ...params, now: nameFont(now), file: now.font.name }) };
}

/** The font of a role; undefined where none can be used: whoever sets text in it says why. */
function resolveOrNone(input: LockInput, role: FontRole): RoleResolution | undefined {
  try {
    return resolve(input, role);
  } catch (error) {
    if (isUnusableRole(error)) return undefined;
    throw error;
  }
}

/** @throws UsageError where none of the role's fonts can be used */
const resolve = ({ fonts, faces }: LockInput, role: FontRole): RoleResolution =>
  resolveRole({ fonts, cache: faces, refuse: () => {} }, role);

function identityOf(
  { faces, digests }: LockInput,
  { font, index, face }: Pick<RoleResolution, 'font' | 'index' | 'face'>,
): IdentifiedFont {
  const version = openFontFile(font, faces).list()[index]?.names.version ?? '';
  return { family: face.family, version, sha256: digests.of(font), font };
}

/** A font file by its first face; none where that can't be used. */
function identifyFile(input: LockInput, font: FontFile): IdentifiedFont | undefined {
  try {
    return identityOf(input, { font, index: 0, face: openFontFile(font, input.faces).face(0) });
  } catch (error) {
    if (error instanceof FontError) return undefined;
    throw error;
  }
}

/** `LXGW WenKai (1.330)`: makers' tools write much behind the number. */
function nameFont({ family, version }: Pick<FontIdentity, 'family' | 'version'>): string {
  const number = /\d+(?:\.\d+)*/.exec(version)?.[0];
  return number === undefined ? family : `${family} (${number})`;
}

/**
 * The font that each role is set in; a role without one is left out.
 * @throws UsageError where a font can't be read
 */
export function identifyFonts(input: LockInput): Readonly<Record<FontRole, FontIdentity>> {
  const identities = [...input.fonts.roles.keys()].flatMap((role) => {
    const resolution = resolveOrNone(input, role);
    if (!resolution) return [];
    const { family, version, sha256, font } = identityOf(input, resolution);
    if (sha256 === undefined) throw new UsageError(talk('font-undigested', { file: font.name }));
    return [[role, { family, version, sha256 }] as const];
  });
  return Object.fromEntries(identities);
}

/**
 * The text of a lock for the fonts as they are found now.
 * @param remarks for whoever opens the file, a line each
 * @throws UsageError where a role has no font that can be used, or a font can't be read
 */
export function writeFontLock(input: LockInput, remarks: readonly string[]): string {
  const used = new Map([...input.fonts.roles.keys()].map((role) => [role, resolve(input, role)]));
  const files = new Set([...used.values()].map(({ font }) => font));
  const others = input.fonts.local
    .filter((file) => !files.has(file))
    .flatMap((file) => identifyFile(input, file) ?? []);
  const fonts = [...used].map(([role, font]) => `  ${quoted(role)}:\n${linesOf(identityOf(input, font), '    ')}`);
  // In an order that doesn't hang on what their files are called.
  const items = others.map((font) => `  - ${linesOf(font, '    ').trimStart()}`).sort();
  const behind = items.length > 0 ? `others:\n${items.join('')}` : '';
  return `${remarks.map((remark) => `# ${remark}\n`).join('')}version: 1\nfonts:\n${fonts.join('')}${behind}`;
}

/** @throws UsageError where the file could not be read */
function linesOf({ family, version, sha256, font }: IdentifiedFont, indent: string): string {
  if (sha256 === undefined) throw new UsageError(talk('font-undigested', { file: font.name }));
  const lines = [`family: ${quoted(family)}`, `version: ${quoted(version)}`, `sha256: ${sha256}`];
  return lines.map((line) => `${indent}${line}\n`).join('');
}

/** A double-quoted scalar of YAML, which a string of JSON is one of; plain where nothing in it can be misread. */
const quoted = (text: string): string => (/^\p{L}[\p{L}\p{N}_]*$/u.test(text) ? text : JSON.stringify(text));
