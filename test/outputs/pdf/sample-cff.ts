import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Face } from '../../../src/model/face.js';
import { setText } from '../../tools/set-text.js';
import { tinyFace } from '../../tools/tiny-font.js';
import { renderSample } from './sample-document.js';

/*
 * pdf.js brings bare CFF programs as stand-ins for the standard fonts. The one used here is monospaced, 0.6 em, with its
 * glyphs in the order of ASCII.
 */

const bytes = new Uint8Array(
  readFileSync(createRequire(import.meta.url).resolve('pdfjs-dist/standard_fonts/FoxitFixed.pfb')),
);
const ADVANCE = 600;
const BEFORE_BLANK = 31;

const cffFace: Face = {
  ...tinyFace('Fixed', { characters: '' }),
  glyphOf: (codePoint) => codePoint - BEFORE_BLANK,
  advanceOf: () => ADVANCE,
  boundsOf: () => ({ xMin: 50, yMin: 0, xMax: 550, yMax: 560 }),
  subset: async (entries) => ({
    format: 'cff',
    bytes,
    glyphs: entries.map(({ glyph }) => glyph),
    advances: entries.map(() => ADVANCE),
  }),
};
export const text = 'ABHEM0258';
export const plain = setText(text, { face: cffFace });
export const spaced = setText(text, { face: cffFace, gap: 0.3, baseline: 160 });

export const renderCffSample = (): Promise<Uint8Array> => renderSample([plain, spaced]);
