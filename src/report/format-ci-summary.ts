import type { Finding } from '../model/finding.js';
import type { Language } from '../model/message.js';
import { formatTalk } from './format-talk.js';
import { arrangeFindings, reportedFinding } from './reported-finding.js';
import { talk } from './talk.js';
import { printable } from './terminal-text.js';

/** What became of an issue, as far as a summary tells of it. */
export interface SummedIssue {
  /** The issue's folder. */
  readonly issue: string;
  readonly status: 'built' | 'reused' | 'unchanged' | 'planned' | 'failed';
  readonly pages?: number;
  readonly errors: number;
  readonly warnings: number;
}

interface CiSummary {
  readonly passed: boolean;
  /** Sentences on the whole run. */
  readonly said: readonly string[];
  readonly issues: readonly SummedIssue[];
  readonly findings: readonly Finding[];
}

/** A page of a run is looked at, not read through; GitHub refuses summaries of more than a megabyte. */
const MOST_ROWS = 50;
const MOST_FINDINGS = 100;

const outcomes = {
  built: 'ci-built',
  reused: 'ci-reused',
  unchanged: 'ci-unchanged',
  planned: 'ci-not-built',
  failed: 'ci-not-built',
} as const satisfies Record<SummedIssue['status'], keyof typeof talk.entries>;

const columns = ['ci-issue', 'ci-outcome', 'ci-errors', 'ci-warnings', 'ci-pages'] as const;

type Heading =
  | (typeof columns)[number]
  | (typeof outcomes)[SummedIssue['status']]
  | 'ci-passed'
  | 'ci-failed'
  | 'ci-findings';

/** A run of `bulletin ci` as Markdown: what failed comes first, then what was made anew; all else is only counted. */
export function formatCiSummary({ passed, said, issues, findings }: CiSummary, language: Language): string {
  const word = (code: Heading): string => formatTalk(talk(code, {}), language);
  const rows = [...issues.filter(isFailed), ...issues.filter(({ status }) => status === 'built')];
  const headings = columns.map(word);
  const table = rows
    .slice(0, MOST_ROWS)
    .map(({ issue, status, errors, warnings, pages = '' }) => [issue, word(outcomes[status]), errors, warnings, pages]);
  const worstFirst = [...arrangeFindings(findings)].sort((a, b) => ranks[a.severity] - ranks[b.severity]);
  const list = worstFirst.slice(0, MOST_FINDINGS).map((finding) => findingLine(finding, language));
  return [
    `# ${word(passed ? 'ci-passed' : 'ci-failed')}`,
    ...said.flatMap((sentence) => ['', markdown(sentence)]),
    ...(rows.length === 0 ? [] : ['', tableRow(headings), tableRow(headings.map(() => '---')), ...table.map(tableRow)]),
    ...(rows.length > MOST_ROWS
      ? ['', formatTalk(talk('ci-more-issues', { count: rows.length - MOST_ROWS }), language)]
      : []),
    ...(list.length === 0 ? [] : ['', `## ${word('ci-findings')}`, '', ...list]),
    ...(findings.length > MOST_FINDINGS
      ? ['', formatTalk(talk('ci-more', { count: findings.length - MOST_FINDINGS }), language)]
      : []),
    '',
  ].join('\n');
}

const ranks = { error: 0, warning: 1, hint: 2 } as const;

const isFailed = ({ status }: SummedIssue): boolean => status === 'failed' || status === 'planned';

const tableRow = (cells: readonly (string | number)[]): string =>
  `| ${cells.map((cell) => markdown(String(cell))).join(' | ')} |`;

function findingLine(finding: Finding, language: Language): string {
  const { file, line, column, severity, rule, message } = reportedFinding(finding, language);
  const label = formatTalk(talk(`severity-${severity}`, {}), language);
  return `- ${markdown(`${file}:${line}:${column}`)} ${label}${markdown(message)} \\[${rule}\\]`;
}

/** Words that mean nothing to Markdown: no markup, no HTML, no link. */
const markdown = (text: string): string =>
  printable(text)
    .replace(/[\\`*_[\]<>|~&$@]/g, '\\$&')
    .replaceAll('://', '\\://')
    .replace(/\bwww\./gi, (found) => `${found.slice(0, -1)}\\.`);
