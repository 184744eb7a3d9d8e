/** A text file of the workspace as it was read: BOM removed, line ends as they are. */
export interface SourceFile {
  /** Relative to the workspace, with `/` on every system. */
  readonly path: string;
  readonly text: string;
}

/** A stretch of a source file; UTF-16 offsets from 0, `end` exclusive. */
export interface SourceRange {
  readonly file: SourceFile;
  readonly start: number;
  readonly end: number;
}

/** Line and column from 1, the end exclusive, columns in UTF-16 units as editors count them. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A value together with where it was written. */
export interface Located<T> {
  readonly value: T;
  readonly range: SourceRange;
}

/** The range of a whole file that has no better place: prints as 1:1. */
export const wholeFile = (file: SourceFile): SourceRange => ({ file, start: 0, end: 0 });

/** A stand-in for a file whose text could not be had, so that findings can still name it. */
export const unreadFile = (path: string): SourceFile => ({ path, text: '' });

/** Line and column of a range. Lines end with LF, CRLF or CR. */
export function locate({ file, start, end }: SourceRange): Place {
  const from = position(file.text, start);
  const to = position(file.text, Math.max(start, end));
  return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}

function position(text: string, offset: number): { line: number; column: number } {
  let line = 1;
  let lineStart = 0;
  for (const match of text.matchAll(/\r\n|\n|\r/g)) {
    const next = match.index + match[0].length;
    if (next > offset) break;
    line += 1;
    lineStart = next;
  }
  return { line, column: offset - lineStart + 1 };
}
