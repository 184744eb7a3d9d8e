import type { Block, Figure, Inline, Table, TableCell } from './issue.js';

/** All running text of a block in reading order, without its number; footnotes are where their marks are. */
export function contentOf(block: Block): readonly Inline[] {
  switch (block.type) {
    case 'heading':
      return block.content;
    case 'paragraph':
      return [...block.lead, ...block.content];
    case 'table':
      return [
        ...(block.caption ?? []),
        ...(block.unit ?? []),
        ...[block.head, ...block.rows.map(({ cells }) => cells)].flat().flatMap(({ content }) => content),
        ...block.notes.flat(),
      ];
    case 'figure':
      return block.caption;
  }
}

export type ContentMap = (content: readonly Inline[]) => readonly Inline[];

/** A block with all of its running text changed in the same way, that of the footnotes it refers to included. */
export function mapContent<B extends Block>(block: B, change: ContentMap): B;
export function mapContent(block: Block, change: ContentMap): Block {
  const deep: ContentMap = (content) => change(content).map((inline) => mapNote(inline, change));
  switch (block.type) {
    case 'heading':
      return { ...block, content: deep(block.content) };
    case 'paragraph':
      return { ...block, lead: deep(block.lead), content: deep(block.content) };
    case 'table':
      return mapTable(block, deep);
    case 'figure':
      return { ...block, caption: deep(block.caption) } satisfies Figure;
  }
}

function mapNote(inline: Inline, change: ContentMap): Inline {
  if (inline.type !== 'note') return inline;
  const { note } = inline;
  return { ...inline, note: { ...note, paragraphs: note.paragraphs.map(change) } };
}

function mapTable(table: Table, change: ContentMap): Table {
  const mapCell = (cell: TableCell): TableCell => ({ ...cell, content: change(cell.content) });
  return {
    ...table,
    ...(table.caption && { caption: change(table.caption) }),
    ...(table.unit && { unit: change(table.unit) }),
    head: table.head.map(mapCell),
    rows: table.rows.map((row) => ({ ...row, cells: row.cells.map(mapCell) })),
    notes: table.notes.map(change),
  };
}
