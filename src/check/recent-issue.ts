import { type Guard, isCount, isListOf, isShape, isText } from '../model/guards.js';
import type { Block, Inline, Issue, Table } from '../model/issue.js';
import { PLACEHOLDER_MARK } from './checked-text.js';
import { collectTexts } from './collect-texts.js';

/** What of an earlier issue others are compared with. */
export interface RecentIssue {
  /** 总第 */
  readonly number: number;
  /** The texts of its paragraphs, and of its tables as `tableText` has them, which no paragraph is like. */
  readonly paragraphs: readonly string[];
}

/** Whether a value, as JSON gives it, is what others are compared with. */
export const isRecentIssue: Guard<RecentIssue> = isShape<RecentIssue>({
  number: isCount,
  paragraphs: isListOf(isText),
});

/** An earlier issue to compare with; what is wrong with its text was said when that was checked. */
export function recentIssue(number: number, parsed: Pick<Issue, 'preamble' | 'sections'>): RecentIssue {
  const texts = collectTexts(parsed).flatMap(({ kind, text }) => (kind === 'paragraph' ? [text] : []));
  return { number, paragraphs: [...texts, ...tablesIn(parsed).map(tableText)] };
}

export const tablesIn = ({ preamble, sections }: Pick<Issue, 'preamble' | 'sections'>): readonly Table[] =>
  [...preamble, ...sections.flatMap(({ blocks }): readonly Block[] => blocks)].filter(
    (block) => block.type === 'table',
  );

/** All cells below a table's head; tabs between them, line feeds between rows. */
export const tableText = ({ rows }: Table): string =>
  rows.map(({ cells }) => cells.map(({ content }) => textOf(content)).join('\t')).join('\n');

const textOf = (content: readonly Inline[]): string =>
  content
    .map((inline) => (inline.type === 'text' ? inline.text : inline.type === 'placeholder' ? PLACEHOLDER_MARK : ''))
    .join('');
