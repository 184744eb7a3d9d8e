import type { Finding } from '../model/finding.js';
import type { Language } from '../model/message.js';
import { jsonText } from './data-text.js';
import { arrangeFindings, countFindings, reportedFinding } from './reported-finding.js';

/** Of the form below; it changes where a reader of the old form would fail. */
const VERSION = 1;

/** `{version, findings, errors, warnings, hints}`: each finding as `ReportedFinding`, and how many there are. */
export function formatJson(findings: readonly Finding[], language: Language): string {
  const arranged = arrangeFindings(findings);
  const { error: errors, warning: warnings, hint: hints } = countFindings(arranged);
  const reported = arranged.map((finding) => reportedFinding(finding, language));
  return jsonText({ version: VERSION, findings: reported, errors, warnings, hints });
}
