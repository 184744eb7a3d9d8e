import type { Period } from './calendar.js';
import type { Exact } from './exact.js';
import type { Addend } from './ledger.js';
import type { Measure } from './measure.js';

/*
 * The ledger as it is shown: what tables, data files and charts are made from, so that they can't disagree.
 */

/**
 * One measure of one series as one issue leaves it: what that issue printed, whatever was corrected since. Of what adds up,
 * `total` is the total of the row before plus `week` plus `correction`.
 */
export interface LedgerRow {
  /** 总第 of the issue. */
  readonly number: number;
  /** The year it is counted in. An issue that corrects an earlier year has a row in that year too. */
  readonly year: number;
  /** 期号; none in a row that only corrects an earlier year. */
  readonly issue: number | undefined;
  readonly period: Period | undefined;
  readonly series: string;
  readonly measure: string;
  readonly unit: string;
  /** What the measure is declared to be. */
  readonly declared: Measure;
  /** The issue's own figure; none for a week without figures. */
  readonly week: Exact | undefined;
  /** All that the issue corrects in this year; 0 where nothing. */
  readonly correction: Exact;
  /** 本月; none where an opening hides part of the month, and in a row that only corrects an earlier year. */
  readonly month: Exact | undefined;
  /** 本年; none where errors falsify it. */
  readonly total: Exact | undefined;
}

/** A year of one measure of one series. */
export interface AccountTable extends AccountName {
  /** What was counted before the first row. */
  readonly opening?: { /** 总第 */ readonly through: number; readonly value: Exact };
  /** The rows by 总第; there is at least one. */
  readonly rows: readonly LedgerRow[];
}

/** What a year of one measure of one series is called. */
export interface AccountName {
  readonly year: number;
  /** The series by its title. */
  readonly series: string;
  readonly measure: string;
  readonly unit: string;
  readonly declared: Measure;
}

/** How a year's total comes about. */
export interface Explanation {
  /** What it is made of: its own addends, or those of the measures that a rate is made of, or a mean's and its weights'. */
  readonly parts: readonly [ExplainedPart, ...ExplainedPart[]];
  /** The total; undefined where it can't be had, for instance where a rate is divided by 0. */
  readonly total: Exact | undefined;
}

export interface ExplainedPart {
  readonly declared: Measure;
  /** The addends in the order they are counted in: the opening, then weeks and corrections by the issue that states them. */
  readonly addends: readonly Addend[];
  /** The sum up to here; undefined for what doesn't add up. */
  readonly sum: Exact | undefined;
}

/** What the ledger can be shown as. */
export const ledgerFormats = ['table', 'csv', 'json', 'markdown', 'xlsx'] as const;
export type LedgerFormat = (typeof ledgerFormats)[number];
/** All of them but a workbook, which is no text. */
export type LedgerTextFormat = Exclude<LedgerFormat, 'xlsx'>;
