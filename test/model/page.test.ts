import { expect, test } from 'vitest';
import { pt } from '../../src/model/length.js';
import { black, cellLeft, glyphsOf, type PositionedGlyph, runOfGlyphs } from '../../src/model/page.js';
import { setLine } from '../../src/typeset/set-line.js';
import * as fc from '../tools/fast-check.js';
import { compose } from '../typeset/compose.js';
import { fixedFace } from '../typeset/fixed-typefaces.js';

const length = fc.integer({ min: -5000, max: 5000 }).map((tenths) => pt(tenths / 10));

const glyph: fc.Arbitrary<PositionedGlyph> = fc.record({
  glyph: fc.nat(60_000),
  text: fc.constantFrom('政', '1', '——', '𠮷'),
  x: length,
  shift: length,
  advance: length,
  stretch: fc.constantFrom(1, 1.25),
  span: fc.nat(9),
  start: fc.nat(1000),
  end: fc.nat(1000),
});

test('the glyphs of a run of glyphs are these', () => {
  fc.assert(
    fc.property(fc.array(glyph), (glyphs) => {
      expect(glyphsOf([runOfGlyphs(glyphs)])).toEqual(glyphs);
    }),
  );
});

test('a line stands where it is put, as large and as narrow as it is asked for', () => {
  const [line] = compose('政务a').lines;
  if (!line) throw new Error('a text has a line');
  const placement = { left: pt(100), size: pt(16), color: black, condense: 0.5 };
  const [run, ...others] = setLine(line, placement);
  expect(others).toEqual([]);
  expect(run).toMatchObject({ face: fixedFace, size: 16, scale: 0.5, start: 0, end: 3 });
  if (!run) throw new Error('a line has a run');
  // Autospace of an eighth stands before the letter.
  expect(glyphsOf([run]).map(({ x, advance }) => [x, advance])).toEqual([
    [100, 8],
    [108, 8],
    [117, 4],
  ]);
  expect(cellLeft(run.placed, 1)).toBe(108);
});
