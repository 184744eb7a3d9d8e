import { expect, test } from 'vitest';
import { readDirectories, type SfntDirectory } from '../../src/font/read-sfnt.js';
import { defaultInstance, findInstance, readVariation } from '../../src/font/read-variation.js';
import { memorySource } from '../../src/model/byte-source.js';
import type { Variation } from '../../src/model/font-variation.js';
import * as fc from '../tools/fast-check.js';
import { buildTrueType, plain } from './build-font.js';

function directoryOf(font: Uint8Array): SfntDirectory {
  const [directory] = readDirectories(memorySource(font));
  if (!directory) throw new Error('no face');
  return directory;
}

const variable = buildTrueType(
  plain('一二', {
    weights: {
      span: [100, 200, 900],
      named: new Map([
        ['Light', 200],
        ['Bold', 700],
      ]),
    },
  }),
);

test('a font of fixed weight varies in nothing', async () => {
  expect(await readVariation(directoryOf(buildTrueType(plain('一'))))).toBeUndefined();
});

const light = { name: 'Light', at: { wght: 200 } };
const bold = { name: 'Bold', at: { wght: 700 } };

/** As the font's maker is read to have made it. */
async function variationOf(font: Uint8Array): Promise<Variation> {
  const variation = await readVariation(directoryOf(font));
  if (!variation) throw new Error('no variable font');
  return variation;
}

test('the axes of a variable font are named, and its instances with their places', async () => {
  const variation = await variationOf(variable);
  expect(variation).toEqual({
    axes: [{ tag: 'wght', name: 'Weight', min: 100, default: 200, max: 900 }],
    instances: [light, bold],
  });
  expect(defaultInstance(variation)).toEqual(light);
});

test('what is set has no name where the default is none of the instances', async () => {
  const font = buildTrueType(plain('一', { weights: { span: [1, 450, 900], named: new Map([['Bold', 700]]) } }));
  expect(defaultInstance(await variationOf(font))).toEqual({ at: { wght: 450 } });
});

test.each([
  ['bold', bold],
  ['Ｌｉｇｈｔ', light],
  ['700', bold],
  ['100', { at: { wght: 100 } }],
  ['512.5', { at: { wght: 512.5 } }],
  ['99', undefined],
  ['901', undefined],
  ['', undefined],
  ['Black', undefined],
])('asked for %j, an instance is found by its name or its weight', async (asked, found) => {
  expect(findInstance(await variationOf(variable), asked)).toEqual(found);
});

test('whatever a damaged font says of its axes is read or left', async () => {
  const { offset = 0, length = 1 } = directoryOf(variable).tables.get('fvar') ?? {};
  await fc.assert(
    fc.asyncProperty(fc.nat(length - 1), fc.nat(255), async (at, value) => {
      const changed = variable.slice();
      changed[offset + at] = value;
      const read = await readVariation(directoryOf(changed));
      expect(read === undefined || Array.isArray(read.axes)).toBe(true);
    }),
    { numRuns: 200 },
  );
});
