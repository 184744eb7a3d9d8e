import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { knownRules } from '../../src/catalogue.js';
import { packageRoot } from '../cli/run-bulletin.js';
import { links } from './documents.js';

/* The pictures of the manual show what the program sets today; `npm run manual-images` draws them anew. */

const kept = join(packageRoot, 'docs/images');
const names = readdirSync(kept).sort();

const drawn = mkdtempSync(join(tmpdir(), 'bulletin-pictures-'));
afterAll(() => rmSync(drawn, { recursive: true, force: true }));

describe('the pictures', () => {
  beforeAll(() => {
    const typed = [join(packageRoot, 'docs/manual/draw-pictures.js'), drawn];
    const { status, stderr } = spawnSync(process.execPath, typed, { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
  });

  test('are those that are drawn', () => {
    expect(readdirSync(drawn).sort()).toEqual(names);
  });

  test.each(names)('%s looks as it does today', async (name) => {
    const [before, after] = await Promise.all([pixelsOf(join(kept, name)), pixelsOf(join(drawn, name))]);
    expect([after.info.width, after.info.height]).toEqual([before.info.width, before.info.height]);
    expect(differenceOf(before.data, after.data)).toBeLessThan(MOST_DIFFERENCE);
  });

  test('a character that is missing would be seen', async () => {
    const { data, info } = await pixelsOf(join(kept, 'headings.png'));
    const [left, top] = [80, 10];
    const without = data.map((value, at) => {
      const [x, y] = [at % info.width, Math.floor(at / info.width)];
      return x >= left && x < left + 22 && y >= top && y < top + 30 ? 255 : value;
    });
    expect(differenceOf(data, without)).toBeGreaterThan(MOST_DIFFERENCE);
  });
});

test('all pictures are small, and each is shown by a page or by its rule', () => {
  const shown = new Set(links.map(({ url }) => basename(url)));
  for (const name of names) {
    const rule = /^rule-(.*)\.png$/.exec(name)?.[1];
    if (rule === undefined) expect(shown).toContain(name);
    else expect(knownRules.ids).toContain(rule);
    expect(statSync(join(kept, name)).size, name).toBeLessThan(25_000);
  }
  expect(names.reduce((sum, name) => sum + readFileSync(join(kept, name)).length, 0)).toBeLessThan(200_000);
});

/** Of all pixels, 0 to 1: a picture of few colours has some that fall to another one. */
const MOST_DIFFERENCE = 0.0002;

const pixelsOf = (path: string) => sharp(path).flatten().grayscale().raw().toBuffer({ resolveWithObject: true });

const differenceOf = (a: Uint8Array, b: Uint8Array): number =>
  a.reduce((sum, value, at) => sum + Math.abs(value - (b[at] ?? 0)), 0) / (255 * a.length);
