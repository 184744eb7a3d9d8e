import { describe, expect, test } from 'vitest';
import { insideMarks, pairMarks } from '../../src/check/pair-marks.js';
import * as fc from '../tools/fast-check.js';

describe('pairMarks', () => {
  test('pairs what is nested in order, also brackets of different width', () => {
    expect(pairMarks('“甲（乙）”《丙(丁）》').pairs).toEqual([
      { open: 2, close: 4 },
      { open: 0, close: 5 },
      { open: 8, close: 10 },
      { open: 6, close: 11 },
    ]);
  });

  test('quotation marks take turns, a third level is that of the first again', () => {
    expect(pairMarks('“甲‘乙“丙”’”').repeated).toEqual([]);
    expect(pairMarks('“甲“乙””').repeated).toEqual([2]);
    expect(pairMarks('《甲（《乙》）》').repeated).toEqual([3]);
  });

  test('a quotation mark that was never closed does not make those behind it nested ones', () => {
    expect(pairMarks('“甲、“乙”、“丙”')).toMatchObject({ unclosed: [0], repeated: [] });
  });

  test('pairs that cross are closed all the same', () => {
    expect(pairMarks('“甲（乙”丙）')).toMatchObject({ crossed: [{ close: 4, inner: 2 }], unclosed: [], unopened: [] });
    expect(pairMarks('“甲（乙”丙')).toMatchObject({ crossed: [], unclosed: [2] });
  });

  test('list labels and apostrophes belong to nothing', () => {
    for (const text of [
      '1）甲；2）乙',
      'a）甲；（b）乙',
      '（甲：1）乙；2）丙）',
      '（见附件1、2）',
      'it’s the users’ guide',
      '（十二）甲',
    ]) {
      const { unclosed, unopened } = pairMarks(text);
      expect({ text, unclosed, unopened }).toEqual({ text, unclosed: [], unopened: [] });
    }
  });

  test('every mark of a text is counted once, whatever the order', () => {
    const text = fc
      .array(fc.constantFrom(...'“”‘’《》〈〉（）()〔〕【】甲乙'), { maxLength: 40 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(text, (typed) => {
        const { pairs, unclosed, unopened } = pairMarks(typed);
        const counted = [...pairs.flatMap(({ open, close }) => [open, close]), ...unclosed, ...unopened];
        const marks = Array.from(typed.matchAll(/[^甲乙]/g), ({ index }) => index);
        expect(counted.sort((a, b) => a - b)).toEqual(marks);
        for (const { open, close } of pairs) expect(open).toBeLessThan(close);
      }),
    );
  });
});

test('insideMarks counts from behind the opening mark to the closing one, an open quotation to the end', () => {
  const text = '甲“乙（丙）”丁《戊》“己';
  const isQuoted = insideMarks(text, '“');
  expect(
    Array.from(text)
      .filter((_, at) => isQuoted(at))
      .join(''),
  ).toBe('“乙（丙）“己');
});
