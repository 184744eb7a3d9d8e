import { expect, test } from 'vitest';
import { generalStandardFirst, generalStandardSecond, generalStandardThird } from '../../src/font/general-standard.js';
import { repertoires } from '../../src/font/repertoires.js';

const { gb2312, general, gb18030 } = repertoires();
const han = (characters: readonly number[]): readonly string[] => characters.map((code) => String.fromCodePoint(code));

test('通用规范汉字表 has 3500, 3000 and 1605 characters, each once', () => {
  const levels = [generalStandardFirst, generalStandardSecond, generalStandardThird];
  expect(levels.map(({ length }) => length)).toEqual([3500, 3000, 1605]);
  expect(new Set(levels.flat()).size).toBe(8105);
  expect(general).toHaveLength(8105);
  for (const character of levels.flat()) expect(character).toMatch(/^\p{Unified_Ideograph}$/u);
  // Numbers 1, 3500, 3501, 6500, 6501 and 8105 of the table.
  const ends = levels.map((level) => [level[0], level.at(-1)]);
  expect(ends).toEqual([
    ['一', '矗'],
    ['乂', '齉'],
    ['亍', '蠼'],
  ]);
});

test('characters of names are in the level that they were given', () => {
  for (const character of '竑祎') expect(generalStandardSecond).toContain(character);
  // These came back with the table of 2013.
  for (const character of '喆淼堃昇镕𬱖') expect(generalStandardThird).toContain(character);
  const traditional = '頔'.codePointAt(0) ?? 0;
  expect(general).not.toContain(traditional);
  expect(gb18030).toContain(traditional);
});

test('GB 2312 has 6763 Han characters, 3755 of them in the order of their sounds', () => {
  expect(gb2312).toHaveLength(6763);
  expect(new Set(gb2312).size).toBe(6763);
  for (const character of han(gb2312)) expect(character).toMatch(/^\p{Unified_Ideograph}$/u);
  expect([0, 3754, 3755, 6762].map((index) => han(gb2312)[index])).toEqual(['啊', '座', '亍', '齄']);
});

test('GB 18030, level 2, has 27,584 Han characters of level 1 and the 196 that the table has beyond them', () => {
  expect(gb18030).toHaveLength(27_780);
  const all = new Set(gb18030);
  expect(all.size).toBe(27_780);
  expect([...gb2312, ...general].filter((code) => !all.has(code))).toEqual([]);
  expect(gb18030.filter((code) => code > 0xffff)).toHaveLength(196);
  for (const character of han(gb18030)) expect(character).toMatch(/^\p{Script=Han}$/u);
});
