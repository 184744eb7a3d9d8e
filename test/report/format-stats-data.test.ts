import { describe, expect, test } from 'vitest';
import { formatStatsCsv, formatStatsJson } from '../../src/report/format-stats-data.js';
import { explanationWith, rowOf, tableOf } from './stats-answers.js';

const year = {
  type: 'year',
  tables: [
    tableOf([
      rowOf({ number: 8, issue: 4, week: 1, month: undefined, total: 101 }),
      rowOf({ number: 9, week: undefined, correction: -2, total: 99 }),
      rowOf({ number: 60, issue: undefined, period: undefined, week: undefined, month: undefined, correction: 5 }),
    ]),
  ],
} as const;

describe('json', () => {
  test('has a version and rows with exactly the names of the contract; what isn’t there is null', () => {
    const { version, rows, ...more } = JSON.parse(formatStatsJson(year));
    expect({ version, more }).toEqual({ version: 1, more: {} });
    expect(rows[0]).toEqual({
      number: 8,
      year: 2001,
      issue: 4,
      period: '2001-02-05/2001-02-09',
      series: '窗口',
      measure: '收',
      unit: '件',
      week: 1,
      correction: 0,
      month: null,
      total: 101,
      measure_kind: 'sum',
      week_exact: '1',
      correction_exact: '0',
      month_exact: null,
      total_exact: '101',
      text: { week: '1件', correction: null, month: null, total: '101件' },
    });
    expect(rows[1]).toMatchObject({ week: null, correction: -2, total: 99 });
    expect(rows[2]).toMatchObject({ number: 60, issue: null, period: null, week: null, correction: 5, month: null });
  });

  test('of an explanation has kind, value, file, line and reason, and the sum beside the rows', () => {
    expect(JSON.parse(formatStatsJson(explanationWith('重复计件')))).toEqual({
      version: 1,
      rows: [
        { kind: 'opening', value: 100, file: 'issues/9/index.md', line: 1, reason: null },
        { kind: 'week', value: 20, file: 'issues/9/index.md', line: 2, reason: null },
        { kind: 'correction', value: -3, file: 'issues/9/index.md', line: 3, reason: '重复计件' },
      ],
      sum: 117,
    });
  });
});

describe('csv', () => {
  test('is UTF-8 with a BOM, its lines end with CRLF, and what isn’t there is empty', () => {
    expect(formatStatsCsv(year)).toBe(
      '\ufeffnumber,year,issue,period,series,measure,unit,week,correction,month,total,measure_kind,week_exact,correction_exact,month_exact,total_exact\r\n' +
        '8,2001,4,2001-02-05/2001-02-09,窗口,收,件,1,0,,101,sum,1,0,,101\r\n' +
        '9,2001,5,2001-02-05/2001-02-09,窗口,收,件,,-2,10,99,sum,,-2,10,99\r\n' +
        '60,2001,,,窗口,收,件,,5,,10,sum,,5,,10\r\n',
    );
  });

  test('of an explanation has a line for each addend and no other', () => {
    expect(formatStatsCsv(explanationWith('误计'))).toBe(
      '\ufeffkind,value,file,line,reason\r\n' +
        'opening,100,issues/9/index.md,1,\r\n' +
        'week,20,issues/9/index.md,2,\r\n' +
        'correction,-3,issues/9/index.md,3,误计\r\n',
    );
  });

  test('of nothing is its names alone', () => {
    expect(formatStatsCsv({ type: 'year', tables: [] }).split('\r\n')).toHaveLength(2);
  });

  test.each([
    ['a comma', '甲,乙', '"甲,乙"'],
    ['quotes', '所谓"误计"', '"所谓""误计"""'],
    ['a line end', '甲\n乙', '"甲\n乙"'],
    ['a formula', '=1+1', "'=1+1"],
    ['a sum', '+3', "'+3"],
    ['a difference', '-3', "'-3"],
    ['a function', '@SUM(A1,A2)', '"\'@SUM(A1,A2)"'],
    ['a sign further on', '甲=乙', '甲=乙'],
  ])('quotes text as RFC 4180 has it and lets no spreadsheet run it: %s', (_name, reason, written) => {
    expect(formatStatsCsv(explanationWith(reason))).toContain(`,3,${written}\r\n`);
  });
});
