import { describe, expect, it } from 'vitest';
import { parseHistory } from '../../src/parse/parse-history.js';
import { resolveFigures } from '../../src/statistics/resolve-figures.js';
import { buildLedger } from '../tools/build-ledger.js';
import { headerOf, placesOf, settingsOf } from './build-header.js';
import { issueOf, textOf } from './build-issue.js';

const settings = settingsOf([
  '  窗口:',
  '    title: 某窗口',
  '    measures: {收: 件, 额: {unit: 万元, digits: 2}, 率: {unit: "%", of: 额 / 收}, 等: {unit: 分, mean: 收}}',
]);

const history = (...lines: readonly string[]) =>
  parseHistory({
    path: 'issues/history-2023.csv',
    text: ['start,end,issue,窗口.收,窗口.额,窗口.等', ...lines, ''].join('\n'),
  });

const week = (number: number, issue: number, period: string, figures: string) =>
  headerOf({ number, year: 2024, issue, period }, [`statistics: {窗口: {${figures}}}`]);

const headers = [
  week(1, 1, '2024-01-02/2024-01-05', '收: 120, 额: 1.50, 等: 5'),
  week(2, 2, '2024-01-08/2024-01-12', '收: 90, 额: 2.25, 等: 6'),
];

const weeks = [
  '2023-01-03,2023-01-06,1,100,1.25,4',
  '2023-01-09,2023-01-13,2,50,0.75,8',
  '2023-12-25,2023-12-29,52,10,1.00,1',
];

function printed(text: string, ...lines: readonly string[]) {
  const { value, findings } = history(...lines);
  const { ledger, findings: counted } = buildLedger({ settings, headers, history: value ? [value] : [] });
  const last = headers.at(-1);
  const resolved = last && resolveFigures(issueOf(last, text), ledger);
  return {
    text: resolved?.value ? textOf(resolved.value) : '',
    codes: [...findings, ...counted.map(({ finding }) => finding), ...(resolved?.findings ?? [])].map(
      ({ code }) => code,
    ),
  };
}

describe('the figures of a year whose issues aren’t kept', () => {
  it.each([
    ['{{窗口.同比.收}}', '增长80.0%'],
    ['{{窗口.本年同比.收|增减}}', '增加60件'],
    ['{{窗口.上年同期.额}}、{{窗口.上年.额}}', '2.00、3.00'],
    // (4 × 100 + 8 × 50) / 150
    ['{{窗口.上年同期.等}}', '5.3'],
    ['{{窗口.同比.率}}', '提高1.0个百分点'],
    ['{{窗口.本年.收}}、{{窗口.本月.收}}', '210、210'],
  ])('are compared with: %s', (text, wanted) => {
    expect(printed(text, ...weeks)).toEqual({ text: wanted, codes: [] });
  });

  it('may be called as the measure was then', () => {
    const renamed = settingsOf([
      '  窗口:',
      '    title: 某窗口',
      '    measures: {收件: {unit: 件, was: 收, from: 2}, 额: {unit: 万元, digits: 2}, 等: {unit: 分, mean: 收件}}',
    ]);
    const { value } = history(...weeks);
    const own = headerOf({ number: 2, year: 2024, issue: 2, period: '2024-01-08/2024-01-12' }, [
      'statistics: {窗口: {收件: 90, 额: 2.25, 等: 6}}',
    ]);
    const { ledger } = buildLedger({ settings: renamed, headers: [own], history: value ? [value] : [] });
    const resolved = resolveFigures(issueOf(own, '{{窗口.同比.收件}}'), ledger);
    expect(resolved.value && textOf(resolved.value)).toBe('增长80.0%');
  });

  it('may be those of months, which no single week is compared with', () => {
    const months = ['2023-01-01,2023-01-31,,400,4,5', '2023-02-01,2023-02-28,,500,5,5'];
    expect(printed('{{窗口.上年.收}}', ...months)).toEqual({ text: '900', codes: [] });
    expect(printed('{{窗口.同比.收}}', ...months).codes).toEqual(['figure-unavailable/no-issue-last-year']);
  });

  it('are left empty where nobody knows them', () => {
    expect(printed('{{窗口.同比.收}}', '2023-01-09,2023-01-13,2,,0.75,8').codes).toEqual([
      'figure-unavailable/no-issue-last-year',
    ]);
  });

  it.each([
    ['a measure there is not', 'start,end,issue,窗口.退\n2023-01-03,2023-01-06,1,5\n', 'measure-unknown'],
    ['a series there is not', 'start,end,issue,门口.收\n2023-01-03,2023-01-06,1,5\n', 'series-unknown'],
    ['a rate', 'start,end,issue,窗口.率\n2023-01-03,2023-01-06,1,5\n', 'measure-unfit/rate'],
    ['decimals of a count', 'start,end,issue,窗口.收\n2023-01-03,2023-01-06,1,5.5\n', 'measure-unfit/whole'],
    ['another head', '期,收\n1,5\n', 'history-row/head'],
    ['days that are none', 'start,end,issue,窗口.收\n2023-02-30,2023-03-06,1,5\n', 'history-row/dates'],
    ['an issue that is none', 'start,end,issue,窗口.收\n2023-01-03,2023-01-06,一,5\n', 'history-row/issue'],
    ['a figure that is none', 'start,end,issue,窗口.收\n2023-01-03,2023-01-06,1,约5\n', 'history-row/number'],
  ])('are wrong with %s', (_name, text, code) => {
    const { value, findings } = parseHistory({ path: 'issues/history-2023.csv', text });
    const built = buildLedger({ settings, headers, history: value ? [value] : [] });
    expect([...findings, ...built.findings.map(({ finding }) => finding)].map((found) => found.code)).toEqual([code]);
  });

  it('go with no issue of that year', () => {
    const { value } = history(...weeks);
    const kept = [
      headerOf({ number: 1, year: 2023, issue: 1, period: '2023-01-03/2023-01-06' }, ['statistics: {窗口: 无}']),
    ];
    const { findings } = buildLedger({ settings, headers: kept, history: value ? [value] : [] });
    expect(placesOf(findings.map(({ finding }) => finding))).toEqual(['history-year history-2023.csv:1:1']);
  });
});
