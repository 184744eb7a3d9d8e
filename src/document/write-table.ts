import { plainText } from '../model/block-content.js';
import type { CellText, TableBlock } from '../model/document.js';
import type { ColumnAlignment, Table, TableCell } from '../model/issue.js';
import type { ContentWriter } from './write-content.js';

/** A number, with its sign, its separators and its per cent. */
const number = /^[-+−＋－]?\d[\d,，]*(?:[.．]\d+)?\s*[%％‰]?$/;
/** What stands in a column of numbers where there is no number. */
const noNumber = /^[-—–－/／·…]*$/;
const rowNumbers = /^序\s*号$/;
const total = /^[合总]\s*计$/;

/** A table in words, its columns aligned. */
export function writeTable(
  table: Table,
  { writeContent, writeCaption }: { readonly writeContent: ContentWriter; readonly writeCaption: ContentWriter },
): TableBlock {
  const { caption, unit, head, rows, notes, range } = table;
  const writeCell = ({ content, range }: TableCell): CellText => ({ content: writeContent(content), range });
  return {
    type: 'table',
    ...(caption && { caption: writeCaption(caption) }),
    ...(unit && { unit: writeCaption(unit) }),
    head: head.map(writeCell),
    rows: rows.map(({ cells, range }) => ({
      kind: total.test(wordsIn(cells[0])) ? 'total' : 'body',
      cells: cells.map(writeCell),
      range,
    })),
    alignments: head.map((_, column) => table.alignments[column] ?? usualAlignment(table, column)),
    notes: notes.map(writeCaption),
    range,
  };
}

const wordsIn = (cell: TableCell | undefined): string => plainText(cell?.content ?? []).trim();

/** Numbers stand on the right, those that count the rows in the middle, everything else on the left. */
function usualAlignment({ head, rows }: Table, column: number): ColumnAlignment {
  if (rowNumbers.test(wordsIn(head[column]))) return 'center';
  const texts = rows.map(({ cells }) => wordsIn(cells[column]));
  const areNumbers = texts.every((text) => number.test(text) || noNumber.test(text));
  return areNumbers && texts.some((text) => number.test(text)) ? 'right' : 'left';
}
