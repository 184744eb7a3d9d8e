import { locate, type SourceRange } from '../model/source.js';
import { cellsOf, printable, type TerminalCell } from './terminal-text.js';

/** One line of a source, or the part of it that fits, with carets under a range. */
interface CodeFrame {
  readonly text: string;
  /** Blanks and carets; as wide in cells as the text is up to the range's end. */
  readonly carets: string;
}

/** How much of a cut line is shown before the range. */
const SHARE_BEFORE = 1 / 3;
const CUT = '…';

/**
 * The first line of a range in a window of `columns` cells: a section's paragraph is often one line of hundreds of
 * characters. A range over several lines is marked up to the end of its first. None where the range has no place.
 */
export function codeFrame(range: SourceRange, columns: number): CodeFrame | undefined {
  if (range.end === 0) return undefined;
  const lineStart = range.start - (locate(range).column - 1);
  const line = lineFrom(range.file.text, lineStart);
  const excerpt = excerptAround(line, range.start - lineStart, columns);
  const cells = cellsOf(printable(line.slice(excerpt.start, excerpt.end)));
  const first = indexAt(cells, range.start - lineStart - excerpt.start);
  const last = Math.max(first + 1, indexAt(cells, range.end - lineStart - excerpt.start));

  const { from, to } = windowAround(cells, first, columns);
  const before = from > 0 || excerpt.start > 0 ? CUT : '';
  const after = to < cells.length || excerpt.end < line.length ? CUT : '';
  return {
    text: before + textOf(cells.slice(from, to)) + after,
    carets:
      ' '.repeat(before.length + widthOf(cells.slice(from, first))) +
      caretsUnder(cells.slice(first, Math.min(last, to))),
  };
}

/** UTF-16 units of a line that are looked at for each cell that is shown: more than any but a stack of accents takes. */
const UNITS_A_CELL = 4;

/** The stretch of a line that can come into the window: a line may be as long as the file. */
function excerptAround(line: string, offset: number, columns: number): { start: number; end: number } {
  const reach = Math.max(1, columns) * UNITS_A_CELL;
  return { start: Math.max(0, offset - reach), end: Math.min(line.length, offset + reach) };
}

function lineFrom(text: string, start: number): string {
  const length = text.slice(start).search(/[\r\n]/);
  return length < 0 ? text.slice(start) : text.slice(start, start + length);
}

/** The cell that holds the offset; their number where none does. */
function indexAt(cells: readonly TerminalCell[], offset: number): number {
  const index = cells.findIndex((cell) => cell.offset + cell.text.length > offset);
  return index < 0 ? cells.length : index;
}

/** The stretch of cells that is shown: `from` inclusive, `to` exclusive, both cut marks allowed for. */
function windowAround(cells: readonly TerminalCell[], first: number, columns: number): { from: number; to: number } {
  if (widthOf(cells) <= columns) return { from: 0, to: cells.length };
  const room = Math.max(2, columns - 2 * CUT.length);
  const from = extendBack(cells, first, Math.floor(room * SHARE_BEFORE));
  const to = extendForward(cells, first, room - widthOf(cells.slice(from, first)));
  // At the end of the line the window is filled up from before.
  return { from: extendBack(cells, from, room - widthOf(cells.slice(from, to))), to };
}

function extendBack(cells: readonly TerminalCell[], from: number, room: number): number {
  let left = room;
  let index = from;
  for (let cell = cells[index - 1]; cell && cell.width <= left; cell = cells[index - 1]) {
    left -= cell.width;
    index -= 1;
  }
  return index;
}

function extendForward(cells: readonly TerminalCell[], from: number, room: number): number {
  let left = room;
  let index = from;
  for (let cell = cells[index]; cell && cell.width <= left; cell = cells[index]) {
    left -= cell.width;
    index += 1;
  }
  return index;
}

const caretsUnder = (cells: readonly TerminalCell[]): string => '^'.repeat(Math.max(1, widthOf(cells)));
const textOf = (cells: readonly TerminalCell[]): string => cells.map((cell) => cell.text).join('');
const widthOf = (cells: readonly TerminalCell[]): number => cells.reduce((sum, cell) => sum + cell.width, 0);
