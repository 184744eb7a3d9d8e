import { createMemo, type Memo, type Step, storedAs } from '../memo/memo.js';
import type { FontRole } from '../model/face.js';
import type { Outcome } from '../model/finding.js';
import type { FontLibrary, FontRoles, RoleCandidate } from '../model/font-library.js';
import { type Guard, isEither, isListOf, isNumber, isOneOf, isOptional, isShape, isText } from '../model/guards.js';
import type { SourceFile } from '../model/source.js';
import { parseFontRoles } from '../parse/yaml/parse-font-roles.js';
import { type LibraryRequest, loadFonts } from '../read/load-fonts.js';

type RoleEntry = readonly [role: FontRole, candidates: readonly RoleCandidate[]];

const isCandidate: Guard<RoleCandidate> = isEither(
  isShape<Extract<RoleCandidate, { type: 'installed' }>>({
    type: isOneOf('installed'),
    files: isListOf(isText),
    families: isListOf(isText),
    instance: isOptional(isText),
  }),
  isShape<Extract<RoleCandidate, { type: 'package' }>>({
    type: isOneOf('package'),
    package: isText,
    file: isOptional(isText),
    width: isNumber,
    latin: isOptional(isText),
    instance: isOptional(isText),
  }),
);

const isEntry: Guard<RoleEntry> = (value): value is RoleEntry =>
  Array.isArray(value) && value.length === 2 && isText(value[0]) && isListOf(isCandidate)(value[1]);

/** What a fonts.yaml says in which nothing is wrong: every start reads it. */
const rolesRead: Step<readonly RoleEntry[]> = { name: 'font roles', most: 2, stored: storedAs(isListOf(isEntry)) };

/** The fonts that a workspace's texts may be set in, as its fonts.yaml or that of the package says. See `loadFonts`. */
export const openFonts = (
  request: Omit<LibraryRequest, 'parseRoles'>,
  memo: Memo = createMemo(),
): Promise<Outcome<FontLibrary>> => loadFonts({ ...request, parseRoles: (file) => readRoles(file, memo) });

function readRoles(file: SourceFile, memo: Memo): Outcome<FontRoles> {
  const known = memo.find(rolesRead, memo.keyOf(file));
  if (known) return { value: new Map(known), findings: [] };
  const read = parseFontRoles(file);
  if (read.value) memo.keep(rolesRead, memo.keyOf(file), [...read.value]);
  return read;
}
