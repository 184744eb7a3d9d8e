import { expect, it } from 'vitest';
import { decimalText, type Exact, toNumber, whole } from '../../src/model/exact.js';
import type { LedgerRow } from '../../src/model/ledger-table.js';
import { locate } from '../../src/model/source.js';
import { explainTotal } from '../../src/statistics/explain-total.js';
import { ledgerRows } from '../../src/statistics/ledger-rows.js';
import { buildLedger } from '../tools/build-ledger.js';
import { headerOf, placesOf } from './build-header.js';
import { headers, settings, table } from './two-years.js';

const { ledger, findings } = buildLedger({ settings, headers });

const written = (value: Exact | number | undefined) =>
  value === undefined ? '-' : typeof value === 'number' ? String(value) : decimalText(value);
const lineOf = (row: LedgerRow) =>
  [
    row.number,
    `${row.year}/${written(row.issue)}`,
    written(row.week),
    written(row.correction),
    written(row.month),
    written(row.total),
  ].join(' ');
const squeezed = (line: string) => line.trim().replace(/ +/g, ' ');

it.each(Object.entries(table))('two years of %s agree with the table worked out by hand', (measure, lines) => {
  const rows = ledgerRows(ledger).filter((row) => row.measure === measure);
  expect(rows.map(lineOf)).toEqual(lines.map(squeezed));
});

it('two years of correct headers raise no finding', () => {
  expect(findings).toEqual([]);
});

it('without the folder that mends it the gap is an error and no later total of the year is known', () => {
  const gapped = buildLedger({ settings, headers: headers.filter(({ folder }) => folder !== '101') });
  expect(placesOf(gapped.findings.map(({ finding }) => finding))).toEqual(['issue-gap 102/index.md:2:9']);
  const totals = ledgerRows(gapped.ledger, { series: '窗口' }).filter(({ measure }) => measure === '收');
  expect(totals.map(({ number, total }) => [number, total && toNumber(total)])).toEqual([
    [99, 1010],
    [100, 1020],
    [102, undefined],
    [103, undefined],
    [104, 20],
    [105, 20],
    [106, 37],
    [107, 51],
  ]);
});

it('rows come in printing order and can be filtered', () => {
  expect(
    ledgerRows(ledger, { year: 2025, number: 106 }).map(({ series, measure, unit }) => series + measure + unit),
  ).toEqual(['窗口收件', '窗口办件次', '热线来电个']);
  expect(ledgerRows(ledger, { series: '热线' }).map(({ number }) => number)).toEqual([106, 107]);
  expect(ledgerRows(ledger, { series: '门口' })).toEqual([]);
});

it('one changed week changes every later total of its year and nothing else', () => {
  const before = ledgerRows(ledger);
  const changed = headerOf({ number: 101, year: 2024, issue: 50, period: '2024-12-16/2024-12-20' }, [
    'statistics: {窗口: {收: 31, 办: 28}}',
  ]);
  const after = ledgerRows(
    buildLedger({ settings, headers: headers.map((header) => (header.folder === '101' ? changed : header)) }).ledger,
  );
  const differing = after.filter((row, index) => lineOf(row) !== (before[index] ? lineOf(before[index]) : ''));
  expect(differing.map(lineOf)).toEqual([
    '101 2024/50 31 0 61 1051',
    '102 2024/51 40 -3 98 1088',
    '103 2024/52 50 0 148 1138',
  ]);
});

it('a total is explained to its last addend, with the place of each', () => {
  const explained = explainTotal(ledger, { series: '窗口', measure: '收', number: 102 });
  const lines = explained?.parts[0].addends.map(({ kind, value, range }) => {
    const { line, column } = locate(range);
    return `${kind} ${decimalText(value)} ${range.file.path}:${line}:${column}`;
  });
  expect(lines).toEqual([
    'opening 1000 issues/bulletin.yaml:9:57',
    'week 10 issues/99/index.md:6:22',
    'week 20 issues/100/index.md:6:22',
    'correction -10 issues/100/index.md:7:43',
    'week 30 issues/101/index.md:6:22',
    'week 40 issues/102/index.md:6:22',
    'correction -3 issues/102/index.md:7:43',
  ]);
  expect(explained?.total).toEqual(whole(1087));
});

it('a total is explained as its own issue saw it', () => {
  expect(explainTotal(ledger, { series: '窗口', measure: '收', number: 101 })?.total).toEqual(whole(1050));
});

it('there is nothing to explain of what is not there', () => {
  expect(explainTotal(ledger, { series: '窗口', measure: '退', number: 102 })).toBeUndefined();
  expect(explainTotal(ledger, { series: '门口', measure: '收', number: 102 })).toBeUndefined();
  expect(explainTotal(ledger, { series: '窗口', measure: '收', number: 98 })).toBeUndefined();
});
