import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { type ExitCode, exitCodes } from '../exit-code.js';
import type { Period } from '../model/calendar.js';
import type { Finding } from '../model/finding.js';
import { parseIssueFolder } from '../model/issue-folder.js';
import type { Language } from '../model/message.js';
import type { CiService, WorkspaceFile } from '../model/new-workspace.js';
import { PACKAGE_NAME, tarballName } from '../model/package-name.js';
import { HISTORY_FOLDER } from '../model/source-history.js';
import { cannotWrite, unlessRefused } from '../model/system-error.js';
import { UsageError } from '../model/usage-error.js';
import { findWorkspace } from '../read/find-workspace.js';
import { loadTemplates } from '../read/load-workspace.js';
import { ciPaths, compileNewWorkspace, readTypedPeriod, type WorkspacePlan } from '../recipes/compile-new-workspace.js';
import { formatTalk, noteOfTalk } from '../report/format-talk.js';
import { pathFrom } from '../workspace/find-root.js';
import { readMark } from '../workspace/history/init-mark.js';
import { checkPlace, makeWorkspace } from '../workspace/history/make-workspace.js';
import { historyFiles } from '../workspace/history/source-history.js';
import { type Exchange, keepAnswers, keptAnswersIn, readAnswers, removeAnswers } from '../workspace/kept-answers.js';
import { isOfflinePackage, programCall, quotedPath } from '../workspace/program-call.js';
import { findCiPlace } from './ci-place.js';
import { examineOwnFonts } from './examining/examine-equipment.js';
import { installedFrom, isInstalledFor, isInstalledForRunners } from './starting/find-installed.js';
import {
  type DraftedWorkspace,
  draftWorkspace,
  type InitOptions,
  missingOptions,
  withStandIns,
} from './starting/init-options.js';
import { askForWorkspace } from './starting/init-questions.js';
import { Cancelled, openPrompter, requireTerminal } from './starting/prompter.js';
import { Transcript } from './starting/transcript.js';
import { talk } from './talk.js';
import { FindingsReport } from './terminal/findings-report.js';
import type { Terminal } from './terminal/terminal.js';

/** `bulletin init` as it was called. */
export interface InitRequest extends InitOptions {
  /** Relative to where the caller stands, or to `cwd`; that itself where none is given. */
  readonly folder?: string;
  /** Says what would be made, and makes nothing. */
  readonly dryRun?: boolean;
  readonly cwd: string | undefined;
  readonly packageRoot: string;
  /** The version of the program. */
  readonly version: string;
}

const DEFAULT_TEMPLATE = 'bulletin';

/**
 * Makes the workspace of another office with its first issue: whole or not at all, and never over anything. Asks for what
 * isn't stated, where somebody sits at the terminal.
 * @throws UsageError where an option is wrong or missing, or something is in the way
 */
export async function init(request: InitRequest, terminal: Terminal): Promise<ExitCode> {
  const base = resolve(terminal.standing, request.cwd ?? '.');
  if (!existsSync(base)) throw new UsageError(talk('no-such-folder', { folder: base }));
  const root = resolve(base, request.folder ?? '.');
  checkIsFolder(root);
  const mark = readMark(root);
  if (!mark && holdsIssues(root))
    throw new UsageError(talk('init-workspace', { folder: pathFrom(base, root) || root }));
  const templates = [...loadTemplates(request.packageRoot, request.packageRoot).value.keys()].sort();
  const drafted = draftWorkspace(request, templates);
  const missing = missingOptions(drafted);
  // Before anybody takes the pains to answer, it is made sure that what was typed is right and nothing is in the way.
  const first = compileFor(root, { ...drafted, answers: withStandIns(drafted.answers) }, request.packageRoot);
  if (!first.value) return refuse(first.findings, terminal);
  checkPlace(root, first.value, mark);
  if (missing.length === 0) return await create(root, drafted, request, terminal);
  requireTerminal(missing);
  const folder = request.folder ?? '.';
  const keptFile = keptAnswersIn(base);
  const before = readAnswers(keptFile, folder);
  if (before.length > 0) {
    const params = { count: before.length, file: pathFrom(terminal.standing, keptFile) };
    terminal.say(`${formatTalk(talk('init-going-on', params), terminal.language)}\n`);
  }
  const prompter = new Transcript(openPrompter(), before);
  const hasLaunchers = isOfflinePackage(request.packageRoot);
  try {
    const answered = await askForWorkspace(drafted, { prompter, terminal, templates, hasLaunchers });
    const status = await create(root, answered, request, terminal);
    if (status === exitCodes.done && !request.dryRun) removeAnswers(keptFile, folder);
    return status;
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error;
    keepGiven(keptFile, folder, prompter.exchanges, terminal);
    return exitCodes.interrupted;
  } finally {
    prompter.close();
  }
}

/** Keeps the answers given so far, if there are any, and says where. */
function keepGiven(file: string, folder: string, answers: readonly Exchange[], terminal: Terminal): void {
  const { language, standing, say } = terminal;
  if (answers.length > 0) keepAnswers(file, folder, answers);
  const params = { count: answers.length, file: pathFrom(standing, file) };
  const said = answers.length > 0 ? talk('init-kept-answers', params) : talk('init-cancelled', {});
  say(`\n${formatTalk(said, language)}\n`);
}

/** Whether there is a workspace, other than what was kept of one that was taken back. */
function holdsIssues(root: string): boolean {
  const names = unlessRefused(() => readdirSync(join(root, 'issues')));
  return names ? names.join('/') !== basename(HISTORY_FOLDER) : existsSync(join(root, 'issues'));
}

/** @throws UsageError where it isn't one, or the system doesn't let anyone look */
function checkIsFolder(root: string): void {
  try {
    const stats = statSync(root, { throwIfNoEntry: false });
    if (stats && !stats.isDirectory()) throw new UsageError(talk('init-not-folder', { folder: root }));
  } catch (error) {
    throw cannotWrite(root, error);
  }
}

async function create(
  root: string,
  drafted: DraftedWorkspace,
  request: InitRequest,
  terminal: Terminal,
): Promise<ExitCode> {
  const { value: files, findings } = compileFor(root, drafted, request.packageRoot);
  if (!files) return refuse(findings, terminal);
  const mark = readMark(root);
  if (request.dryRun) {
    checkPlace(root, files, mark);
    show(files, root, terminal);
    return exitCodes.done;
  }
  const changes = files.map(({ path, text }) => ({ path, after: Buffer.from(text) }));
  const kept = makeWorkspace(root, [...files, ...historyFiles(root, { command: 'init', changes }, mark?.folders)]);
  sayMade(root, drafted, request, terminal);
  if (!terminal.quiet) await sayFonts(root, request, terminal);
  if (kept.length > 0 && !terminal.quiet)
    terminal.say(`${formatTalk(talk('init-kept', { files: kept }), terminal.language)}\n`);
  return exitCodes.done;
}

function compileFor(root: string, drafted: DraftedWorkspace, packageRoot: string) {
  const { template, lineBreaks, ci, scripts, answers } = drafted;
  const compiled = compileNewWorkspace({
    answers,
    period: periodOf(answers.period),
    template: template ?? DEFAULT_TEMPLATE,
    templateFiles: template === undefined ? [] : readTemplate(packageRoot, template),
    lineBreaks,
    ci,
    ciText: readCi(packageRoot, ci),
    scripts,
    hasLaunchers: isOfflinePackage(packageRoot),
    call: programCall(packageRoot, root),
    schemas: schemasFor(root, packageRoot),
  });
  const isFolder = compiled.value === undefined || parseIssueFolder(answers.number) !== undefined;
  if (!isFolder) throw new UsageError(talk('not-an-issue', { typed: answers.number }));
  return compiled;
}

function refuse(findings: readonly Finding[], terminal: Terminal): ExitCode {
  const report = new FindingsReport(terminal);
  report.show(findings);
  if (!terminal.quiet) terminal.say(`${formatTalk(talk('init-not-made', {}), terminal.language)}\n`);
  report.sumUp();
  return exitCodes.unusable;
}

function periodOf(typed: string): Period {
  const period = readTypedPeriod(typed);
  if (!period) throw new UsageError(talk('not-a-period', { typed }));
  return period;
}

function readTemplate(packageRoot: string, name: string): readonly WorkspaceFile[] {
  const folder = join(packageRoot, 'templates', name);
  const entries = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.map((entry) => ({
    path: `templates/${name}/${entry.name}`,
    text: readFileSync(join(folder, entry.name), 'utf8'),
  }));
}

const ciFiles = { github: 'github-actions.yml', gitlab: 'gitlab-ci.yml' } as const;

const readCi = (packageRoot: string, ci: CiService): string =>
  ci === 'none' ? '' : readFileSync(join(packageRoot, 'docs/ci', ciFiles[ci]), 'utf8');

/** The schemas aren't copied where the workspace has the program itself installed: there those of its package are used. */
function schemasFor(root: string, packageRoot: string): WorkspacePlan['schemas'] {
  const installed = join(root, 'node_modules', PACKAGE_NAME);
  return existsSync(installed) && realpathSync(installed) === realpathSync(packageRoot) ? 'package' : 'copied';
}

function show(
  files: readonly WorkspaceFile[],
  root: string,
  { standing, print, say, quiet, language }: Terminal,
): void {
  for (const { path } of files) print(pathFrom(standing, join(root, path)));
  if (!quiet) say(`${formatTalk(talk('init-would-make', { count: files.length }), language)}\n`);
}

function sayMade(root: string, drafted: DraftedWorkspace, request: InitRequest, terminal: Terminal): void {
  const { answers, ci, scripts } = drafted;
  const { standing, language, quiet } = terminal;
  const where = pathFrom(standing, root);
  terminal.print(where || '.');
  if (quiet) return;
  const { number, series, sections } = answers;
  const folder = quotedPath(where || basename(root));
  // There the launchers find the folder, and nobody types commands.
  const isOffline = isOfflinePackage(request.packageRoot);
  const issue = `${isOffline && where !== '' ? `${where}/` : ''}issues/${number}`;
  const lines = [
    formatTalk(talk('init-made', { name: answers.name, number }), language),
    ...(findWorkspace(join(root, '..')) ? [formatTalk(talk('init-nested', {}), language)] : []),
    formatTalk(talk('init-next', {}), language),
    ...(where === '' || isOffline ? [] : [formatTalk(talk('init-next-folder', { folder }), language)]),
    ...(isOffline ? [] : sayInstall(root, ci, request, language)),
    ...(series.length > 0 ? [formatTalk(talk('init-next-figures', { issue }), language)] : []),
    formatTalk(talk('init-next-write', { issue, count: sections.length }), language),
    ...(isOffline ? sayLaunchers(folder, language) : sayCommands(scripts, language)),
    ...sayCi(root, ci, language),
    ...(isOffline ? [] : [formatTalk(talk('init-next-new', {}), language)]),
    ...(isOffline ? [] : [formatTalk(talk('undo-hint', {}), language)]),
  ];
  terminal.say(`${lines.join('\n')}\n`);
}

const sayLaunchers = (folder: string, language: Language): readonly string[] => [
  formatTalk(talk('init-next-launchers', { folder }), language),
];

const sayCommands = (scripts: DraftedWorkspace['scripts'], language: Language): readonly string[] => [
  formatTalk(talk(scripts === 'none' ? 'init-next-watch' : 'init-next-scripts', {}), language),
  formatTalk(talk('init-next-fonts', {}), language),
];

/** How the program comes into the workspace: for this computer from where it is, for a CI from a file that is committed. */
function sayInstall(root: string, ci: CiService, request: InitRequest, language: Language): readonly string[] {
  const { packageRoot, version } = request;
  const program = installedFrom(packageRoot);
  const isInstalled = ci === 'none' ? isInstalledFor(root, process.env.PATH ?? '') : isInstalledForRunners(root);
  if (isInstalled) return [];
  const params = { program: quotedPath(program), tarball: tarballName(version) };
  const isFolder = ci !== 'none' && program !== PACKAGE_NAME;
  return [formatTalk(talk(isFolder ? 'init-next-pack' : 'init-next-install', params), language)];
}

/** Says which fonts that lie ready need a choice, or can't be used. */
async function sayFonts(root: string, { packageRoot }: InitRequest, { say, language }: Terminal): Promise<void> {
  const hints = await examineOwnFonts(root, packageRoot);
  if (hints.length === 0) return;
  const lines = hints.flatMap((hint) => {
    const remedy = noteOfTalk(hint, language);
    return [`  · ${formatTalk(hint, language)}`, ...(remedy === undefined ? [] : [`    ${remedy}`])];
  });
  say(`${formatTalk(talk('init-fonts', {}), language)}\n${lines.join('\n')}\n`);
}

/** What is to be committed for a CI, and where it looks for its workflow. */
function sayCi(root: string, ci: CiService, language: Language): readonly string[] {
  if (ci === 'none') return [];
  const { prefix } = findCiPlace(root, {});
  const moved = prefix === '' ? [] : [formatTalk(talk('init-next-ci-move', { file: ciPaths[ci] }), language)];
  return [formatTalk(talk('init-next-ci', {}), language), ...moved];
}
