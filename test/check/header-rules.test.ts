import { describe, expect, test } from 'vitest';
import type { CheckedIssue, NumberedHeader } from '../../src/check/checked-issue.js';
import { rules } from '../../src/check/run-rules.js';
import type { Finding } from '../../src/model/finding.js';
import type { IssueHeader } from '../../src/model/header.js';
import { readHeader, settingsOf } from '../statistics/build-header.js';
import * as fc from '../tools/fast-check.js';

const headerRules = rules.filter(({ group }) => group === 'header');

/** An issue's header with these lines in the place of, or behind, the usual ones. */
function header(number: number | 'special', lines: Readonly<Record<string, string>>): IssueHeader {
  const identity = number === 'special' ? { special: '1' } : { number: `${number}`, issue: `${number}` };
  const keys = { ...identity, year: '2030', period: '2030-03-18/2030-03-22', ...lines };
  const text = Object.entries(keys).map(([key, value]) => `${key}: ${value}`);
  return readHeader(number === 'special' ? '2030-增1' : `${number}`, ['---', ...text, '---', ''].join('\n'));
}

/** What the header rules find; they look at nothing else of an issue. */
function check(own: IssueHeader, earlier: readonly IssueHeader[] = []): readonly Finding[] {
  const settings = settingsOf([]);
  const issue = { distribution: own.distribution ?? settings.distribution };
  const numbered = earlier.flatMap((before): readonly NumberedHeader[] =>
    before.identity.type === 'regular' ? [{ number: before.identity.number.value, header: before }] : [],
  );
  const checked = { header: own, earlier: numbered, issue, settings } as unknown as CheckedIssue;
  return headerRules.flatMap((rule) => [...rule.check(checked)]);
}

/** Code and place of each finding, as `code: text`. */
const shown = (findings: readonly Finding[]): readonly string[] =>
  findings.map(({ code, range: { file, start, end } }) => `${code}: ${file.text.slice(start, end)}`);

const codes = (findings: readonly Finding[]): readonly string[] => findings.map(({ code }) => code);

describe('the period', () => {
  test.each([
    ['2030-03-02/2030-03-17', []],
    ['2030-03-01/2030-03-17', ['period-length']],
  ])('%s is as long as a period may be, or a day longer', (period, expected) => {
    expect(codes(check(header(12, { period })))).toEqual(expected);
  });

  test.each([
    ['the day after', '2030-03-11/2030-03-17', []],
    ['on its last day', '2030-03-11/2030-03-18', ['period-overlap']],
    ['on its first day, ending earlier', '2030-03-18/2030-03-24', ['period-overlap']],
    ['on the same days', '2030-03-18/2030-03-22', ['period-overlap/same']],
    ['just before it', '2030-03-23/2030-03-29', ['period-overlap/earlier']],
  ])('begins %s', (_, period, expected) => {
    expect(codes(check(header(12, {}), [header(11, { period })]))).toEqual(expected);
  });

  test.each([
    ['a Friday and the Monday after the next weekend', '2030-03-04/2030-03-08', ['period-skip']],
    ['a Sunday and the Monday after', '2030-03-11/2030-03-17', []],
    ['a Monday and the Monday after', '2030-03-11/2030-03-11', []],
    ['a Sunday and the Monday eight days later', '2030-03-04/2030-03-10', ['period-skip']],
  ])('between %s', (_, period, expected) => {
    expect(codes(check(header(12, {}), [header(11, { period })]))).toEqual(expected);
  });

  test('skips as many weeks as lie wholly between', () => {
    const [found] = check(header(12, {}), [header(11, { period: '2030-02-18/2030-02-22' })]);
    expect(found?.params).toMatchObject({ weeks: 3 });
  });

  test.each([
    ['in one week', '2030-03-18/2030-03-19', '2030-03-21/2030-03-24', ['period-skip/repeat']],
    ['that part a week at midweek', '2030-03-14/2030-03-20', '2030-03-21/2030-03-27', []],
  ])('two periods %s', (_, before, period, expected) => {
    expect(codes(check(header(12, { period }), [header(11, { period: before })]))).toEqual(expected);
  });

  test('no week is skipped where issues are missing in between', () => {
    expect(check(header(12, {}), [header(9, { period: '2030-02-18/2030-02-22' })])).toEqual([]);
  });

  test('weeks that follow each other have no findings, whichever day they begin on', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 15 }), fc.integer({ min: 5, max: 7 }), (day, length) => {
        const period = (from: number): string => `2030-05-${two(from)}/2030-05-${two(from + length - 1)}`;
        const own = header(12, { period: period(day + 7) });
        expect(check(own, [header(11, { period: period(day) })])).toEqual([]);
      }),
    );
  });
});

const two = (number: number): string => String(number).padStart(2, '0');

describe('the printing date', () => {
  test.each([
    ['2030-03-21', ['date-before-period: 2030-03-21']],
    ['2030-03-22', []],
  ])('%s stands against a period that ends on 2030-03-22', (date, expected) => {
    expect(shown(check(header(12, { date })))).toEqual(expected);
  });

  test.each([
    ['2030-03-25', ['date-repeated']],
    ['2030-03-26', ['date-repeated/earlier']],
    ['2030-03-24', []],
  ])('is compared with the last one stated, %s', (date, expected) => {
    const earlier = [
      header(10, { period: '2030-03-04/2030-03-08', date }),
      header(11, { period: '2030-03-11/2030-03-15' }),
    ];
    expect(codes(check(header(12, { date: '2030-03-25' }), earlier))).toEqual(expected);
  });

  test('a draft may be without it', () => {
    expect(check(header(12, {}), [header(11, { period: '2030-03-11/2030-03-15', date: '2030-03-18' })])).toEqual([]);
  });
});

test('a special issue stands outside the row, yet its own dates must fit', () => {
  const own = header('special', { date: '2030-03-11' });
  const earlier = [header(11, { date: '2030-03-25' })];
  expect(codes(check(own, earlier))).toEqual(['date-before-period']);
});

test('the year is that of the period or of the printing date', () => {
  const turn = { period: '2029-12-31/2030-01-04' };
  expect(check(header(1, { ...turn, year: '2029' }))).toEqual([]);
  expect(check(header(1, { ...turn, year: '2030' }))).toEqual([]);
  expect(shown(check(header(1, { ...turn, year: '2031' })))).toEqual(['year-period: 2031']);
});

describe('receivers', () => {
  const found = (distribution: string, lines = {}): readonly string[] =>
    shown(check(header(12, { distribution, ...lines })));

  test.each([
    ['{报: 、甲处}', ['distribution-entry: 、']],
    ['{报: 甲处、}', ['distribution-entry: 、']],
    ['{报: 甲处、 、、乙处}', ['distribution-entry: 、 、、']],
    ['{报: 、}', ['distribution-entry: 、']],
    ['{报: "甲处，，乙处。"}', ['distribution-entry: ，，']],
  ])('%s has an empty place', (distribution, expected) => {
    expect(found(distribution)).toEqual(expected);
  });

  test.each([
    ['{报: 甲处、乙处、 甲处 }', ['distribution-entry/doubled: 甲处']],
    ['{报: 甲处, 送: "乙处；甲处"}', ['distribution-entry/doubled: 甲处']],
    ['{报: 甲处、各科、各科}', ['distribution-entry/doubled: 各科']],
    ['{报: 甲处（一科、二科）、乙处（一科、二科）}', []],
    ['{报: 甲处、各科，乙处、各科}', []],
    ['{报: "甲处（一科、丙处、丙处"}', []],
  ])('%s names somebody twice, or not', (distribution, expected) => {
    expect(found(distribution)).toEqual(expected);
  });

  test('a value written with escapes is reported as a whole', () => {
    expect(found('{报: "甲处、\\u4e59处、乙处"}')).toEqual(['distribution-entry/doubled: "甲处、\\u4e59处、乙处"']);
  });

  test('those of 增发 are added to the others', () => {
    expect(found('{报: 甲处}', { 增发: '乙处、甲处。' })).toEqual(['distribution-entry/doubled: 甲处']);
  });
});
