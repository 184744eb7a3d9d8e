import { describe, expect, it } from 'vitest';
import { hanNumeral, labelText, readHanNumeral, readLabel } from '../../src/model/label.js';
import * as fc from '../tools/fast-check.js';

describe('Chinese numerals', () => {
  it.each([
    [1, '一'],
    [10, '十'],
    [11, '十一'],
    [20, '二十'],
    [21, '二十一'],
    [99, '九十九'],
    [100, '一百'],
    [101, '一百零一'],
    [110, '一百一十'],
    [999, '九百九十九'],
    [1000, '1000'],
  ])('write %i as %s', (number, text) => {
    expect(hanNumeral(number)).toBe(text);
  });

  it('are read back', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 999 }), (n) => readHanNumeral(hanNumeral(n)) === n));
    for (const wrong of ['', '零', '一十一', '十十', '百', '一一', '甲']) expect(readHanNumeral(wrong)).toBeUndefined();
  });
});

describe('a label', () => {
  it.each([
    [1, '十二、', '十二、甲'],
    [2, '（十二）', '（十二）　甲'],
    [3, '12.', '12. 甲'],
    [4, '（12）', '（12）甲'],
  ] as const)('of level %i is %s', (level, text, line) => {
    expect(labelText(level, 12)).toBe(text);
    expect(readLabel(line)).toMatchObject({ level, number: 12, text, length: line.length - 1 });
  });
});
