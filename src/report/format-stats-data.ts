import { isoDate, type Period } from '../model/calendar.js';
import type { Contributor } from '../model/contribution.js';
import { decimalText, type Exact, isZero, toNumber } from '../model/exact.js';
import type { Addend } from '../model/ledger.js';
import type { LedgerRecord } from '../model/ledger-record.js';
import type { LedgerRow } from '../model/ledger-table.js';
import { enteredValue, type Measure, writeFigure } from '../model/measure.js';
import { locate } from '../model/source.js';
import { chineseHead, type HeadLanguage } from './data-heads.js';
import { csvText, type DataRow, jsonText } from './data-text.js';
import { formatXlsx } from './format-xlsx.js';
import type { ExplanationAnswer, StatsAnswer, YearAnswer } from './stats-answer.js';

/*
 * The statistics for other programs. Names, their order and their meaning are a contract: they stay in English whatever
 * the language, and a change to them is a new `version`.
 */

const DATA_VERSION = 1;

const rowNames: readonly Exclude<keyof LedgerRecord, 'text'>[] = [
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
  'measure_kind',
  'week_exact',
  'correction_exact',
  'month_exact',
  'total_exact',
];
const addendNames = ['kind', 'value', 'file', 'line', 'reason'] as const;

const contributorNames = ['contributor', 'paragraphs', 'characters', 'issues', 'places'] as const;

/** `{version, rows}`, of an explanation with what its rows come to; what isn't there is null. Ends with a line end. */
export function formatStatsJson(answer: StatsAnswer): string {
  switch (answer.type) {
    case 'year':
      return jsonText({ version: DATA_VERSION, rows: yearRows(answer) });
    case 'explanation': {
      const { total, account } = answer;
      const sum = total === undefined ? null : dataNumber(account.declared, total);
      return jsonText({ version: DATA_VERSION, rows: addendRows(answer), sum });
    }
    case 'contributors':
      return jsonText({
        version: DATA_VERSION,
        rows: answer.contributors.map((one) => ({ ...contributorRow(one), places: placesOf(one) })),
      });
  }
}

/** The answer as CSV, in the form that `csvText` gives it. */
export function formatStatsCsv(answer: StatsAnswer, heads: HeadLanguage = 'en'): string {
  const { names, rows } = dataTable(answer);
  return csvText(names, rows, heads);
}

/** A workbook with a sheet for each series, its heads in Chinese. */
export function formatStatsXlsx(answer: StatsAnswer): Buffer {
  const { names, rows } = dataTable(answer);
  const columns = names.map((name) => ({ name, heading: chineseHead(name) }));
  if (answer.type !== 'year')
    return formatXlsx([{ title: answer.type === 'explanation' ? answer.account.measure : '采用情况', columns, rows }]);
  const titles = new Map(
    answer.tables.flatMap(({ series, rows: own }) => own.map((row) => [row.series, series] as const)),
  );
  const sheets = [...titles].map(([series, title]) => ({
    title,
    columns,
    rows: rows.filter((row) => row.series === series),
  }));
  return formatXlsx(sheets.length > 0 ? sheets : [{ title: '统计', columns, rows: [] }]);
}

/** The names of the columns in their order, and the rows. */
function dataTable(answer: StatsAnswer): { readonly names: readonly string[]; readonly rows: readonly DataRow[] } {
  switch (answer.type) {
    case 'year':
      return { names: rowNames, rows: csvRows(answer) };
    case 'explanation':
      return { names: answer.parts.length > 1 ? [...addendNames, 'measure'] : addendNames, rows: addendRows(answer) };
    case 'contributors':
      return { names: contributorNames, rows: answer.contributors.map(contributorRow) };
  }
}

const contributorRow = (contributor: Contributor): DataRow<(typeof contributorNames)[number]> => ({
  contributor: contributor.contributor,
  paragraphs: contributor.paragraphs,
  characters: contributor.characters,
  issues: contributor.issues,
  places: placesOf(contributor).join(' '),
});

/** `issues/519/01-动态.md:3`, for each paragraph. */
export const placesOf = ({ ranges }: Contributor): readonly string[] =>
  ranges.map((range) => `${range.file.path}:${locate(range).line}`);

/** Exact figures stand in a table as numbers, not as texts. */
const csvRows = ({ tables }: YearAnswer): readonly DataRow[] =>
  tables.flatMap(({ rows }) =>
    rows.map((row) => {
      const { text, ...record } = ledgerRow(row);
      const exact = { week_exact: row.week, month_exact: row.month, total_exact: row.total };
      return { ...record, ...orNull(exact), correction_exact: row.correction };
    }),
  );

const orNull = (figures: Readonly<Record<string, Exact | undefined>>) =>
  Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, value ?? null]));

const yearRows = ({ tables }: YearAnswer): readonly LedgerRecord[] => tables.flatMap(({ rows }) => rows.map(ledgerRow));

/** Addends of several measures say which one they are of. */
const addendRows = ({ parts }: ExplanationAnswer): readonly DataRow[] =>
  parts.flatMap(({ declared, addends }) =>
    addends.map((addend) => ({ ...addendRow(addend), ...(parts.length > 1 && { measure: declared.name }) })),
  );

/** A row of the ledger as plain data. */
export function ledgerRow(row: LedgerRow): LedgerRecord {
  const { declared, week, correction, month, total } = row;
  const number = (value: Exact | undefined) => (value === undefined ? null : dataNumber(declared, value));
  const exact = (value: Exact | undefined) => (value === undefined ? null : decimalText(value));
  const text = (value: Exact | undefined) =>
    value === undefined ? null : writeFigure(declared, value) + (declared.print?.unit ?? row.unit);
  return {
    number: row.number,
    year: row.year,
    issue: row.issue ?? null,
    period: row.period ? isoInterval(row.period) : null,
    series: row.series,
    measure: row.measure,
    unit: row.unit,
    week: number(week),
    correction: toNumber(correction),
    month: number(month),
    total: number(total),
    measure_kind: declared.kind.type,
    week_exact: exact(week),
    correction_exact: decimalText(correction),
    month_exact: exact(month),
    total_exact: exact(total),
    text: {
      week: text(week),
      correction: isZero(correction) ? null : text(correction),
      month: text(month),
      total: text(total),
    },
  };
}

/** What adds up stays as it is; a rate or a mean is the number that is printed. */
const dataNumber = (declared: Measure, value: Exact): number =>
  toNumber(declared.kind.type === 'rate' || declared.kind.type === 'mean' ? enteredValue(declared, value) : value);

/** Why it was corrected, or who counted a part of a week. */
export const remarkOf = (addend: Addend): string | null =>
  addend.kind === 'correction' ? addend.reason : addend.kind === 'week' ? (addend.part ?? null) : null;

const addendRow = (addend: Addend): DataRow<(typeof addendNames)[number]> => ({
  kind: addend.kind,
  value: toNumber(addend.value),
  file: addend.range.file.path,
  line: locate(addend.range).line,
  reason: remarkOf(addend),
});

const isoInterval = ({ from, to }: Period): string => `${isoDate(from)}/${isoDate(to)}`;
