import { describe, expect, test } from 'vitest';
import type { Composition } from '../../src/model/template.js';
import { cellsOn, compose, lineTexts, naturalWidth } from './compose.js';

type Style = Composition['punctuation'];
const styles: readonly Style[] = ['quanjiao', 'kaiming', 'banjiao', 'hangmobanjiao', 'plain'];

/** Widths in em in the order of `styles`. */
type Widths = readonly [number, number, number, number, number];

/** P7: each mark of typography.md §2 alone between two Han. */
const marks: readonly (readonly [string, ...Widths])[] = [
  // Opening and closing marks: half in kaiming and banjiao.
  ['“', 1, 0.5, 0.5, 1, 1],
  ['‘', 1, 0.5, 0.5, 1, 1],
  ['（', 1, 0.5, 0.5, 1, 1],
  ['《', 1, 0.5, 0.5, 1, 1],
  ['〈', 1, 0.5, 0.5, 1, 1],
  ['「', 1, 0.5, 0.5, 1, 1],
  ['『', 1, 0.5, 0.5, 1, 1],
  ['【', 1, 0.5, 0.5, 1, 1],
  ['〖', 1, 0.5, 0.5, 1, 1],
  ['〔', 1, 0.5, 0.5, 1, 1],
  ['［', 1, 0.5, 0.5, 1, 1],
  ['｛', 1, 0.5, 0.5, 1, 1],
  ['”', 1, 0.5, 0.5, 1, 1],
  ['’', 1, 0.5, 0.5, 1, 1],
  ['）', 1, 0.5, 0.5, 1, 1],
  ['》', 1, 0.5, 0.5, 1, 1],
  ['〉', 1, 0.5, 0.5, 1, 1],
  ['」', 1, 0.5, 0.5, 1, 1],
  ['』', 1, 0.5, 0.5, 1, 1],
  ['】', 1, 0.5, 0.5, 1, 1],
  ['〗', 1, 0.5, 0.5, 1, 1],
  ['〕', 1, 0.5, 0.5, 1, 1],
  ['］', 1, 0.5, 0.5, 1, 1],
  ['｝', 1, 0.5, 0.5, 1, 1],
  // Pauses inside a sentence: as above.
  ['、', 1, 0.5, 0.5, 1, 1],
  ['，', 1, 0.5, 0.5, 1, 1],
  ['；', 1, 0.5, 0.5, 1, 1],
  ['：', 1, 0.5, 0.5, 1, 1],
  // Marks that end a sentence stay full in kaiming.
  ['。', 1, 1, 0.5, 1, 1],
  ['．', 1, 1, 0.5, 1, 1],
  ['？', 1, 1, 0.5, 1, 1],
  ['！', 1, 1, 0.5, 1, 1],
  // No style changes the marks that have no blank half.
  ['·', 0.5, 0.5, 0.5, 0.5, 0.5],
  ['–', 0.5, 0.5, 0.5, 0.5, 0.5],
  ['/', 0.5, 0.5, 0.5, 0.5, 0.5],
  ['—', 1, 1, 1, 1, 1],
  ['～', 1, 1, 1, 1, 1],
  ['／', 1, 1, 1, 1, 1],
  ['——', 2, 2, 2, 2, 2],
  ['……', 2, 2, 2, 2, 2],
];

/** P1–P5 by style: only quanjiao and kaiming have something left to trim, and may. */
const neighbours: readonly (readonly [string, ...Widths])[] = [
  ['。”', 1.5, 1, 1, 2, 2],
  ['”，', 1.5, 1, 1, 2, 2],
  ['，“', 1.5, 1, 1, 2, 2],
  ['（《', 1.5, 1, 1, 2, 2],
  ['》、《', 2, 1.5, 1.5, 3, 3],
  ['（）', 2, 1, 1, 2, 2],
  ['？！', 1, 1, 1, 1, 2],
  ['！！！', 2, 2, 2, 2, 3],
];

describe('punctuation styles', () => {
  test('are tried with 40 marks', () => {
    expect(new Set(marks.map(([mark]) => mark)).size).toBe(40);
  });

  test.each([...marks, ...neighbours])('%s is as wide as each style says', (mark, ...widths) => {
    const set = styles.map((punctuation) => naturalWidth(`汉${mark}汉`, { punctuation }) - 2);
    for (const [index, width] of widths.entries()) expect(set[index]).toBeCloseTo(width);
  });

  test.each([
    ['quanjiao', 1],
    ['kaiming', 0.5],
    ['banjiao', 0.5],
    ['hangmobanjiao', 0.5],
    ['plain', 1],
  ] as const)('%s: a comma at the end of a line is %d em wide where both would fit', (punctuation, width) => {
    const [line] = compose('汉字汉字，汉', { measure: 5, composition: { punctuation } }).lines;
    expect(cellsOn(line).at(-1)?.advance).toBe(width);
  });

  test('plain: a mark never gives its blank half, not even at the end of a line', () => {
    expect(lineTexts(compose('汉字汉字，汉', { measure: 4.5 }))[0]).toBe('汉字汉字，');
    const plain = compose('汉字汉字，汉', { measure: 4.5, composition: { punctuation: 'plain' } });
    expect(lineTexts(plain)[0]).toBe('汉字汉');
  });

  test('a half opening mark is drawn half an em further left, so that its ink is in its cell', () => {
    const shiftOf = (punctuation: Style): number =>
      cellsOn(compose('（汉', { composition: { punctuation } }).lines[0])[0]?.item.shift ?? 0;
    expect(shiftOf('banjiao')).toBeCloseTo(shiftOf('quanjiao') - 0.5);
  });
});
