import type { Language } from '../model/catalogue/entry.js';
import type { LedgerFormat } from '../model/ledger-table.js';
import { formatStatsCsv, formatStatsJson } from './format-stats-data.js';
import type { StatsAnswer } from './stats-answer.js';
import { type Sheet, type SheetColumn, type Sheets, statsSheets } from './stats-sheets.js';
import { cellWidth, printable } from './terminal-text.js';

/** Between two columns, in cells. */
const COLUMN_GAP = 2;

/** The answer in a format; only `table` and `markdown` speak a language. Ends with a line end, or is empty. */
export function formatStats(answer: StatsAnswer, format: LedgerFormat, language: Language): string {
  switch (format) {
    case 'table':
      return formatText(statsSheets(answer, language));
    case 'markdown':
      return formatMarkdown(statsSheets(answer, language));
    case 'csv':
      return formatStatsCsv(answer);
    case 'json':
      return formatStatsJson(answer);
  }
}

/** Columns in line with each other, also from one table to the next, on a terminal where Han characters are two cells wide. */
function formatText({ sheets, notes }: Sheets): string {
  const printed = sheets.map(printableSheet);
  const widths = widthsOf(printed);
  const blocks = printed.map(({ title, columns, rows }) => {
    const headings = columns.map(({ heading }) => heading);
    const lines = [headings, ...rows].map((cells) => alignedLine(cells, columns, widths));
    return [title, ...lines].map((line) => `${line}\n`).join('');
  });
  return [...blocks, ...notes.map((note) => `${note}\n`)].join('\n');
}

const printableSheet = ({ title, columns, rows }: Sheet): Sheet => ({
  title: printable(title),
  columns,
  rows: rows.map((cells) => cells.map(printable)),
});

function widthsOf(sheets: readonly Sheet[]): readonly number[] {
  const widths: number[] = [];
  for (const { columns, rows } of sheets) {
    for (const cells of [columns.map(({ heading }) => heading), ...rows]) {
      for (const [index, cell] of cells.entries()) widths[index] = Math.max(widths[index] ?? 0, cellWidth(cell));
    }
  }
  return widths;
}

function alignedLine(cells: readonly string[], columns: readonly SheetColumn[], widths: readonly number[]): string {
  const padded = cells.map((cell, index) => {
    const blanks = ' '.repeat((widths[index] ?? 0) - cellWidth(cell));
    return columns[index]?.align === 'right' ? blanks + cell : cell + blanks;
  });
  return padded.join(' '.repeat(COLUMN_GAP)).trimEnd();
}

/** Tables of GitHub's Markdown. */
function formatMarkdown({ sheets, notes }: Sheets): string {
  const blocks = sheets.map(({ title, columns, rows }) => {
    const headings = markdownRow(columns.map(({ heading }) => heading));
    const rules = `|${columns.map(({ align }) => (align === 'right' ? '---:' : '---')).join('|')}|`;
    return `### ${escaped(title)}\n\n${[headings, rules, ...rows.map(markdownRow)].join('\n')}\n`;
  });
  return [...blocks, ...notes.map((note) => `${escaped(note)}\n`)].join('\n');
}

const markdownRow = (cells: readonly string[]): string => `| ${cells.map(escaped).join(' | ')} |`;

/** Every mark that Markdown could take for its own. */
const escaped = (text: string): string => printable(text).replace(/[\\`*_[\]<>|~#&$]/g, '\\$&');
