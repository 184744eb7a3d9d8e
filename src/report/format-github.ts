import type { Language, Severity } from '../model/catalogue/entry.js';
import type { Finding } from '../model/finding.js';
import type { ReportedFinding } from '../model/reported-finding.js';
import { arrangeFindings, reportedFinding } from './reported-finding.js';

const COMMANDS = { error: 'error', warning: 'warning', hint: 'notice' } as const satisfies Record<Severity, string>;
const RANKS: Readonly<Record<Severity, number>> = { error: 0, warning: 1, hint: 2 };

/**
 * Workflow commands, which GitHub shows as annotations beside the lines they are about. The worst come first, as only
 * the first ten of a step are shown.
 *
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function formatGithub(findings: readonly Finding[], language: Language): string {
  return [...arrangeFindings(findings)]
    .sort((a, b) => RANKS[a.severity] - RANKS[b.severity])
    .map((finding) => annotation(reportedFinding(finding, language)))
    .join('');
}

function annotation({ severity, message, note, rule, ...place }: ReportedFinding): string {
  const { file, line, endLine, column, endColumn } = place;
  const properties = { file, line, endLine, col: column, endColumn, title: rule };
  const written = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  const text = note === undefined ? message : `${message}\n${note}`;
  return `::${COMMANDS[severity]} ${written.join(',')}::${escapeText(text)}\n`;
}

const escapeText = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapeProperty = (text: string): string => escapeText(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
