import { join } from 'node:path';
import { openFont } from '../../src/font/open-font.js';
import { type ByteSource, memorySource } from '../../src/model/byte-source.js';
import type { FontRole } from '../../src/model/face.js';
import type { FontLibrary, RoleCandidate } from '../../src/model/font-library.js';
import { thisSystem } from '../../src/read/surroundings.js';
import { cacheFolder } from '../../src/workspace/cache/cache-folder.js';
import { openCache } from '../../src/workspace/cache/open-cache.js';
import { openFonts } from '../../src/workspace/open-fonts.js';

/*
 * The fonts of the package with the widths that the fonts of offices have, so that a document can be set by us and by a word
 * processor in the same fonts.
 */

export interface OfficeFonts {
  readonly library: FontLibrary;
  /** Each font with the names that offices' fonts of its role have. */
  readonly fonts: readonly OfficeFont[];
}

interface OfficeFont {
  readonly families: readonly string[];
  /** As the font itself states it. */
  readonly family: string;
  readonly bytes: Uint8Array;
}

const packageRoot = join(import.meta.dirname, '../..');

export async function openOfficeFonts(): Promise<OfficeFonts> {
  const cache = openCache(cacheFolder(thisSystem()));
  const library = (await openFonts({ workspace: packageRoot, packageRoot, systemFonts: false, cache })).value;
  if (!library) throw new Error('the fonts of the package could not be read');
  const made = new Map<string, Uint8Array>();
  const findPackagedFont: FontLibrary['findPackagedFont'] = (placing) => {
    const font = library.findPackagedFont(placing);
    if (!font) return undefined;
    const bytes = made.get(font.name) ?? withOfficeWidths(font.source);
    made.set(font.name, bytes);
    return { ...font, source: memorySource(bytes) };
  };
  const roles: [FontRole, readonly RoleCandidate[]][] = [...library.roles].map(([role, candidates]) => [
    role,
    candidates.map((candidate) =>
      candidate.type === 'package' ? { type: 'package', package: candidate.package, width: 1 } : candidate,
    ),
  ]);
  const fonts = roles.map(([role, candidates]): OfficeFont => {
    const families = candidates.flatMap((candidate) => (candidate.type === 'installed' ? candidate.families : []));
    const packaged = candidates.find((candidate) => candidate.type === 'package');
    const font = packaged && findPackagedFont(packaged);
    if (!font) throw new Error(`${role} has no font of the package`);
    const bytes = font.source.readAt(0, font.source.size);
    return { families, family: openFont(font.source).family, bytes };
  });
  return { library: { ...library, roles: new Map(roles), findPackagedFont }, fonts };
}

/** As wide as Han; all characters of ASCII are half as wide. */
const fullMarks = '“”‘’—…';
const ascii = String.fromCharCode(...Array.from({ length: 95 }, (_, index) => 32 + index));

function withOfficeWidths(source: ByteSource): Uint8Array {
  const bytes = Uint8Array.from(source.readAt(0, source.size));
  const view = new DataView(bytes.buffer);
  const face = openFont(source);
  const tableAt = (tag: string): number => {
    for (let at = 12; at < 12 + 16 * view.getUint16(4); at += 16) {
      if (Buffer.from(bytes.subarray(at, at + 4)).toString('latin1') === tag) return view.getUint32(at + 8);
    }
    throw new Error(`a font without ${tag}`);
  };
  const own = view.getUint16(tableAt('hhea') + 34);
  for (const character of fullMarks + ascii) {
    const glyph = face.glyphOf(character.codePointAt(0) ?? 0);
    if (glyph >= own) throw new Error(`${character} has no advance of its own`);
    view.setUint16(tableAt('hmtx') + 4 * glyph, face.unitsPerEm / (fullMarks.includes(character) ? 1 : 2));
  }
  return bytes;
}
