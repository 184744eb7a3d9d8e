import { setImmediate } from 'node:timers/promises';
import type { Finding } from '../../model/finding.js';
import { checkIssue } from '../../recipes/compile-issue.js';
import { formatTalk } from '../../report/format-talk.js';
import { type PrintedPlace, printedPlaces } from '../../report/printed-places.js';
import { arrangeFindings } from '../../report/reported-finding.js';
import { talk } from '../talk.js';
import { showProgress } from '../terminal/progress.js';
import { sayTrace } from '../terminal/say-trace.js';
import { startStopwatch } from '../terminal/stopwatch.js';
import type { Terminal } from '../terminal/terminal.js';
import { type Trace, traceSources } from '../terminal/trace.js';
import { gatherIssue } from './gather-sources.js';
import type { PreparedIssues } from './prepare-issues.js';

/** What was looked at, and what was found there. */
export interface Checked {
  /** Issue folders. */
  readonly folders: readonly string[];
  /** By place, each once. */
  readonly findings: readonly Finding[];
  readonly printed: ReadonlyMap<Finding, PrintedPlace>;
}

/** Finds all there is to find in these issues, and shows how far the work is. */
export async function checkIssues(
  issues: PreparedIssues,
  folders: readonly string[],
  terminal: Terminal,
): Promise<Checked> {
  const findings: Finding[] = [];
  const printed = new Map<Finding, PrintedPlace>();
  const progress = showProgress(folders.length, formatTalk(talk('checking', {}), terminal.language), terminal);
  try {
    for (const folder of folders) {
      const trace = await checkOne(issues, folder, { findings, printed });
      progress.clear();
      sayTrace(folder, trace, terminal);
      progress.advance();
      // Lets an interrupt through.
      await setImmediate();
    }
  } finally {
    progress.finish();
  }
  return { folders, findings: arrangeFindings(findings), printed };
}

async function checkOne(
  { shared, reading, fonts, caches }: PreparedIssues,
  folder: string,
  found: { readonly findings: Finding[]; readonly printed: Map<Finding, PrintedPlace> },
): Promise<Trace> {
  const stopwatch = startStopwatch();
  stopwatch.begin('read');
  const sources = gatherIssue(shared, folder);
  const read = [...reading, ...sources.findings];
  const result =
    sources.value && (await checkIssue({ ...sources.value, reading: read, fonts, caches, observe: stopwatch.begin }));
  const findings = result?.findings ?? read;
  const placeOf = result && findings.length > 0 ? printedPlaces(result.pages) : () => undefined;
  for (const finding of findings) {
    found.findings.push(finding);
    const place = placeOf(finding.range);
    if (place) found.printed.set(finding, place);
  }
  return { ...traceSources(sources.value), timings: stopwatch.stop() };
}
