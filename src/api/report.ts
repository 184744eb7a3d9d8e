import { isAbsolute } from 'node:path';
import type { Finding } from '../model/finding.js';
import type { ReportedFinding } from '../model/reported-finding.js';
import { UsageError } from '../model/usage-error.js';
import { formatTalk, noteOfTalk } from '../report/format-talk.js';
import { arrangeFindings, countFindings, reportedFinding } from '../report/reported-finding.js';
import { standingFolder } from '../workspace/find-root.js';
import { checkOptions } from './check-options.js';
import type { WorkspaceOptions } from './results.js';
import { BulletinError } from './results.js';

export interface Report {
  readonly findings: readonly ReportedFinding[];
  readonly errors: number;
  readonly warnings: number;
  readonly hints: number;
}

/** Findings in words, by file and place, each once. */
export function report(findings: readonly Finding[], { language = 'zh' }: Pick<WorkspaceOptions, 'language'>): Report {
  const arranged = arrangeFindings(findings);
  const { error: errors, warning: warnings, hint: hints } = countFindings(arranged);
  return { findings: arranged.map((finding) => reportedFinding(finding, language)), errors, warnings, hints };
}

/**
 * Does the work of a call.
 * @throws BulletinError in the language of the call, where it can't be done; TypeError where an option has a wrong form
 */
export async function inWords<T>(options: WorkspaceOptions, work: () => Promise<T>): Promise<T> {
  checkOptions(options);
  const { language = 'zh' } = options;
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw new BulletinError(error.code, formatTalk(error, language), noteOfTalk(error, language));
  }
}

/**
 * What a relative path of a workspace is seen from.
 * @throws UsageError where the process stands in a folder that is gone
 */
export const standingFor = (workspace: string): string => (isAbsolute(workspace) ? workspace : standingFolder());
