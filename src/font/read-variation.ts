import type { FontInstance, Variation } from '../model/font-variation.js';
import { comparableName } from './read-names.js';
import { bytesOf, readFontTable, SFNT_TRUETYPE, type SfntDirectory } from './read-sfnt.js';
import { writeSfnt } from './write-sfnt.js';

/**
 * The axes of a variable font and the instances that its maker named, as fontkit reads them; none where the font is none, or
 * doesn't say it in a way that can be read. fontkit is loaded where it is needed.
 */
export async function readVariation(directory: SfntDirectory): Promise<Variation | undefined> {
  if (!directory.tables.has('fvar') || !directory.tables.has('name')) return undefined;
  const { default: fontkit } = await import('@pdf-lib/fontkit');
  try {
    // fontkit gets the tables that it needs, not all the megabytes of the font.
    const tables = ['fvar', 'name'].map((tag) => [tag, bytesOf(readFontTable(directory, tag))] as const);
    const font = fontkit.create(writeSfnt(SFNT_TRUETYPE, new Map(tables)));
    const axes = Object.entries(font.variationAxes).map(([tag, axis]) => ({ tag, ...axis, name: axis.name || tag }));
    const instances = Object.entries(font.namedVariations).map(([name, at]) => ({ name, at }));
    return { axes, instances };
  } catch {
    return undefined;
  }
}

/** The instance that the outlines of a variable font are of, and that is set where fonts.yaml asks for none. */
export const defaultInstance = ({ axes, instances }: Variation): FontInstance =>
  instances.find(({ at }) => axes.every((axis) => at[axis.tag] === axis.default)) ?? { at: defaultsOf(axes) };

const defaultsOf = (axes: Variation['axes']): Readonly<Record<string, number>> =>
  Object.fromEntries(axes.map((axis) => [axis.tag, axis.default]));

/**
 * The instance that fonts.yaml asks for.
 * @param asked a name that the font gives an instance, in any case of letters; or a weight, with all else as it is by default
 */
export function findInstance({ axes, instances }: Variation, asked: string): FontInstance | undefined {
  const named = instances.find(({ name = '' }) => comparableName(name) === comparableName(asked));
  if (named) return named;
  const [weight, axis] = [Number(asked), axes.find(({ tag }) => tag === 'wght')];
  if (!/^\d/.test(asked) || !axis || !(weight >= axis.min && weight <= axis.max)) return undefined;
  const at: FontInstance['at'] = { ...defaultsOf(axes), wght: weight };
  return instances.find((instance) => axes.every(({ tag }) => instance.at[tag] === at[tag])) ?? { at };
}
