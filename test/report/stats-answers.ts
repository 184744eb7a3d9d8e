import { type Exact, whole } from '../../src/model/exact.js';
import type { Addend } from '../../src/model/ledger.js';
import type { AccountTable, LedgerRow } from '../../src/model/ledger-table.js';
import type { Measure } from '../../src/model/measure.js';
import { always } from '../../src/model/timed.js';
import type { ExplanationAnswer } from '../../src/report/stats-answer.js';

/** Whole numbers in the place of exact figures. */
type InNumbers<T> = { readonly [K in keyof T]: Exact extends T[K] ? number | Extract<T[K], undefined> : T[K] };

export const measureOf = (stated: Partial<Measure> = {}): Measure => ({
  name: '收',
  range: { file: { path: 'issues/bulletin.yaml', text: '' }, start: 0, end: 0 },
  kind: { type: 'sum' },
  unit: always('件'),
  digits: 0,
  trimmed: false,
  places: 0,
  listed: true,
  ...stated,
});

const figure = (value: number | undefined): Exact | undefined => (value === undefined ? undefined : whole(value));

/** A row of an invented window's 收 in 2001, with only what a test is about stated. */
export function rowOf(stated: Partial<InNumbers<LedgerRow>>): LedgerRow {
  const day = { year: 2001, month: 2, day: 5 };
  const row = {
    number: 9,
    year: 2001,
    issue: 5,
    period: { from: day, to: { ...day, day: 9 } },
    series: '窗口',
    measure: '收',
    unit: '件',
    week: 10,
    correction: 0,
    month: 10,
    total: 10,
    declared: measureOf(),
    ...stated,
  };
  const { week, correction, month, total } = row;
  const figures = { week: figure(week), month: figure(month), total: figure(total), correction: whole(correction) };
  return { ...row, ...figures };
}

export const tableOf = (rows: readonly LedgerRow[], stated: Partial<AccountTable> = {}): AccountTable => ({
  year: 2001,
  series: '某窗口',
  measure: '收',
  unit: '件',
  declared: measureOf(),
  rows,
  ...stated,
});

/** An opening, a week and a correction with the given reason; each stands on the line of its place in the list. */
export function explanationWith(reason: string): ExplanationAnswer {
  const file = { path: 'issues/9/index.md', text: '一\n二\n三\n' };
  const at = (line: number) => ({ file, start: 2 * (line - 1), end: 2 * line - 1 });
  const declared = measureOf();
  const addends: readonly Addend[] = [
    { kind: 'opening', value: whole(100), countedFrom: 8, range: at(1), through: 7, lastMonth: 1 },
    { kind: 'week', value: whole(20), countedFrom: 8, range: at(2), number: 8, month: 2 },
    { kind: 'correction', value: whole(-3), countedFrom: 9, range: at(3), number: 8, reason },
  ];
  return {
    type: 'explanation',
    account: { year: 2001, series: '某窗口', measure: '收', unit: '件', declared },
    number: 9,
    hints: [],
    parts: [{ declared, addends, sum: whole(117) }],
    total: whole(117),
  };
}
