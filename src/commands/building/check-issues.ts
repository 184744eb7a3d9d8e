import { setImmediate } from 'node:timers/promises';
import type { Finding } from '../../model/finding.js';
import { formatTalk } from '../../report/format-talk.js';
import { type PrintedPlace, printedPlaces } from '../../report/printed-places.js';
import { arrangeFindings } from '../../report/reported-finding.js';
import { openIssue, type Trace } from '../../workspace/open-issue.js';
import type { Workspace } from '../../workspace/workspace.js';
import { talk } from '../talk.js';
import { showProgress } from '../terminal/progress.js';
import { sayTrace } from '../terminal/say-trace.js';
import type { Terminal } from '../terminal/terminal.js';

/** What was looked at, and what was found there. */
export interface Checked {
  /** Issue folders. */
  readonly folders: readonly string[];
  /** The findings by place, each once. */
  readonly findings: readonly Finding[];
  readonly printed: ReadonlyMap<Finding, PrintedPlace>;
}

/** Finds all there is to find in these issues, and shows how far the work is. */
export async function checkIssues(
  workspace: Workspace,
  folders: readonly string[],
  terminal: Terminal,
): Promise<Checked> {
  const findings: Finding[] = [];
  const printed = new Map<Finding, PrintedPlace>();
  const progress = showProgress(folders.length, formatTalk(talk('checking', {}), terminal.language), terminal);
  try {
    for (const folder of folders) {
      const trace = await checkOne(workspace, folder, { findings, printed });
      progress.clear();
      sayTrace(folder, trace, terminal);
      progress.advance();
      // Gives way to an interrupt.
      await setImmediate();
    }
  } finally {
    progress.finish();
  }
  return { folders, findings: arrangeFindings(findings), printed };
}

async function checkOne(
  workspace: Workspace,
  folder: string,
  found: { readonly findings: Finding[]; readonly printed: Map<Finding, PrintedPlace> },
): Promise<Trace> {
  const issue = openIssue(workspace, folder);
  const { findings, pages } = await issue.check();
  const placeOf = findings.length > 0 ? printedPlaces(pages) : () => undefined;
  for (const finding of findings) {
    found.findings.push(finding);
    const place = placeOf(finding.range);
    if (place) found.printed.set(finding, place);
  }
  return issue.trace();
}
