import { expect, it } from 'vitest';
import { whole } from '../../src/model/exact.js';
import { explainTotal } from '../../src/statistics/explain-total.js';
import { tabulateLedger } from '../../src/statistics/tabulate-ledger.js';
import { buildLedger } from '../tools/build-ledger.js';
import { headers, settings } from './two-years.js';

const { ledger } = buildLedger({ settings, headers });

it('a year has a table for each measure in printing order, under the series’ title', () => {
  const tables = tabulateLedger(ledger, { year: 2025 });
  expect(tables.map(({ series, measure, unit, rows }) => [series, measure, unit, rows.length])).toEqual([
    ['某窗口', '收', '件', 4],
    ['某窗口', '办', '件次', 4],
    ['某热线', '来电', '个', 2],
  ]);
});

it('a table begins with its opening where there is one', () => {
  expect(tabulateLedger(ledger, { year: 2024 }).map(({ measure, opening }) => [measure, opening])).toEqual([
    ['收', { through: 98, value: whole(1000) }],
    ['办', { through: 98, value: whole(900) }],
  ]);
  expect(tabulateLedger(ledger, { year: 2025, series: '热线' }).map(({ opening }) => opening)).toEqual([undefined]);
});

it('a year nothing was counted in has no table', () => {
  expect(tabulateLedger(ledger, { year: 2024, series: '热线' })).toEqual([]);
  expect(tabulateLedger(ledger, { year: 1999 })).toEqual([]);
});

it.each([2024, 2025])('the last total of every table of %i is the sum of its explanation', (year) => {
  const newest = 107;
  for (const { rows } of tabulateLedger(ledger, { year })) {
    const last = rows.at(-1);
    const question = { series: last?.series ?? '', measure: last?.measure ?? '', number: newest, year };
    expect(explainTotal(ledger, question)?.total).toEqual(last?.total);
  }
});
