import type { Finding, TextEdit } from '../model/finding.js';
import type { SourceRange } from '../model/source.js';
import { finding } from './finding.js';

/** The line below a table's head, whichever bars were typed. */
const RULE = /^[|｜]?[ \t]*:?-+:?[ \t]*(?:[|｜][ \t]*:?-+:?[ \t]*)*[|｜]?$/;

/** A line of a paragraph without its indent, and the quotation marks before it. */
interface Line {
  readonly text: string;
  readonly range: SourceRange;
}

/**
 * What was meant as a table in a paragraph: rows without the line below the head that Markdown wants, or with one of
 * another number of cells.
 */
export function findBrokenTables(blockText: string, paragraph: SourceRange): readonly Finding[] {
  const text = blockText.slice(paragraph.start, paragraph.end);
  if (!/[|｜]/.test(text)) return [];
  const lines = linesOf(text, paragraph);
  const rules = lines.flatMap((line, i) => checkRule(lines[i - 1], line));
  return rules.length > 0 ? rules : groupsOf(lines, barsIn).flatMap(checkRows);
}

/**
 * Lines whose cells are parted by tabs, as Excel and WPS put them on the clipboard, in a whole text: a row that begins with
 * `1.` or `-` is an item of a list for Markdown.
 */
export function findPastedTables(blockText: string, place: SourceRange): readonly Finding[] {
  const text = blockText.slice(place.start);
  return text.includes('\t') ? groupsOf(linesOf(text, place), tabsIn).flatMap(checkTabs) : [];
}

/** The lines of a stretch of a file; empty ones stay, as they part groups. */
const linesOf = (text: string, { file, start: from }: SourceRange): readonly Line[] =>
  Array.from(text.matchAll(/([^\r\n]*)(?:\r\n|\r|\n|$)/g), ({ 1: whole = '', index }): Line => {
    const line = whole.replace(/^[ \t\u3000>]+/, '').trimEnd();
    const start = from + index + whole.indexOf(line);
    return { text: line, range: { file, start, end: start + line.length } };
  });

/** A line that would make a table of the line before, had both as many cells. */
function checkRule(head: Line | undefined, { text, range }: Line): readonly Finding[] {
  if (!head || !/[|｜]/.test(text) || !RULE.test(text) || !/[|｜]/.test(head.text)) return [];
  if (/｜/.test(head.text + text)) return [finding('table-row/bar', range, {})];
  const columns = cellsIn(head.text).length;
  const cells = cellsIn(text).length;
  return columns === cells ? [] : [finding('table-row/rule', range, { columns, cells })];
}

/** Lines that follow each other and have as many bars, or tabs. */
function groupsOf(lines: readonly Line[], countIn: (text: string) => number): readonly (readonly Line[])[] {
  const groups: Line[][] = [];
  let before = 0;
  for (const line of lines) {
    const count = countIn(line.text);
    if (count > 0 && before > 0) groups.at(-1)?.push(line);
    else if (count > 0) groups.push([line]);
    before = count;
  }
  return groups;
}

const barsIn = (text: string): number => text.replace(/\\[^\r\n]/g, '').match(/[|｜]/g)?.length ?? 0;
/** The number of an item or a paragraph as Word copies it, with the tab behind it. */
const NUMBER = /^(?:[-+*]|#{1,6}|[（(]?[\d一二三四五六七八九十]{1,4}[)）.．、])\t+(?=[^\t]+$)/;

/** How many tabs part a line, of which a row of a table has none. */
const tabsIn = (text: string): number => (text.startsWith('|') ? 0 : (text.match(/\t+/g)?.length ?? 0));

/** `|甲|乙|` and `甲|乙` both have two cells; `\|` parts none. */
function cellsIn(line: string): readonly string[] {
  const cells = line.match(/(?:\\[^\r\n]|[^|｜\\])+|(?=[|｜]{2})/g) ?? [];
  return cells.map((cell) => cell.trim());
}

/** Rows without a line of dashes: one with bars at both ends, or several. A single bar in a line may be a sign. */
function checkRows(lines: readonly Line[]): readonly Finding[] {
  const [first, second] = lines;
  if (!first) return [];
  const isRow = ({ text }: Line): boolean => /^[|｜].*[|｜]$/.test(text) || barsIn(text) > 1;
  if (!lines.some(isRow) && !(second && barsIn(first.text) === barsIn(second.text))) return [];
  const found = finding('table-row/no-rule', first.range, {});
  return second ? [mended(found, lines, cellsIn)] : [found];
}

/** Cells parted by tabs: several in a line, or several lines that are more than numbered paragraphs. */
function checkTabs(lines: readonly Line[]): readonly Finding[] {
  const [first, second] = lines;
  if (!first || lines.every(({ text }) => NUMBER.test(text)) || (!second && tabsIn(first.text) < 2)) return [];
  const found = finding('table-row/tabs', first.range, {});
  const cellsOf = (text: string): readonly string[] =>
    text.split('\t').map((cell) => cell.trim().replaceAll('|', '\\|'));
  return second ? [mended(found, lines, cellsOf)] : [found];
}

/** The finding with the edit that makes a table of the lines; without one where they don't stand at the margin. */
function mended(found: Finding, lines: readonly Line[], cellsOf: (text: string) => readonly string[]): Finding {
  const [first] = lines;
  const last = lines.at(-1);
  if (!first || !last) return found;
  const { file, start } = first.range;
  const range = { file, start, end: last.range.end };
  // A line in a list or a quotation has a mark before it that every row would need.
  if (/(?:^|[\r\n])[ \t\u3000]*[^ \t\u3000\r\n][^\r\n]*$/.test(file.text.slice(0, start).slice(-200))) return found;
  const lineEnd = file.text.includes('\r\n') ? '\r\n' : '\n';
  const rows = lines.map(({ range: row }) => cellsOf(file.text.slice(row.start, row.end)));
  const columns = Math.max(...rows.map(({ length }) => length));
  const written = rows.map((row) => `| ${Array.from({ length: columns }, (_, i) => row[i] ?? '').join(' | ')} |`);
  const [head = '', ...body] = written;
  const isAfterText = /[^\s][^\S\r\n]*(?:\r\n|\r|\n)[^\S\r\n]*$/.test(file.text.slice(0, start));
  const isBeforeText = /^[^\S\r\n]*(?:\r\n|\r|\n)[^\S\r\n]*[^\s]/.test(file.text.slice(range.end));
  const table = [head, `|${' --- |'.repeat(columns)}`, ...body].join(lineEnd);
  const fix: TextEdit = { range, text: `${isAfterText ? lineEnd : ''}${table}${isBeforeText ? lineEnd : ''}` };
  return { ...found, fix };
}
