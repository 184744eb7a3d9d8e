import type { Attachments } from '../model/attachments.js';
import type { Finding, Outcome } from '../model/finding.js';
import type { Block, Figure, Issue, Table, TableCell, TableRow } from '../model/issue.js';
import type { SourceFile } from '../model/source.js';
import { finding } from './finding.js';
import { type CsvRow, manyColumns, manyRows, readCsv, tableLimits } from './read-csv.js';
import { readFieldText } from './read-field-text.js';
import { fillRow } from './read-table.js';
import { attachTableTexts } from './table-texts.js';

/** Whether any table stands in a file of its own. */
export const hasTableFiles = ({ preamble, sections }: Pick<Issue, 'preamble' | 'sections'>): boolean =>
  [preamble, ...sections.map(({ blocks }) => blocks)].some((blocks) => blocks.some(isTableFile));

const isTableFile = (block: Block): boolean => block.type === 'figure' && block.picture.type === 'table-file';

/**
 * Puts the tables of CSV files in the places where they are named. The alternative text becomes the caption; paragraphs
 * beside belong to them as to any table. What can't be read is left out, with a finding.
 */
export function importTables<T extends Pick<Issue, 'preamble' | 'sections'>>(
  texts: T,
  attachments: Attachments,
): Outcome<T, never> {
  const findings: Finding[] = [];
  const importInto = (blocks: readonly Block[]): readonly Block[] => {
    const imported = new Set<Block>();
    const replaced = blocks.flatMap((block): readonly Block[] => {
      if (block.type !== 'figure' || block.picture.type !== 'table-file') return [block];
      const { value: file, findings: reading } = attachments.read(block.picture.path);
      findings.push(...reading);
      const read = file && importTable(file, block);
      findings.push(...(read?.findings ?? []));
      const table = read?.value;
      if (table) imported.add(table);
      return table ? [table] : [];
    });
    if (imported.size === 0) return replaced;
    const attached = attachTableTexts(replaced, (table) => imported.has(table));
    findings.push(...attached.findings);
    return attached.value;
  };
  const preamble = importInto(texts.preamble);
  const sections = texts.sections.map((section) => ({ ...section, blocks: importInto(section.blocks) }));
  return { value: { ...texts, preamble, sections }, findings };
}

function importTable(file: SourceFile, figure: Figure): Outcome<Table> {
  const { rows: fields, findings: broken } = readCsv(file, delimiterOf(file));
  const findings = [...broken, ...findPlaceholders(file)];
  const [head, ...rows] = fields.map(readRow);
  if (!head) {
    if (broken.length === 0) findings.push(finding('table-file/empty', { file, start: 0, end: 0 }, {}));
    return { value: undefined, findings };
  }
  findings.push(...findDelimiter(head));
  if (broken.length === 0) findings.push(...findExcess(head, rows));
  if (rows.length === 0 && broken.length === 0) findings.push(finding('table-file/no-rows', head.range, {}));
  const columns = countColumns(head, rows);
  const titles = findTitle(head, rows);
  findings.push(...titles);
  // All rows below a title have more cells than it.
  if (titles.length === 0) {
    findings.push(...findNameless(head, columns), ...rows.flatMap((row) => findRagged(row, columns)));
  }
  const table: Table = {
    type: 'table',
    ...(figure.caption.length > 0 && { caption: figure.caption }),
    head: fillRow(head, columns).cells,
    rows: rows.slice(0, tableLimits.rows).map((row) => fillRow(row, columns)),
    alignments: Array.from({ length: columns }, () => undefined),
    notes: [],
    range: figure.range,
  };
  return { value: table, findings };
}

/** The delimiter by the file's name, and by what its first line has: spreadsheets write `.csv` with tabs too. */
function delimiterOf({ path, text }: SourceFile): ',' | '\t' {
  const first = text.slice(0, text.search(/[\r\n]|$/));
  return /\.tsv$/i.test(path) || (first.includes('\t') && !first.includes(',')) ? '\t' : ',';
}

function readRow(fields: CsvRow): TableRow {
  const cells = fields.map(readFieldText);
  const [first] = fields;
  const last = fields.at(-1);
  if (!first || !last) throw new Error('a row has a field');
  return { cells, range: { ...first.range, end: last.range.end } };
}

/** Cells up to the last one with text in it. */
const widthOf = ({ cells }: TableRow): number => cells.findLastIndex(({ content }) => content.length > 0) + 1;

/** The number of columns: as many as the head has, without those at its end that are empty in every row. */
const countColumns = (head: TableRow, rows: readonly TableRow[]): number =>
  Math.min(
    head.cells.length,
    tableLimits.columns,
    [head, ...rows].reduce((most, row) => Math.max(most, widthOf(row)), 1),
  );

function findRagged(row: TableRow, columns: number): readonly Finding[] {
  const { cells, range } = row;
  if (cells.length < columns) return [finding('table-file/fewer', range, { columns, cells: cells.length })];
  const extra = cells.slice(columns).find(({ content }) => content.length > 0);
  return extra && columns < tableLimits.columns ? [finding('table-file/more', extra.range, { columns })] : [];
}

function findExcess(head: TableRow, rows: readonly TableRow[]): readonly Finding[] {
  const row = rows[tableLimits.rows];
  const wide = [head, ...rows].find((each) => widthOf(each) > tableLimits.columns);
  const cell = wide?.cells[tableLimits.columns];
  return [...(row ? [manyRows(row.range)] : []), ...(cell ? [manyColumns(cell.range)] : [])];
}

/** A head of one cell with marks in it that other programs part columns with. */
function findDelimiter({ cells, range: { file } }: TableRow): readonly Finding[] {
  const [only] = cells;
  if (!only || cells.length > 1) return [];
  const { start, end } = only.range;
  const at = file.text.slice(start, end).search(/[;；，|｜]/);
  if (at < 0) return [];
  const range = { file, start: start + at, end: start + at + 1 };
  return [finding('table-file/delimiter', range, { mark: file.text.charAt(range.start) })];
}

/** Cells are text as it is: figures can't be called there. */
function findPlaceholders(file: SourceFile): readonly Finding[] {
  const braces = /\{\{[^{}\r\n]{0,60}(?:\}\})?|｛｛[^｛｝\r\n]{0,60}(?:｝｝)?/g;
  return Array.from(file.text.matchAll(braces), ({ 0: typed, index }) =>
    finding('table-file/placeholder', { file, start: index, end: index + typed.length }, { typed }),
  );
}

const isEmpty = ({ content }: TableCell): boolean => content.length === 0;

/** A row of one cell above rows of more, which spreadsheets have for the table's title, or its unit. */
function findTitle(head: TableRow, rows: readonly TableRow[]): readonly Finding[] {
  const [only, ...others] = head.cells.filter((cell) => !isEmpty(cell));
  if (!only || only !== head.cells[0] || others.length > 0 || !rows[0] || widthOf(rows[0]) < 2) return [];
  const { file, start, end } = only.range;
  return [finding('table-file/title', only.range, { typed: file.text.slice(start, end) })];
}

/** Columns without a name; the corner of a table whose rows have names may be empty. */
function findNameless(head: TableRow, columns: number): readonly Finding[] {
  const empty = head.cells.slice(0, columns).flatMap((cell, i) => (i > 0 && isEmpty(cell) ? [{ cell, i }] : []));
  const [first] = empty;
  return first ? [finding('table-file/head', first.cell.range, { columns: empty.map(({ i }) => String(i + 1)) })] : [];
}
