import { freemem, totalmem } from 'node:os';
import { type ExitCode, exitCodes } from '../../exit-code.js';
import type { Language } from '../../model/message.js';
import { thisSystem } from '../../read/surroundings.js';
import { formatTalk } from '../../report/format-talk.js';
import type { BuildSetting, IssueOutcome } from '../../workspace/building/build-issue.js';
import { type BuildWishes, jobsOf } from '../../workspace/building/prepare-build.js';
import { runJobs } from '../../workspace/building/run-jobs.js';
import { cacheFolder } from '../../workspace/cache/cache-folder.js';
import { boundCache, wasBounded } from '../../workspace/cache/tidy-cache.js';
import { sweepLeftovers } from '../../workspace/files/leftovers.js';
import { checkWritable } from '../../workspace/files/write-file.js';
import { talk } from '../talk.js';
import { showProgress } from '../terminal/progress.js';
import { sayTrace } from '../terminal/say-trace.js';
import type { Terminal } from '../terminal/terminal.js';
import { readJobs } from './build-options.js';
import type { IssueSummary } from './write-report.js';

/** What a command's call makes of a build: what is wanted, what was opened for it, and the means. */
export interface BuildCalling {
  readonly wishes: BuildWishes;
  readonly setting: BuildSetting;
  /** Where the PDFs go; absolute. */
  readonly outDir: string;
  /** How many threads there are to be, as it was typed: a number or `auto`. */
  readonly jobs: string | undefined;
  /** How much memory threads may use, in bytes. */
  readonly memory: number;
}

/**
 * Builds these issues, yields what became of them in their order, and shows how far the work is. In the end the cache is
 * kept within its bounds.
 * @throws UsageError where the PDFs can't be written
 */
export async function* buildIssues(
  folders: readonly string[],
  { wishes, setting, outDir, jobs, memory }: BuildCalling,
  terminal: Terminal,
): AsyncGenerator<IssueOutcome> {
  const { isPlan, cacheMax } = wishes;
  const { standing, language } = terminal;
  if (!isPlan) {
    checkWritable(outDir);
    sweepLeftovers(outDir);
  }
  const threads = readJobs(jobs, folders.length, memory);
  const progress = showProgress(folders.length, formatTalk(talk('building', {}), language), terminal);
  try {
    for await (const outcome of runJobs(jobsOf(folders, outDir, setting), { setting, wishes, standing, threads })) {
      progress.clear();
      sayTrace(outcome.folder, outcome.trace, terminal);
      yield outcome;
      progress.advance();
    }
  } finally {
    progress.finish();
    setting.writer.sync();
  }
  const folder = cacheFolder(thisSystem());
  if (isPlan || cacheMax <= 0 || folder === undefined) return;
  if (folders.length > 1 || !wasBounded(folder, cacheMax)) boundCache(folder, cacheMax);
}

/** The exit status that an issue's build asks for. */
export function statusOf({ status, trouble }: IssueOutcome): ExitCode {
  if (trouble) return exitCodes.unusable;
  return status === 'failed' ? exitCodes.sourceErrors : exitCodes.done;
}

/** What became of several issues, in words. */
export function wordSum(summaries: readonly IssueSummary[], milliseconds: number, language: Language): string {
  const count = (wanted: IssueSummary['status']): number => summaries.filter(({ status }) => status === wanted).length;
  const params = {
    count: summaries.length,
    built: count('built'),
    reused: count('reused'),
    unchanged: count('unchanged'),
    failed: count('failed'),
    seconds: (milliseconds / 1000).toFixed(1),
  };
  return formatTalk(talk('built-many', params), language);
}

/** A share of all memory that other programs may give up: what a system caches of files counts as used. */
const RECLAIMABLE = 0.5;

/** How much memory this process may use, in bytes: of the machine, or of the container where that grants less. */
export function freeMemory(): number {
  const onMachine = Math.max(freemem(), totalmem() * RECLAIMABLE);
  const granted = process.constrainedMemory();
  return granted > 0 ? Math.min(onMachine, granted) : onMachine;
}
