import { describe, expect, test } from 'vitest';
import { ruleOf } from '../../src/model/finding.js';
import { shapeOf, splitClusters } from '../../src/typeset/split-clusters.js';
import * as fc from '../tools/fast-check.js';
import { cellsOn, compose, lineTexts } from './compose.js';

const textsOf = (text: string): string[] => [...splitClusters(text)].map((cluster) => cluster.text);

const variant = '葛\u{e0100}';
const family = '👨\u200d👩\u200d👧';
const technician = '👩🏽\u200d💻';
const flag = '🇨🇳';
const wales = '\u{1f3f4}\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f}';
const keycap = '1\ufe0f\u20e3';

describe('one cluster is', () => {
  test.each([
    ['an ideograph with its selector', variant, { base: '葛', selector: 0xe0100 }],
    ['a rare ideograph with its selector', '𠮷\ufe00', { base: '𠮷', selector: 0xfe00 }],
    ['a mark with a selector', '，\ufe01', { base: '，', selector: 0xfe01 }],
    ['a letter with a mark that make one character', 'e\u0301', { base: 'é' }],
    ['Hangul typed in parts', '\u1112\u1161\u11ab', { base: '한' }],
    ['a letter with a mark that make none', 'q\u0301', { base: '' }],
    ['a family', family, { base: '' }],
    ['a person of a skin tone with a profession', technician, { base: '' }],
    ['a flag of two letters', flag, { base: '' }],
    ['a flag of tags', wales, { base: '' }],
    ['a keycap', keycap, { base: '' }],
  ])('%s', (_, text, shape) => {
    const clusters = [...splitClusters(`国${text}国`)];
    expect(clusters).toEqual([
      { text: '国', start: 0, end: 1 },
      { text, start: 1, end: 1 + text.length },
      { text: '国', start: 1 + text.length, end: 2 + text.length },
    ]);
    expect(shapeOf(text)).toEqual(shape);
  });
});

test.each([
  ['a soft hyphen', 'co\u00adop', ['c', 'o', 'o', 'p']],
  ['a byte order mark', '国\ufeff家', ['国', '家']],
  ['joiners and a zero-width blank', '国\u200d\u200c\u200b家', ['国', '家']],
  ['marks of direction', '\u202e国\u2066家', ['国', '家']],
  ['a selector of nothing', '\u{e0100}国', ['国']],
  ['tags behind something else than a flag', '国\u{e0041}', ['国']],
  ['a joiner that joins nothing', '👍\u200d', ['👍']],
])('%s is left out', (_, text, expected) => {
  expect(textsOf(text)).toEqual(expected);
});

test('whatever the text, clusters stand in its order, do not overlap, and only what is invisible is lost', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '国',
      'a',
      ' ',
      '，',
      variant,
      family,
      flag,
      keycap,
      technician,
      '\u0301',
      '\u200d',
      '\u00ad',
      '\ufe0f',
    ),
    fc.string({ unit: 'binary', maxLength: 3 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('');
      let before = 0;
      for (const { text: visible, start, end } of splitClusters(text)) {
        expect(start).toBeGreaterThanOrEqual(before);
        expect(text.slice(before, start)).toMatch(/^\p{Default_Ignorable_Code_Point}*$/u);
        expect(text.slice(start, end).length).toBeGreaterThanOrEqual(visible.length);
        before = end;
      }
      expect(text.slice(before)).toMatch(/^\p{Default_Ignorable_Code_Point}*$/u);
    }),
  );
});

describe('on a line, a cluster', () => {
  test('with a selector is one cell and keeps its class', () => {
    const set = compose(`汉字汉${variant}，\ufe01字`, { measure: 5 });
    expect(lineTexts(set)).toEqual([`汉字汉${variant}，\ufe01`, '字']);
    expect(cellsOn(set.lines[0]).map((cell) => cell.advance)).toEqual([1, 1, 1, 1, 1]);
  });

  test('of a Latin letter stays in its word', () => {
    expect(lineTexts(compose('汉字cafe\u0301s', { measure: 4 }))).toEqual(['汉字', 'cafe\u0301s']);
  });

  test.each([family, technician, flag, wales, keycap, 'q\u0301', '\ue123'])(
    '%s that no font has is one error',
    (text) => {
      const set = compose(`汉${text}字`, { missing: '\ue123' });
      expect(set.findings.map(({ code }) => ruleOf(code))).toEqual(['missing-glyph']);
      const [found] = set.findings;
      expect(found?.range).toMatchObject({ start: 1, end: 1 + text.length });
      const codes = [...text].map(
        (character) => `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`,
      );
      expect(found?.params).toMatchObject({ codePoint: codes.join(' '), character: text });
      expect(set.lines[0]?.width).toBe(3);
    },
  );

  test('of a hundred thousand marks is one error of a few words', () => {
    const [found, ...others] = compose(`汉${'\u0301'.repeat(100_000)}字`).findings;
    expect(others).toEqual([]);
    expect(String(found?.params.codePoint).length).toBeLessThan(100);
  });

  test('of invisible characters takes no room and parts nothing', () => {
    const set = compose('汉\u200b字\ufeff12\u00ad3件\u200d');
    expect(lineTexts(set)).toEqual(['汉字123件']);
    expect(set.findings).toEqual([]);
  });

  test('of a line separator is a blank', () => {
    expect(lineTexts(compose('ab\u2028cd'))).toEqual(['ab cd']);
  });
});
