import type { FindingFormat } from '../model/finding.js';
import { formatCodequality } from './format-codequality.js';
import { formatPretty, formatShort, type PrettyOptions } from './format-findings.js';
import { formatGithub } from './format-github.js';
import type { CheckReport } from './format-json.js';
import { formatJson } from './format-json.js';
import { formatJunit } from './format-junit.js';
import { formatSarif } from './format-sarif.js';

/** The findings in a format, by place and each once. Ends with a line end, or is empty. */
export function formatCheck(report: CheckReport, format: FindingFormat, options: PrettyOptions): string {
  const { findings } = report;
  const { language } = options;
  switch (format) {
    case 'pretty':
      return formatPretty(findings, options);
    case 'short':
      return formatShort(findings, language);
    case 'json':
      return formatJson(report, language);
    case 'github':
      return formatGithub(findings, language);
    case 'sarif':
      return formatSarif(report, language);
    case 'junit':
      return formatJunit(report, language);
    case 'codequality':
      return formatCodequality(findings, language);
  }
}
