import { isoDate, type Period } from '../model/calendar.js';
import type { Addend } from '../model/ledger.js';
import type { LedgerRow } from '../model/ledger-table.js';
import { locate } from '../model/source.js';
import type { StatsAnswer } from './stats-answer.js';

/*
 * The statistics for other programs. Names, their order and their meaning are a contract: they stay in English whatever
 * the language, and a change to them is a new `version`.
 */

const DATA_VERSION = 1;
/** Without it Excel takes UTF-8 for the system's own encoding. */
const BYTE_ORDER_MARK = '\ufeff';

type Value = string | number | null;
type Row = Readonly<Record<string, Value>>;

const rowNames = [
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
] as const;
const addendNames = ['kind', 'value', 'file', 'line', 'reason'] as const;

/** `{version, rows}`, of an explanation with the `sum` of its rows; what isn't there is null. Ends with a line end. */
export function formatStatsJson(answer: StatsAnswer): string {
  const sum = answer.type === 'explanation' ? { sum: answer.sum } : {};
  return `${JSON.stringify({ version: DATA_VERSION, rows: rowsOf(answer), ...sum }, null, 2)}\n`;
}

/** As RFC 4180 has it, in UTF-8 with a BOM so that Excel opens it; what isn't there is empty. Ends with a line end. */
export function formatStatsCsv(answer: StatsAnswer): string {
  const names: readonly string[] = answer.type === 'year' ? rowNames : addendNames;
  const records = rowsOf(answer).map((row) => names.map((name) => cell(row[name] ?? null)));
  return BYTE_ORDER_MARK + [names, ...records].map((record) => `${record.join(',')}\r\n`).join('');
}

function rowsOf(answer: StatsAnswer): readonly Row[] {
  return answer.type === 'year'
    ? answer.tables.flatMap(({ rows }) => rows.map(ledgerRow))
    : answer.addends.map(addendRow);
}

const ledgerRow = (row: LedgerRow): Record<(typeof rowNames)[number], Value> => ({
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

const addendRow = (addend: Addend): Record<(typeof addendNames)[number], Value> => ({
  kind: addend.kind,
  value: addend.value,
  file: addend.range.file.path,
  line: locate(addend.range).line,
  reason: addend.kind === 'correction' ? addend.reason : null,
});

const isoInterval = ({ from, to }: Period): string => `${isoDate(from)}/${isoDate(to)}`;

function cell(value: Value): string {
  if (typeof value !== 'string') return value === null ? '' : String(value);
  const text = withoutFormula(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Spreadsheets run what begins like a formula; with an apostrophe before it they show it. */
const withoutFormula = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
