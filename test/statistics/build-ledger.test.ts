import { describe, expect, it } from 'vitest';
import type { IssueHeader } from '../../src/model/header.js';
import { findingsFor } from '../../src/statistics/build-ledger.js';
import { buildLedger } from '../tools/build-ledger.js';
import { headerOf, placesOf, readHeader, settingsOf } from './build-header.js';

const window = ['  窗口:', '    title: 某窗口', '    measures: {收: 件, 办: 件}'];
const hotline = ['  热线:', '    title: 某热线', '    measures: {来电: 个}'];
const oneSeries = settingsOf(window);
const twoSeries = settingsOf([...window, ...hotline]);
const opened = (...openings: string[]) =>
  settingsOf([...window, '    opening:', ...openings.map((o) => `      - ${o}`)]);

const week = (number: number, issue: number, ...lines: string[]) => headerOf({ number, year: 2024, issue }, lines);
const figures = (received: number, done: number) => ['statistics:', `  窗口: {收: ${received}, 办: ${done}}`];
const plain = (number: number, issue: number) => week(number, issue, ...figures(100 + number, 300 - number));

const found = (settings: typeof oneSeries, headers: readonly IssueHeader[]) =>
  placesOf(buildLedger({ settings, headers }).findings.map(({ finding }) => finding));

describe('a week’s figures', () => {
  it('are missed in the header of an issue that lacks a series that counts', () => {
    expect(found(oneSeries, [plain(1, 1), week(2, 2), plain(3, 3)])).toEqual(['week-missing 2/index.md:1:1']);
  });

  it('are not missed before a series begins', () => {
    const late = week(3, 3, ...figures(5, 5), '  热线: {来电: 7}');
    expect(found(twoSeries, [plain(1, 1), plain(2, 2), late])).toEqual([]);
  });

  it('are not missed where an opening in mid-year covers the issue, and are behind it', () => {
    const settings = settingsOf([...window, ...hotline, '    opening: [{year: 2024, through: 2, 来电: 70}]']);
    expect(found(settings, [plain(1, 1), plain(2, 2), plain(3, 3)])).toEqual(['week-missing 3/index.md:1:1']);
  });

  it('need every measure and no other', () => {
    const broken = week(1, 1, 'statistics:', '  窗口: {收: 3, 版: 4}', '  热现: {来电: 5}');
    expect(found(twoSeries, [broken])).toEqual([
      'measure-missing 1/index.md:7:7',
      'measure-unknown 1/index.md:7:17',
      'series-unknown 1/index.md:8:7',
    ]);
  });

  it('of an undeclared series are reported where none is declared', () => {
    expect(found(settingsOf([]), [plain(1, 1)])).toEqual(['series-unknown/none-declared 1/index.md:7:7']);
  });

  it('may be written in parts, where they add up, and are corrected as a whole', () => {
    const parts = week(1, 1, 'statistics:', '  窗口: {收: {一号: 3, 二号: 4}, 办: 5}');
    const correcting = week(
      2,
      2,
      ...figures(1, 1),
      'corrections:',
      '- {series: 窗口, number: 1, 收: {from: 7, to: 6}, reason: 重复}',
    );
    const { ledger, findings } = buildLedger({ settings: oneSeries, headers: [parts, correcting] });
    expect(findings).toEqual([]);
    const addends = ledger.series.get('窗口')?.accounts.get('收')?.years.get(2024)?.addends ?? [];
    expect(
      addends.map(({ kind, value, ...addend }) => [kind, value.over, 'part' in addend ? addend.part : '']),
    ).toEqual([
      ['week', 3n, '一号'],
      ['week', 4n, '二号'],
      ['week', 1n, ''],
      ['correction', -1n, ''],
    ]);
    const largest = settingsOf(['  窗口:', '    title: 某窗口', '    measures: {收: {unit: 件, take: max}, 办: 件}']);
    expect(found(largest, [parts])).toEqual(['measure-unfit/parts 1/index.md:7:11']);
  });

  it('can be none', () => {
    const { ledger, findings } = buildLedger({
      settings: oneSeries,
      headers: [plain(1, 1), week(2, 2, 'statistics: {窗口: 无}')],
    });
    expect(findings).toEqual([]);
    expect([...(ledger.series.get('窗口')?.silent ?? [])]).toEqual([2]);
  });

  it('past what can be counted exactly are refused where they cross it', () => {
    const huge = week(1, 1, ...figures(9_007_199_254_740_991, 0));
    expect(found(oneSeries, [huge, week(2, 2, ...figures(1, 0))])).toEqual(['total-too-large 2/index.md:7:11']);
  });
});

describe('the numbering', () => {
  it('must have every issue of the year; the missing ones are named', () => {
    const { findings } = buildLedger({ settings: oneSeries, headers: [plain(1, 1), plain(3, 3), plain(7, 7)] });
    expect(placesOf(findings.map(({ finding }) => finding))).toEqual([
      'issue-gap 3/index.md:2:9',
      'issue-gap 7/index.md:2:9',
    ]);
    expect(findings.map(({ finding }) => finding.params.numbers)).toEqual([['2'], ['4—6']]);
  });

  it('has no gap where a header is merely unreadable', () => {
    const headers = [plain(1, 1), plain(3, 3), plain(5, 5)];
    const { findings } = buildLedger({ settings: oneSeries, headers, unreadable: [2] });
    expect(findings.map(({ finding }) => finding.params.numbers)).toEqual([['4']]);
  });

  it('needs an opening up to the first kept issue of a year', () => {
    expect(found(oneSeries, [plain(9, 9)])).toEqual(['opening-needed 9/index.md:2:9']);
    expect(found(opened('{year: 2024, through: 7, 收: 1, 办: 1}'), [plain(9, 9)])).toEqual([
      'opening-needed/short 9/index.md:2:9',
    ]);
    expect(found(opened('{year: 2024, through: 8, 收: 1, 办: 1}'), [plain(9, 9)])).toEqual([]);
  });

  it('needs no opening at 期号 1', () => {
    expect(found(oneSeries, [plain(60, 1)])).toEqual([]);
  });

  it('is taken once for each number; the folder so named keeps it', () => {
    const twin = headerOf({ number: 2, year: 2024, issue: 2, folder: '02' }, figures(1, 2));
    expect(found(oneSeries, [twin, plain(1, 1), plain(2, 2)])).toEqual(['issue-duplicate/number 02/index.md:2:9']);
  });

  it('is taken once for each year and 期号', () => {
    expect(found(oneSeries, [plain(1, 1), plain(2, 2), plain(3, 2)])).toEqual(['issue-duplicate/issue 3/index.md:4:8']);
  });

  it('is warned of where 总第 or 期号 or the year does not follow', () => {
    expect(found(oneSeries, [plain(1, 1), plain(2, 3)])).toEqual(['issue-order/issue 2/index.md:4:8']);
    expect(found(oneSeries, [plain(1, 1), plain(3, 2)])).toEqual(['issue-order/number 3/index.md:2:9']);
    const turned = headerOf({ number: 4, year: 2025, issue: 1 }, figures(1, 1));
    expect(found(oneSeries, [plain(1, 1), turned])).toEqual(['issue-order/number 4/index.md:2:9']);
    const back = headerOf({ number: 2, year: 2023, issue: 1 }, figures(1, 1));
    expect(found(oneSeries, [plain(1, 1), back])).toEqual(['issue-order/year 2/index.md:3:7']);
    expect(found(settingsOf([]), [week(1, 1), week(4, 4)])).toEqual(['issue-order/issue 4/index.md:4:8']);
  });

  it('turns with the year', () => {
    const turned = headerOf({ number: 3, year: 2025, issue: 1 }, figures(3, 4));
    expect(found(oneSeries, [plain(1, 1), plain(2, 2), turned])).toEqual([]);
  });
});

describe('an opening', () => {
  it('must not cover an issue that has figures of its own', () => {
    const settings = opened('{year: 2024, through: 2, 收: 1, 办: 1}');
    expect(found(settings, [plain(1, 1), plain(2, 2), plain(3, 3)])).toEqual(['opening-overlap bulletin.yaml:9:31']);
  });

  it('is stated once for a year', () => {
    const settings = opened('{year: 2024, through: 2, 收: 1, 办: 1}', '{year: 2024, through: 1, 收: 1, 办: 1}');
    expect(found(settings, [plain(3, 3)])).toEqual(['opening-duplicate bulletin.yaml:10:16']);
  });

  it('needs every measure and no other', () => {
    expect(found(opened('{year: 2024, through: 2, 收: 1, 版: 1}'), [plain(3, 3)])).toEqual([
      'measure-missing/opening bulletin.yaml:9:9',
      'measure-unknown bulletin.yaml:9:43',
    ]);
  });
});

describe('a correction', () => {
  const settings = opened('{year: 2024, through: 2, 收: 10, 办: 10}');
  const correcting = (body: string) => [
    plain(3, 3),
    week(4, 4, ...figures(7, 9), 'corrections:', `  - {${body}, reason: 误}`),
  ];

  it.each([
    ['of the issue itself', 'series: 窗口, number: 4, 收: 1', 'correction-itself 4/index.md:9:26'],
    ['of a later issue', 'series: 窗口, number: 5, 收: 1', 'correction-later 4/index.md:9:26'],
    ['of an unknown series', 'series: 门口, number: 3, 收: 1', 'series-unknown 4/index.md:9:14'],
    ['of an unknown measure', 'series: 窗口, number: 3, 退: 1', 'measure-unknown 4/index.md:9:32'],
    [
      'from a figure the ledger has not',
      'series: 窗口, number: 3, 收: {from: 102, to: 9}',
      'correction-from 4/index.md:9:32',
    ],
    [
      'from a figure inside an opening',
      'series: 窗口, number: 2, 收: {from: 3, to: 2}',
      'correction-from/opening 4/index.md:9:32',
    ],
    ['below zero of a week', 'series: 窗口, number: 3, 收: -104', 'correction-negative/week 4/index.md:9:32'],
    ['below zero of the year', 'series: 窗口, number: 2, 收: -121', 'correction-negative/total 4/index.md:9:32'],
  ])('is refused: %s', (_, body, place) => {
    expect(found(settings, correcting(body))).toEqual([place]);
  });

  it('is refused of an issue that is neither kept nor in an opening', () => {
    const headers = [
      plain(60, 1),
      week(61, 2, ...figures(7, 9), 'corrections:', '  - {series: 窗口, number: 59, 收: 1, reason: 误}'),
    ];
    expect(found(oneSeries, headers)).toEqual(['correction-unknown 61/index.md:9:26']);
  });

  it('is refused of an issue in which the series did not count yet', () => {
    const headers = [
      plain(1, 1),
      week(
        2,
        2,
        ...figures(7, 9),
        '  热线: {来电: 7}',
        'corrections:',
        '  - {series: 热线, number: 1, 来电: 1, reason: 误}',
      ),
    ];
    expect(found(twoSeries, headers)).toEqual(['correction-unknown/no-figures 2/index.md:10:26']);
  });

  it('takes the figure as corrected before', () => {
    const headers = [
      ...correcting('series: 窗口, number: 3, 收: {from: 103, to: 100}'),
      week(
        5,
        5,
        ...figures(8, 8),
        'corrections:',
        '  - {series: 窗口, number: 3, 收: {from: 100, to: 99}, reason: 误}',
      ),
      week(6, 6, ...figures(9, 7), 'corrections:', '  - {series: 窗口, number: 2, 收: -3, reason: 误}'),
    ];
    expect(found(settings, headers)).toEqual([]);
  });
});

describe('published figures', () => {
  const printed = (value: number) => [
    plain(1, 1),
    plain(2, 2),
    week(3, 3, ...figures(55, 66), 'published:', `  窗口: {收: ${value}}`),
  ];

  it('that the ledger agrees with are silent', () => {
    expect(found(oneSeries, printed(101 + 102 + 55))).toEqual([]);
  });

  it('that differ name both values and the difference', () => {
    const { findings } = buildLedger({ settings: oneSeries, headers: printed(250) });
    expect(placesOf(findings.map(({ finding }) => finding))).toEqual(['published-differs 3/index.md:9:11']);
    expect(findings[0]?.finding.params).toMatchObject({ published: '250', computed: '258', difference: '-8' });
  });

  it('that differ by one week name it', () => {
    const { findings } = buildLedger({ settings: oneSeries, headers: printed(258 - 102) });
    expect(placesOf(findings.map(({ finding }) => finding))).toEqual(['published-differs/week 3/index.md:9:11']);
    expect(findings[0]?.finding.params).toMatchObject({ suspect: 2, difference: '-102' });
  });

  it('that differ by a correction or an opening name it', () => {
    const settings = opened('{year: 2024, through: 1, 收: 40, 办: 10}');
    const last = (value: number) =>
      week(
        3,
        3,
        ...figures(55, 66),
        'corrections: [{series: 窗口, number: 2, 收: -7, reason: 误}]',
        `published: {窗口: {收: ${value}}}`,
      );
    const total = 40 + 102 + 55 - 7;
    expect(found(settings, [plain(2, 2), last(total)])).toEqual([]);
    expect(found(settings, [plain(2, 2), last(total + 7)])).toEqual(['published-differs/correction 3/index.md:9:21']);
    expect(found(settings, [plain(2, 2), last(total - 40)])).toEqual(['published-differs/opening 3/index.md:9:21']);
  });

  it('of unknown names are reported', () => {
    const header = week(1, 1, ...figures(1, 2), 'published:', '  门口: {收: 1}', '  窗口: {退: 1}');
    expect(found(oneSeries, [header])).toEqual(['measure-unknown 1/index.md:10:11', 'series-unknown 1/index.md:9:11']);
  });

  it('are not compared where an error spoils the total anyway', () => {
    const headers = [plain(1, 1), week(3, 3, ...figures(55, 66), 'published: {窗口: {收: 1}}')];
    expect(found(oneSeries, headers)).toEqual(['issue-gap 3/index.md:2:9']);
  });
});

describe('an odd week', () => {
  const tens = [1, 2, 3, 4].map((n) => week(n, n, ...figures(10 + n, 20 - n)));

  it('is one with two measures as last week, zeros aside', () => {
    const twice = [week(1, 1, ...figures(5, 6)), week(2, 2, ...figures(5, 6))];
    expect(found(oneSeries, twice)).toEqual(['week-repeated 2/index.md:7:7']);
    expect(found(oneSeries, [week(1, 1, ...figures(5, 0)), week(2, 2, ...figures(5, 0))])).toEqual([]);
  });

  it('is one more than five times or less than a fifth of the median', () => {
    // The medians are 12.5 and 17.5.
    expect(found(oneSeries, [...tens, week(5, 5, ...figures(62, 4))])).toEqual([]);
    expect(found(oneSeries, [...tens, week(5, 5, ...figures(63, 3))])).toEqual([
      'week-unusual 5/index.md:7:11',
      'week-unusual 5/index.md:7:18',
    ]);
  });

  it('takes four weeks to tell', () => {
    expect(found(oneSeries, [...tens.slice(0, 3), week(4, 4, ...figures(900, 900))])).toEqual([]);
  });

  it('is compared with the last twelve only', () => {
    const rising = Array.from({ length: 26 }, (_, i) => week(i + 1, i + 1, ...figures(i < 13 ? 1 : 5 + i, 10 + i)));
    const settled = week(27, 27, ...figures(99, 40));
    expect(found(oneSeries, [...rising, settled]).filter((place) => place.includes(' 27/'))).toEqual([]);
  });
});

describe('the findings of one issue', () => {
  const headers = [
    week(1, 1, ...figures(5, 6)),
    week(2, 2, ...figures(5, 6)),
    week(3, 3),
    plain(4, 4),
    headerOf({ number: 5, year: 2025, issue: 1 }, figures(1, 2)),
  ];
  const { findings } = buildLedger({ settings: oneSeries, headers });
  const at = (index: number) => placesOf(headers.slice(index, index + 1).flatMap((h) => findingsFor(findings, h)));

  it('are its own and the errors that falsify its year’s totals', () => {
    expect(at(0)).toEqual([]);
    expect(at(1)).toEqual(['week-repeated 2/index.md:7:7']);
    expect(at(2)).toEqual(['week-missing 3/index.md:1:1']);
    expect(at(3)).toEqual(['week-missing 3/index.md:1:1']);
    expect(at(4)).toEqual([]);
  });

  it('include errors of an opening in its year alone', () => {
    const settings = opened('{year: 2024, through: 2, 收: 1}');
    const built = buildLedger({
      settings,
      headers: [plain(3, 3), headerOf({ number: 4, year: 2025, issue: 1 }, figures(1, 2))],
    });
    const [of2024, of2025] = [plain(3, 3), headerOf({ number: 4, year: 2025, issue: 1 })];
    expect(placesOf(findingsFor(built.findings, of2024))).toEqual(['measure-missing/opening bulletin.yaml:9:9']);
    expect(findingsFor(built.findings, of2025)).toEqual([]);
  });
});

describe('a special issue', () => {
  const special = (...lines: string[]) =>
    readHeader(
      '2024-增1',
      ['---', 'special: 1', 'year: 2024', 'period: 2024-06-03/2024-06-07', ...lines, '---', ''].join('\n'),
    );

  it('is outside the ledger', () => {
    const { ledger, findings } = buildLedger({ settings: oneSeries, headers: [special(), plain(1, 1)] });
    expect(findings).toEqual([]);
    expect([...ledger.issues.keys()]).toEqual([1]);
  });

  it('can have no figures', () => {
    const header = special(...figures(1, 2));
    const { findings } = buildLedger({ settings: oneSeries, headers: [header] });
    expect(placesOf(findingsFor(findings, header))).toEqual(['special-figures 2024-增1/index.md:1:1']);
  });
});
