import { type ExitCode, exitCodes } from '../exit-code.js';
import type { Finding, FindingFormat } from '../model/finding.js';
import { UsageError } from '../model/usage-error.js';
import { formatCheck } from '../report/format-check.js';
import { formatCounts } from '../report/format-findings.js';
import { formatTalk } from '../report/format-talk.js';
import { arrangeFindings, countFindings } from '../report/reported-finding.js';
import { nameIssues } from '../workspace/choose-issues.js';
import type { GatheredIssue } from '../workspace/gather-sources.js';
import { issueOfTexts, openIssue } from '../workspace/open-issue.js';
import { type IssuesRequest, openWorkspace } from '../workspace/workspace.js';
import { chooseChanged } from './building/build-options.js';
import { type Checked, checkIssues } from './building/check-issues.js';
import { explainRule, findRulePage } from './explain-rule.js';
import { fixSources, showFixes } from './fix-sources.js';
import { talk } from './talk.js';
import { sayPrepared } from './terminal/say-trace.js';
import type { Terminal } from './terminal/terminal.js';

/** `bulletin check` as it was called. */
export interface CheckRequest extends IssuesRequest {
  /** The format; `pretty` where none is given. */
  readonly format?: FindingFormat;
  /** A rule that is to be explained; nothing is checked. */
  readonly explain?: string;
  /** How many warnings pass, as it was typed; any number where none is given. */
  readonly maxWarnings?: string;
  /** Mends what can be mended mechanically before it checks. */
  readonly fix?: boolean;
  /** Shows what would be mended, and does no more. */
  readonly dryRun?: boolean;
  /** A commit as git names it: only issues that are touched by what changed since. */
  readonly changedSince?: string;
}

/**
 * Finds all there is to find in the chosen issues and prints it; writes no file unless it is to mend.
 * @throws UsageError where there is no workspace, no such issue or rule, or for a count that is none
 */
export async function check(request: CheckRequest, terminal: Terminal): Promise<ExitCode> {
  if (request.explain !== undefined) {
    if (request.numbers.length > 0 || request.all) throw new UsageError(talk('explain-alone', {}));
    explainRule(request.explain, terminal);
    return exitCodes.done;
  }
  const most = readCount('--max-warnings', request.maxWarnings);
  const mended = request.fix || request.dryRun ? await mend(request, terminal) : undefined;
  if (request.dryRun && mended?.isWhole) return exitCodes.done;
  const checked = await checkChosen(request, terminal);
  showChecked(checked, request, terminal);
  const counts = countFindings(checked.findings);
  const tooMany = most !== undefined && counts.warning > most;
  if (tooMany)
    terminal.say(`${formatTalk(talk('too-many-warnings', { count: counts.warning, most }), terminal.language)}\n`);
  if (mended?.isWritten && !terminal.quiet) terminal.say(`${formatTalk(talk('undo-hint', {}), terminal.language)}\n`);
  return counts.error > 0 || tooMany ? exitCodes.sourceErrors : exitCodes.done;
}

async function checkChosen(request: CheckRequest, terminal: Terminal): Promise<Checked> {
  const started = performance.now();
  const { value: workspace, findings: reading } = await openWorkspace(wanted(request), terminal.standing);
  if (!workspace) return { folders: [], findings: arrangeFindings(reading), printed: new Map() };
  sayPrepared(workspace, started, terminal);
  try {
    return await checkIssues(workspace, chooseChanged(workspace, request, terminal), terminal);
  } finally {
    workspace.close();
  }
}

/** What changed may concern any issue. */
const wanted = (request: CheckRequest): IssuesRequest =>
  request.changedSince !== undefined && request.numbers.length === 0 ? { ...request, all: true } : request;

/** What came of mending. */
interface Mended {
  /** Whether all issues could be read. The check says what is wrong with the others. */
  readonly isWhole: boolean;
  readonly isWritten: boolean;
}

/** Mends the chosen issues, or shows how. */
async function mend(request: CheckRequest, terminal: Terminal): Promise<Mended> {
  const { value: workspace } = await openWorkspace(wanted(request), terminal.standing);
  if (!workspace) return { isWhole: false, isWritten: false };
  try {
    const chosen = chooseChanged(workspace, request, terminal);
    const issues = chosen.flatMap((folder) => openIssue(workspace, folder).sources ?? []);
    const isWhole = issues.length === chosen.length;
    const findIn = async (texts: GatheredIssue): Promise<readonly Finding[]> =>
      (await issueOfTexts(workspace, texts).check()).findings;
    const asked = { root: workspace.root, issues, findIn };
    if (!request.dryRun) return { isWhole, isWritten: await fixSources(asked, terminal) };
    await showFixes(asked, terminal, terminal.results.color);
    return { isWhole, isWritten: false };
  } finally {
    workspace.close();
  }
}

function showChecked({ folders, findings, printed }: Checked, request: CheckRequest, terminal: Terminal): void {
  const { language, results, verbose } = terminal;
  const format = request.format ?? 'pretty';
  const paths = folders.map((folder) => `issues/${folder}`);
  const report = { findings, folders: paths, version: request.version, pageOf: findRulePage };
  const write = format === 'pretty' || format === 'short' ? terminal.write : terminal.writeData;
  write(formatCheck(report, format, { language, verbose, ...results, printed }));
  if (terminal.quiet || folders.length === 0) return;
  const issues = nameIssues(folders);
  const counts = formatCounts(findings, language);
  const said =
    counts === ''
      ? formatTalk(talk('checked-clean', { issues }), language)
      : formatTalk(talk('checked-count', { issues, counts }), language);
  terminal.say(`${said}\n`);
}

function readCount(option: string, typed: string | undefined): number | undefined {
  if (typed === undefined) return undefined;
  const count = typed.normalize('NFKC').trim();
  if (!/^\d{1,9}$/.test(count)) throw new UsageError(talk('not-a-count', { option, typed }));
  return Number(count);
}
