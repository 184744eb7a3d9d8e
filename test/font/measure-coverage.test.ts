import { expect, test } from 'vitest';
import { coverageMeter } from '../../src/font/measure-coverage.js';
import { memorySource } from '../../src/model/byte-source.js';
import { box, buildCff, buildTrueType, plain } from './build-font.js';

const measured = (bytes: Uint8Array) => coverageMeter()({ name: '甲.ttf', source: memorySource(bytes) }, 0);

test.each([
  ['TrueType', buildTrueType],
  ['CFF', buildCff],
])('the coverage of a %s font is what it has outlines for', (_name, build) => {
  const { gb2312, general, gb18030 } = measured(build(plain('啊竑㐀国')));
  expect([gb2312, general, gb18030].map(({ total, missing }) => [total, total - missing.length])).toEqual([
    [6763, 2],
    [8105, 3],
    [27_780, 4],
  ]);
  expect(gb2312.missing).not.toContain('啊'.codePointAt(0));
  expect(gb2312.missing.slice(0, 2).map((code) => String.fromCodePoint(code))).toEqual(['阿', '埃']);
});

test('a glyph without an outline covers nothing', () => {
  const glyphs = new Map([
    ['国', box(10, 0, 900, 800)],
    ['啊', box(0, 0, 0, 0)],
  ]);
  const { gb2312 } = measured(buildTrueType({ glyphs }));
  expect(gb2312.total - gb2312.missing.length).toBe(1);
});
