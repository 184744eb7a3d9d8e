import type { Variation } from '../model/font-table.js';
import { bytesOf, readTable, SFNT_TRUETYPE, type SfntDirectory } from './read-sfnt.js';
import { writeSfnt } from './write-sfnt.js';

/**
 * The axes of a variable font, as fontkit reads them; none where the font is none, or doesn't say it in a way that can be read.
 * Text is set in the instance that the outlines of such a font are of, the default one. fontkit is loaded where it is needed.
 */
export async function readVariation(directory: SfntDirectory): Promise<Variation | undefined> {
  if (!directory.tables.has('fvar') || !directory.tables.has('name')) return undefined;
  const { default: fontkit } = await import('@pdf-lib/fontkit');
  try {
    // Of its many megabytes it gets what it needs.
    const tables = ['fvar', 'name'].map((tag) => [tag, bytesOf(readTable(directory, tag))] as const);
    const font = fontkit.create(writeSfnt(SFNT_TRUETYPE, new Map(tables)));
    const axes = Object.entries(font.variationAxes).map(([tag, axis]) => ({ tag, ...axis, name: axis.name || tag }));
    const instances = Object.entries(font.namedVariations);
    const isDefault = ([, at]: (typeof instances)[number]): boolean =>
      axes.every((axis) => at[axis.tag] === axis.default);
    const set = instances.find(isDefault)?.[0];
    return { axes, instances: instances.map(([name]) => name), ...(set !== undefined && { set }) };
  } catch {
    return undefined;
  }
}
