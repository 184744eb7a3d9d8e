import type { Finding } from '../model/finding.js';
import type { Language } from '../model/message.js';
import { locate } from '../model/source.js';
import { chineseHead } from './data-heads.js';
import { csvText, type DataRow } from './data-text.js';
import { formatTalk } from './format-talk.js';
import { formatXlsx } from './format-xlsx.js';
import { reportedFinding } from './reported-finding.js';
import { talk } from './talk.js';

/** A line of the list of what was taken of a review, and why not. */
export interface ReviewListRow {
  readonly number: number;
  readonly range: Finding['range'];
  readonly who: string;
  readonly old: string;
  readonly text: string;
  readonly kind: 'edit' | 'comment';
  readonly state: 'open' | 'taken' | 'refused' | 'conflict';
  readonly finding?: Finding;
}

export const reviewListFormats = ['md', 'csv', 'xlsx'] as const;
export type ReviewListFormat = (typeof reviewListFormats)[number];

const names = ['item', 'file', 'line', 'reviewer', 'old', 'new', 'taken', 'reason'] as const;

/** 修改采纳表: its reader is an office, so that it is in Chinese unless asked for otherwise. */
export function formatReviewList(rows: readonly ReviewListRow[], format: ReviewListFormat, language: Language): Buffer {
  const data = rows.map((row) => dataRow(row, language));
  const heading = (name: (typeof names)[number]): string => (language === 'zh' ? chineseHead(name) : name);
  switch (format) {
    case 'csv':
      return Buffer.from(csvText(names, data, language));
    case 'xlsx':
      return formatXlsx([
        {
          title: formatTalk(talk('review-list-title', {}), language),
          columns: names.map((name) => ({ name, heading: heading(name) })),
          rows: data,
        },
      ]);
    case 'md': {
      const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
      const head = [line(names.map(heading)), line(names.map(() => '---'))];
      const body = data.map((row) => line(names.map((name) => cellText(String(row[name] ?? '')))));
      const title = formatTalk(talk('review-list-title', {}), language);
      return Buffer.from(`# ${title}\n\n${[...head, ...body].join('')}`);
    }
  }
}

const dataRow = (row: ReviewListRow, language: Language): DataRow<(typeof names)[number]> => ({
  item: row.number,
  file: row.range.file.path,
  line: locate(row.range).line,
  reviewer: row.who,
  old: plainLine(row.old),
  new: plainLine(row.text),
  taken: formatTalk(talk(row.kind === 'comment' ? 'review-list-comment' : `review-list-${row.state}`, {}), language),
  reason: reasonOf(row, language),
});

/** Why it was not taken, in the words of its finding. */
function reasonOf({ finding, state, kind }: ReviewListRow, language: Language): string {
  if (!finding || state === 'open' || state === 'taken' || kind === 'comment') return '';
  const { message, note = '' } = reportedFinding(finding, language);
  // What was changed to what stands in other columns.
  const [, reason = message] = /[；;]([^；;]*)$/u.exec(message) ?? [];
  return [reason.trim(), note].filter((part) => part !== '').join(language === 'zh' ? '；' : '; ');
}

/** Paragraphs and breaks as signs: a cell is a line. */
const plainLine = (text: string): string =>
  text.replaceAll('\n', '¶').replaceAll('\u2028', '↵').replaceAll('\ufffc', '［注］');

const cellText = (text: string): string => text.replace(/[\\|`*_<[\]]/g, '\\$&').replace(/[\r\n]+/g, ' ');
