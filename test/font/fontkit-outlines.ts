import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { GlyphBounds } from '../../src/model/face.js';

// The package's types describe named exports that Node can't see in its CommonJS file.
const fontkit = createRequire(import.meta.url)('@pdf-lib/fontkit') as typeof import('@pdf-lib/fontkit');

/** What another implementation reads in a font. */
export interface ReadGlyph {
  readonly path: string;
  readonly advance: number;
  /** The box of outline and control points; none for a blank. */
  readonly box: GlyphBounds | undefined;
}

/** The glyphs of a font as fontkit reads them; of a collection those of the face with this PostScript name. */
export function readWithFontkit(font: Uint8Array, postScriptName?: string): (glyph: number) => ReadGlyph {
  const opened = fontkit.create(font, postScriptName);
  return (id) => {
    const glyph = opened.getGlyph(id);
    const { minX: xMin, minY: yMin, maxX: xMax, maxY: yMax } = glyph.cbox;
    const path = glyph.path.toSVG();
    // For a blank fontkit gives the box of the glyph behind it.
    return { path, advance: glyph.advanceWidth, box: path === '' ? undefined : { xMin, yMin, xMax, yMax } };
  };
}

/** A file that npm installed for this package. */
export const installed = (path: string): Uint8Array =>
  Uint8Array.from(readFileSync(fileURLToPath(new URL(`../../node_modules/${path}`, import.meta.url))));

export const NOTO_SERIF = '@expo-google-fonts/noto-serif-sc/300Light/NotoSerifSC_300Light.ttf';
export const LIBERATION = 'pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf';
