import { expect, test } from 'vitest';
import { mm } from '../../../src/model/length.js';
import { glyphsOf } from '../../../src/model/page.js';
import * as fc from '../../tools/fast-check.js';
import { readContent } from '../../tools/read-content.js';
import { setText } from '../../tools/set-text.js';
import { tinyFace } from '../../tools/tiny-font.js';
import { renderSample } from './sample-document.js';

const face = tinyFace('Tiny', { characters: '甲乙丙丁，。—0123456789' });
const TOLERANCE = mm(0.02);

const texts = fc
  .array(fc.constantFrom(...'甲乙丙丁，。—0123456789'), { minLength: 1, maxLength: 40 })
  .map((characters) => characters.join(''));
const settings = fc.record({
  x: fc.double({ min: 0, max: 100, noNaN: true }),
  baseline: fc.double({ min: 20, max: 800, noNaN: true }),
  size: fc.double({ min: 6, max: 42, noNaN: true }),
  scale: fc.double({ min: 0.7, max: 1, noNaN: true }),
  gap: fc.double({ min: -0.1, max: 0.5, noNaN: true }),
  autospace: fc.constantFrom(0, 0.125, 0.25),
});

test('every glyph stands where it was typeset, at the end of a long line too', async () => {
  await fc.assert(
    fc.asyncProperty(texts, settings, async (text, options) => {
      const line = setText(text, { face, ...options, compressed: '，。', stretched: { '—': 1.1237 } });
      const [page] = await readContent(await renderSample([line]));
      const typeset = glyphsOf(line.runs);
      expect(page?.glyphs.map((glyph) => glyph.text)).toEqual(typeset.map((glyph) => glyph.text));
      for (const [index, glyph] of (page?.glyphs ?? []).entries()) {
        const wanted = typeset[index];
        expect(Math.abs(glyph.x - ((wanted?.x ?? 0) + (wanted?.shift ?? 0)))).toBeLessThan(TOLERANCE);
        expect(Math.abs(glyph.baseline - line.baseline)).toBeLessThan(TOLERANCE);
      }
    }),
    { numRuns: 20 },
  );
});
