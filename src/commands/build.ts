import { resolve } from 'node:path';
import { cacheFolder } from '../cache/cache-folder.js';
import { thisSystem } from '../cache/surroundings.js';
import { boundCache } from '../cache/tidy-cache.js';
import { type ExitCode, exitCodes } from '../exit-code.js';
import { formatTalk } from '../report/format-talk.js';
import { sweepLeftovers } from '../workspace/leftovers.js';
import { checkWritable } from '../workspace/write-file.js';
import type { BuildSetting, IssueOutcome } from './building/build-issue.js';
import { readCacheMax, readJobs, readShard, takeShard } from './building/build-options.js';
import { freeMemory } from './building/free-memory.js';
import { type BuildWishes, jobsOf, outputFolder, prepareBuild } from './building/prepare-build.js';
import { runJobs } from './building/run-jobs.js';
import { printPlan, sayOutcome } from './building/say-outcome.js';
import { type IssueSummary, summarize, writeReport } from './building/write-report.js';
import { FindingsReport } from './terminal/findings-report.js';
import { showProgress } from './terminal/progress.js';
import { sayPrepared, sayTrace } from './terminal/say-trace.js';
import type { Terminal } from './terminal/terminal.js';
import { chooseChanged } from './workspace/changed-issues.js';
import type { IssuesRequest } from './workspace/prepare-issues.js';

/** `bulletin build` as it was called. */
export interface BuildRequest extends IssuesRequest {
  /** Writes a proof under a name of its own. */
  readonly draft?: boolean;
  /** Relative to where the caller stands. */
  readonly outDir?: string;
  /** Lists the characters of each issue that no font has, or that stand-ins are set for. */
  readonly fontReport?: boolean;
  /** Builds anew what was built of the same before. */
  readonly force?: boolean;
  /** Says what would be built and why, and does no more. */
  readonly dryRun?: boolean;
  /** As typed, such as `500MB`. */
  readonly cacheMax?: string;
  /** A commit as git names it: only issues that are touched by what changed since. */
  readonly changedSince?: string;
  /** As typed, such as `1/4`. */
  readonly shard?: string;
  /** As typed: a number or `auto`. */
  readonly jobs?: string;
  /** Where the report for programs goes, relative to where the caller stands. */
  readonly report?: string;
  /** Of the program: documents state it. */
  readonly version: string;
}

/**
 * Writes the PDF of each issue whose sources have no errors; one that has does not stop the others.
 * @throws UsageError where there is no workspace or no such issue, or where the PDFs can't be written
 */
export async function build(request: BuildRequest, terminal: Terminal): Promise<ExitCode> {
  const report = new FindingsReport(terminal);
  const wishes = wishesOf(request);
  const shard = readShard(request.shard);
  const memory = freeMemory();
  readJobs(request.jobs, 1, memory);
  const started = performance.now();
  const { value: setting, findings } = prepareBuild(wishes, terminal.standing);
  if (!setting) {
    report.show(findings);
    report.sumUp();
    return exitCodes.sourceErrors;
  }
  try {
    sayPrepared(setting.issues, started, terminal);
    const { changedSince: since, packageRoot } = request;
    const folders = takeShard(chooseChanged(setting.issues, { since, packageRoot }, terminal), shard);
    if (folders.length === 0) sayNothing(request, terminal);
    const status = await buildFolders(folders, { request, wishes, setting, report, memory }, terminal);
    report.sumUp();
    return status;
  } finally {
    setting.issues.fonts.close();
  }
}

function wishesOf(request: BuildRequest): BuildWishes {
  const { numbers, changedSince, draft = false, force = false, fontReport = false, dryRun = false } = request;
  const { systemFonts, cwd, packageRoot, version } = request;
  return {
    numbers,
    // What changed may concern any issue.
    all: request.all ?? (changedSince !== undefined && numbers.length === 0),
    systemFonts,
    cwd,
    packageRoot,
    version,
    draft,
    force,
    fontReport,
    isPlan: dryRun,
    cacheMax: readCacheMax(request.cacheMax, process.env.BULLETIN_CACHE_MAX),
  };
}

function sayNothing({ changedSince, shard }: BuildRequest, { quiet, language, say }: Terminal): void {
  if (quiet) return;
  const [index = '', count = ''] = shard?.split('/') ?? [];
  const said =
    shard === undefined
      ? formatTalk('nothing-to-build', { ref: changedSince ?? '' }, language)
      : formatTalk('shard-empty', { index, count }, language);
  say(`${said}\n`);
}

/** What is shared by the issues of one call. */
interface Calling {
  readonly request: BuildRequest;
  readonly wishes: BuildWishes;
  readonly setting: BuildSetting;
  readonly report: FindingsReport;
  /** That threads may use, in bytes. */
  readonly memory: number;
}

async function buildFolders(folders: readonly string[], calling: Calling, terminal: Terminal): Promise<ExitCode> {
  const { request, wishes, setting, report, memory } = calling;
  const { standing, language } = terminal;
  const { isPlan, cacheMax } = wishes;
  const outDir = outputFolder(setting.issues.root, standing, request.outDir);
  if (!isPlan) {
    checkWritable(outDir);
    sweepLeftovers(outDir);
  }
  const started = performance.now();
  const threads = readJobs(request.jobs, folders.length, memory);
  const progress = showProgress(folders.length, formatTalk('building', {}, language), terminal);
  const summaries: IssueSummary[] = [];
  let status: ExitCode = exitCodes.done;
  try {
    for await (const outcome of runJobs(jobsOf(folders, outDir, setting), { setting, wishes, standing, threads })) {
      progress.clear();
      // A plan is about what is to be done: findings are told of where they stand in the way.
      if (!isPlan || outcome.status === 'failed') report.show(outcome.findings);
      sayTrace(outcome.folder, outcome.trace, terminal);
      if (isPlan) printPlan(outcome, terminal);
      else sayOutcome(outcome, terminal);
      summaries.push(summarize(outcome, terminal));
      const own = statusOf(outcome);
      if (own > status) status = own;
      progress.advance();
    }
  } finally {
    progress.finish();
    if (request.report !== undefined) writeReport(resolve(standing, request.report), summaries);
  }
  if (!isPlan) sumUp(summaries, performance.now() - started, terminal);
  const folder = cacheFolder(thisSystem());
  if (!isPlan && cacheMax > 0 && folder !== undefined) boundCache(folder, cacheMax);
  return status;
}

function statusOf({ status, trouble }: IssueOutcome): ExitCode {
  if (trouble) return exitCodes.unusable;
  return status === 'failed' ? exitCodes.sourceErrors : exitCodes.done;
}

/** Says what became of several issues. */
function sumUp(summaries: readonly IssueSummary[], milliseconds: number, { quiet, language, say }: Terminal): void {
  if (quiet || summaries.length < 2) return;
  const count = (wanted: IssueSummary['status']): number => summaries.filter(({ status }) => status === wanted).length;
  const params = {
    count: summaries.length,
    built: count('built'),
    reused: count('reused'),
    unchanged: count('unchanged'),
    failed: count('failed'),
    seconds: (milliseconds / 1000).toFixed(1),
  };
  say(`${formatTalk('built-many', params, language)}\n`);
}
