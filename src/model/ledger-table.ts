import type { Period } from './calendar.js';
import type { Addend } from './ledger.js';

/*
 * The ledger as it is shown: what tables, data files and charts are made from, so that they can't disagree.
 */

/**
 * One measure of one series as one issue leaves it: `total` is the total of the row before plus `week` plus `correction`.
 * So each row shows what that issue printed, whatever was corrected since.
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
  /** The issue's own figure; none for a week without figures. */
  readonly week: number | undefined;
  /** All that the issue corrects in this year; 0 where nothing. */
  readonly correction: number;
  /** 本月; none where an opening hides part of the month, and in a row that only corrects an earlier year. */
  readonly month: number | undefined;
  /** 本年; none where errors falsify it. */
  readonly total: number | undefined;
}

/** A year of one measure of one series. */
export interface AccountTable extends AccountName {
  /** What was counted before the first row. */
  readonly opening?: { /** 总第 */ readonly through: number; readonly value: number };
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
}

/** How a year's total comes about. */
export interface Explanation {
  /** In the order they are counted in: the opening, then weeks and corrections by the issue that states them. */
  readonly addends: readonly Addend[];
  readonly sum: number;
}

/** What the ledger can be shown as. */
export const ledgerFormats = ['table', 'csv', 'json', 'markdown'] as const;
export type LedgerFormat = (typeof ledgerFormats)[number];
