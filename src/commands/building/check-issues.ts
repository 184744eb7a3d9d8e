import { setImmediate } from 'node:timers/promises';
import type { Finding } from '../../model/finding.js';
import { formatTalk } from '../../report/format-talk.js';
import { type PrintedPlace, printedPlaces } from '../../report/printed-places.js';
import { arrangeFindings } from '../../report/reported-finding.js';
import { type OpenIssue, openIssue, type Trace } from '../../workspace/open-issue.js';
import { openSinceDraft } from '../../workspace/since-draft.js';
import type { Texts } from '../../workspace/with-texts.js';
import type { Workspace } from '../../workspace/workspace.js';
import { talk } from '../talk.js';
import { showProgress } from '../terminal/progress.js';
import { sayTrace } from '../terminal/say-trace.js';
import type { Terminal } from '../terminal/terminal.js';
import { boundMemory } from './bound-memory.js';

/** What was looked at, and what was found there. */
export interface Checked {
  /** Issue folders. */
  readonly folders: readonly string[];
  /** The findings by place, each once. */
  readonly findings: readonly Finding[];
  /** Where on the pages what a finding is about is printed, as far as it is. */
  readonly printed: ReadonlyMap<Finding, PrintedPlace>;
  /** What was found in lines that were changed since the last proof of their issue. */
  readonly fresh: ReadonlySet<Finding>;
}

/**
 * Finds all there is to find in these issues, and shows how far the work is.
 * @param texts what stands in the place of files
 */
export async function checkIssues(
  workspace: Workspace,
  folders: readonly string[],
  terminal: Terminal,
  texts?: Texts,
): Promise<Checked> {
  const findings: Finding[] = [];
  const printed = new Map<Finding, PrintedPlace>();
  const fresh = new Set<Finding>();
  const collectGarbage = boundMemory();
  const progress = showProgress(folders.length, formatTalk(talk('checking', {}), terminal.language), terminal);
  try {
    for (const folder of folders) {
      const trace = await checkOne(workspace.root, openIssue(workspace, folder, texts), { findings, printed, fresh });
      progress.clear();
      sayTrace(folder, trace, terminal);
      progress.advance();
      collectGarbage();
      // Gives way to an interrupt.
      await setImmediate();
    }
  } finally {
    progress.finish();
  }
  return { folders, findings: arrangeFindings(findings), printed, fresh };
}

async function checkOne(
  root: string,
  issue: OpenIssue,
  found: {
    readonly findings: Finding[];
    readonly printed: Map<Finding, PrintedPlace>;
    readonly fresh: Set<Finding>;
  },
): Promise<Trace> {
  const { findings, pages } = await issue.check();
  const placeOf = findings.length > 0 ? printedPlaces(pages) : () => undefined;
  for (const finding of findings) {
    found.findings.push(finding);
    const place = placeOf(finding.range);
    if (place) found.printed.set(finding, place);
  }
  const since = findings.length > 0 ? openSinceDraft(root, issue.folder) : undefined;
  for (const finding of since?.freshIn(findings) ?? []) found.fresh.add(finding);
  return issue.trace();
}
