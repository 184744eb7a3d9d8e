import { isoDate, type Period } from '../model/calendar.js';
import type { Language } from '../model/message.js';
import type { RegisterRow, RegisterTextFormat } from '../model/register.js';
import { alignedLine, columnWidths } from './aligned-line.js';
import { chineseHead, type HeadLanguage } from './data-heads.js';
import { csvText, type DataRow, jsonText } from './data-text.js';
import { formatTalk } from './format-talk.js';
import { formatXlsx } from './format-xlsx.js';
import { talk } from './talk.js';
import { printable } from './terminal-text.js';

/** Names, their order and their meaning are a contract: a change to them is a new `version`. */
const DATA_VERSION = 1;

const names = [
  'folder',
  'number',
  'year',
  'issue',
  'special',
  'period',
  'date',
  'pages',
  'sha256',
  'source',
  'status',
  'releases',
] as const;

/** Digits of a SHA-256 that a table shows; data files have all 64. */
const SHOWN_DIGITS = 12;

/** The register in a format; only `table` speaks a language. Ends with a line end. */
export function formatRegister(
  rows: readonly RegisterRow[],
  format: RegisterTextFormat,
  language: Language,
  heads: HeadLanguage = 'en',
): string {
  switch (format) {
    case 'table':
      return formatTable(rows, language);
    case 'csv':
      return csvText(names, rows.map(dataRow), heads);
    case 'json':
      return jsonText({ version: DATA_VERSION, issues: rows.map(dataRow) });
  }
}

/** A workbook of one sheet, its head in Chinese. */
export const formatRegisterXlsx = (rows: readonly RegisterRow[]): Buffer =>
  formatXlsx([
    {
      title: '各期登记',
      columns: names.map((name) => ({ name, heading: chineseHead(name) })),
      rows: rows.map(dataRow),
    },
  ]);

const dataRow = (row: RegisterRow): DataRow<(typeof names)[number]> => ({
  folder: row.folder,
  number: row.number ?? null,
  year: row.year ?? null,
  issue: row.issue ?? null,
  special: row.special ?? null,
  period: row.period ? isoInterval(row.period) : null,
  date: row.date ? isoDate(row.date) : null,
  pages: row.pdf?.pages ?? null,
  sha256: row.pdf?.sha256 ?? null,
  source: row.pdf?.source ?? null,
  status: row.status,
  releases: row.releases,
});

const isoInterval = ({ from, to }: Period): string => `${isoDate(from)}/${isoDate(to)}`;

function formatTable(rows: readonly RegisterRow[], language: Language): string {
  const headings = [
    formatTalk(talk('list-issue', {}), language),
    formatTalk(talk('list-number', {}), language),
    formatTalk(talk('list-period', {}), language),
    formatTalk(talk('list-date', {}), language),
    formatTalk(talk('list-pages', {}), language),
    'sha256',
    formatTalk(talk('list-status', {}), language),
  ];
  const lines = [headings, ...rows.map((row) => cellsOf(row, language))];
  const widths = columnWidths(lines);
  const aligns = ['left', 'right', 'left', 'left', 'right', 'left', 'left'] as const;
  return lines.map((cells) => `${alignedLine(cells, widths, aligns)}\n`).join('');
}

function cellsOf(row: RegisterRow, language: Language): readonly string[] {
  return [
    nameOf(row, language),
    row.number === undefined ? '' : String(row.number),
    row.period ? shortInterval(row.period) : '',
    row.date ? isoDate(row.date) : '',
    row.pdf?.pages === undefined ? '' : String(row.pdf.pages),
    row.pdf?.sha256.slice(0, SHOWN_DIGITS) ?? '',
    statusOf(row, language),
  ];
}

function nameOf({ year, issue, special }: RegisterRow, language: Language): string {
  if (year === undefined) return '?';
  if (special !== undefined) return formatTalk(talk('list-special-name', { year, special }), language);
  return formatTalk(talk('list-issue-name', { year, issue: issue ?? '?' }), language);
}

function statusOf({ status, releases, signed }: RegisterRow, language: Language): string {
  const words =
    releases > 1
      ? formatTalk(talk('list-released-again', { releases }), language)
      : formatTalk(talk(`list-${status}`, {}), language);
  return signed === undefined ? words : formatTalk(talk('list-signed', { words, signed: printable(signed) }), language);
}

/** `12-30/01-03`: the year stands beside it. */
const shortInterval = ({ from, to }: Period): string => `${isoDate(from).slice(5)}/${isoDate(to).slice(5)}`;
