import type { Block, Footnote, Inline, Issue, Table, TableCell } from './issue.js';

/** The words of running text, without what is not there yet and the marks of footnotes. */
export const plainText = (content: readonly Inline[]): string =>
  content.map((inline) => (inline.type === 'text' ? inline.text : '')).join('');

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

type ContentMap = (content: readonly Inline[]) => readonly Inline[];

/**
 * An issue's blocks with all of their running text changed in the same way, that of the footnotes it refers to included:
 * a footnote is changed once, however often it is referred to.
 */
export function mapTexts<T extends Pick<Issue, 'preamble' | 'sections'>>(texts: T, change: ContentMap): T {
  const notes = new Map<Footnote, Footnote>();
  const mapNote = (note: Footnote): Footnote => {
    const known = notes.get(note);
    if (known) return known;
    const mapped = { ...note, paragraphs: note.paragraphs.map(change) };
    notes.set(note, mapped);
    return mapped;
  };
  const deep: ContentMap = (content) =>
    change(content).map((inline) => (inline.type === 'note' ? { ...inline, note: mapNote(inline.note) } : inline));
  return {
    ...texts,
    preamble: texts.preamble.map((block) => mapBlock(block, deep)),
    sections: texts.sections.map((section) => ({
      ...section,
      blocks: section.blocks.map((block) => mapBlock(block, deep)),
    })),
  };
}

function mapBlock(block: Block, change: ContentMap): Block {
  switch (block.type) {
    case 'heading':
      return { ...block, content: change(block.content) };
    case 'paragraph':
      return { ...block, lead: change(block.lead), content: change(block.content) };
    case 'table':
      return mapTable(block, change);
    case 'figure':
      return { ...block, caption: change(block.caption) };
  }
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
