import type { PreviewLayout, PreviewLine } from '../preview-state.js';

type PreviewSource = PreviewLine['sources'][number];

/** A line of a page, and the stretch of it that is meant. */
export interface FoundLine {
  /** The number of the page, from 1. */
  readonly page: number;
  readonly line: PreviewLine;
  /** Where the line was written; undefined where no author wrote it: page numbers, the masthead's fixed words. */
  readonly source?: PreviewSource | undefined;
}

/** A stretch of a source text; lines and columns from 1, the end exclusive. */
interface SourceStretch {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** How far above or below a line a click still means it, in pt. */
const REACH = 6;
/** A line that is farther off by so much sideways is as far as one that is farther up or down by 1. */
const SIDEWAYS = 100;

/** The line at a point of a page and what was written there, as near as a click needs it; x and y in pt. */
export function lineAt(layout: PreviewLayout, page: number, x: number, y: number): FoundLine | undefined {
  const lines = layout.pages[page - 1]?.lines ?? [];
  const near = lines
    .map((line) => ({ line, away: outside(y, line.y, line.height) * SIDEWAYS + outside(x, line.x, line.width) }))
    .filter(({ line }) => outside(y, line.y, line.height) <= REACH)
    .sort((a, b) => a.away - b.away)[0]?.line;
  return near && { page, line: near, source: sourceAt(near, x) };
}

/** The body line of that number on a page. */
export function numberedLine(layout: PreviewLayout, page: number, number: number): FoundLine | undefined {
  const line = layout.pages[page - 1]?.lines.find((candidate) => candidate.number === number);
  return line && { page, line, source: line.sources[0] };
}

/** How many body lines a page has. */
export function countLines(layout: PreviewLayout, page: number): number {
  return Math.max(0, ...(layout.pages[page - 1]?.lines ?? []).map(({ number = 0 }) => number));
}

/** Every printed stretch of what was written in a range, in order of pages and lines. */
export function printedStretches(layout: PreviewLayout, range: SourceStretch): readonly FoundLine[] {
  return layout.pages.flatMap(({ lines }, index) =>
    lines.flatMap((line) =>
      line.sources.flatMap((source) => (meet(source, range) ? [{ page: index + 1, line, source }] : [])),
    ),
  );
}

/** Every printed stretch of a source line. */
export function printedLine(layout: PreviewLayout, place: { file: string; line: number }): readonly FoundLine[] {
  return printedStretches(layout, { ...place, column: 1, endLine: place.line + 1, endColumn: 1 });
}

/** The same line of pages that were made anew, if what was written there still stands there. */
export function sameLine(layout: PreviewLayout, { page, line, source }: FoundLine): FoundLine | undefined {
  const now = lineAt(layout, page, source?.x ?? line.x, line.y + line.height / 2);
  return now?.source?.file === source?.file && now?.source?.line === source?.line ? now : undefined;
}

function sourceAt(line: PreviewLine, x: number): PreviewSource | undefined {
  return line.sources
    .map((source) => ({ source, away: outside(x, source.x, source.width) }))
    .sort((a, b) => a.away - b.away)[0]?.source;
}

/** How far a coordinate is from a stretch; 0 within. */
function outside(at: number, start: number, length: number): number {
  return Math.max(start - at, at - start - length, 0);
}

/** Whether two stretches have a character in common; an empty one counts as the character behind it. */
function meet(a: SourceStretch, b: SourceStretch): boolean {
  if (a.file !== b.file) return false;
  return before(a.line, a.column, endOf(b)) && before(b.line, b.column, endOf(a));
}

function endOf({ line, column, endLine, endColumn }: SourceStretch): { line: number; column: number } {
  const empty = endLine === line && endColumn <= column;
  return empty ? { line, column: column + 1 } : { line: endLine, column: endColumn };
}

function before(line: number, column: number, other: { line: number; column: number }): boolean {
  return line < other.line || (line === other.line && column < other.column);
}
