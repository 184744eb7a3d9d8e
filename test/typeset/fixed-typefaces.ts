import type { Face, Typefaces } from '../../src/model/face.js';
import { em } from '../../src/model/length.js';
import type { Composition } from '../../src/model/template.js';

/** A face of plain numbers: Han and full-width marks 1 em, everything of ASCII half an em, no outlines to read. */
export const fixedFace: Face = {
  id: 'Fixed',
  postScriptName: 'Fixed',
  family: 'Fixed',
  unitsPerEm: 1000,
  glyphOf: (codePoint) => codePoint,
  advanceOf: (glyph) => (glyph < 0x2000 ? 500 : 1000),
  boundsOf: () => ({ xMin: 100, yMin: 0, xMax: 900, yMax: 800 }),
  metrics: {
    ascent: 880,
    descent: -120,
    capHeight: 700,
    italicAngle: 0,
    bounds: { xMin: 0, yMin: -120, xMax: 1000, yMax: 880 },
    weight: 400,
  },
  subset: () => Promise.reject(new Error('the fixed face has no outlines')),
};

/** Every role in the fixed face. Characters of `missing` have no glyph. */
export const fixedTypefaces = (missing = ''): Typefaces => ({
  shape: (_role, codePoint) =>
    missing.includes(String.fromCodePoint(codePoint)) ? undefined : { face: fixedFace, glyph: codePoint, scale: 1 },
});

/** The composition of the `bulletin` template. */
export const printedComposition: Composition = {
  autospace: em(0.125),
  autospaceMin: em(0.125),
  autospaceMax: em(0.25),
  wordSpace: em(0.25),
  wordSpaceMin: em(0.25),
  wordSpaceMax: em(0.5),
  breaker: 'first-fit',
  kinsoku: 'push-out',
  straddler: em(0.5),
  shrink: 'ladder',
  squeezeMax: em(0.95),
  unitGlue: 'on',
  adjacentMarks: 'trim',
  hanging: 'none',
  punctuation: 'quanjiao',
  lineEndMark: 'fit',
  lineStartOpening: 'full',
  indentOpening: 'full',
  fullStopShrink: 'never',
  runt: 'allow',
  looseGap: em(0.1),
  veryLooseGap: em(0.25),
};
