import { CsvError, type InfoField } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { csvValue } from '../model/csv.js';
import type { Finding } from '../model/finding.js';
import type { SourceFile, SourceRange } from '../model/source.js';
import { finding } from './finding.js';

/** A field as it stands in its file, quotation marks included. */
export interface CsvField {
  readonly range: SourceRange;
  readonly isQuoted: boolean;
}

export type CsvRow = readonly CsvField[];

/** What a page can carry in sense; a table of more is an appendix. */
export const tableLimits = { rows: 2000, columns: 50 };

/** The most fields of a file, those of rows and columns included that turn out to be empty; the package takes 9 µs for each. */
const MOST_FIELDS = 1.5 * tableLimits.rows * tableLimits.columns;
/** The most rows of a file, those without text counted. */
const MOST_ROWS = 2 * tableLimits.rows;
/**
 * The longest row that is read, in characters. No row of a table that is printed is longer; a quotation mark that is not
 * closed makes longer ones.
 */
const LONGEST_ROW = 20_000;

/** What a file can be read as: rows of fields; where it breaks off, a finding. */
interface CsvReading {
  readonly rows: readonly CsvRow[];
  readonly findings: readonly Finding[];
}

class TooManyFields extends Error {}

/** The rows of a file as RFC 4180 has them, without those that have no text in them. */
export function readCsv(file: SourceFile, delimiter: ',' | '\t'): CsvReading {
  const rows: CsvField[][] = [];
  const places = createPlaces(file);
  let fields = 0;
  const cast = (value: string, { records, index, quoting }: InfoField): string => {
    fields += 1;
    if (fields > MOST_FIELDS) throw new TooManyFields();
    const range = places.next(value, { isFirst: index === 0, isQuoted: quoting });
    const row = rows[records] ?? [];
    rows[records] = row;
    row.push({ range, isQuoted: quoting });
    return value;
  };
  try {
    parse(file.text, {
      cast,
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: LONGEST_ROW,
      to: MOST_ROWS,
    });
  } catch (error) {
    if (!(error instanceof CsvError || error instanceof TooManyFields)) throw error;
    const findings = [wordError(error, places.current(), rows.length)];
    if (!isWhole(rows.at(-1))) rows.pop();
    return { rows: rows.filter(isFilled), findings };
  }
  const filled = rows.filter(isFilled);
  // Where these are too many themselves, the first of those is to be named.
  const last = filled.length > tableLimits.rows + 1 ? undefined : rows[MOST_ROWS - 1]?.[0];
  return { rows: filled, findings: last ? [manyRows(last.range)] : [] };
}

/** Whether a row goes to the end of its line. */
function isWhole(row: CsvRow | undefined): boolean {
  const last = row?.at(-1);
  return last !== undefined && /^[\r\n]?$/.test(last.range.file.text.charAt(last.range.end));
}

export const manyRows = (range: SourceRange): Finding =>
  finding('table-file/many-rows', range, { limit: tableLimits.rows });

export const manyColumns = (range: SourceRange): Finding =>
  finding('table-file/many-columns', range, { limit: tableLimits.columns });

/** Spreadsheets write rows of nothing but commas below a table. */
const isFilled = (row: CsvRow): boolean =>
  row.some(({ range: { file, start, end } }) => csvValue(file.text.slice(start, end)) !== '');

interface Places {
  /** The range of the field that was read next. */
  next(value: string, field: { readonly isFirst: boolean; readonly isQuoted: boolean }): SourceRange;
  /** The first character of the field that comes next. */
  current(): SourceRange;
}

/** Follows the fields through the file: the package tells what is in them, but not where they are. */
function createPlaces(file: SourceFile): Places {
  const { text } = file;
  /** Where the next field begins, or empty lines before it. */
  let next = 0;
  const pastLineEnds = (from: number): number => {
    let at = from;
    while (text.charAt(at) === '\n' || text.charAt(at) === '\r') at += 1;
    return at;
  };
  return {
    next(value, { isFirst, isQuoted }) {
      const start = isFirst ? pastLineEnds(next) : next;
      const doubled = isQuoted ? value.length - value.replaceAll('"', '').length : 0;
      const end = start + value.length + doubled + (isQuoted ? 2 : 0);
      // The comma; of a line end the first character, the other is passed with the empty lines.
      next = end + 1;
      return { file, start, end };
    },
    current() {
      const start = Math.min(pastLineEnds(next), text.length);
      return { file, start, end: Math.min(start + 1, text.length) };
    },
  };
}

function wordError(error: CsvError | TooManyFields, range: SourceRange, rows: number): Finding {
  if (error instanceof TooManyFields) return rows > tableLimits.rows ? manyRows(range) : manyColumns(range);
  switch (error.code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return finding('table-file/quote-open', range, {});
    case 'CSV_MAX_RECORD_SIZE':
      return finding('table-file/long-row', range, { limit: LONGEST_ROW });
    default:
      return finding('table-file/quote', range, {});
  }
}
