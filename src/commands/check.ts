import { setImmediate } from 'node:timers/promises';
import { checkIssue } from '../compile.js';
import { type ExitCode, exitCodes } from '../exit-code.js';
import type { Finding, FindingFormat } from '../model/finding.js';
import { parseIssueFolder } from '../model/issue-folder.js';
import { UsageError } from '../model/usage-error.js';
import { formatCheck } from '../report/format-check.js';
import { formatCounts } from '../report/format-findings.js';
import { formatTalk } from '../report/format-talk.js';
import { type PrintedPlace, printedPlaces } from '../report/printed-places.js';
import { arrangeFindings, countFindings } from '../report/reported-finding.js';
import { explainRule, findRulePage } from './explain-rule.js';
import { fixSources, showFixes } from './fix-sources.js';
import { showProgress } from './terminal/progress.js';
import { sayPrepared, sayTrace } from './terminal/say-trace.js';
import { startStopwatch } from './terminal/stopwatch.js';
import type { Terminal } from './terminal/terminal.js';
import { type Trace, traceSources } from './terminal/trace.js';
import { chooseChanged } from './workspace/changed-issues.js';
import { issueName } from './workspace/choose-issues.js';
import { type GatheredIssue, gatherIssue } from './workspace/gather-sources.js';
import { type IssuesRequest, type PreparedIssues, prepareIssues } from './workspace/prepare-issues.js';

/** `bulletin check` as it was called. */
export interface CheckRequest extends IssuesRequest {
  /** `pretty` where none is given. */
  readonly format?: FindingFormat;
  /** A rule that is to be explained; nothing is checked. */
  readonly explain?: string;
  /** As typed; any number of warnings passes where none is given. */
  readonly maxWarnings?: string;
  /** Mends what can be mended mechanically before it checks. */
  readonly fix?: boolean;
  /** Shows what would be mended, and does no more. */
  readonly dryRun?: boolean;
  /** A commit as git names it: only issues that are touched by what changed since. */
  readonly changedSince?: string;
  /** Of the program. */
  readonly version: string;
}

/**
 * Finds all there is to find in the chosen issues and prints it; writes no file unless it is to mend.
 * @throws UsageError where there is no workspace, no such issue or rule, or for a count that is none
 */
export async function check(request: CheckRequest, terminal: Terminal): Promise<ExitCode> {
  if (request.explain !== undefined) {
    if (request.numbers.length > 0 || request.all) throw UsageError.of('explain-alone', {});
    explainRule(request.explain, terminal);
    return exitCodes.done;
  }
  const most = readCount('--max-warnings', request.maxWarnings);
  if (request.fix || request.dryRun) {
    const isShown = await mend(request, terminal);
    if (request.dryRun && isShown) return exitCodes.done;
  }
  const checked = await checkIssues(request, terminal);
  showChecked(checked, request, terminal);
  const counts = countFindings(checked.findings);
  const tooMany = most !== undefined && counts.warning > most;
  if (tooMany) terminal.say(`${formatTalk('too-many-warnings', { count: counts.warning, most }, terminal.language)}\n`);
  return counts.error > 0 || tooMany ? exitCodes.sourceErrors : exitCodes.done;
}

/** What was looked at, and what was found there. */
interface Checked {
  /** Issue folders. */
  readonly folders: readonly string[];
  /** By place, each once. */
  readonly findings: readonly Finding[];
  readonly printed: ReadonlyMap<Finding, PrintedPlace>;
}

async function checkIssues(request: CheckRequest, terminal: Terminal): Promise<Checked> {
  const started = performance.now();
  const { value: issues, findings: reading } = prepareIssues(wanted(request), terminal.standing);
  if (!issues) return { folders: [], findings: arrangeFindings(reading), printed: new Map() };
  sayPrepared(issues, started, terminal);
  const findings: Finding[] = [];
  const printed = new Map<Finding, PrintedPlace>();
  const label = formatTalk('checking', {}, terminal.language);
  const { changedSince: since, packageRoot } = request;
  const folders = chooseChanged(issues, { since, packageRoot }, terminal);
  const progress = showProgress(folders.length, label, terminal);
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
    issues.fonts.close();
  }
  return { folders, findings: arrangeFindings(findings), printed };
}

/** What changed may concern any issue. */
const wanted = (request: CheckRequest): IssuesRequest =>
  request.changedSince !== undefined && request.numbers.length === 0 ? { ...request, all: true } : request;

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

/** Mends the chosen issues, or shows how; whether all could be read. The check says what is wrong with the others. */
async function mend(request: CheckRequest, terminal: Terminal): Promise<boolean> {
  const { value } = prepareIssues(wanted(request), terminal.standing);
  if (!value) return false;
  const { root, shared, fonts, caches } = value;
  try {
    const { changedSince: since, packageRoot } = request;
    const chosen = chooseChanged(value, { since, packageRoot }, terminal);
    const issues = chosen.flatMap((folder) => gatherIssue(shared, folder).value ?? []);
    const findIn = async (issue: GatheredIssue): Promise<readonly Finding[]> =>
      (await checkIssue({ ...issue, fonts, caches })).findings;
    if (request.dryRun) await showFixes({ root, issues, findIn }, terminal, terminal.results.color);
    else await fixSources({ root, issues, findIn }, terminal);
    return issues.length === chosen.length;
  } finally {
    fonts.close();
  }
}

function showChecked({ folders, findings, printed }: Checked, request: CheckRequest, terminal: Terminal): void {
  const { language, results } = terminal;
  const format = request.format ?? 'pretty';
  const paths = folders.map((folder) => `issues/${folder}`);
  const report = { findings, folders: paths, version: request.version, pageOf: findRulePage };
  terminal.write(formatCheck(report, format, { language, ...results, printed }));
  if (terminal.quiet || folders.length === 0) return;
  const issues = nameIssues(folders);
  const counts = formatCounts(findings, language);
  const said =
    counts === ''
      ? formatTalk('checked-clean', { issues }, language)
      : formatTalk('checked-count', { issues, counts }, language);
  terminal.say(`${said}\n`);
}

/** One issue by its name, several by their number. */
function nameIssues(folders: readonly string[]) {
  const only = folders.length === 1 ? parseIssueFolder(folders[0] ?? '') : undefined;
  if (only) return issueName(only);
  const count = folders.length;
  return { zh: formatTalk('issue-count', { count }, 'zh'), en: formatTalk('issue-count', { count }, 'en') };
}

function readCount(option: string, typed: string | undefined): number | undefined {
  if (typed === undefined) return undefined;
  const count = typed.normalize('NFKC').trim();
  if (!/^\d{1,9}$/.test(count)) throw UsageError.of('not-a-count', { option, typed });
  return Number(count);
}
