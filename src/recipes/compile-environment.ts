import { createFaceCache, openFontFile } from '../font/open-font-file.js';
import { readVariation } from '../font/read-variation.js';
import { type FontSearch, type Refusal, type RoleResolution, resolveRole } from '../font/resolve-role.js';
import { loadSharp } from '../image/load-sharp.js';
import type { FontRole } from '../model/face.js';
import type { FontLibrary } from '../model/font-library.js';
import type { Variation } from '../model/font-table.js';
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
    /** What it varies in, where it is a variable font. */
    readonly variation?: Variation;
  };
  /** What stood before it but could not be used. */
  readonly refused: readonly Refusal[];
  /** Why there is none. */
  readonly trouble?: UsageError;
}

/** Opens the font of each role. */
export async function examineRoles(fonts: FontLibrary): Promise<readonly RoleState[]> {
  const cache = createFaceCache();
  const states: RoleState[] = [];
  for (const role of fonts.roles.keys()) {
    const refused: Refusal[] = [];
    const search: FontSearch = { fonts, cache, refuse: (refusal) => refused.push(refusal) };
    try {
      const { face, file, place, font, index } = resolveRole(search, role);
      const listed = openFontFile(font, cache).list()[index];
      const variation = listed && (await readVariation(listed.directory));
      states.push({ role, font: { name: face.id, file, place, ...(variation && { variation }) }, refused });
    } catch (trouble) {
      if (!(trouble instanceof UsageError)) throw trouble;
      states.push({ role, refused, trouble });
    }
  }
  return states;
}

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
