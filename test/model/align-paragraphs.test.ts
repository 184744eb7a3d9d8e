import { expect, test } from 'vitest';
import { alignParagraphs } from '../../src/model/align-paragraphs.js';
import * as fc from '../tools/fast-check.js';

const align = (before: readonly string[], after: readonly string[]): readonly string[] =>
  alignParagraphs(before.map(plain), after.map(plain)).map(
    ({ type, start, end, newStart, newEnd }) => `${type} ${start}-${end} ${newStart}-${newEnd}`,
  );

const plain = (text: string) => ({ text, kind: '' });

const FIRST = '本周，省本级综窗共计咨询1634人次、受理677件。';
const SECOND = '省中心召开座谈会，研究部署下一阶段的工作。';
const THIRD = '各窗口要认真落实首问负责制，不得推诿。';

test('paragraphs that stayed as they were are pairs', () => {
  expect(align([FIRST, SECOND], [FIRST, SECOND])).toEqual(['pair 0-1 0-1', 'pair 1-2 1-2']);
});

test('a paragraph that was edited is found by what is left of it', () => {
  expect(align([FIRST, SECOND], [FIRST, SECOND.replace('研究部署', '认真研究')])).toEqual([
    'pair 0-1 0-1',
    'pair 1-2 1-2',
  ]);
});

test('a new paragraph and one that is gone are told apart from those beside', () => {
  expect(align([FIRST, SECOND], [FIRST, THIRD, SECOND])).toEqual(['pair 0-1 0-1', 'added 1-1 1-2', 'pair 1-2 2-3']);
  expect(align([FIRST, THIRD, SECOND], [FIRST, SECOND])).toEqual(['pair 0-1 0-1', 'removed 1-2 1-1', 'pair 2-3 1-2']);
});

test('one that was parted, and two that were joined, are one step', () => {
  const [head = '', tail = ''] = [SECOND.slice(0, 9), SECOND.slice(9)];
  expect(align([FIRST, SECOND, THIRD], [FIRST, head, tail, THIRD])[1]).toBe('pair 1-2 1-3');
  expect(align([FIRST, head, tail, THIRD], [FIRST, SECOND, THIRD])[1]).toBe('pair 1-3 1-2');
});

test('one that moved is said once, also when it was edited on the way', () => {
  expect(align([FIRST, SECOND, THIRD], [SECOND, THIRD, FIRST])).toEqual([
    'pair 1-2 0-1',
    'pair 2-3 1-2',
    'moved 0-1 2-3',
  ]);
  expect(align([FIRST, SECOND, THIRD], [SECOND, THIRD, FIRST.replace('677', '678')])).toContain('moved 0-1 2-3');
});

test('one of few characters moved where it stands once, and is the same', () => {
  expect(align([FIRST, '要点', SECOND], [FIRST, SECOND, '要点'])).toContain('moved 1-2 2-3');
  expect(align([FIRST, '要点', SECOND], [FIRST, SECOND, '要点一'])).not.toContain('moved 1-2 2-3');
  expect(align(['无', FIRST, '无', SECOND], ['无', FIRST, SECOND, '无'])).not.toContain('moved 2-3 3-4');
});

test('paragraphs of another kind are no pairs', () => {
  const [step] = alignParagraphs([{ text: FIRST, kind: 'heading' }], [{ text: FIRST, kind: 'paragraph' }]);
  expect(step?.type).toBe('removed');
});

test('every paragraph of both texts is in one step', () => {
  const paragraphs = fc.array(
    fc.constantFrom(FIRST, SECOND, THIRD, SECOND.slice(0, 9), SECOND.slice(9), '无', `${FIRST}${THIRD}`),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(paragraphs, paragraphs, (before, after) => {
      const steps = alignParagraphs(before.map(plain), after.map(plain));
      const places = (from: 'start' | 'newStart', to: 'end' | 'newEnd') =>
        steps.flatMap((step) => Array.from({ length: step[to] - step[from] }, (_, index) => step[from] + index));
      expect(places('start', 'end').sort((a, b) => a - b)).toEqual(before.map((_, index) => index));
      expect(places('newStart', 'newEnd')).toEqual(after.map((_, index) => index));
    }),
  );
});

test('many paragraphs that have nothing in common take no time to speak of', () => {
  const many = (first: number) => Array.from({ length: 190 }, (_, at) => String.fromCodePoint(first + at).repeat(150));
  expect(new Set(align(many(0x4e00), many(0x5e00)).map((step) => step.slice(0, 5)))).toEqual(
    new Set(['remov', 'added']),
  );
});
