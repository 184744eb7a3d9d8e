import type { TableCell as MarkdownCell, TableRow as MarkdownRow, Table as MarkdownTable } from 'mdast';
import type { Table, TableCell, TableRow } from '../model/issue.js';
import type { SourceRange } from '../model/source.js';
import { finding } from './finding.js';
import { rangeOfNode, readInlines, type SectionReader } from './read-inlines.js';
import { joinLines, splitLines } from './split-lines.js';

/** A table; every row is made to have as many cells as the head, and is reported where it hadn't. */
export function readTable(reader: SectionReader, node: MarkdownTable): Table {
  const [head, ...rows] = node.children.map((row) => readRow(reader, row));
  if (!head) throw new Error('a table of Markdown has a head');
  const columns = head.cells.length;
  return {
    type: 'table',
    head: head.cells,
    rows: rows.flatMap((row) => fitRow(reader, row, columns)),
    alignments: head.cells.map((_, column) => node.align?.[column] ?? undefined),
    notes: [],
    range: rangeOfNode(reader.file, node),
  };
}

function readRow(reader: SectionReader, row: MarkdownRow): TableRow {
  return {
    cells: row.children.map((cell) => readCell(reader, cell)),
    range: rangeOfNode(reader.file, row),
  };
}

function readCell(reader: SectionReader, cell: MarkdownCell): TableCell {
  const content = joinLines(splitLines(readInlines(reader, cell.children, 'text')));
  return { content, range: rangeOfText(reader, cell) };
}

/** A cell of the tree begins with its bar, and the last one ends with one. */
function rangeOfText(reader: SectionReader, cell: MarkdownCell): SourceRange {
  const { file } = reader;
  const range = rangeOfNode(file, cell);
  const [first] = cell.children;
  const last = cell.children.at(-1);
  if (first && last) return { file, start: rangeOfNode(file, first).start, end: rangeOfNode(file, last).end };
  const start = range.start + (file.text.charAt(range.start) === '|' ? 1 : 0);
  return { file, start, end: start };
}

function fitRow(reader: SectionReader, row: TableRow, columns: number): readonly TableRow[] {
  const { range } = row;
  const cells = row.cells.length;
  if (cells === columns) return [row];
  if (cells === 1 && !reader.blockText.slice(range.start, range.end).includes('|')) {
    reader.findings.push(finding('table-row/text', range, {}));
    return [];
  }
  const code = cells < columns ? 'table-row/fewer' : 'table-row/more';
  reader.findings.push(finding(code, range, { columns, cells }));
  return [fillRow(row, columns)];
}

/** The row with empty cells at its end, or without those that are too many. */
export function fillRow({ cells, range }: TableRow, columns: number): TableRow {
  const empty: TableCell = { content: [], range: { ...range, start: range.end } };
  const missing = Array.from({ length: Math.max(0, columns - cells.length) }, () => empty);
  return { cells: [...cells.slice(0, columns), ...missing], range };
}
