/** A text file of the workspace as it was read: BOM removed, line ends as they are. */
export interface SourceFile {
  /** What it is written in, where that is not UTF-8. */
  readonly encoding?: 'GB 18030';
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
  let feed = indexFrom(text, '\n', 0);
  let carriage = indexFrom(text, '\r', 0);
  for (;;) {
    const end = Math.min(feed, carriage);
    const next = end + (carriage + 1 === feed ? 2 : 1);
    if (next > offset) break;
    line += 1;
    lineStart = next;
    if (feed < next) feed = indexFrom(text, '\n', next);
    if (carriage < next) carriage = indexFrom(text, '\r', next);
  }
  return { line, column: offset - lineStart + 1 };
}

function indexFrom(text: string, character: string, start: number): number {
  const index = text.indexOf(character, start);
  return index < 0 ? Number.POSITIVE_INFINITY : index;
}
