import { isoDate, type Period } from '../model/calendar.js';
import { csvRecord } from '../model/csv.js';
import { decimalText, type Exact } from '../model/exact.js';
import { historyColumns } from '../model/history.js';

interface WrittenHistory {
  /** `系列.指标` */
  readonly measures: readonly string[];
  readonly rows: readonly {
    readonly period: Period;
    readonly issue: number | undefined;
    readonly figures: readonly (Exact | undefined)[];
  }[];
}

/** The text of `issues/history-2023.csv`. */
export function writeHistory({ measures, rows }: WrittenHistory): string {
  const records = rows.map(({ period: { from, to }, issue, figures }) => [
    isoDate(from),
    isoDate(to),
    issue === undefined ? '' : String(issue),
    ...figures.map((figure) => (figure ? decimalText(figure) : '')),
  ]);
  return [[...historyColumns, ...measures], ...records].map((record) => `${csvRecord(record)}\n`).join('');
}
