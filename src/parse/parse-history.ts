import { dayNumber, isRealDate } from '../model/calendar.js';
import { csvValue } from '../model/csv.js';
import { type Exact, readExact } from '../model/exact.js';
import type { Finding, Outcome } from '../model/finding.js';
import { type History, type HistoryFigure, type HistoryRow, historyColumns, historyYear } from '../model/history.js';
import type { Located, SourceFile } from '../model/source.js';
import { wholeFile } from '../model/source.js';
import { finding } from './finding.js';
import { type CsvField, readCsv } from './read-csv.js';

/** Reads a file that `import --history` wrote, or somebody by hand. A row that can't be made out is reported and left out. */
export function parseHistory(file: SourceFile): Outcome<History> {
  const { rows, findings: broken } = readCsv(file, ',');
  const findings = [...broken];
  const [head, ...body] = rows;
  const heads = head?.map((field) => located(field)) ?? [];
  const hasHeads = historyColumns.every((column, index) => heads[index]?.value === column);
  const year = historyYear(file.path.slice(file.path.lastIndexOf('/') + 1));
  if (!hasHeads || year === undefined) {
    const range = heads[0]?.range ?? wholeFile(file);
    findings.push(finding('history-row/head', range, { wanted: [...historyColumns, '系列.指标'].join(',') }));
    return { value: undefined, findings };
  }
  const columns = heads.slice(historyColumns.length);
  const read = body.flatMap((fields) => readRow(fields.map(located), columns, findings) ?? []);
  read.sort((a, b) => dayNumber(a.period.to) - dayNumber(b.period.to));
  return { value: { file, year, rows: read }, findings };
}

function located({ range }: CsvField): Located<string> {
  return { value: csvValue(range.file.text.slice(range.start, range.end)), range };
}

function readRow(
  fields: readonly Located<string>[],
  columns: readonly Located<string>[],
  findings: Finding[],
): HistoryRow | undefined {
  const [start, end, issue, ...values] = fields;
  const [from, to] = [start, end].map((field) => (field ? dateOf(field.value) : undefined));
  if (!start || !from || !to || dayNumber(to) < dayNumber(from)) {
    const range = (start ?? end)?.range ?? columns[0]?.range;
    if (range) findings.push(finding('history-row/dates', range, {}));
    return undefined;
  }
  if (issue && issue.value !== '' && !/^[1-9]\d{0,2}$/.test(issue.value)) {
    findings.push(finding('history-row/issue', issue.range, { text: issue.value }));
    return undefined;
  }
  const figures = values.flatMap((field, index) => readFigure(field, columns[index], findings) ?? []);
  return { period: { from, to }, ...(issue && issue.value !== '' && { issue: Number(issue.value) }), figures };
}

function readFigure(
  field: Located<string>,
  column: Located<string> | undefined,
  findings: Finding[],
): HistoryFigure | undefined {
  const [series = '', measure = ''] = column?.value.split('.') ?? [];
  // What isn't known of a week is left empty.
  if (!column || field.value === '') return undefined;
  const value = numberOf(field.value);
  if (value) return { series: { value: series, range: column.range }, measure, value: { value, range: field.range } };
  findings.push(finding('history-row/number', field.range, { text: field.value, column: column.value }));
  return undefined;
}

const numberOf = (text: string): Exact | undefined =>
  /^\d{1,15}(?:\.\d{1,9})?$/.test(text) ? readExact(text) : undefined;

function dateOf(text: string) {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  const date = { year: Number(year), month: Number(month), day: Number(day) };
  return year !== '' && isRealDate(date) ? date : undefined;
}
