import { type ExitCode, exitCodes } from '../exit-code.js';
import type { Finding, FindingFormat, Outcome } from '../model/finding.js';
import type { Param } from '../model/message.js';
import type { SourceFile } from '../model/source.js';
import { UsageError } from '../model/usage-error.js';
import { formatCheck } from '../report/format-check.js';
import { formatCounts } from '../report/format-findings.js';
import { formatTalk } from '../report/format-talk.js';
import { arrangeFindings, countFindings } from '../report/reported-finding.js';
import { nameIssues } from '../workspace/choose-issues.js';
import type { GatheredIssue } from '../workspace/gather-sources.js';
import { manualAddress } from '../workspace/manual-file.js';
import { findNamedFiles, isFileName, STDIN } from '../workspace/named-files.js';
import { issueOfTexts, type OpenIssue, openIssue } from '../workspace/open-issue.js';
import { decodeTexts, type Texts } from '../workspace/with-texts.js';
import { type IssuesRequest, openWorkspace, type Workspace } from '../workspace/workspace.js';
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
  /** The file whose text comes in on stdin, as typed. */
  readonly stdinFilename?: string;
}

/** What is checked: issues as a whole, or files of theirs. */
interface Scope extends CheckRequest {
  /** The only files whose findings count, as findings name them; all where it is left out. */
  readonly paths?: ReadonlySet<string>;
  /** What stands in the place of files, and what was found in decoding it. */
  readonly unsaved?: Outcome<Texts, never>;
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
  const scope = await readScope(request, terminal);
  const mended = request.fix || request.dryRun ? await mend(scope, terminal) : undefined;
  if (request.dryRun && mended?.isWhole) return exitCodes.done;
  const checked = await checkChosen(scope, terminal);
  showChecked(checked, scope, terminal);
  const counts = countFindings(checked.findings);
  const tooMany = most !== undefined && counts.warning > most;
  if (tooMany)
    terminal.say(`${formatTalk(talk('too-many-warnings', { count: counts.warning, most }), terminal.language)}\n`);
  if (mended?.isWritten && !terminal.quiet) terminal.say(`${formatTalk(talk('undo-hint', {}), terminal.language)}\n`);
  return counts.error > 0 || tooMany ? exitCodes.sourceErrors : exitCodes.done;
}

/**
 * Looks whether issues or files were named.
 * @throws UsageError where that can't be told, or there is no such file
 */
async function readScope(request: CheckRequest, { standing }: Terminal): Promise<Scope> {
  const { numbers, stdinFilename, cwd } = request;
  const typed = numbers.filter(isFileName);
  const isStdin = typed.includes(STDIN);
  if (isStdin !== (stdinFilename !== undefined)) {
    throw new UsageError(
      isStdin ? talk('stdin-nameless', {}) : talk('option-unfit', { option: '--stdin-filename', needs: '-' }),
    );
  }
  if (typed.length === 0) return request;
  if (typed.length < numbers.length || request.all || request.changedSince !== undefined) {
    throw new UsageError(talk('files-alone', { file: typed[0] ?? '' }));
  }
  if (stdinFilename === undefined) {
    const { folders, paths } = findNamedFiles(typed, { cwd, standing, mayBeNew: false });
    return { ...request, numbers: folders, paths };
  }
  if (typed.length > 1) throw new UsageError(talk('files-alone', { file: STDIN }));
  if (request.fix || request.dryRun) throw new UsageError(talk('stdin-fix', {}));
  const { folders, paths } = findNamedFiles([stdinFilename], { cwd, standing, mayBeNew: true });
  const [path = ''] = paths;
  return { ...request, numbers: folders, paths, unsaved: decodeTexts({ [path]: await readStdin() }) };
}

/** What comes in on stdin; where that is too long for a section, no more than shows that it is. */
async function readStdin(): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of process.stdin) {
    pieces.push(piece);
    length += piece.length;
    if (length > MOST_STDIN) break;
  }
  return Buffer.concat(pieces);
}

/** So many bytes no source may have. */
const MOST_STDIN = 1024 * 1024;

async function checkChosen(scope: Scope, terminal: Terminal): Promise<Checked> {
  const started = performance.now();
  const { value: workspace, findings: reading } = await openWorkspace(wanted(scope), terminal.standing);
  if (!workspace) return { folders: [], findings: arrangeFindings(reading), printed: new Map(), fresh: new Set() };
  sayPrepared(workspace, started, terminal);
  try {
    const checked = await checkIssues(
      workspace,
      chooseChanged(workspace, scope, terminal),
      terminal,
      scope.unsaved?.value,
    );
    const findings = [...(scope.unsaved?.findings ?? []), ...checked.findings];
    return { ...checked, findings: arrangeFindings(findings.filter((found) => isWithin(scope, found))) };
  } finally {
    workspace.close();
  }
}

const isWithin = ({ paths }: Scope, { range }: Finding): boolean => !paths || paths.has(range.file.path);

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
async function mend(scope: Scope, terminal: Terminal): Promise<Mended> {
  const { value: workspace } = await openWorkspace(wanted(scope), terminal.standing);
  if (!workspace) return { isWhole: false, isWritten: false };
  try {
    const chosen = chooseChanged(workspace, scope, terminal);
    const opened = chosen.map((folder) => openIssue(workspace, folder));
    const issues = opened.flatMap(({ sources }) => sources ?? []);
    const isWhole = issues.length === chosen.length;
    const findIn = async (texts: GatheredIssue): Promise<readonly Finding[]> =>
      (await issueOfTexts(workspace, texts).check()).findings;
    const misread = misreadFiles(workspace, opened);
    const asked = { root: workspace.root, issues, findIn, misread, ...(scope.paths && { only: scope.paths }) };
    if (!scope.dryRun) return { isWhole, isWritten: await fixSources(asked, terminal) };
    await showFixes(asked, terminal, terminal.results.color);
    return { isWhole, isWritten: false };
  } finally {
    workspace.close();
  }
}

/** Files that reading found to be in another encoding: templates, fonts.yaml, headers of other issues, which are read in part. */
function misreadFiles(workspace: Workspace, opened: readonly OpenIssue[]): readonly SourceFile[] {
  const files = new Map<string, SourceFile>();
  for (const { fix } of opened.flatMap(({ reading }) => reading)) {
    const file = fix?.range.file;
    if (file?.encoding === undefined || files.has(file.path) || file.path.startsWith('../')) continue;
    const [, folder] = /^issues\/([^/]+)\/index\.md$/.exec(file.path) ?? [];
    const whole = folder === undefined ? file : openIssue(workspace, folder).sources?.issue.index;
    if (whole) files.set(file.path, whole);
  }
  return [...files.values()];
}

function showChecked({ folders, findings, printed, fresh }: Checked, request: Scope, terminal: Terminal): void {
  const { language, results, verbose } = terminal;
  const format = request.format ?? 'pretty';
  const paths = folders.map((folder) => `issues/${folder}`);
  const { version } = request;
  const manual = manualAddress(request.packageRoot, language);
  const report = { findings, folders: paths, version, manual, pageOf: findRulePage };
  const write = format === 'pretty' || format === 'short' ? terminal.write : terminal.writeData;
  write(formatCheck(report, format, { language, verbose, ...results, printed, fresh }));
  if (terminal.quiet || folders.length === 0) return;
  const issues = request.paths ? nameFiles(request.paths) : nameIssues(folders);
  const counts = formatCounts(findings, language);
  const said =
    counts === ''
      ? formatTalk(talk('checked-clean', { issues }), language)
      : formatTalk(talk('checked-count', { issues, counts }), language);
  terminal.say(`${said}\n`);
}

function nameFiles(paths: ReadonlySet<string>): Param {
  const [only = ''] = paths;
  if (paths.size === 1) return { zh: ` ${only}`, en: only };
  const count = paths.size;
  return { zh: formatTalk(talk('file-count', { count }), 'zh'), en: formatTalk(talk('file-count', { count }), 'en') };
}

function readCount(option: string, typed: string | undefined): number | undefined {
  if (typed === undefined) return undefined;
  const count = typed.normalize('NFKC').trim();
  if (!/^\d{1,9}$/.test(count)) throw new UsageError(talk('not-a-count', { option, typed }));
  return Number(count);
}
