import { expect, test } from 'vitest';
import type { SourceRange } from '../../src/model/source.js';
import { codeFrame } from '../../src/report/code-frame.js';
import { cellsOf, cellWidth } from '../../src/report/terminal-text.js';
import * as fc from '../tools/fast-check.js';

const COLUMNS = 40;

function rangeOf(text: string, part: string): SourceRange {
  const start = text.indexOf(part);
  return { file: { path: 'a.md', text }, start, end: start + part.length };
}

test('carets stand under the words, Han filling two cells and Latin one', () => {
  const frame = codeFrame(rangeOf('第一行\n本周受理abc件', '受理a'), COLUMNS);
  expect(frame).toEqual({ text: '本周受理abc件', carets: '    ^^^^^' });
});

test('a range without extent gets one caret, also at the end of a line and in an empty one', () => {
  const file = { path: 'a.md', text: '本周\n\n件' };
  expect(codeFrame({ file, start: 2, end: 2 }, COLUMNS)).toEqual({ text: '本周', carets: '    ^' });
  expect(codeFrame({ file, start: 3, end: 3 }, COLUMNS)).toEqual({ text: '', carets: '^' });
});

test('a range over several lines is marked up to the end of its first', () => {
  expect(codeFrame(rangeOf('甲乙丙\r\n丁戊', '丙\r\n丁'), COLUMNS)).toEqual({ text: '甲乙丙', carets: '    ^^' });
});

test('a finding about a file as a whole has no frame', () => {
  expect(codeFrame({ file: { path: 'a.md', text: '甲' }, start: 0, end: 0 }, COLUMNS)).toBeUndefined();
});

test('of a long line a window around the place is shown, cut marks at its cut ends', () => {
  const text = `${'前'.repeat(50)}错字${'后'.repeat(50)}`;
  const frame = codeFrame(rangeOf(text, '错字'), COLUMNS);
  expect(frame?.text).toMatch(/^…前+错字后+…$/);
  expect(cellWidth(frame?.text ?? '')).toBeLessThanOrEqual(COLUMNS);
  expect(frame?.carets).toBe(`${' '.repeat(cellWidth(frame?.text.split('错')[0] ?? ''))}^^^^`);
});

test('a window at the end of a long line is filled from before', () => {
  const frame = codeFrame(rangeOf(`${'前'.repeat(50)}错`, '错'), COLUMNS);
  expect(frame?.text).toMatch(/^…前+错$/);
  expect(cellWidth(frame?.text ?? '')).toBeGreaterThan(COLUMNS - 4);
});

test('control characters of a source show as pictures and move no caret', () => {
  const frame = codeFrame(rangeOf('\u001b[2J甲\t\u202e乙', '乙'), COLUMNS);
  expect(frame).toEqual({ text: '␛[2J甲 \ufffd乙', carets: '        ^^' });
});

test('the frame fits its columns and its carets stand below its text, whatever the text', () => {
  const line = fc.array(fc.constantFrom('汉', '，', 'a', ' ', '\u0301', '😀', '\t', '\u001b'), {
    minLength: 1,
    maxLength: 120,
  });
  fc.assert(
    fc.property(line, fc.nat(), fc.nat({ max: 10 }), fc.integer({ min: 12, max: 60 }), (parts, at, length, columns) => {
      const text = parts.join('');
      const start = at % text.length;
      const range = { file: { path: 'a.md', text }, start, end: Math.max(1, start + length) };
      const frame = codeFrame(range, columns);
      expect(frame).toBeDefined();
      expect(cellWidth(frame?.text ?? '')).toBeLessThanOrEqual(columns);
      expect(frame?.carets).toMatch(/^ *\^+$/);
      expect(frame?.carets.indexOf('^')).toBeLessThanOrEqual(cellWidth(frame?.text ?? ''));
    }),
  );
});

test('a combining mark belongs to its letter and fills no cell of its own', () => {
  expect(cellsOf('e\u0301汉')).toHaveLength(2);
  expect(cellWidth('e\u0301汉')).toBe(3);
});

test('a line as long as a file is shown like any other, at its start, in its midst and at its end', () => {
  const text = '汉'.repeat(300_000);
  const frameAt = (start: number) => codeFrame({ file: { path: 'a.md', text }, start, end: start + 1 }, 20);
  expect(frameAt(0)).toEqual({ text: `${'汉'.repeat(9)}…`, carets: '^^' });
  expect(frameAt(150_000)).toEqual({ text: `…${'汉'.repeat(9)}…`, carets: `${' '.repeat(7)}^^` });
  expect(frameAt(299_999)).toEqual({ text: `…${'汉'.repeat(9)}`, carets: `${' '.repeat(17)}^^` });
});
