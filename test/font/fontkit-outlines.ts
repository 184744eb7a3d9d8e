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

/** What another implementation reads in the tables of a font besides its glyphs. */
export const factsByFontkit = (bytes: Uint8Array) => {
  const font = fontkit.create(bytes);
  return {
    postScriptName: font.postscriptName,
    unitsPerEm: font.unitsPerEm,
    ascent: font.ascent,
    descent: font.descent,
    capHeight: font.capHeight,
    italicAngle: font.italicAngle,
    bounds: { xMin: font.bbox.minX, yMin: font.bbox.minY, xMax: font.bbox.maxX, yMax: font.bbox.maxY },
    // The package's types know one field of the table.
    weight: Number(Object.entries(font['OS/2']).find(([name]) => name === 'usWeightClass')?.[1]),
    characters: font.characterSet,
    glyphOf: (codePoint: number): number => font.glyphForCodePoint(codePoint).id,
  };
};

/** A file that npm installed for this package. */
export const installed = (path: string): Uint8Array =>
  Uint8Array.from(readFileSync(fileURLToPath(new URL(`../../node_modules/${path}`, import.meta.url))));

export const NOTO_SERIF = '@expo-google-fonts/noto-serif-sc/300Light/NotoSerifSC_300Light.ttf';
export const LIBERATION = 'pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf';
