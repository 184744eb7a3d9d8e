import type { AccountName, AccountTable, Explanation } from '../model/ledger-table.js';

/** What `bulletin stats` shows: a year, or how one of its totals comes about. */
export type StatsAnswer = YearAnswer | ExplanationAnswer;

export interface YearAnswer {
  readonly type: 'year';
  readonly tables: readonly AccountTable[];
}

export interface ExplanationAnswer extends Explanation {
  readonly type: 'explanation';
  readonly account: AccountName;
  /** 总第 of the issue it is explained for. */
  readonly number: number;
}
