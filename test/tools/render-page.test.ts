import { expect, test } from 'vitest';
import type { Face } from '../../src/model/face.js';
import { renderSample } from '../outputs/pdf/sample-document.js';
import { findInkless } from './find-inkless.js';
import { inkOf, type PageBox, renderPages } from './render-page.js';
import { setPages, setText } from './set-text.js';
import { tinyFace } from './tiny-font.js';

/* The means by which tests find glyphs that leave no ink have to find them. */

const characters = '甲乙丙';
const SIZE = 20;

/** Where the characters of a line at 80, 120 stand: their cells, from the top of the em box to its foot. */
const cellOf = (index: number): PageBox => ({
  left: 80 + SIZE * index,
  top: 120 - 0.88 * SIZE,
  right: 80 + SIZE * (index + 1),
  bottom: 120 + 0.12 * SIZE,
});

async function inkByCell(face: Face): Promise<number[]> {
  const [raster] = await renderPages(await renderSample([setText(characters, { face, size: SIZE })]));
  if (!raster) throw new Error('the page was not rendered');
  return [...characters].map((_, index) => inkOf(raster, cellOf(index)));
}

test('a character that was drawn leaves ink in its cell and none above it', async () => {
  const face = tinyFace('Tiny', { characters });
  for (const ink of await inkByCell(face)) expect(ink).toBeCloseTo(0.88 ** 2, 1);
  const [raster] = await renderPages(await renderSample([setText(characters, { face, size: SIZE })]));
  expect(raster && inkOf(raster, { ...cellOf(0), top: 60, bottom: 100 })).toBe(0);
});

test('a character whose outline was lost leaves none', async () => {
  const [first, second, third] = await inkByCell(tinyFace('Broken', { characters, broken: '乙' }));
  expect(first).toBeGreaterThan(0.5);
  expect(second).toBe(0);
  expect(third).toBeGreaterThan(0.5);
});

test('findInkless names the character whose outline was lost, and no other', async () => {
  const face = tinyFace('Broken', { characters, broken: '乙' });
  const line = setText(characters, { face, size: SIZE });
  const rasters = await renderPages(await renderSample([line]));
  expect(findInkless(setPages([line]), rasters)).toEqual([{ page: 1, text: '乙', x: 80 + SIZE, baseline: 120 }]);
});

test('no font of the machine stands in for one that is not embedded', async () => {
  const tiny = tinyFace('SimSun', { characters });
  const face: Face = {
    ...tiny,
    subset: async (entries) => ({ ...(await tiny.subset(entries)), bytes: new Uint8Array() }),
  };
  expect(await inkByCell(face)).toEqual([0, 0, 0]);
});

test('red is ink', async () => {
  const face = tinyFace('Tiny', { characters });
  const red = setText('甲', { face, size: SIZE, color: { red: 1, green: 0, blue: 0 } });
  const [raster] = await renderPages(await renderSample([red]));
  expect(raster && inkOf(raster, cellOf(0))).toBeGreaterThan(0.5);
});
