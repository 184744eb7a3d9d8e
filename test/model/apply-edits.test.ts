import { expect, test } from 'vitest';
import { applyEdits } from '../../src/model/apply-edits.js';
import type { TextEdit } from '../../src/model/finding.js';
import * as fc from '../tools/fast-check.js';

const TEXT = '甲,乙,,丙';
const file = { path: 'a.md', text: TEXT };

const edit = (start: number, end: number, text: string): TextEdit => ({ range: { file, start, end }, text });

test('edits are made in the order of the text, whatever order they come in', () => {
  const { text, applied } = applyEdits(TEXT, [edit(3, 5, '；'), edit(1, 2, '，')]);
  expect(text).toBe('甲，乙；丙');
  expect(applied.map(({ range }) => range.start)).toEqual([1, 3]);
});

test('of edits that overlap the first is made, and those that only touch are both', () => {
  expect(applyEdits(TEXT, [edit(1, 4, '、'), edit(3, 5, '；')]).text).toBe('甲、,丙');
  expect(applyEdits(TEXT, [edit(1, 3, '、'), edit(3, 5, '；')]).text).toBe('甲、；丙');
});

test('of two insertions at one place one is made, beside what is replaced there', () => {
  expect(applyEdits(TEXT, [edit(1, 1, '某'), edit(1, 1, '某'), edit(1, 2, '，')]).text).toBe('甲某，乙,,丙');
  expect(applyEdits(TEXT, [edit(1, 2, '，'), edit(2, 2, '某')]).text).toBe('甲，某乙,,丙');
});

test('an edit that changes nothing is none', () => {
  expect(applyEdits(TEXT, [edit(1, 2, ','), edit(2, 2, '')])).toEqual({ text: TEXT, applied: [] });
});

test('the result does not depend on the order in which edits come', () => {
  const edits = fc.array(
    fc
      .tuple(fc.nat(TEXT.length), fc.nat(TEXT.length), fc.constantFrom('', '，', '；'))
      .map(([a, b, text]) => edit(Math.min(a, b), Math.max(a, b), text)),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(edits, (given) => {
      expect(applyEdits(TEXT, given).text).toBe(applyEdits(TEXT, [...given].reverse()).text);
    }),
  );
});
