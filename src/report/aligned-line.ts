import { cellWidth } from './terminal-text.js';

/** The space between two columns, in cells. */
const COLUMN_GAP = 2;

type ColumnAlign = 'left' | 'right';

/** How wide each column must be for all of these lines, in cells of a terminal, where Han characters are two cells wide. */
export function columnWidths(lines: readonly (readonly string[])[]): readonly number[] {
  const widths: number[] = [];
  for (const cells of lines) {
    for (const [index, cell] of cells.entries()) widths[index] = Math.max(widths[index] ?? 0, cellWidth(cell));
  }
  return widths;
}

/** A line of a table with its columns as wide as that, on the left where nothing else is said. No blanks at its end. */
export function alignedLine(
  cells: readonly string[],
  widths: readonly number[],
  aligns: readonly ColumnAlign[] = [],
): string {
  const padded = cells.map((cell, index) => {
    const blanks = ' '.repeat(Math.max(0, (widths[index] ?? 0) - cellWidth(cell)));
    return aligns[index] === 'right' ? blanks + cell : cell + blanks;
  });
  return padded.join(' '.repeat(COLUMN_GAP)).trimEnd();
}
