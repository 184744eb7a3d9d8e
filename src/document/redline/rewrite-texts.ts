import type { CellText, Content, DocumentBlock, Note } from '../../model/document.js';
import type { TextRun } from '../../model/issue.js';

/** What becomes of the texts of a block; a label is one of them. */
export interface TextMapping {
  readonly content: (content: Content) => Content;
  readonly label: (label: TextRun) => TextRun;
}

/** A block with each of its texts made another. */
export function rewriteTexts(block: DocumentBlock, { content, label }: TextMapping): DocumentBlock {
  const mapCells = (cells: readonly CellText[]): readonly CellText[] =>
    cells.map((cell) => ({ ...cell, content: content(cell.content) }));
  switch (block.type) {
    case 'heading':
      return { ...block, label: label(block.label), content: content(block.content) };
    case 'paragraph':
      return {
        ...block,
        ...(block.label && { label: label(block.label) }),
        lead: content(block.lead),
        content: content(block.content),
      };
    case 'table':
      return {
        ...block,
        ...(block.caption && { caption: content(block.caption) }),
        ...(block.unit && { unit: content(block.unit) }),
        head: mapCells(block.head),
        rows: block.rows.map((row) => ({ ...row, cells: mapCells(row.cells) })),
        notes: block.notes.map(content),
      };
    case 'figure':
      return { ...block, caption: content(block.caption) };
  }
}

/** The texts of a block in the order in which they are read, without its label. */
export function textsOf(block: DocumentBlock): readonly Content[] {
  switch (block.type) {
    case 'heading':
      return [block.content];
    case 'paragraph':
      return [block.lead, block.content];
    case 'table': {
      const cells = [block.head, ...block.rows.map((row) => row.cells)].flat();
      return [block.caption ?? [], block.unit ?? [], ...cells.map((cell) => cell.content), ...block.notes];
    }
    case 'figure':
      return [block.caption];
  }
}

/** The notes of some texts, each once, in the order of their first marks; also those of notes. */
export function notesOfTexts(contents: readonly Content[]): readonly Note[] {
  const notes = new Set<Note>();
  const collect = (content: Content): void => {
    for (const part of content) {
      if (part.type !== 'text' || !part.note || notes.has(part.note)) continue;
      notes.add(part.note);
      part.note.paragraphs.forEach(collect);
    }
  };
  contents.forEach(collect);
  return [...notes];
}
