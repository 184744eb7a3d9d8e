import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { dumpLayout } from '../src/outputs/layout/layout.js';
import { type CompiledIssue, compileIssueIn } from './tools/compile-issue.js';
import { findInkless } from './tools/find-inkless.js';
import { type PageRaster, renderPages } from './tools/render-page.js';
import { requireProgram, runOnPdf } from './tools/system-program.js';

/*
 * The specimen is an issue that has every rule and every block, in a template with every option. Its layout is compared
 * as text, some of its pages as pictures, and `outputs/pdf/archive` has it validated; `npm run specimen` makes the pictures anew, to be looked at before they are kept.
 */

const home = join(import.meta.dirname, 'fixtures/specimen');

let specimen: CompiledIssue;
beforeAll(async () => {
  specimen = await compileIssueIn(home, '9');
});

test('nothing is wrong with it', () => {
  expect(specimen.findings.filter(({ severity }) => severity !== 'hint')).toEqual([]);
});

test('it is laid out as its golden text says', async () => {
  await expect(dumpLayout(specimen.pages)).toMatchFileSnapshot(join(home, 'layout.txt'));
});

test('it is the same at every run', async () => {
  const again = await compileIssueIn(home, '9');
  expect(Buffer.compare(again.pdf, specimen.pdf)).toBe(0);
});

test('every glyph leaves ink', async () => {
  const rasters = await renderPages(specimen.pdf);
  expect(findInkless(specimen.pages, rasters)).toEqual([]);
});

describe('its pages look as they did', () => {
  /** The pages with tables, figures, a chart and footnotes. */
  const kept = [1, 4, 5, 6];

  test.each(kept)('page %i', async (page) => {
    const raster = (await renderPages(specimen.pdf, keptResolution))[page - 1];
    const picture = PNG.sync.read(readFileSync(join(home, 'pages', `${page}.png`)));
    expect(raster && [raster.width, raster.height]).toEqual([picture.width, picture.height]);
    expect(raster && differenceOf(raster, picture)).toBeLessThan(mostDifference);
  });

  test('a line that is missing would be seen', async () => {
    const [raster] = await renderPages(specimen.pdf, keptResolution);
    if (!raster) throw new Error('the specimen has a first page');
    const whole = PNG.sync.read(readFileSync(join(home, 'pages', '1.png')));
    const line = specimen.pages[0]?.items.find((item) => item.type === 'line' && item.part === 'body');
    const baseline = line?.type === 'line' ? line.baseline * keptResolution : 0;
    const pixels = raster.pixels.map((value, at) => {
      const row = Math.floor(at / raster.width);
      return Math.abs(row - baseline + 5) < 8 ? 255 : value;
    });
    expect(differenceOf({ ...raster, pixels }, whole)).toBeGreaterThan(mostDifference);
  });
});

/** Pixels a pt: about 50 dpi, enough to tell a line from another. */
const keptResolution = 0.7;

/** A rule that falls a fraction of a pixel elsewhere is no change, a line of two characters that is missing is one. */
const mostDifference = 0.0002;

/** The mean difference of two pages in grey, 0 to 1, each pixel averaged with its neighbours. */
function differenceOf({ width, height, pixels }: PageRaster, picture: PNG): number {
  let sum = 0;
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      let here = 0;
      for (const at of [0, -1, 1, -width, width]) {
        const pixel = y * width + x + at;
        const other = picture.data.subarray(pixel * 4, pixel * 4 + 3);
        here += (pixels[pixel] ?? 255) - Math.min(other[0] ?? 255, other[1] ?? 255, other[2] ?? 255);
      }
      sum += Math.abs(here) / 5;
    }
  }
  return sum / (255 * width * height);
}

test.skipIf(!requireProgram('qpdf'))('qpdf finds nothing wrong with it', () => {
  expect(runOnPdf(specimen.pdf, 'qpdf', ['--check', '{pdf}'])).toMatchObject({ status: 0 });
});
