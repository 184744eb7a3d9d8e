import { resolve } from 'node:path';
import { pdf } from '../../outputs/pdf/pdf.js';
import { jsonText } from '../../report/data-text.js';
import { countFindings } from '../../report/reported-finding.js';
import type { IssueOutcome, IssueStatus } from '../../workspace/building/build-issue.js';
import { writeFile } from '../../workspace/files/write-file.js';
import { pathFrom } from '../../workspace/find-root.js';
import type { Terminal } from '../terminal/terminal.js';
import { wordReasons } from './say-outcome.js';

/** The version of the form that the report of `--report` has. */
const VERSION = 1;

const statuses: readonly IssueStatus[] = ['built', 'reused', 'unchanged', 'planned', 'failed'];

/**
 * Writes what became of each issue, for programs.
 * @param file relative to where the caller stands; `-` for stdout
 * @throws UsageError where it can't be written
 */
export function writeReport(file: string, outcomes: readonly IssueSummary[], { standing, writeData }: Terminal): void {
  const text = formatReport(outcomes);
  if (file === '-') writeData(text);
  else writeFile(resolve(standing, file), Buffer.from(text));
}

/** What became of each issue, as JSON. */
export function formatReport(outcomes: readonly IssueSummary[]): string {
  const counts = Object.fromEntries(
    statuses.map((status) => [status, outcomes.filter((outcome) => outcome.status === status).length]),
  );
  return jsonText({ version: VERSION, issues: outcomes, counts });
}

/** What the report says of an issue. */
export interface IssueSummary {
  /** The issue's folder. */
  readonly issue: string;
  readonly status: IssueStatus;
  /** Where its PDF is, as `build` prints it; none where there is none. */
  readonly pdf?: string;
  readonly pages?: number;
  /** The digest of the PDF. */
  readonly sha256?: string;
  /** All files there are of it, in the order of the formats. */
  readonly files?: readonly { readonly format: string; readonly path: string; readonly sha256: string }[];
  readonly milliseconds: number;
  readonly errors: number;
  readonly warnings: number;
  readonly hints: number;
  /** Codes, and the same in words. */
  readonly why: readonly string[];
  readonly reason: string;
}

/** What is worth keeping of an outcome when it was shown. */
export function summarize(
  outcome: IssueOutcome,
  { standing, language }: Pick<Terminal, 'standing' | 'language'>,
): IssueSummary {
  const { folder, status, built, milliseconds, findings, why } = outcome;
  const { error, warning, hint } = countFindings(findings);
  const files = status === 'failed' ? [] : (built?.files ?? []);
  const told = files.map(({ format, path, sha256 }) => ({ format, path: pathFrom(standing, path), sha256 }));
  const printed = told.find(({ format }) => format === pdf.id);
  return {
    issue: folder,
    status,
    ...(printed && { pdf: printed.path, pages: built?.pageCount ?? 0, sha256: printed.sha256 }),
    ...(told.length > 0 && { files: told }),
    milliseconds: Math.round(milliseconds),
    errors: error,
    warnings: warning,
    hints: hint,
    why: why.map(({ code }) => code.replace(/^why-/, '')),
    reason: wordReasons(why, language),
  };
}
