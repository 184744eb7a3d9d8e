import type { Finding } from '../model/finding.js';
import type { Language, Severity } from '../model/message.js';
import { jsonText } from './data-text.js';
import { discreetFinding } from './discreet-finding.js';
import { fingerprintsOf } from './fingerprint.js';
import { arrangeFindings, reportedFinding } from './reported-finding.js';

const SEVERITIES = { error: 'major', warning: 'minor', hint: 'info' } as const satisfies Record<Severity, string>;

/**
 * GitLab's Code Quality report.
 *
 * https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
export function formatCodequality(findings: readonly Finding[], language: Language): string {
  const arranged = arrangeFindings(findings);
  const fingerprints = fingerprintsOf(arranged);
  const issues = arranged.map((finding, index) => {
    const { file, line, column, endLine, endColumn, severity, rule, message } = reportedFinding(
      discreetFinding(finding, ''),
      language,
    );
    return {
      description: message,
      check_name: rule,
      fingerprint: fingerprints[index],
      severity: SEVERITIES[severity],
      location: { path: file, positions: { begin: { line, column }, end: { line: endLine, column: endColumn } } },
    };
  });
  return jsonText(issues);
}
