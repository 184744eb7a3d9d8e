import { join } from 'node:path';
import { type ExitCode, exitCodes } from '../exit-code.js';
import { type Finding, hasErrors } from '../model/finding.js';
import { draftNumbersIn } from '../model/issue-folder.js';
import { UsageError } from '../model/usage-error.js';
import { pdf } from '../outputs/pdf/pdf.js';
import { listFolder } from '../read/load-workspace.js';
import { discreetFinding } from '../report/discreet-finding.js';
import { formatCheck } from '../report/format-check.js';
import { formatCiSummary } from '../report/format-ci-summary.js';
import { formatCounts } from '../report/format-findings.js';
import { formatTalk, formatUsageError } from '../report/format-talk.js';
import { arrangeFindings } from '../report/reported-finding.js';
import { type BuildWishes, prepareBuild } from '../workspace/building/prepare-build.js';
import { nameIssues } from '../workspace/choose-issues.js';
import { removeIfPossible } from '../workspace/files/leftovers.js';
import { appendToFile, openWriter } from '../workspace/files/write-file.js';
import { findRoot, pathFrom } from '../workspace/find-root.js';
import type { Workspace } from '../workspace/workspace.js';
import { buildIssues, freeMemory, statusOf, wordSum } from './building/build-issues.js';
import { readCacheMax, readJobs } from './building/build-options.js';
import { checkIssues } from './building/check-issues.js';
import { wordRedline, writeRedline } from './building/write-redline.js';
import { formatReport, type IssueSummary, summarize } from './building/write-report.js';
import { type CiPlace, findCiPlace } from './ci-place.js';
import { findRulePage } from './explain-rule.js';
import { talk } from './talk.js';
import { sayPrepared } from './terminal/say-trace.js';
import type { Terminal } from './terminal/terminal.js';

/** `bulletin ci` as it was called. */
export interface CiRequest extends Pick<BuildWishes, 'systemFonts' | 'cwd' | 'packageRoot' | 'version'> {
  /** How many threads there are to be, as it was typed: a number or `auto`, which it is where none is given. */
  readonly jobs?: string;
}

/** What a run leaves for programs, and the format of `check` that each is in. */
const formats = { 'findings.json': 'json', 'codequality.json': 'codequality', 'junit.xml': 'junit' } as const;
const REPORT = 'report.json';
const SUMMARY = 'summary.md';

/**
 * Checks every issue and then builds every issue, whatever a commit touches: what is wrong stays red until it is mended. What
 * is found is printed and left in `dist/ci`.
 * @throws UsageError where there is no workspace or no issue, or where results can't be written
 */
export async function ci(request: CiRequest, terminal: Terminal): Promise<ExitCode> {
  readJobs(request.jobs, 1, 0);
  const place = findCiPlace(findRoot(request.cwd, terminal.standing), process.env);
  const folder = join(place.root, 'dist/ci');
  // A run that comes to no end must not leave what an earlier one found.
  for (const name of [...Object.keys(formats), REPORT, SUMMARY]) removeIfPossible(join(folder, name));
  sayPlace(place, terminal);
  const run = await checkAndBuild(request, place, terminal);
  leaveResults(run, { folder, place, version: request.version }, terminal);
  return run.status;
}

function sayPlace({ service, repository }: CiPlace, { quiet, language, say }: Terminal): void {
  if (quiet) return;
  const said =
    service === undefined
      ? formatTalk(talk('ci-nowhere', {}), language)
      : formatTalk(talk('ci-place', { service, folder: repository }), language);
  say(`${said}\n`);
}

/** What a run came to. */
interface CiRun {
  readonly status: ExitCode;
  /** The folders of the issues that were looked at. */
  readonly folders: readonly string[];
  /** What checking and building found, by place and each once, as a CI may be told it. */
  readonly findings: readonly Finding[];
  readonly summaries: readonly IssueSummary[];
  readonly milliseconds: number;
}

async function checkAndBuild(
  request: CiRequest,
  { root, repository, prefix }: CiPlace,
  terminal: Terminal,
): Promise<CiRun> {
  const started = performance.now();
  const wishes = { ...wishesOf(request), cwd: root };
  const { value: setting, findings: reading } = await prepareBuild(wishes, terminal.standing);
  const findings: Finding[] = [...reading];
  const summaries: IssueSummary[] = [];
  let status: ExitCode = setting ? exitCodes.done : exitCodes.sourceErrors;
  if (setting) {
    const { workspace } = setting;
    try {
      sayPrepared(workspace, started, terminal);
      findings.push(...(await checkIssues(workspace, workspace.chosen, terminal)).findings);
      const jobs = request.jobs ?? 'auto';
      const calling = { wishes, setting, outDir: join(root, 'dist'), jobs, memory: freeMemory() };
      for await (const outcome of buildIssues(workspace.chosen, calling, terminal)) {
        const { language, color } = terminal;
        if (outcome.trouble) terminal.say(formatUsageError(outcome.trouble, language, color));
        findings.push(...outcome.findings);
        summaries.push(summarize(outcome, { standing: repository, language }));
        status = worse(status, statusOf(outcome));
      }
      await compareDrafts(workspace, terminal);
    } finally {
      workspace.close();
    }
  }
  const told = arrangeFindings(findings).map((finding) => discreetFinding(finding, prefix));
  return {
    status: worse(status, hasErrors(findings) ? exitCodes.sourceErrors : exitCodes.done),
    folders: setting?.workspace.chosen ?? [],
    findings: told,
    summaries,
    milliseconds: performance.now() - started,
  };
}

/**
 * Compares the issues that went out as drafts with the last of these, so that every commit has what was changed since. No
 * earlier commit is needed for it. What can't be compared was told before, and fails nothing.
 */
async function compareDrafts(workspace: Workspace, { language, standing, quiet, say }: Terminal): Promise<void> {
  const { root, chosen } = workspace;
  for (const folder of chosen) {
    if (draftNumbersIn(folder, listFolder(root, `issues/${folder}`).value).length === 0) continue;
    const target = join(root, 'dist');
    try {
      const written = await writeRedline(workspace, folder, { from: 'draft', standing, outputs: [pdf], target });
      if (!quiet) say(`${wordRedline(written, { language, standing })}\n`);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      say(formatUsageError(error, language, false));
    }
  }
}

const worse = (one: ExitCode, other: ExitCode): ExitCode => (other > one ? other : one);

const wishesOf = ({ systemFonts, cwd, packageRoot, version }: CiRequest): BuildWishes => ({
  numbers: [],
  all: true,
  systemFonts,
  cwd,
  packageRoot,
  version,
  formats: [],
  draft: false,
  force: false,
  fontReport: false,
  isPlan: false,
  cacheMax: readCacheMax(undefined, process.env.BULLETIN_CACHE_MAX),
});

/** Prints what was found, and writes it down in every form. */
function leaveResults(
  { status, folders, findings, summaries, milliseconds }: CiRun,
  { folder, place, version }: { readonly folder: string; readonly place: CiPlace; readonly version: string },
  terminal: Terminal,
): void {
  const { language, results, standing } = terminal;
  const paths = folders.map((name) => `${place.prefix}issues/${name}`);
  const report = { findings, folders: paths, version, pageOf: findRulePage };
  const options = { language, ...results, color: false };
  const writer = openWriter();
  for (const [name, format] of Object.entries(formats)) {
    writer.write(join(folder, name), Buffer.from(formatCheck(report, format, options)));
  }
  writer.write(join(folder, REPORT), Buffer.from(formatReport(summaries)));
  const said = [wordChecked(folders, findings, terminal), wordSum(summaries, milliseconds, language)];
  const summary = formatCiSummary({ passed: status === exitCodes.done, said, issues: summaries, findings }, language);
  writer.write(join(folder, SUMMARY), Buffer.from(summary));
  writer.sync();
  if (place.annotates) terminal.writeData(formatCheck(report, 'github', options));
  else terminal.write(formatCheck(report, 'short', options));
  if (place.summaryFile !== undefined) appendToFile(place.summaryFile, Buffer.from(summary));
  if (terminal.quiet) return;
  const written = formatTalk(talk('ci-written', { folder: pathFrom(standing, folder) }), language);
  terminal.say([...said, written].map((line) => `${line}\n`).join(''));
}

function wordChecked(folders: readonly string[], findings: readonly Finding[], { language }: Terminal): string {
  const counts = formatCounts(findings, language);
  const issues = nameIssues(folders);
  if (counts === '') return formatTalk(talk('ci-checked', { issues }), language);
  return formatTalk(talk('ci-found', { issues, counts }), language);
}
