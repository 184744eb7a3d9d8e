import { expect, test } from 'vitest';
import { openFont } from '../../src/font/open-font.js';
import { outlineGlyphs } from '../../src/font/outline-glyphs.js';
import { memorySource } from '../../src/model/byte-source.js';
import { box, buildCff, buildTrueType, plain } from './build-font.js';
import { installed, NOTO_SERIF, readWithFontkit } from './fontkit-outlines.js';

const glyphs = new Map([...plain('一二').glyphs, ['三', box(100, 0, 300, 700)]]);

test.each([
  ['TrueType', buildTrueType({ glyphs })],
  ['CFF', buildCff({ glyphs })],
  ['CID-keyed CFF', buildCff({ glyphs }, { cid: true })],
])('outlines of a %s font enclose the boxes of their glyphs', async (_, font) => {
  const face = openFont(memorySource(font));
  const wanted = [...'三一'].map((character) => face.glyphOf(character.codePointAt(0) ?? 0));
  const outlines = await outlineGlyphs(face, wanted);
  expect(outlines.size).toBe(2);
  for (const glyph of wanted) expect(boxOf(outlines.get(glyph) ?? '')).toEqual(face.boundsOf(glyph));
});

/** Of an outline that has straight lines alone. */
function boxOf(outline: string) {
  const numbers = [...outline.matchAll(/-?\d+(?:\.\d+)?/g)].map(Number);
  const [xs, ys] = [0, 1].map((rest) => numbers.filter((_, index) => index % 2 === rest));
  return {
    xMin: Math.min(...(xs ?? [])),
    yMin: Math.min(...(ys ?? [])),
    xMax: Math.max(...(xs ?? [])),
    yMax: Math.max(...(ys ?? [])),
  };
}

test('those of a font of the package are those of the whole font', async () => {
  const font = installed(NOTO_SERIF);
  const face = openFont(memorySource(font));
  const wanted = [...'受理12%'].map((character) => face.glyphOf(character.codePointAt(0) ?? 0));
  const whole = readWithFontkit(font);
  const outlines = await outlineGlyphs(face, wanted);
  expect(wanted.map((glyph) => outlines.get(glyph))).toEqual(wanted.map((glyph) => whole(glyph).path));
});

test('a blank has none, and nothing is asked for nothing', async () => {
  const face = openFont(memorySource(buildTrueType({ glyphs: new Map([['　', box(0, 0, 0, 0)]]) })));
  const blank = face.glyphOf(0x3000);
  expect((await outlineGlyphs(face, [blank])).get(blank)).toBe('');
  expect((await outlineGlyphs(face, [])).size).toBe(0);
});
