import { Chalk, type ChalkInstance } from 'chalk';
import type { Language, Severity } from '../model/catalogue/entry.js';
import type { Finding } from '../model/finding.js';
import { codeFrame } from './code-frame.js';
import { formatTalk } from './format-talk.js';
import type { PrintedPlace } from './printed-places.js';
import { arrangeFindings, countFindings, reportedFinding } from './reported-finding.js';
import { printable } from './terminal-text.js';

/** How findings are shown to a person. */
export interface PrettyOptions {
  readonly language: Language;
  readonly color: boolean;
  /** Of the terminal, in cells. */
  readonly columns: number;
  /** Where findings stand on the pages, where that is known. */
  readonly printed?: ReadonlyMap<Finding, PrintedPlace>;
}

/** One line a finding, for editors and scripts: `issues/519/index.md:7:12: error: message [rule]`. Ends with a line end. */
export function formatShort(findings: readonly Finding[], language: Language): string {
  return arrangeFindings(findings)
    .map((finding) => {
      const { file, line, column, severity, rule, message } = reportedFinding(finding, language);
      return `${printable(file)}:${line}:${column}: ${severity}: ${printable(message)} [${rule}]\n`;
    })
    .join('');
}

/** Each finding with the words in the source that it is about, and how to mend them. Ends with a line end. */
export function formatPretty(findings: readonly Finding[], options: PrettyOptions): string {
  return arrangeFindings(findings)
    .map((finding) => prettyFinding(finding, options))
    .join('');
}

/** How many there are of each severity: `2 个错误，1 个警告`. Empty where there are none. */
export function formatCounts(findings: readonly Finding[], language: Language): string {
  const counts = countFindings(arrangeFindings(findings));
  return (['error', 'warning', 'hint'] as const)
    .map((severity) => ({ severity, count: counts[severity] }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => {
      const plural = { zh: '', en: count === 1 ? '' : 's' };
      return formatTalk(`count-${severity}`, { count, plural }, language);
    })
    .join(language === 'zh' ? '，' : ', ');
}

function prettyFinding(finding: Finding, { language, color, columns, printed }: PrettyOptions): string {
  const paint = new Chalk({ level: color ? 1 : 0 });
  const { file, line, column, severity, rule, message, note } = reportedFinding(finding, language);
  const place = paint.bold(`${printable(file)}:${line}:${column}:`);
  const heading = paint[colors[severity]].bold(formatTalk(`severity-${severity}`, {}, language));
  const at = printed?.get(finding);
  const page = at ? ` ${formatTalk('printed-at', { page: at.page, line: at.line }, language)}` : '';
  const lines = [`${place} ${heading}${printable(message)} ${paint.dim(`[${rule}]${page}`)}`];
  lines.push(...frameLines(finding, line, columns, paint));
  if (note !== undefined) lines.push(`  ${paint.bold(formatTalk('note', {}, language))}${printable(note)}`);
  return `${lines.join('\n')}\n`;
}

const colors = { error: 'red', warning: 'yellow', hint: 'cyan' } as const satisfies Record<Severity, string>;

function frameLines(finding: Finding, line: number, columns: number, paint: ChalkInstance): string[] {
  const gutter = `  ${line} │ `;
  const frame = codeFrame(finding.range, columns - gutter.length);
  if (!frame) return [];
  const blankGutter = `${' '.repeat(gutter.length - 2)}│ `;
  return [paint.dim(gutter) + frame.text, paint.dim(blankGutter) + paint[colors[finding.severity]](frame.carets)];
}
