import { describe, expect, it } from 'vitest';
import { contentOf } from '../../src/model/block-content.js';
import type { IssueHeader } from '../../src/model/header.js';
import { sourceOffsets } from '../../src/model/offset-map.js';
import type { Settings } from '../../src/model/settings.js';
import { resolveFigures } from '../../src/statistics/resolve-figures.js';
import { buildLedger } from '../tools/build-ledger.js';
import { headerOf, placesOf, readHeader, settingsOf } from './build-header.js';
import { issueOf, textOf } from './build-issue.js';
import { headers, settings } from './two-years.js';

/** Resolves `text` as the last of the headers would print it. */
function resolve(text: string, kept: readonly IssueHeader[], stated: Settings = settings) {
  const header = kept.at(-1);
  if (!header) throw new Error('no headers');
  const { ledger } = buildLedger({ settings: stated, headers: kept });
  const { value, findings } = resolveFigures(issueOf(header, text), ledger);
  return { text: value ? textOf(value) : '', places: placesOf(findings), findings, value };
}

const through = (number: number) => headers.filter(({ folder }) => Number(folder) <= number);
const printed = (text: string, number: number) => resolve(text, through(number)).text;
/** The code of the only finding of a placeholder at the start of line 3. */
const refused = (text: string, kept: readonly IssueHeader[], stated?: Settings) => resolve(text, kept, stated).places;
const at = (code: string, folder: string) => [`${code} ${folder}/01-某事.md:3:1`];

describe('what the issue itself is', () => {
  it('is put in by its name alone', () => {
    expect(printed('{{年}}年{{月}}月，{{期}}，{{总第}}，{{起}}至{{止}}', 101)).toBe(
      '2024年12月，50，101，12月16日至12月20日',
    );
  });

  it('is the month and the year of the period’s last day and of the numbering', () => {
    const header = headerOf({ number: 104, year: 2025, issue: 1, period: '2024-12-30/2025-01-03' }, []);
    expect(resolve('{{年}} {{月}} {{起}} {{止}}', [header]).text).toBe('2025 1 12月30日 1月3日');
  });

  it('is no number of a special issue', () => {
    const value = readHeader('2024-增1', '---\nspecial: 1\nyear: 2024\nperiod: 2024-12-02/2024-12-06\n---\n');
    expect(resolve('{{年}}，{{起}}', [value]).text).toBe('2024，12月2日');
    for (const fact of ['期', '总第']) {
      expect(resolve(`{{${fact}}}`, [value]).places).toEqual(at('figure-unavailable/special-number', '2024-增1'));
    }
  });

  it('has no format, and with anything behind it names a series', () => {
    expect(refused('{{年|万}}', through(101))).toEqual(at('figure-format/unfit', '101'));
    expect(refused('{{年.本周}}', through(101))).toEqual(at('series-unknown', '101'));
  });
});

describe('figures in running text', () => {
  it('are lists with units in printing order, single numbers, and the series’ title', () => {
    expect(printed('{{窗口.名称}}共{{窗口.本周}}，累计{{窗口.本年}}，收{{窗口.本年.收}}件。', 102)).toBe(
      '某窗口共收40件、办38件次，累计收1087件、办992件次，收1087件。',
    );
  });

  it('are seen from their own issue: later corrections leave the printed past alone', () => {
    expect(printed('{{窗口.本周.收}} {{窗口.本月.收}} {{窗口.本年.收}}', 101)).toBe('30 60 1050');
    expect(printed('{{窗口.本周.收}} {{窗口.本月.收}} {{窗口.本年.收}}', 107)).toBe('14 14 51');
  });

  it('take 上周 from the issue before, also across the year, corrected as far as known', () => {
    expect(printed('{{窗口.上周}}', 103)).toBe('收40件、办38件次');
    expect(printed('{{窗口.上周}}', 104)).toBe('收50件、办48件次');
    expect(printed('{{窗口.上周.收}}', 107)).toBe('12');
    const selfCorrected = [
      ...through(103),
      headerOf({ number: 104, year: 2025, issue: 1 }, [
        'statistics: {窗口: {收: 20, 办: 19}}',
        'corrections: [{series: 窗口, number: 103, 收: -1, reason: 误}]',
      ]),
    ];
    expect(resolve('{{窗口.上周.收}}，{{窗口.本年.收}}', selfCorrected).text).toBe('49，20');
  });

  it('count the year on through a week without figures', () => {
    expect(printed('{{窗口.本年}}', 105)).toBe('收20件、办19件次');
  });

  it('can be given in ten thousands, lists too', () => {
    expect(printed('{{窗口.本年.收|万}} {{窗口.本年|万}} {{窗口.本年.收|数值}}', 102)).toBe(
      '0.1万 收0.1万件、办0.1万件次 1087',
    );
  });

  it('replace their placeholder as a whole and keep its emphasis and link', () => {
    const { value } = resolve('共{{窗口.本周.收}}件', through(102));
    const run = value?.sections[0]?.blocks.flatMap(contentOf).find(({ type }, index) => type === 'text' && index === 1);
    expect(run).toMatchObject({ text: '40', emphasis: 'strong', link: 'https://example.invalid/' });
    expect(run?.type === 'text' && sourceOffsets(run.map, 0, 1)).toEqual({ start: 7, end: 18 });
    expect(run?.type === 'text' && sourceOffsets(run.map, 1, 2)).toEqual({ start: 7, end: 18 });
  });

  it('that can’t be had stay placeholders, all others are replaced', () => {
    expect(resolve('{{窗口.本周}}，{{窗口.本年.收}}', through(105))).toMatchObject({
      text: '××，20',
      places: at('figure-unavailable/no-figures', '105'),
    });
  });
});

it('issue 519 prints the totals that its opening and its week add up to', () => {
  const definition = settingsOf([
    '  综窗:',
    '    title: 省本级综窗',
    '    measures: {咨询: 人次, 受理: 件, 颁发: 件, 流转: 件次}',
    '    opening: [{year: 2024, through: 518, 咨询: 75685, 受理: 31126, 颁发: 151910, 流转: 335723}]',
  ]);
  const header = headerOf({ number: 519, year: 2024, issue: 48, period: '2024-12-02/2024-12-06' }, [
    'statistics: {综窗: {咨询: 1634, 受理: 677, 颁发: 1157, 流转: 5516}}',
    'published: {综窗: {咨询: 77319, 受理: 31803, 颁发: 153067, 流转: 341239}}',
  ]);
  expect(resolve('{{综窗.名称}}累计{{综窗.本年}}', [header], definition)).toMatchObject({
    text: '省本级综窗累计咨询77319人次、受理31803件、颁发153067件、流转341239件次',
    places: [],
  });
  expect(buildLedger({ settings: definition, headers: [header] }).findings).toEqual([]);
});

describe('rates', () => {
  const years = settingsOf(['  窗口:', '    title: 某窗口', '    measures: {收: 件, 办: 件}']);
  const of = (number: number, year: number, issue: number, received: number) =>
    headerOf({ number, year, issue }, [`statistics: {窗口: {收: ${received}, 办: 0}}`]);
  const kept = [of(1, 2023, 1, 1000), of(2, 2023, 2, 500), of(3, 2024, 1, 2000), of(4, 2024, 2, 2074)];

  it('compare with last week, with the same 期号 of last year, and the totals up to there', () => {
    expect(resolve('{{窗口.环比.收}} {{窗口.同比.收}} {{窗口.本年同比.收}}', kept, years).text).toBe(
      '增长3.7% 增长314.8% 增长171.6%',
    );
  });

  it('fall, or stay level where they round to nothing, and are bare with their sign', () => {
    expect(
      resolve('{{窗口.环比.收}} {{窗口.环比.收|数值}}', [...kept.slice(0, 3), of(4, 2024, 2, 1926)], years).text,
    ).toBe('下降3.7% -3.7');
    expect(
      resolve('{{窗口.环比.收}} {{窗口.环比.收|数值}}', [...kept.slice(0, 3), of(4, 2024, 2, 2000)], years).text,
    ).toBe('持平 0.0');
  });

  it('use the corrected bases', () => {
    const correcting = headerOf({ number: 4, year: 2024, issue: 2 }, [
      'statistics: {窗口: {收: 1100, 办: 0}}',
      'corrections:',
      '  - {series: 窗口, number: 3, 收: -1000, reason: 误}',
      '  - {series: 窗口, number: 2, 收: 50, reason: 误}',
    ]);
    expect(
      resolve('{{窗口.环比.收}} {{窗口.同比.收}} {{窗口.本年同比.收}}', [...kept.slice(0, 3), correcting], years).text,
    ).toBe('增长10.0% 增长100.0% 增长35.5%');
  });

  it('of a base of zero are errors', () => {
    expect(refused('{{窗口.环比.办}}', kept, years)).toEqual(at('figure-unavailable/base-zero', '4'));
    expect(refused('{{窗口.本年同比.办}}', kept, years)).toEqual(at('figure-unavailable/base-zero', '4'));
  });

  it('need the issue they compare with', () => {
    expect(refused('{{窗口.环比.收}}', kept.slice(0, 1), years)).toEqual(at('figure-unavailable/no-issue-before', '1'));
    expect(refused('{{窗口.同比.收}}', kept.slice(0, 1), years)).toEqual(
      at('figure-unavailable/no-issue-last-year', '1'),
    );
    const fifth = [...kept, of(5, 2024, 3, 2000)];
    expect(refused('{{窗口.本年同比.收}}', fifth, years)).toEqual(at('figure-unavailable/no-issue-last-year', '5'));
  });

  it('have no base where last year’s totals have errors', () => {
    const gapped = [of(1, 2023, 1, 1000), of(3, 2023, 3, 500), of(4, 2024, 1, 9), of(5, 2024, 2, 8), of(6, 2024, 3, 7)];
    expect(refused('{{窗口.本年同比.收}}', gapped, years)).toEqual(at('figure-unavailable/spoiled', '6'));
  });

  it('find last year’s total in the opening where it ends with the same 期号', () => {
    const opened = settingsOf([
      '  窗口:',
      '    title: 某窗口',
      '    measures: {收: 件}',
      '    opening: [{year: 2023, through: 2, 收: 100}]',
    ]);
    const one = (number: number, year: number, issue: number) =>
      headerOf({ number, year, issue }, [`statistics: {窗口: {收: ${number * 10}}}`]);
    const second = [one(3, 2023, 3), one(4, 2024, 1), one(5, 2024, 2)];
    expect(resolve('{{窗口.本年同比.收}}', second, opened).text).toBe('下降10.0%');
    expect(refused('{{窗口.同比.收}}', second, opened)).toEqual(at('figure-unavailable/in-opening', '5'));
    expect(refused('{{窗口.本年同比.收}}', second.slice(0, 2), opened)).toEqual(
      at('figure-unavailable/in-opening', '4'),
    );
  });
});

describe('本月', () => {
  const opened = (until: string) =>
    settingsOf([
      '  窗口:',
      '    title: 某窗口',
      '    measures: {收: 件}',
      `    opening: [{year: 2024, through: 40, ${until}收: 100}]`,
    ]);
  const kept = ['2024-10-28/2024-11-01', '2024-11-04/2024-11-08', '2024-12-02/2024-12-06'].map((period, index) =>
    headerOf({ number: 41 + index, year: 2024, issue: 41 + index, period }, [
      `statistics: {窗口: {收: ${10 + index}}}`,
    ]),
  );

  it('counts the weeks that end in the month', () => {
    expect(resolve('{{窗口.本月}}', kept.slice(0, 2), opened('until: 2024-10-25, ')).text).toBe('收21件');
  });

  it('is an error where the opening may hide part of the month', () => {
    expect(refused('{{窗口.本月}}', kept.slice(0, 2), opened(''))).toEqual(at('figure-unavailable/month-hidden', '42'));
    expect(refused('{{窗口.本月}}', kept.slice(0, 1), opened('until: 2024-11-01, '))).toEqual(
      at('figure-unavailable/month-hidden', '41'),
    );
  });

  it('is not hidden in a later month', () => {
    expect(resolve('{{窗口.本月}}', kept, opened('')).text).toBe('收12件');
  });

  it('ends with the header’s year', () => {
    const turn = (year: number) => [
      headerOf({ number: 1, year, issue: 1, period: `${year}-12-30/${year + 1}-01-03` }, [
        'statistics: {窗口: {收: 5, 办: 6}}',
      ]),
    ];
    const plain = settingsOf(['  窗口:', '    title: 某窗口', '    measures: {收: 件, 办: 件}']);
    expect(buildLedger({ settings: plain, headers: turn(2024) }).ledger.issues.get(1)?.month).toBe(12);
    expect(buildLedger({ settings, headers }).ledger.issues.get(104)?.month).toBe(1);
  });
});

describe('a placeholder is an error at its place', () => {
  const kept = through(102);

  it.each([
    ['{{窗户.本周}}', 'series-unknown'],
    ['{{窗口}}', 'figure-unknown/none-written'],
    ['{{窗口.今年}}', 'figure-unknown'],
    ['{{窗口.constructor}}', 'figure-unknown'],
    ['{{窗口.本周.退}}', 'measure-unknown'],
    ['{{窗口.名称.收}}', 'figure-measure/unfit'],
    ['{{窗口.环比}}', 'figure-measure/needed'],
    ['{{窗口.本周.收|亿}}', 'figure-format/unknown'],
    ['{{窗口.环比.收|万}}', 'figure-format/unfit'],
    ['{{窗口.本周|数值}}', 'figure-format/unfit'],
    ['{{窗口.名称|万}}', 'figure-format/unfit'],
    ['{{热线.本年}}', 'figure-unavailable/not-begun'],
  ])('%s', (text, code) => {
    expect(refused(text, kept)).toEqual(at(code, '102'));
  });

  it('that follows the text before it', () => {
    expect(refused('共{{窗口.本周}}，比{{门口.本周}}多', kept)).toEqual(['series-unknown 102/01-某事.md:3:13']);
  });

  it('with the nearest known name suggested', () => {
    const [found] = resolve('{{窗户.本周}}', kept).findings;
    expect(found?.params).toMatchObject({ nearest: '窗口', known: ['窗口', '热线'] });
  });

  it('where the week’s figures are not there yet', () => {
    const unfilled = [...kept, headerOf({ number: 103, year: 2024, issue: 52 })];
    expect(refused('{{窗口.本周}}', unfilled)).toEqual(at('figure-missing', '103'));
    expect(refused('{{窗口.本年.收}}', unfilled)).toEqual(at('figure-missing', '103'));
    expect(resolve('{{窗口.上周.收}}', unfilled).text).toBe('40');
  });

  it('where the week before has no figures', () => {
    expect(refused('{{窗口.环比.收}}', through(106))).toEqual(at('figure-unavailable/no-figures', '106'));
  });

  it('where the year’s totals have errors', () => {
    const gapped = kept.filter(({ folder }) => folder !== '101');
    expect(refused('{{窗口.本年.收}}', gapped)).toEqual(at('figure-unavailable/spoiled', '102'));
    expect(resolve('{{窗口.本周.收}}', gapped).text).toBe('40');
  });

  it('in a special issue, save for the title', () => {
    const special = readHeader('2024-增1', '---\nspecial: 1\nyear: 2024\nperiod: 2024-06-03/2024-06-07\n---\n');
    expect(resolve('{{窗口.本周}}{{窗口.名称}}', [...kept, special])).toMatchObject({
      text: '××某窗口',
      places: at('figure-unavailable/special', '2024-增1'),
    });
  });
});

describe('last year’s issue', () => {
  const week = (number: number, year: number, issue: number, period: string, value: number) =>
    headerOf({ number, year, issue, period }, [`statistics: {窗口: {收: ${value}}}`]);
  // 期号 2 of 2024 lies a week before that of 2025.
  const kept = [
    week(1, 2024, 1, '2024-01-01/2024-01-05', 10),
    week(2, 2024, 2, '2024-01-08/2024-01-12', 20),
    week(3, 2024, 3, '2024-01-15/2024-01-19', 30),
    week(4, 2025, 1, '2025-01-06/2025-01-10', 40),
    week(5, 2025, 2, '2025-01-13/2025-01-17', 60),
  ];

  it.each([
    ['is that of the same 期号', [], '增长200.0%、20'],
    ['is the nearest by date, where a series says so', ['    compare: date'], '增长100.0%、30'],
    ['is the nearest by date, where all do', ['同比方式: 日期'], '增长100.0%、30'],
  ])('%s', (_name, lines, wanted) => {
    const settings = settingsOf(['  窗口:', '    title: 某窗口', '    measures: {收: 件}', ...lines]);
    const { ledger } = buildLedger({ settings, headers: kept });
    const last = kept.at(-1);
    const { value } = last
      ? resolveFigures(issueOf(last, '{{窗口.同比.收}}、{{窗口.上年同周.收}}'), ledger)
      : { value: undefined };
    expect(value && textOf(value)).toBe(wanted);
  });
});
