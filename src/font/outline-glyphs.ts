import { memorySource } from '../model/byte-source.js';
import type { Face, FontProgram } from '../model/face.js';
import { readCffOutlines } from './read-cff.js';

/**
 * The outlines of some glyphs of a face as SVG path data, in font units, y upwards; empty where a glyph leaves no ink. They are
 * those of the program that would be embedded.
 * @throws what `Face.subset` throws
 */
export async function outlineGlyphs(face: Face, glyphs: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const entries = [...new Set(glyphs)].map((glyph) => ({ glyph, advance: face.advanceOf(glyph) }));
  if (entries.length === 0) return new Map();
  const program = await face.subset(entries);
  const outlineOf = await readOutlines(program);
  return new Map(entries.map(({ glyph }, index) => [glyph, outlineOf(program.glyphs[index] ?? 0)]));
}

/** TrueType outlines are read by fontkit, which misreads some of the other kind. */
async function readOutlines({ format, bytes }: FontProgram): Promise<(glyph: number) => string> {
  if (format === 'cff') return readCffOutlines(memorySource(bytes));
  const { default: fontkit } = await import('@pdf-lib/fontkit');
  const font = fontkit.create(bytes);
  return (glyph) => font.getGlyph(glyph).path.toSVG();
}
