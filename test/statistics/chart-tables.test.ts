import { describe, expect, it, test } from 'vitest';
import { decimalText, type Exact, toNumber } from '../../src/model/exact.js';
import type { IssueHeader } from '../../src/model/header.js';
import type { SourceFile } from '../../src/model/source.js';
import { type ChartRequest, chartTables } from '../../src/statistics/chart-tables.js';
import { ledgerIssueOf } from '../../src/statistics/resolve-figures.js';
import { buildLedger } from '../tools/build-ledger.js';
import * as fc from '../tools/fast-check.js';
import { headerOf, placesOf, readHeader, settingsOf } from './build-header.js';
import { headers, settings } from './two-years.js';

const file: SourceFile = { path: 'issues/9/01-某事.md', text: '![图](chart:窗口)' };
const request = (series: string, more: Partial<ChartRequest> = {}): ChartRequest => ({
  type: 'chart',
  series,
  range: { file, start: 5, end: 13 },
  ...more,
});

const through = (number: number) => headers.filter(({ folder }) => Number(folder) <= number);

/** The chart as the issue of this header sees it, in the ledger of all the headers kept. */
function look(chart: ChartRequest, header: IssueHeader | undefined, kept: readonly IssueHeader[] = headers) {
  if (!header) throw new Error('no such header');
  const { ledger } = buildLedger({ settings, headers: kept });
  return chartTables(chart, ledger, ledgerIssueOf(header, ledger));
}

const seenBy = (number: number, chart: ChartRequest, kept = headers) =>
  look(
    chart,
    kept.find(({ folder }) => folder === String(number)),
    kept,
  );

const written = (value: Exact | undefined): string => (value ? decimalText(value) : '-');

/** `opening: number=total …` of the tables. */
const shown = (number: number, chart: ChartRequest) =>
  seenBy(number, chart).value?.map(({ measure, opening, rows }) => {
    const totals = rows.map((row) => `${row.number}=${written(row.total)}`);
    return `${measure} ${opening ? `${opening.through}=${written(opening.value)}` : '-'}: ${totals.join(' ')}`;
  });

describe('a chart shows', () => {
  it('the year of its issue up to the issue, on top of the opening', () => {
    expect(shown(101, request('窗口'))).toEqual([
      '收 98=1000: 99=1010 100=1020 101=1050',
      '办 98=900: 99=908 100=926 101=954',
    ]);
    expect(shown(106, request('窗口', { measure: '收' }))).toEqual(['收 -: 104=20 105=20 106=37']);
  });

  it('a measure by the name that it had in the issue', () => {
    const renamed = settingsOf(['  窗口:', '    title: 某窗口', '    measures: {收件: {unit: 件, was: 收, from: 2}}']);
    const weeks = [1, 2].map((issue) => {
      const period = `2024-01-0${issue === 1 ? 2 : 8}/2024-01-${issue === 1 ? '05' : '12'}`;
      return headerOf({ number: issue, year: 2024, issue, period }, [
        `statistics: {窗口: {${issue === 1 ? '收' : '收件'}: 5}}`,
      ]);
    });
    const { ledger } = buildLedger({ settings: renamed, headers: weeks });
    const [first, second] = weeks.map((header) => ledgerIssueOf(header, ledger));
    const codesOf = (measure: string, issue: typeof first) =>
      chartTables(request('窗口', { measure }), ledger, issue).findings.map(({ code }) => code);
    expect(codesOf('收', first)).toEqual([]);
    expect(codesOf('收件', second)).toEqual([]);
    expect(codesOf('收', second)).toEqual(['measure-unknown']);
  });

  it('the last issues alone, on top of the total before them', () => {
    expect(shown(102, request('窗口', { measure: '收', last: 2 }))).toEqual(['收 100=1020: 101=1050 102=1087']);
    expect(shown(102, request('窗口', { measure: '收', last: 1 }))).toEqual(['收 101=1050: 102=1087']);
  });

  it('never more than the year has: the total begins anew with it', () => {
    expect(shown(105, request('窗口', { measure: '收', last: 60 }))).toEqual(['收 -: 104=20 105=20']);
    expect(shown(99, request('窗口', { measure: '收', last: 4 }))).toEqual(['收 98=1000: 99=1010']);
  });

  it('a series from where it begins, under its title and with its units', () => {
    expect(seenBy(107, request('热线')).value).toMatchObject([
      { year: 2025, series: '某热线', measure: '来电', unit: '个' },
    ]);
    expect(shown(107, request('热线'))).toEqual(['来电 -: 106=7 107=15']);
  });

  it('the same whatever comes later', () => {
    const last = fc.option(fc.integer({ min: 1, max: 60 }), { nil: undefined });
    fc.assert(
      fc.property(fc.integer({ min: 99, max: 107 }), fc.integer({ min: 99, max: 107 }), last, (a, b, count) => {
        const own = Math.min(a, b);
        const chart = request('窗口', count === undefined ? {} : { last: count });
        expect(seenBy(own, chart, through(Math.max(a, b)))).toEqual(seenBy(own, chart, through(own)));
      }),
      { numRuns: 60 },
    );
  });
});

describe('is an error where it is written:', () => {
  const codes = (outcome: ReturnType<typeof look>) => placesOf(outcome.findings).map((place) => place.split(' ')[0]);

  test.each([
    ['an unknown series', request('窗户'), 'series-unknown'],
    ['an unknown measure', request('窗口', { measure: '退' }), 'measure-unknown'],
    ['a series that has not begun', request('热线'), 'chart-figures/not-begun'],
  ])('%s', (_, chart, code) => {
    const outcome = seenBy(105, chart);
    expect(outcome.value).toBeUndefined();
    expect(placesOf(outcome.findings)).toEqual([`${code} 9/01-某事.md:1:6`]);
  });

  it('an unknown name, with the nearest known one', () => {
    expect(seenBy(105, request('窗户')).findings[0]?.params).toMatchObject({ nearest: '窗口' });
  });

  it('a chart in a special issue', () => {
    const special = readHeader('2024-增1', '---\nspecial: 1\nyear: 2024\nperiod: 2024-06-03/2024-06-07\n---\n');
    expect(codes(look(request('窗口'), special, [...headers, special]))).toEqual(['chart-figures/special']);
  });

  it('a total that errors falsify, where it is shown', () => {
    const gapped = headers.filter(({ folder }) => folder !== '101');
    expect(seenBy(102, request('窗口'), gapped).value).toBeUndefined();
    expect(codes(seenBy(102, request('窗口', { last: 1 }), gapped))).toEqual(['chart-figures/spoiled']);
    expect(codes(seenBy(100, request('窗口'), gapped))).toEqual([]);
    expect(codes(seenBy(106, request('窗口'), gapped))).toEqual([]);
  });

  it('figures that are not there yet, and a draft shows the others', () => {
    const unfilled = [...through(102), headerOf({ number: 103, year: 2024, issue: 52 })];
    const { value, findings } = seenBy(103, request('窗口', { measure: '收' }), unfilled);
    expect(findings).toMatchObject([{ code: 'chart-figures/missing', params: { number: 103, series: '窗口' } }]);
    expect(value?.[0]?.rows.map(({ total }) => total && toNumber(total))).toEqual([1010, 1020, 1050, 1087, undefined]);
  });
});
