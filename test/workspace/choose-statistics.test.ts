import { describe, expect, test } from 'vitest';
import { UsageError } from '../../src/model/usage-error.js';
import { chooseStatistics, foldersUpTo, type TypedChoice } from '../../src/workspace/choose-statistics.js';
import { headerOf, settingsOf } from '../statistics/build-header.js';
import { headers, settings } from '../statistics/two-years.js';
import { buildLedger } from '../tools/build-ledger.js';

const { ledger } = buildLedger({ settings, headers });

/** Code and parameters of what is thrown. */
function refusalOf(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    if (error instanceof UsageError) return [error.code, error.params];
    throw error;
  }
  return undefined;
}

describe('the issues that count', () => {
  const folders = ['8', '9', '11', '2001-增1'];

  test('are all regular ones where no issue was typed', () => {
    expect(foldersUpTo(folders, undefined)).toEqual(['8', '9', '11']);
  });

  test.each(['9', '９', '第9期', 'issues/9/'])('end with the typed one, however it is written: %s', (typed) => {
    expect(foldersUpTo(folders, typed)).toEqual(['8', '9']);
  });

  test.each([
    ['one that isn’t kept, naming the later of two nearest', '10', ['issue-not-kept', { number: 10, similar: 11 }]],
    ['a special issue', '2001-增1', ['special-not-counted', { typed: '2001-增1' }]],
    ['no number', '上一期', ['not-an-issue', { typed: '上一期' }]],
  ])('are refused for %s', (_name, typed, refusal) => {
    expect(refusalOf(() => foldersUpTo(folders, typed))).toEqual(refusal);
  });

  test('are refused where there is none', () => {
    expect(refusalOf(() => foldersUpTo(['2001-增1'], undefined))).toEqual(['no-issues', {}]);
  });
});

describe('what was asked for', () => {
  test('is the newest year and issue, and every series, by itself', () => {
    expect(chooseStatistics(ledger, {})).toEqual({ year: 2025, number: 107 });
  });

  test('is found in the ledger', () => {
    expect(chooseStatistics(ledger, { year: '2024', series: '热线' })).toEqual({
      year: 2024,
      number: 107,
      series: '热线',
    });
    expect(chooseStatistics(ledger, { year: '２０２４年' }).year).toBe(2024);
  });

  test('finds the series of a measure that only one has', () => {
    expect(chooseStatistics(ledger, { explain: '来电' }).explain).toEqual({ series: '热线', measure: '来电' });
  });

  test.each<[string, TypedChoice, unknown]>([
    ['a year without figures', { year: '2023' }, ['unknown-year', { typed: '2023', known: ['2024', '2025'] }]],
    ['no year', { year: '今年' }, ['unknown-year', { typed: '今年', known: ['2024', '2025'] }]],
    [
      'a series there is not',
      { series: '热钱' },
      ['unknown-series', { typed: '热钱', nearest: '热线', known: ['窗口', '热线'] }],
    ],
    [
      'a measure there is not',
      { explain: '来点' },
      ['unknown-measure', { typed: '来点', nearest: '来电', known: ['收', '办', '来电'] }],
    ],
    [
      'a measure of another series',
      { explain: '来电', series: '窗口' },
      ['unknown-measure', { typed: '来电', nearest: '收', known: ['收', '办'] }],
    ],
  ])('is refused: %s', (_name, typed, refusal) => {
    expect(refusalOf(() => chooseStatistics(ledger, typed))).toEqual(refusal);
  });

  test('has to name the series of a measure that several have', () => {
    const two = settingsOf(['  甲: {title: 甲, measures: {收: 件, 办: 件}}', '  乙: {title: 乙, measures: {收: 件}}']);
    const header = headerOf({ number: 1, year: 2001, issue: 1 }, ['statistics: {甲: {收: 1, 办: 1}, 乙: {收: 2}}']);
    const built = buildLedger({ settings: two, headers: [header] }).ledger;
    expect(refusalOf(() => chooseStatistics(built, { explain: '收' }))).toEqual([
      'measure-in-several',
      { measure: '收', series: ['甲', '乙'], example: '甲' },
    ]);
    expect(chooseStatistics(built, { explain: '收', series: '乙' }).explain).toEqual({ series: '乙', measure: '收' });
    expect(chooseStatistics(built, { explain: '办' }).explain).toEqual({ series: '甲', measure: '办' });
  });

  test('is refused where nothing is counted at all', () => {
    const empty = buildLedger({ settings: settingsOf([]), headers: [headerOf({ number: 1, year: 2001, issue: 1 })] });
    expect(refusalOf(() => chooseStatistics(empty.ledger, {}))).toEqual(['nothing-counted', {}]);
  });
});
