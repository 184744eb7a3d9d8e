import { blankNotes } from './blank-notes.js';

/** A cell of a table as it stands in the source, without the blanks around it; UTF-16 offsets, `end` exclusive. */
export interface TableCell {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export type TableRow = readonly TableCell[];

/**
 * The tables of a Markdown text, each as its rows, the head first and without the line below it. Bars in notes and in
 * placeholders are none, nor is `\|`.
 */
export function tablesIn(text: string): readonly (readonly TableRow[])[] {
  if (!text.includes('|')) return [];
  const lines = Array.from(maskBars(text).matchAll(/[^\r\n]*(?:\r\n|[\r\n]|$)/g), ({ 0: line, index }) =>
    readRow(line.trimEnd(), index),
  );
  const tables: TableRow[][] = [];
  let at = 0;
  while (at < lines.length) {
    const end = tableEnd(lines, at);
    const [head, , ...rows] = lines.slice(at, end);
    if (head && rows.length > 0) tables.push([head, ...rows]);
    at = Math.max(end, at + 1);
  }
  return tables;
}

/** Where the table ends whose head is the row at `start`; `start` itself where none begins there. */
function tableEnd(lines: readonly TableRow[], start: number): number {
  const below = lines[start + 1];
  const isHead = (lines[start]?.length ?? 0) > 0 && below && below.length > 0;
  if (!isHead || !below.every(({ text }) => /^:?-+:?$/.test(text))) return start;
  let end = start + 2;
  while ((lines[end]?.length ?? 0) > 0) end += 1;
  return end;
}

/** The cells of a line; a line without a bar has none. */
function readRow(line: string, offset: number): TableRow {
  if (!line.includes('|')) return [];
  const cells = Array.from(line.matchAll(/(?:[^|\\]|\\.|\\$)+|\|/g)).filter(({ 0: part }) => part.trim() !== '');
  return cells.flatMap(({ 0: part, index }, at) => {
    const isEmpty = part === '|' && cells[at - 1]?.[0] === '|';
    if (part === '|' && !isEmpty) return [];
    const text = part === '|' ? '' : part.trim();
    const start = offset + index + (text === '' ? 0 : part.indexOf(text));
    return [{ text, start, end: start + text.length }];
  });
}

/** The text with notes and placeholders made opaque, of the same length. */
const maskBars = (text: string): string =>
  blankNotes(text).replace(/(?:\{\{|｛｛)[^{}｛｝\r\n]*(?:\}\}|｝｝)/g, (span) => 'x'.repeat(span.length));
