import { describeVariation, findUnused } from '../font/describe-role.js';
import { createFaceCache, openFontFile } from '../font/open-font-file.js';
import { type FontSearch, type Refusal, type RoleResolution, resolveRole } from '../font/resolve-role.js';
import { loadSharp } from '../image/load-sharp.js';
import type { FontRole } from '../model/face.js';
import type { FontLibrary } from '../model/font-library.js';
import type { UnusedFont } from '../model/font-table.js';
import type { VariationSet } from '../model/font-variation.js';
import type { SourceFile } from '../model/source.js';
import { UsageError } from '../model/usage-error.js';
import { parseSettings } from '../parse/yaml/parse-settings.js';

/* What the stages need of the machine they run on, tried out as they would use it, and what they may do on it. */

/** Whether bulletin.yaml says that this computer may hold what is classified. */
export const permitsClassified = (settings: SourceFile | undefined): boolean =>
  settings !== undefined && parseSettings(settings).value?.classified !== undefined;

/** What a role of fonts.yaml came to. */
export interface RoleState {
  readonly role: FontRole;
  /** PostScript name of the font, and where it was found; none where there is no usable one. */
  readonly font?: {
    readonly name: string;
    readonly file: string;
    readonly place: RoleResolution['place'];
    /** What of a variable font is set; static fonts have none. */
    readonly variation?: VariationSet;
  };
  /** What stood before it but could not be used. */
  readonly refused: readonly Refusal[];
  /** Why there is none. */
  readonly trouble?: UsageError;
}

/** What became of the roles of fonts.yaml, and of the fonts in `fonts/`. */
interface ExaminedFonts {
  readonly roles: readonly RoleState[];
  /** The fonts in `fonts/` that are no role's. */
  readonly unused: readonly UnusedFont[];
}

/** Opens the font of each role. */
export async function examineRoles(fonts: FontLibrary): Promise<ExaminedFonts> {
  const cache = createFaceCache();
  const states: RoleState[] = [];
  const used: RoleResolution[] = [];
  for (const role of fonts.roles.keys()) {
    const refused: Refusal[] = [];
    const search: FontSearch = { fonts, cache, refuse: (refusal) => refused.push(refusal) };
    try {
      const resolution = resolveRole(search, role);
      const { face, file, place, font, index, instance } = resolution;
      used.push(resolution);
      const listed = openFontFile(font, cache).list()[index];
      const variation = listed && (await describeVariation(listed.directory, instance));
      states.push({ role, font: { name: face.id, file, place, ...(variation && { variation }) }, refused });
    } catch (trouble) {
      if (!(trouble instanceof UsageError)) throw trouble;
      states.push({ role, refused, trouble });
    }
  }
  return { roles: states, unused: await findUnused(fonts, cache, used) };
}

/** The same fonts, but for those that come with the program. */
export const withoutPackaged = (fonts: FontLibrary): FontLibrary => ({
  ...fonts,
  roles: new Map(
    [...fonts.roles].map(([role, candidates]) => [role, candidates.filter(({ type }) => type === 'installed')]),
  ),
});

/** Loads the decoder of images. The reason where it can't be. */
export async function examineDecoder(): Promise<string | undefined> {
  try {
    await loadSharp();
    return undefined;
  } catch (error) {
    if (error instanceof UsageError) return String(error.params.reason);
    throw error;
  }
}
