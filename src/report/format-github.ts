import type { Finding } from '../model/finding.js';
import type { Language, Severity } from '../model/message.js';
import type { ReportedFinding } from '../model/reported-finding.js';
import { discreetFinding } from './discreet-finding.js';
import { arrangeFindings, reportedFinding } from './reported-finding.js';
import { bracketCommand, printable } from './terminal-text.js';

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
    .map((finding) => annotation(reportedFinding(discreetFinding(finding, ''), language)))
    .join('');
}

function annotation({ severity, message, note, rule, ...place }: ReportedFinding): string {
  const { file, line, endLine, column, endColumn } = place;
  const properties = { file, line, endLine, col: column, endColumn, title: rule };
  const written = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  const text = [message, ...(note === undefined ? [] : [note])].map(escapeText).join('%0A');
  return `::${COMMANDS[severity]} ${written.join(',')}::${text}\n`;
}

/** What can't be seen, line ends too, is replaced before: nothing of a source ends the command or begins another. */
const escapeText = (text: string): string => printable(text).replace(bracketCommand, '＃＃').replaceAll('%', '%25');

const escapeProperty = (text: string): string => escapeText(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
