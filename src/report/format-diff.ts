import { Chalk, type ChalkInstance } from 'chalk';
import { compareLines, type LineChange } from '../model/compare-lines.js';
import { printable } from './terminal-text.js';

/** A file's text before and after a change. */
export interface ChangedText {
  /** Relative to the workspace, with `/`. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** How many unchanged lines are shown before and after a change. */
const CONTEXT = 3;

/**
 * A change as a unified diff; empty where nothing changed. Without colours it is the text as it is, which `patch -p1` takes,
 * with them it is made for the eye: what can't be seen is shown.
 */
export function formatDiff({ path, before, after }: ChangedText, color: boolean): string {
  if (before === after) return '';
  const paint = new Chalk({ level: color ? 1 : 0 });
  const lines = { before: splitLines(before), after: splitLines(after) };
  const heading = [`--- a/${printable(path)}`, `+++ b/${printable(path)}`].map((line) => `${paint.bold(line)}\n`);
  const hunks = gatherHunks(compareLines(lines.before, lines.after), lines.before.length);
  return [...heading, ...hunks.map((hunk) => formatHunk(hunk, lines, paint))].join('');
}

/** Changes near each other, and the lines before and after that are shown with them. */
interface Hunk {
  readonly start: number;
  readonly end: number;
  readonly changes: readonly LineChange[];
}

interface Lines {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Lines with their ends. Only LF ends one, as in every other diff. */
const splitLines = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

function gatherHunks(changes: readonly LineChange[], length: number): readonly Hunk[] {
  const hunks: { start: number; end: number; changes: LineChange[] }[] = [];
  for (const change of changes) {
    const start = Math.max(0, change.start - CONTEXT);
    const end = Math.min(length, change.end + CONTEXT);
    const last = hunks.at(-1);
    if (last && start <= last.end) {
      last.end = end;
      last.changes.push(change);
    } else hunks.push({ start, end, changes: [change] });
  }
  return hunks;
}

function formatHunk({ start, end, changes }: Hunk, { before, after }: Lines, paint: ChalkInstance): string {
  const shown: string[] = [];
  const show = (sign: ' ' | '-' | '+', lines: readonly string[]) => {
    for (const line of lines) shown.push(formatLine(sign, line, paint));
  };
  let at = start;
  for (const change of joinNeighbours(changes)) {
    show(' ', before.slice(at, change.start));
    show('-', before.slice(change.start, change.end));
    show('+', after.slice(change.newStart, change.newEnd));
    at = change.end;
  }
  show(' ', before.slice(at, end));
  const first = changes[0];
  const last = changes.at(-1);
  const newStart = start + (first ? first.newStart - first.start : 0);
  const newEnd = end + (last ? last.newEnd - last.end : 0);
  const heading = paint.cyan(`@@ -${formatRange(start, end)} +${formatRange(newStart, newEnd)} @@`);
  return `${heading}\n${shown.join('')}`;
}

/** Lines that follow each other are one change, so that all that goes stands before all that comes. */
function joinNeighbours(changes: readonly LineChange[]): readonly LineChange[] {
  const joined: LineChange[] = [];
  for (const change of changes) {
    const last = joined.at(-1);
    if (last?.end === change.start && last.newEnd === change.newStart) {
      joined.splice(-1, 1, { ...last, end: change.end, newEnd: change.newEnd });
    } else joined.push(change);
  }
  return joined;
}

/** First line from 1 and number of lines; an empty range names the line before it. */
const formatRange = (start: number, end: number): string => {
  if (end - start === 1) return String(start + 1);
  return end === start ? `${start},0` : `${start + 1},${end - start}`;
};

const NO_LINE_END = '\\ No newline at end of file\n';

function formatLine(sign: ' ' | '-' | '+', line: string, paint: ChalkInstance): string {
  const text = line.endsWith('\n') ? line.slice(0, -1) : line;
  const ending = line.endsWith('\n') ? '\n' : `\n${NO_LINE_END}`;
  if (paint.level === 0) return `${sign}${text}${ending}`;
  // The CR of a line end that ends with it is as invisible as the LF.
  const visible = `${sign}${printable(text.replace(/\r$/, ''))}`;
  if (sign === ' ') return visible + ending;
  return (sign === '-' ? paint.red(visible) : paint.green(visible)) + ending;
}
