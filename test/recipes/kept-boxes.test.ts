import { expect, test } from 'vitest';
import { createFaceCache, openFontFile } from '../../src/font/open-font-file.js';
import { createMemo, type Packed } from '../../src/memo/memo.js';
import { memorySource } from '../../src/model/byte-source.js';
import type { Face } from '../../src/model/face.js';
import { openBoxes } from '../../src/recipes/kept-boxes.js';
import { buildCff, plain } from '../font/build-font.js';

const HAN = Array.from({ length: 100 }, (_, index) => String.fromCharCode(0x4e00 + index)).join('');
const bytes = buildCff(plain(HAN));

function openStore() {
  const kept = new Map<string, Packed>();
  const store = {
    read: (key: string) => kept.get(key),
    write: (key: string, { data }: Packed) => !!kept.set(key, { data: JSON.parse(JSON.stringify(data)) }),
  };
  /** The boxes of all glyphs as a new run finds them, and of one that there is not; kept at its end. */
  const run = (state: string | undefined, path = '/fonts/a.otf', instance?: string) => {
    const boxes = openBoxes(createMemo(store));
    const told = { ...(state !== undefined && { state }), ...(instance !== undefined && { instance }) };
    const file = { name: 'fonts/a.otf', source: memorySource(bytes), path, ...told };
    const found = boxesOf(openFontFile(file, createFaceCache(boxes.of)).face(0));
    boxes.keep();
    return found;
  };
  return { kept, run };
}

const boxesOf = (face: Face) => [...HAN, '不'].map((character) => face.boundsOf(face.glyphOf(character.charCodeAt(0))));

const anew = boxesOf(openFontFile({ name: 'a', source: memorySource(bytes) }, createFaceCache()).face(0));

test('boxes of an earlier run are those of the outlines', () => {
  const { kept, run } = openStore();
  expect(anew.filter(Boolean).length).toBeGreaterThan(99);
  expect(run('1')).toEqual(anew);
  expect(kept.size).toBe(1);
  expect(run('1')).toEqual(anew);
});

test('boxes are taken as they are kept as long as the file is what it was, and of no other', () => {
  const { kept, run } = openStore();
  run('1');
  const [glyph = 0, ...rest] = [1, -5, -6, 7, 8];
  for (const key of kept.keys()) kept.set(key, { data: [glyph, ...rest] });
  expect(run('1')[0]).toEqual({ xMin: -5, yMin: -6, xMax: 7, yMax: 8 });
  expect(run('2')).toEqual(anew);
  expect(run('1', '/fonts/b.otf')).toEqual(anew);
  expect(run('1', '/fonts/a.otf', 'Bold')).toEqual(anew);
});

test('nothing is kept of a file that can’t be told from another, and what is no box is none', () => {
  const { kept, run } = openStore();
  expect(run(undefined)).toEqual(anew);
  expect(kept.size).toBe(0);
  run('1');
  for (const key of kept.keys()) kept.set(key, { data: ['1', 2] });
  expect(run('1')).toEqual(anew);
});
