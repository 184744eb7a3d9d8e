import { describe, expect, test } from 'vitest';
import { isoDate } from '../../src/model/calendar.js';
import { decimalText } from '../../src/model/exact.js';
import { readHistoryTable } from '../../src/parse/read-history-table.js';
import { settingsOf } from '../statistics/build-header.js';

const { statistics: series } = settingsOf([
  '  窗口:',
  '    title: 某某窗口',
  '    measures: {收: 件, 办: 件, 额: {unit: 万元, digits: 2, was: 金额, from: 9}, 率: {unit: "%", of: 办 / 收}}',
  '  热线:',
  '    title: 热线',
  '    measures: {收: 个}',
]);

/** `start/end issue figures` of the rows, and what is left out. */
function read(...lines: readonly string[]) {
  const table = readHistoryTable({ file: { path: '表.csv', text: `${lines.join('\n')}\n` }, year: 2023, series });
  return {
    measures: table?.measures,
    rows: table?.rows.map(({ period: { from, to }, issue, figures }) =>
      [`${isoDate(from)}/${isoDate(to)}`, issue ?? '-', ...figures.map((one) => (one ? decimalText(one) : '-'))].join(
        ' ',
      ),
    ),
    leftOut: table?.leftOut.map(({ line, why, text }) => `${line} ${why} ${text}`),
  };
}

describe('a table of past figures', () => {
  test('has a title, units, totals and remarks as offices write them', () => {
    expect(
      read(
        '2023年办件情况,,,',
        '期号,起止日期,窗口.收（件）,办,备注',
        '第1期,1月3日—6日,"1,100",98,好',
        '2,1月9日—13日,90件,,',
        '合计,,1190,98,',
      ),
    ).toEqual({
      measures: ['窗口.收', '窗口.办'],
      rows: ['2023-01-03/2023-01-06 1 1100 98', '2023-01-09/2023-01-13 2 90 -'],
      leftOut: ['2 column 备注'],
    });
  });

  test.each([
    ['起止,办', '2023-01-09/2023-01-13,5'],
    ['起止,办', '2023年1月9日—13日,5'],
    ['起止,办', '1.9-1.13,5'],
    ['起止,办', '2023.1.9-2023.1.13,5'],
    ['开始,结束,办', '2023-01-09,2023-01-13,5'],
    ['start,end,窗口.办', '2023-01-09,2023-01-13,5'],
  ])('has days under %s as %s', (head, row) => {
    expect(read(head, row).rows).toEqual(['2023-01-09/2023-01-13 - 5']);
  });

  test('may have a row for each month, parted by tabs', () => {
    expect(read('月份\t办\t金额', '2月\t5\t1.25', '2023年1月\t6\t2').rows).toEqual([
      '2023-01-01/2023-01-31 - 6 2',
      '2023-02-01/2023-02-28 - 5 1.25',
    ]);
  });

  test('says what of it is left out, and on which line', () => {
    expect(read('起止,收,率,办', '下旬,1,2,3', '2021-01-04/2021-01-08,1,2,3', '1月9日—13日,1,2,约3').leftOut).toEqual([
      '1 column 收',
      '1 column 率',
      '2 dates 下旬',
      '3 other-year 2021-01-04/2021-01-08',
      '4 number 约3',
    ]);
  });

  test('is none without heads that say when and what', () => {
    expect(read('单位,件数', '甲处,5').rows).toBeUndefined();
    expect(read('').rows).toBeUndefined();
  });
});
