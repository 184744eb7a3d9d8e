import { cacheFolder } from '../../cache/cache-folder.js';
import { openCache } from '../../cache/open-cache.js';
import { thisSystem } from '../../cache/surroundings.js';
import { examineRoles, type RoleState } from '../../compile-environment.js';
import { fontDefects } from '../../model/catalogue/font-messages.js';
import { type Diagnosis, diagnosis } from '../../model/diagnosis.js';
import { loadFonts } from '../../read/load-fonts.js';
import { wordUsageError } from '../../report/format-talk.js';

/** The fonts of all roles: those of the workspace, else those of the program. */
export function examineFonts(
  root: string | undefined,
  { packageRoot, systemFonts }: { readonly packageRoot: string; readonly systemFonts: boolean },
): readonly Diagnosis[] {
  const cache = openCache(cacheFolder(thisSystem()));
  const { value, findings } = loadFonts({ workspace: root ?? packageRoot, packageRoot, systemFonts, cache });
  const unused = findings.map(({ range, severity, params }) =>
    diagnosis('fonts', severity === 'error' ? 'error' : 'hint', 'doctor-font-unused', {
      file: range.file.path,
      reason: params.reason ?? { zh: '写得不对，见 bulletin check', en: 'it is wrong, see bulletin check' },
    }),
  );
  return [...(value ? examineRoles(value).flatMap(tellRole) : []), ...unused];
}

function tellRole({ role, font, refused, trouble }: RoleState): readonly Diagnosis[] {
  if (!font) {
    const reason = {
      zh: trouble ? wordUsageError(trouble, 'zh') : '',
      en: trouble ? wordUsageError(trouble, 'en') : '',
    };
    return [diagnosis('fonts', 'error', 'doctor-role-unresolved', { reason })];
  }
  const own = refused.map(({ file, defect }) =>
    diagnosis('fonts', 'hint', 'doctor-font-unused', { file, reason: fontDefects[defect] }),
  );
  const codes = { workspace: 'doctor-role-own', system: 'doctor-role-system', package: 'doctor-role-open' } as const;
  return [diagnosis('fonts', 'ok', codes[font.place], { role, font: font.name, file: font.file }), ...own];
}

/** @param trouble why the decoder of images can't be loaded */
export const examinePictures = (trouble: string | undefined): Diagnosis =>
  trouble === undefined
    ? diagnosis('pictures', 'ok', 'doctor-pictures', {})
    : diagnosis('pictures', 'error', 'doctor-no-pictures', { reason: trouble });
