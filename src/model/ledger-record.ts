import type { MeasureKind } from './measure.js';

/**
 * One measure of one series as one issue leaves it, for other programs; what isn't there is null. Names and meaning are a
 * contract: those of `stats --format json`.
 */
export type LedgerRecord = {
  /** 总第 of the issue. */
  readonly number: number;
  /** The year it is counted in. An issue that corrects an earlier year has a row in that year too. */
  readonly year: number;
  /** 期号; null in a row that only corrects an earlier year. */
  readonly issue: number | null;
  /** `2024-12-02/2024-12-06`, both ends included. */
  readonly period: string | null;
  /** The series by its title. */
  readonly series: string;
  readonly measure: string;
  readonly unit: string;
  /** The issue's own figure, in `unit`; null for a week without figures. */
  readonly week: number | null;
  /** All that the issue corrects in this year; 0 where nothing. */
  readonly correction: number;
  /** 本月; null where an opening may hide part of the month. */
  readonly month: number | null;
  /** 本年: the total of the row before plus `week` plus `correction`. */
  readonly total: number | null;
  /** How its figures come about: `sum`, `rate`, `mean`, `max`, `min` or `last`. */
  readonly measure_kind: MeasureKind['type'];
  /** The same figures without any rounding, as decimals; a rate that never ends has 15 digits. */
  readonly week_exact: string | null;
  readonly correction_exact: string;
  readonly month_exact: string | null;
  readonly total_exact: string | null;
  /** The figures as the issue prints them, with their unit. */
  readonly text: {
    readonly week: string | null;
    readonly correction: string | null;
    readonly month: string | null;
    readonly total: string | null;
  };
};
