import { expect, test } from 'vitest';
import { cellsOf } from '../../src/report/terminal-text.js';
import * as fc from '../tools/fast-check.js';
import { expectLinear } from '../tools/linear-work.js';

/** What Unicode takes for one character (UAX #29), of a whole text at once. */
const whole = (text: string) =>
  Array.from(new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(text), ({ segment, index }) => ({
    text: segment,
    offset: index,
  }));

const parts = (text: string) => cellsOf(text).map(({ text: segment, offset }) => ({ text: segment, offset }));

test.each(['政务服务ab', 'e\u0301政\u0308务', '👨‍👩‍👧x', '葛󠄀城', '🇨🇳🇨🇳', 'क्षि 가각', '“”……——', ''])(
  'the cells of %j are its characters',
  (text) => {
    expect(parts(text)).toEqual(whole(text));
  },
);

test('the cells of any text are its characters', () => {
  const unit = fc.oneof(
    fc.constantFrom('a', ' ', '政', '\u0301', '\u200d', '👩', '🇨'),
    fc.string({ unit: 'grapheme' }),
  );
  fc.assert(
    fc.property(fc.array(unit), (units) => {
      expect(parts(units.join(''))).toEqual(whole(units.join('')));
    }),
  );
});

test('a long text takes no time that grows with its square', () => {
  expect(cellsOf('政'.repeat(100_000))).toHaveLength(100_000);
  expectLinear((size) => cellsOf('政'.repeat(size)));
});
