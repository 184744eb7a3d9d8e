import { type CellText, type TableBlock, type TableBlockRow, wordsOf } from '../../model/document.js';
import { changeContent, type Marking, markContent } from './mark-content.js';
import { markMembers } from './mark-members.js';
import { markParagraphs } from './mark-notes.js';

/** A table that both versions have, with as many columns. */
export function markTable(before: TableBlock, after: TableBlock, marking: Marking): TableBlock {
  const caption = markContent(before.caption ?? [], after.caption ?? [], marking);
  const unit = markContent(before.unit ?? [], after.unit ?? [], marking);
  return {
    ...after,
    ...((before.caption || after.caption) && { caption }),
    ...((before.unit || after.unit) && { unit }),
    head: markCells(before.head, after.head, marking),
    rows: markRows(before.rows, after.rows, marking),
    notes: markParagraphs(before.notes, after.notes, marking),
  };
}

const markCells = (before: readonly CellText[], after: readonly CellText[], marking: Marking): readonly CellText[] =>
  after.map((cell, column) => ({
    ...cell,
    content: markContent(before[column]?.content ?? [], cell.content, marking),
  }));

/** Rows are the same where what they are of is: their first cell. */
const markRows = (before: readonly TableBlockRow[], after: readonly TableBlockRow[], marking: Marking) =>
  markMembers(before, after, {
    asText,
    pair: (old, now) => ({ ...now, cells: markCells(old.cells, now.cells, marking) }),
    alone: (row, type) => markRow(row, type, marking),
  });

function asText({ cells }: TableBlockRow) {
  const words = cells.map(({ content }) => wordsOf(content).trim());
  return { kind: 'row', text: words[0] || words.join(' ') };
}

function markRow(row: TableBlockRow, type: 'inserted' | 'deleted', marking: Marking): TableBlockRow {
  const words = row.cells.map(({ content }) => wordsOf(content)).join('　');
  const edit = marking.edits.begin('text', type === 'deleted' ? { deleted: words } : { inserted: words });
  const change = { type, edit };
  const cells = row.cells.map((cell) => ({ ...cell, content: changeContent(cell.content, change, marking) }));
  return { ...row, cells, change };
}
