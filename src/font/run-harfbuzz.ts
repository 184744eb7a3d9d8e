import type { Options } from 'subset-font';
import { FontError } from './font-error.js';

/** What is asked of harfbuzz: some characters of a font, or all of it, at one place of its axes. */
type Asked = { readonly text: string } | Required<Pick<Options, 'keepAllGlyphs' | 'variationAxes'>>;

/**
 * What harfbuzz makes of a font, without hinting and rules of layout; it is loaded for that.
 * @throws FontError where it doesn't accept the font
 */
export async function runHarfbuzz(font: Uint8Array, asked: Asked): Promise<Uint8Array> {
  const { default: subsetFont } = await import('subset-font');
  const { text, ...axes } = { text: undefined, ...asked };
  try {
    return await subsetFont(Buffer.from(font), text, {
      targetFormat: 'truetype',
      noHinting: true,
      noLayoutClosure: true,
      ...axes,
    });
  } catch (error) {
    throw new FontError('damaged', `harfbuzz: ${error instanceof Error ? error.message : String(error)}`);
  }
}
