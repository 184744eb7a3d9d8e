import type { LedgerTextFormat } from '../model/ledger-table.js';
import type { Language } from '../model/message.js';
import { alignedLine, columnWidths } from './aligned-line.js';
import type { HeadLanguage } from './data-heads.js';
import { formatStatsCsv, formatStatsJson } from './format-stats-data.js';
import type { StatsAnswer } from './stats-answer.js';
import { type Sheets, type StatsSheet, statsSheets } from './stats-sheets.js';
import { printable } from './terminal-text.js';

/** The answer in a format; only `table` and `markdown` speak a language. Ends with a line end, or is empty. */
export function formatStats(
  answer: StatsAnswer,
  format: LedgerTextFormat,
  language: Language,
  heads?: HeadLanguage,
): string {
  switch (format) {
    case 'table':
      return formatText(statsSheets(answer, language));
    case 'markdown':
      return formatMarkdown(statsSheets(answer, language));
    case 'csv':
      return formatStatsCsv(answer, heads);
    case 'json':
      return formatStatsJson(answer);
  }
}

/** Columns in line with each other, also from one table to the next, on a terminal where Han characters are two cells wide. */
function formatText({ sheets, notes }: Sheets): string {
  const printed = sheets.map(printableSheet);
  const widths = columnWidths(printed.flatMap(linesOf));
  const blocks = printed.map((sheet) => {
    const { title, columns } = sheet;
    const aligns = columns.map(({ align }) => align);
    const lines = linesOf(sheet).map((cells) => alignedLine(cells, widths, aligns));
    return [title, ...lines].map((line) => `${line}\n`).join('');
  });
  return [...blocks, ...notes.map((note) => `${note}\n`)].join('\n');
}

const linesOf = ({ columns, rows }: StatsSheet): readonly (readonly string[])[] => [
  columns.map(({ heading }) => heading),
  ...rows,
];

const printableSheet = ({ title, columns, rows }: StatsSheet): StatsSheet => ({
  title: printable(title),
  columns,
  rows: rows.map((cells) => cells.map(printable)),
});

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
