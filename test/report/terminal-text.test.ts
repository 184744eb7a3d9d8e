import { describe, expect, test } from 'vitest';
import { csvText, jsonText, xmlText } from '../../src/report/data-text.js';
import { cellsOf, printable, screened } from '../../src/report/terminal-text.js';
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

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        '甲',
        '\u001b[31m',
        '\u001b[8m',
        '\u009b',
        '\r',
        '\n',
        '\t',
        '::',
        '##[a]',
        ' ',
        '\u200b',
        '\u{e0041}',
      ),
    )
    .map((parts) => parts.join('')),
);
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

describe('any text', () => {
  test('is printable on one line, with every offset where it was', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(printable(text)).not.toMatch(unseen);
        expect(printable(text)).toHaveLength(text.length);
      }),
    );
  });

  test('is screened: line ends, tabs and our own colours are left, and no line is a command to CI', () => {
    fc.assert(
      fc.property(anyText, fc.boolean(), (text, painted) => {
        const shown = screened(text, painted);
        const kept = painted ? String.raw`\r?\n|\t|\u001b\[31m` : String.raw`\r?\n|\t`;
        expect(shown.replace(new RegExp(kept, 'g'), '')).not.toMatch(unseen);
        expect(shown).not.toMatch(/^\s*::|##\w*\[/m);
        expect(screened(shown, painted)).toBe(shown);
      }),
    );
  });

  test('is JSON that reads back as what it was, and XML, without anything that can’t be seen', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(JSON.parse(jsonText({ text }))).toEqual({ text });
        expect(jsonText({ text }).replaceAll('\n', '')).not.toMatch(unseen);
        expect(xmlText(text)).not.toMatch(unseen);
        expect(jsonText({ text }) + xmlText(text)).not.toMatch(/##\w*\[/);
      }),
    );
  });
});

test('a cell of CSV that a spreadsheet would take for a formula is shown by it instead', () => {
  for (const mark of ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n']) {
    expect(csvText(['甲'], [{ 甲: `${mark}1+1` }]), mark).toMatch(/^\ufeff甲\r\n"?'/);
  }
  expect(csvText(['甲'], [{ 甲: -3 }, { 甲: '1-3，第1＝1' }])).toBe('\ufeff甲\r\n-3\r\n1-3，第1＝1\r\n');
});
