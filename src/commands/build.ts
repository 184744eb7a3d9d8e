import { type ExitCode, exitCodes } from '../exit-code.js';
import type { FontRole } from '../model/face.js';
import { formatTalk } from '../report/format-talk.js';
import type { IssueOutcome } from '../workspace/building/build-issue.js';
import { type BuildWishes, outputFolder, prepareBuild } from '../workspace/building/prepare-build.js';
import { findStandIns } from '../workspace/find-stand-ins.js';
import type { IssuesRequest } from '../workspace/workspace.js';
import { type BuildCalling, buildIssues, freeMemory, statusOf, wordSum } from './building/build-issues.js';
import { chooseChanged, readCacheMax, readFormats, readJobs, readShard, takeShard } from './building/build-options.js';
import { printPlan, sayOutcome } from './building/say-outcome.js';
import { type IssueSummary, summarize, writeReport } from './building/write-report.js';
import { talk } from './talk.js';
import { FindingsReport } from './terminal/findings-report.js';
import { sayPrepared } from './terminal/say-trace.js';
import type { Terminal } from './terminal/terminal.js';

/** `bulletin build` as it was called. */
export interface BuildRequest extends IssuesRequest {
  /** Ids of outputs, as typed: parted by commas. */
  readonly to?: string;
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
  /** How large the cache may become, as it was typed: `500MB`. */
  readonly cacheMax?: string;
  /** A commit as git names it: only issues that are touched by what changed since. */
  readonly changedSince?: string;
  /** The part of the issues that is built, as it was typed: `1/4`. */
  readonly shard?: string;
  /** How many threads there are to be, as it was typed: a number or `auto`. */
  readonly jobs?: string;
  /** Where the report for programs goes, relative to where the caller stands; `-` for stdout, which then holds nothing else. */
  readonly report?: string;
}

/**
 * Writes the files of each issue whose sources have no errors; one that has does not stop the others.
 * @throws UsageError where there is no workspace, no such issue or format, or where the files can't be written
 */
export async function build(request: BuildRequest, caller: Terminal): Promise<ExitCode> {
  const terminal = request.report === '-' ? { ...caller, print: () => {} } : caller;
  const report = new FindingsReport(terminal);
  const wishes = wishesOf(request);
  const shard = readShard(request.shard);
  const memory = freeMemory();
  // Refuses what is no number of jobs before any work; how many there are is known later.
  readJobs(request.jobs, 1, memory);
  const started = performance.now();
  const { value: setting, findings } = await prepareBuild(wishes, terminal.standing);
  if (!setting) {
    report.show(findings);
    report.sumUp();
    return exitCodes.sourceErrors;
  }
  try {
    const { workspace } = setting;
    sayPrepared(workspace, started, terminal);
    const folders = takeShard(chooseChanged(workspace, request, terminal), shard);
    if (folders.length === 0) sayNothingToBuild(request, terminal);
    const outDir = outputFolder(workspace.root, terminal.standing, request.outDir);
    const calling = { wishes, setting, outDir, jobs: request.jobs, memory };
    const status = await buildAndSay(folders, calling, { report, file: request.report }, terminal);
    report.sumUp();
    return status;
  } finally {
    setting.workspace.close();
  }
}

function wishesOf(request: BuildRequest): BuildWishes {
  const { numbers, changedSince, draft = false, force = false, fontReport = false, dryRun = false } = request;
  const { to, systemFonts, cwd, packageRoot, version } = request;
  return {
    numbers,
    // What changed may concern any issue.
    all: request.all ?? (changedSince !== undefined && numbers.length === 0),
    systemFonts,
    cwd,
    packageRoot,
    version,
    formats: readFormats(to),
    draft,
    force,
    fontReport,
    isPlan: dryRun,
    cacheMax: readCacheMax(request.cacheMax, process.env.BULLETIN_CACHE_MAX),
  };
}

function sayNothingToBuild({ changedSince, shard }: BuildRequest, { quiet, language, say }: Terminal): void {
  if (quiet) return;
  const [index = '', count = ''] = shard?.split('/') ?? [];
  const said =
    shard === undefined
      ? formatTalk(talk('nothing-to-build', { ref: changedSince ?? '' }), language)
      : formatTalk(talk('shard-empty', { index, count }), language);
  say(`${said}\n`);
}

/** Builds, and shows what is found and becomes of each issue. */
async function buildAndSay(
  folders: readonly string[],
  calling: BuildCalling,
  { report, file }: { readonly report: FindingsReport; readonly file: string | undefined },
  terminal: Terminal,
): Promise<ExitCode> {
  const { isPlan } = calling.wishes;
  const started = performance.now();
  const summaries: IssueSummary[] = [];
  let status: ExitCode = exitCodes.done;
  let toldStandIn = false;
  for await (const outcome of buildIssues(folders, calling, terminal)) {
    // A plan is about what is to be done: findings are told of where they stand in the way.
    if (!isPlan || outcome.status === 'failed') report.show(outcome.findings);
    if (isPlan) printPlan(outcome, terminal);
    else {
      // Once in a call is enough.
      const standIns: readonly FontRole[] = toldStandIn ? [] : standInsOf(outcome, calling);
      toldStandIn ||= standIns.length > 0;
      sayOutcome(outcome, terminal, standIns);
    }
    summaries.push(summarize(outcome, terminal));
    const own = statusOf(outcome);
    if (own > status) status = own;
  }
  if (file !== undefined) writeReport(file, summaries, terminal);
  if (!isPlan && !terminal.quiet && summaries.length > 1) {
    terminal.say(`${wordSum(summaries, performance.now() - started, terminal.language)}\n`);
  }
  return status;
}

/** The roles that are told with an outcome: a proof tells of them also where it is there already. */
function standInsOf({ status, built }: IssueOutcome, { wishes, setting }: BuildCalling): readonly FontRole[] {
  const tells = status === 'built' || wishes.draft;
  return tells && built ? findStandIns(setting.workspace, built.fonts) : [];
}
