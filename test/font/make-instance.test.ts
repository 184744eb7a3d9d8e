import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { FontError } from '../../src/font/font-error.js';
import { makeInstance } from '../../src/font/make-instance.js';
import { openFont } from '../../src/font/open-font.js';
import { readDirectories, type SfntDirectory } from '../../src/font/read-sfnt.js';
import { memorySource } from '../../src/model/byte-source.js';
import type { Face } from '../../src/model/face.js';
import * as fc from '../tools/fast-check.js';
import { box, buildCff, buildCollection, buildTrueType, type FontPlan, plain } from './build-font.js';

// The package's types describe named exports that Node can't see in its CommonJS file, and leave out instances.
const fontkit: { readonly create: (font: Uint8Array) => VariableFont } = createRequire(import.meta.url)(
  '@pdf-lib/fontkit',
);

interface VariableFont {
  getVariation(at: Readonly<Record<string, number>>): {
    getGlyph(id: number): { readonly path: { readonly commands: readonly { readonly args: readonly number[] }[] } };
  };
}

const weights = {
  span: [100, 200, 900],
  named: new Map([
    ['Light', 200],
    ['Bold', 700],
  ]),
} as const;

const directoryOf = (font: Uint8Array, face = 0): SfntDirectory => {
  const directory = readDirectories(memorySource(font))[face];
  if (!directory) throw new Error('no face');
  return directory;
};

const instanceOf = async (font: Uint8Array, instance: string): Promise<Face> =>
  openFont(memorySource(await makeInstance(directoryOf(font), instance)));

const codeOf = (character: string): number => character.codePointAt(0) ?? 0;

describe('an instance of a variable font', () => {
  const font = buildTrueType(plain('一二三', { weights, family: '变体' }));

  test.each([
    ['Light', 200],
    ['Bold', 700],
    ['900', 900],
    ['433', 433],
  ])('%s has the outlines that fontkit draws at %i', async (instance, wght) => {
    const face = await instanceOf(font, instance);
    const drawn = fontkit.create(font).getVariation({ wght });
    for (const character of '一二三') {
      const glyph = face.glyphOf(codeOf(character));
      const xs = drawn.getGlyph(glyph).path.commands.flatMap(({ args }) => args.filter((_, place) => place % 2 === 0));
      const bounds = face.boundsOf(glyph);
      // harfbuzz rounds to whole units, fontkit doesn't.
      expect(Math.abs((bounds?.xMax ?? 0) - Math.max(...xs))).toBeLessThanOrEqual(0.5);
      expect(bounds?.xMin).toBe(Math.min(...xs));
      expect(face.advanceOf(glyph)).toBe(Math.round(1000 + (50 * (wght - 200)) / 700));
    }
    expect(face.metrics.weight).toBe(wght);
    expect(face.family).toBe('变体');
  });

  test('has the parts of its composites where they are', async () => {
    const parts = [{ of: '一', x: 30, y: 40 }];
    const glyphs = new Map([
      ['一', box(0, 0, 500, 500)],
      ['二', { type: 'composite', parts, box: [30, 40, 530, 540] }],
    ] as const);
    const face = await instanceOf(buildTrueType({ weights, glyphs } satisfies FontPlan), '900');
    expect(face.boundsOf(2)).toEqual({ xMin: 30, yMin: 40, xMax: 630, yMax: 540 });
    const { glyphs: made } = await face.subset([{ glyph: 2, advance: 1000 }]);
    expect(made).toEqual([1]);
  });

  test('may be that of a face in a collection', async () => {
    const collection = buildCollection([buildTrueType(plain('一')), font]);
    const made = await makeInstance(directoryOf(collection, 1), 'Bold');
    expect(openFont(memorySource(made)).boundsOf(1)?.xMax).toBe(900 + 71);
  });

  test('that the font doesn’t have is refused with those that it has', async () => {
    await expect(makeInstance(directoryOf(font), 'Black')).rejects.toMatchObject({
      defect: 'no-instance',
      reason: {
        zh: '这个可变字体里没有 fonts.yaml 要的“Black”，可以要的是：Light、Bold，或者粗细的数（100～900）',
        en: expect.stringContaining('it has: Light, Bold, or a weight from 100 to 900'),
      },
    });
  });

  test('is not made of other outlines than glyf', async () => {
    const refused = makeInstance(directoryOf(buildCff(plain('一', { weights }))), 'Bold');
    await expect(refused).rejects.toMatchObject({ defect: 'variable-outlines' });
  });

  test('of a font with any byte changed is made or refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(font.length - 1), fc.nat(255), async (at, value) => {
        const changed = font.slice();
        changed[at] = value;
        try {
          const face = await instanceOf(changed, '700');
          for (const character of '一二三') face.boundsOf(face.glyphOf(codeOf(character)));
        } catch (error) {
          // As the reader of the directory does, which its caller turns into a damaged font.
          if (!(error instanceof FontError || error instanceof RangeError)) throw error;
        }
      }),
      { numRuns: 300 },
    );
  });
});
