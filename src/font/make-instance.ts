import { wordChoices } from '../model/font-variation.js';
import { FontError, readOrDamaged } from './font-error.js';
import { bytesOf, readFontTable, SFNT_TRUETYPE, type SfntDirectory, tableRange } from './read-sfnt.js';
import { findInstance, readVariation } from './read-variation.js';
import { runHarfbuzz } from './run-harfbuzz.js';
import { writeSfnt } from './write-sfnt.js';

/** Tables that no text here is set by: rules of layout, and hints for screens. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'GSUB',
  'GPOS',
  'GDEF',
  'BASE',
  'STAT',
  'cvt ',
  'cvar',
  'fpgm',
  'prep',
  'DSIG',
]);
/** The largest variable font of which an instance is made, in bytes; the largest Chinese ones have half of it. */
const MAX_SIZE = 64 * 1024 * 1024;

/**
 * The static TrueType font that one instance of a variable font is, made by harfbuzz: the outlines, advances and metrics at these
 * values of the axes; the character map and the names stay.
 * @param instance as fonts.yaml has it: one of the font's own, by name, or a weight, by number
 * @throws FontError where the font has no such instance, or has outlines of another kind
 */
export async function makeInstance(directory: SfntDirectory, instance: string): Promise<Uint8Array> {
  if (!directory.tables.has('glyf')) throw new FontError('variable-outlines', 'no glyf');
  const variation = await readVariation(directory);
  if (!variation) throw new FontError('damaged', 'fvar');
  const found = findInstance(variation, instance);
  if (!found) {
    const choices = wordChoices(variation);
    throw new FontError('no-instance', instance, {
      zh: `这个可变字体里没有 fonts.yaml 要的“${instance}”，可以要的是：${choices.zh}`,
      en: `this variable font has no “${instance}”, which fonts.yaml asks for; it has: ${choices.en}`,
    });
  }
  const tables = [...directory.tables.keys()].filter((tag) => !LEFT_OUT.has(tag));
  const size = tables.reduce((sum, tag) => sum + tableRange(directory, tag).length, 0);
  if (size > MAX_SIZE) throw new FontError('too-large', `${size} bytes of a variable font`);
  const whole = readOrDamaged('instance', () =>
    writeSfnt(SFNT_TRUETYPE, new Map(tables.map((tag) => [tag, bytesOf(readFontTable(directory, tag))]))),
  );
  return runHarfbuzz(whole, { variationAxes: found.at });
}
