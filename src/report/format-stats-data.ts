import { isoDate, type Period } from '../model/calendar.js';
import type { Addend } from '../model/ledger.js';
import type { LedgerRecord } from '../model/ledger-record.js';
import type { LedgerRow } from '../model/ledger-table.js';
import { locate } from '../model/source.js';
import { csvText, type DataRow, jsonText } from './data-text.js';
import type { StatsAnswer } from './stats-answer.js';

/*
 * The statistics for other programs. Names, their order and their meaning are a contract: they stay in English whatever
 * the language, and a change to them is a new `version`.
 */

const DATA_VERSION = 1;

const rowNames: readonly (keyof LedgerRecord)[] = [
  'number',
  'year',
  'issue',
  'period',
  'series',
  'measure',
  'unit',
  'week',
  'correction',
  'month',
  'total',
];
const addendNames = ['kind', 'value', 'file', 'line', 'reason'] as const;

/** `{version, rows}`, of an explanation with the `sum` of its rows; what isn't there is null. Ends with a line end. */
export function formatStatsJson(answer: StatsAnswer): string {
  const sum = answer.type === 'explanation' ? { sum: answer.sum } : {};
  return jsonText({ version: DATA_VERSION, rows: rowsOf(answer), ...sum });
}

/** As `csvText` has it. */
export function formatStatsCsv(answer: StatsAnswer): string {
  const names: readonly string[] = answer.type === 'year' ? rowNames : addendNames;
  return csvText(names, rowsOf(answer));
}

function rowsOf(answer: StatsAnswer): readonly DataRow[] {
  return answer.type === 'year'
    ? answer.tables.flatMap(({ rows }) => rows.map(ledgerRow))
    : answer.addends.map(addendRow);
}

/** A row of the ledger as plain data. */
export const ledgerRow = (row: LedgerRow): LedgerRecord => ({
  number: row.number,
  year: row.year,
  issue: row.issue ?? null,
  period: row.period ? isoInterval(row.period) : null,
  series: row.series,
  measure: row.measure,
  unit: row.unit,
  week: row.week ?? null,
  correction: row.correction,
  month: row.month ?? null,
  total: row.total ?? null,
});

const addendRow = (addend: Addend): DataRow<(typeof addendNames)[number]> => ({
  kind: addend.kind,
  value: addend.value,
  file: addend.range.file.path,
  line: locate(addend.range).line,
  reason: addend.kind === 'correction' ? addend.reason : null,
});

const isoInterval = ({ from, to }: Period): string => `${isoDate(from)}/${isoDate(to)}`;
