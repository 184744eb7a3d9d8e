import type { Finding } from '../model/finding.js';
import type { Language } from '../model/message.js';
import { jsonText } from './data-text.js';
import { arrangeFindings, countFindings, reportedFinding } from './reported-finding.js';
import type { RulePage } from './rule-page.js';

/** The version of the JSON's form; it changes where a reader of the old form would fail. */
const VERSION = 1;

/** `{version, findings, errors, warnings, hints}`: each finding as `ReportedFinding`, and how many there are. */
export function formatJson({ findings, manual }: Pick<CheckReport, 'findings' | 'manual'>, language: Language): string {
  const arranged = arrangeFindings(findings);
  const { error: errors, warning: warnings, hint: hints } = countFindings(arranged);
  const reported = arranged.map((finding) => reportedFinding(finding, language, manual));
  return jsonText({ version: VERSION, findings: reported, errors, warnings, hints });
}

/** What a check found, with what some formats say beside it. */
export interface CheckReport {
  readonly findings: readonly Finding[];
  /** The folders of the issues that were checked: `issues/519`. */
  readonly folders: readonly string[];
  /** The version of the program. */
  readonly version: string;
  /** The address of the manual that explains the rules; none where the report is read elsewhere. */
  readonly manual?: string;
  /** The page of a rule; none where it has none. */
  readonly pageOf: (rule: string) => RulePage | undefined;
}
