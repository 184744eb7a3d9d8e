import type { Contributor } from '../model/contribution.js';
import type { Finding } from '../model/finding.js';
import type { AccountName, AccountTable, Explanation } from '../model/ledger-table.js';

/** What `bulletin stats` shows: a year, how one of its totals comes about, or who supplied the texts. */
export type StatsAnswer = YearAnswer | ExplanationAnswer | ContributorsAnswer;

export interface YearAnswer {
  readonly type: 'year';
  readonly tables: readonly AccountTable[];
}

export interface ExplanationAnswer extends Explanation {
  readonly type: 'explanation';
  readonly account: AccountName;
  /** 总第 of the issue it is explained for. */
  readonly number: number;
  /** As a placeholder names it; the year's total where none is named. */
  readonly figure?: string;
  /** What is to be known of it. */
  readonly hints: readonly Finding[];
}

export interface ContributorsAnswer {
  readonly type: 'contributors';
  readonly year: number;
  /** All of the year where there is none. */
  readonly month?: number;
  /** Who supplied the most first. */
  readonly contributors: readonly Contributor[];
}
