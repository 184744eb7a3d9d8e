import type { Period } from './calendar.js';
import type { Exact } from './exact.js';
import type { Located, SourceFile } from './source.js';

/** The figures of a year whose issues are not kept, from `issues/history-2023.csv`: to compare with, never an issue. */
export interface History {
  readonly file: SourceFile;
  readonly year: number;
  /** The rows in the order of their days. */
  readonly rows: readonly HistoryRow[];
}

/** A week or a month. */
export interface HistoryRow {
  readonly period: Period;
  /** 期号 in its year; none of a month. */
  readonly issue?: number;
  readonly figures: readonly HistoryFigure[];
}

export interface HistoryFigure {
  readonly series: Located<string>;
  readonly measure: string;
  readonly value: Located<Exact>;
}

export const historyPath = (year: number): string => `issues/history-${year}.csv`;

/** The year of a file of this name in `issues/`; none where it is another file. */
export function historyYear(name: string): number | undefined {
  const year = /^history-(\d{4})\.csv$/.exec(name)?.[1];
  return year === undefined ? undefined : Number(year);
}

/** The columns that a row begins with; those behind them are called 系列.指标. */
export const historyColumns = ['start', 'end', 'issue'] as const;
