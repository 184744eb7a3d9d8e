import { type Diagnosis, diagnosis } from '../../model/diagnosis.js';
import type { Finding } from '../../model/finding.js';
import type { RefusedFont, UnusedFont } from '../../model/font-table.js';
import { type VariationSet, wordAxes, wordChoices, wordVariation } from '../../model/font-variation.js';
import { loadFontLock } from '../../read/load-workspace.js';
import { thisSystem } from '../../read/surroundings.js';
import { examineRoles, type RoleState, withoutPackaged } from '../../recipes/compile-environment.js';
import { parseFontLock } from '../../recipes/compile-font-lock.js';
import { formatTalk } from '../../report/format-talk.js';
import { wordFinding } from '../../report/reported-finding.js';
import { cacheFolder } from '../../workspace/cache/cache-folder.js';
import { openCache } from '../../workspace/cache/open-cache.js';
import { openFonts } from '../../workspace/open-fonts.js';
import { talk } from '../talk.js';

/** The fonts of all roles: those of the workspace, else those of the program. */
export async function examineFonts(
  root: string | undefined,
  { packageRoot, systemFonts }: { readonly packageRoot: string; readonly systemFonts: boolean },
): Promise<readonly Diagnosis[]> {
  const cache = openCache(cacheFolder(thisSystem()));
  const { value, findings } = await openFonts({ workspace: root ?? packageRoot, packageRoot, systemFonts, cache });
  const unused = [...findings, ...(root === undefined ? [] : findLockTrouble(root))].map(tellUnused);
  const examined = value && (await examineRoles(value));
  value?.close();
  const roles = examined ? [...examined.roles.flatMap(tellRole), ...examined.unused.flatMap(tellUnusedVariation)] : [];
  return distinct([...roles, ...unused]);
}

/**
 * What is to be said of the fonts of a new workspace: variable ones and those that can't be used, in `fonts/` and among those of
 * the system that its fonts.yaml names.
 */
export async function examineOwnFonts(root: string, packageRoot: string): Promise<readonly Diagnosis[]> {
  const cache = openCache(cacheFolder(thisSystem()));
  const { value, findings } = await openFonts({ workspace: root, packageRoot, systemFonts: true, cache });
  const examined = value && (await examineRoles(withoutPackaged(value)));
  value?.close();
  // A role that has no font of its own is set in the program's: that is no trouble.
  const roles = examined?.roles.flatMap((role) => (role.font ? tellRole(role) : role.refused.map(tellRefused)));
  const told = [...(roles ?? []), ...(examined?.unused.flatMap(tellUnusedVariation) ?? [])];
  return distinct([...told, ...findings.map(tellUnused)]).filter(({ status }) => status === 'hint');
}

/** A file that can't be used is passed over for one role after the other. */
const distinct = (diagnoses: readonly Diagnosis[]): readonly Diagnosis[] => [
  ...new Map(diagnoses.map((each) => [JSON.stringify(each), each])).values(),
];

/** A variable font that nobody chose is told of, since the choice is of two things: its name, and what of it is set. */
const tellUnusedVariation = ({ file, families, variation }: UnusedFont): readonly Diagnosis[] => {
  if (!variation) return [];
  const params = { file, families, axes: wordAxes(variation), names: wordChoices(variation) };
  return [diagnosis('fonts', 'hint', talk('doctor-font-variable-unused', params))];
};

/** What keeps fonts.lock, where there is one, from being compared. */
function findLockTrouble(root: string): readonly Finding[] {
  const { value, findings } = loadFontLock(root);
  return [...findings, ...(value ? parseFontLock(value).findings : [])];
}

function tellUnused(found: Finding): Diagnosis {
  const { range, severity, params } = found;
  const reason = params.reason ?? wordFinding(found);
  const status = severity === 'error' ? 'error' : 'hint';
  return diagnosis('fonts', status, talk('doctor-font-unused', { file: range.file.path, reason }));
}

function tellRole({ role, font, refused, trouble }: RoleState): readonly Diagnosis[] {
  if (!font) {
    const reason = {
      zh: trouble ? formatTalk(trouble, 'zh') : '',
      en: trouble ? formatTalk(trouble, 'en') : '',
    };
    return [diagnosis('fonts', 'error', talk('doctor-role-unresolved', { reason }))];
  }
  const codes = { workspace: 'doctor-role-own', system: 'doctor-role-system', package: 'doctor-role-open' } as const;
  const { variation } = font;
  const varying = variation ? [tellVariation(font.file, variation)] : [];
  const found = diagnosis('fonts', 'ok', talk(codes[font.place], { role, font: font.name, file: font.file }));
  return [found, ...varying, ...refused.map(tellRefused)];
}

const tellRefused = ({ file, reason }: RefusedFont): Diagnosis =>
  diagnosis('fonts', 'hint', talk('doctor-font-unused', { file, reason }));

/** A variable font is a hint where nobody chose what of it is set. */
function tellVariation(file: string, variation: VariationSet): Diagnosis {
  const params = { file, variation: wordVariation(variation) };
  return variation.isChosen
    ? diagnosis('fonts', 'ok', talk('doctor-font-instance', params))
    : diagnosis('fonts', 'hint', talk('doctor-font-variable', { ...params, names: wordChoices(variation) }));
}

/** @param trouble why the decoder of images can't be loaded */
export const examinePictures = (trouble: string | undefined): Diagnosis =>
  trouble === undefined
    ? diagnosis('pictures', 'ok', talk('doctor-pictures', {}))
    : diagnosis('pictures', 'error', talk('doctor-no-pictures', { reason: trouble }));
