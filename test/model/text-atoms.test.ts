import { expect, test } from 'vitest';
import { atomsOf, compareTexts } from '../../src/model/text-atoms.js';
import * as fc from '../tools/fast-check.js';

/** Texts of which most pieces are more than a character. */
const pieces = fc.constantFrom(
  '受理',
  '677件',
  '-3.7%',
  '12月2日',
  '{{综窗.本周}}',
  'App',
  '——',
  '……',
  '，',
  '\n',
  '工作',
  '第十二期',
  '1,634',
);
const texts = fc.array(pieces, { maxLength: 14 }).map((parts) => parts.join(''));

test('what is read as one is one atom', () => {
  const whole = [
    '{{综窗.本周}}',
    '2024年12月2日',
    '12月6日',
    '1634人次',
    '-3.7%',
    '1.2个百分点',
    '1,634',
    '政务App',
    '——',
    '……',
    '9:30',
    '十二',
  ];
  for (const text of whole.filter((one) => one !== '政务App')) expect(atomsOf(text)).toEqual([text]);
  expect(atomsOf('政务App')).toEqual(['政', '务', 'App']);
  expect(atomsOf('受理677件、12-13人')).toEqual(['受', '理', '677件', '、', '12', '-', '13人']);
});

test('atoms are the text', () => {
  fc.assert(
    fc.property(
      fc.oneof(texts, fc.string({ unit: 'binary' })),
      (text) => void expect(atomsOf(text).join('')).toBe(text),
    ),
  );
});

test('changes make of one text the other, and cut no atom of either', () => {
  const edges = (text: string): ReadonlySet<number> => {
    const found = new Set([0]);
    let at = 0;
    for (const atom of atomsOf(text)) {
      at += atom.length;
      found.add(at);
    }
    return found;
  };
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const [old, now] = [edges(before), edges(after)];
      let made = '';
      let at = 0;
      for (const { start, end, newStart, newEnd } of compareTexts(before, after)) {
        expect(old.has(start) && old.has(end) && now.has(newStart) && now.has(newEnd)).toBe(true);
        made += before.slice(at, start) + after.slice(newStart, newEnd);
        at = end;
      }
      expect(made + before.slice(at)).toBe(after);
    }),
  );
});

test('a number is changed as a whole, with what it counts', () => {
  expect(compareTexts('受理677件，', '受理678件，')).toEqual([{ start: 2, end: 6, newStart: 2, newEnd: 6 }]);
  expect(compareTexts('增长3.7%。', '下降3.7%。')).toEqual([{ start: 0, end: 2, newStart: 0, newEnd: 2 }]);
});

test('changes with a character between them are one, those with two are not', () => {
  expect(compareTexts('甲乙丙', '子乙丑')).toEqual([{ start: 0, end: 3, newStart: 0, newEnd: 3 }]);
  expect(compareTexts('甲乙乙丙', '子乙乙丑')).toHaveLength(2);
  expect(compareTexts('甲\n丙', '子\n丑')).toHaveLength(2);
});

test('texts that have nothing in common are one change', () => {
  const [before, after] = ['甲', '乙'].map((character) => character.repeat(3000));
  expect(compareTexts(`前${before}后`, `前${after}后`)).toEqual([{ start: 1, end: 3001, newStart: 1, newEnd: 3001 }]);
});
