import { type Diagnosis, diagnosis } from '../../model/diagnosis.js';
import type { Finding } from '../../model/finding.js';
import { fontDefects } from '../../model/font-defects.js';
import { loadFontLock } from '../../read/load-workspace.js';
import { thisSystem } from '../../read/surroundings.js';
import { examineRoles, type RoleState } from '../../recipes/compile-environment.js';
import { parseFontLock } from '../../recipes/compile-font-lock.js';
import { formatTalk } from '../../report/format-talk.js';
import { wordFinding } from '../../report/reported-finding.js';
import { wordVariation } from '../../report/word-variation.js';
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
  const roles = value ? (await examineRoles(value)).flatMap(tellRole) : [];
  value?.close();
  // A file that can't be used is passed over for one role after the other.
  const distinct = new Map([...roles, ...unused].map((each) => [JSON.stringify(each), each]));
  return [...distinct.values()];
}

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
  const own = refused.map(({ file, defect }) =>
    diagnosis('fonts', 'hint', talk('doctor-font-unused', { file, reason: fontDefects[defect] })),
  );
  const codes = { workspace: 'doctor-role-own', system: 'doctor-role-system', package: 'doctor-role-open' } as const;
  const { variation } = font;
  const varying = variation
    ? [
        diagnosis(
          'fonts',
          'hint',
          talk('doctor-font-variable', { file: font.file, variation: wordVariation(variation) }),
        ),
      ]
    : [];
  const found = diagnosis('fonts', 'ok', talk(codes[font.place], { role, font: font.name, file: font.file }));
  return [found, ...varying, ...own];
}

/** @param trouble why the decoder of images can't be loaded */
export const examinePictures = (trouble: string | undefined): Diagnosis =>
  trouble === undefined
    ? diagnosis('pictures', 'ok', talk('doctor-pictures', {}))
    : diagnosis('pictures', 'error', talk('doctor-no-pictures', { reason: trouble }));
