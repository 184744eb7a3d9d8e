import type { AccountTable, LedgerRow } from '../../src/model/ledger-table.js';
import type { ExplanationAnswer } from '../../src/report/stats-answer.js';

/** A row of an invented window's 收 in 2001, with only what a test is about stated. */
export function rowOf(stated: Partial<LedgerRow>): LedgerRow {
  const day = { year: 2001, month: 2, day: 5 };
  return {
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
    ...stated,
  };
}

export const tableOf = (rows: readonly LedgerRow[], stated: Partial<AccountTable> = {}): AccountTable => ({
  year: 2001,
  series: '某窗口',
  measure: '收',
  unit: '件',
  rows,
  ...stated,
});

/** An opening, a week and a correction with the given reason; each stands on the line of its place in the list. */
export function explanationWith(reason: string): ExplanationAnswer {
  const file = { path: 'issues/9/index.md', text: '一\n二\n三\n' };
  const at = (line: number) => ({ file, start: 2 * (line - 1), end: 2 * line - 1 });
  return {
    type: 'explanation',
    account: { year: 2001, series: '某窗口', measure: '收', unit: '件' },
    number: 9,
    addends: [
      { kind: 'opening', value: 100, countedFrom: 8, range: at(1), through: 7, lastMonth: 1 },
      { kind: 'week', value: 20, countedFrom: 8, range: at(2), number: 8, month: 2 },
      { kind: 'correction', value: -3, countedFrom: 9, range: at(3), number: 8, reason },
    ],
    sum: 117,
  };
}
