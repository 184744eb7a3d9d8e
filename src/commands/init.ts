import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { compileNewWorkspace, readTypedPeriod, type WorkspacePlan } from '../compile-new-workspace.js';
import { type ExitCode, exitCodes } from '../exit-code.js';
import type { Period } from '../model/calendar.js';
import type { Finding } from '../model/finding.js';
import { parseIssueFolder } from '../model/issue-folder.js';
import type { CiService, WorkspaceFile } from '../model/new-workspace.js';
import { UsageError } from '../model/usage-error.js';
import { findWorkspace } from '../read/find-workspace.js';
import { loadTemplates } from '../read/load-workspace.js';
import { formatTalk } from '../report/format-talk.js';
import { printable } from '../report/terminal-text.js';
import { cannotWrite } from '../workspace/system-error.js';
import { installedFrom, isInstalledFor } from './starting/find-installed.js';
import {
  type DraftedWorkspace,
  draftWorkspace,
  type InitOptions,
  missingOptions,
  withStandIns,
} from './starting/init-options.js';
import { askForWorkspace } from './starting/init-questions.js';
import { findInTheWay, makeWorkspace } from './starting/make-workspace.js';
import { Cancelled, openPrompter, requireTerminal } from './starting/prompter.js';
import { FindingsReport } from './terminal/findings-report.js';
import type { Terminal } from './terminal/terminal.js';
import { pathFrom } from './workspace/open-workspace.js';

/** `bulletin init` as it was called. */
export interface InitRequest extends InitOptions {
  /** Relative to where the caller stands, or to `cwd`; that itself where none is given. */
  readonly folder?: string;
  /** Says what would be made, and makes nothing. */
  readonly dryRun?: boolean;
  readonly cwd: string | undefined;
  readonly packageRoot: string;
}

const DEFAULT_TEMPLATE = 'bulletin';

/**
 * Makes the workspace of another office with its first issue: whole or not at all, and never over anything. Asks for what
 * isn't stated, where somebody sits at the terminal.
 * @throws UsageError where an option is wrong or missing, or something is in the way
 */
export async function init(request: InitRequest, terminal: Terminal): Promise<ExitCode> {
  const base = resolve(terminal.standing, request.cwd ?? '.');
  if (!existsSync(base)) throw UsageError.of('no-such-folder', { folder: base });
  const root = resolve(base, request.folder ?? '.');
  if (existsSync(join(root, 'issues'))) throw UsageError.of('init-workspace', { folder: pathFrom(base, root) || root });
  checkIsFolder(root);
  const templates = [...loadTemplates(request.packageRoot, request.packageRoot).value.keys()].sort();
  const drafted = draftWorkspace(request, templates);
  const missing = missingOptions(drafted);
  // Before anybody takes the pains to answer: what was typed is right, and nothing is in the way.
  const first = compileFor(root, { ...drafted, answers: withStandIns(drafted.answers) }, request.packageRoot);
  if (!first.value) return refuse(first.findings, terminal);
  checkPlace(root, first.value);
  if (missing.length === 0) return create(root, drafted, request, terminal);
  requireTerminal(missing);
  const prompter = openPrompter();
  try {
    const answered = await askForWorkspace(drafted, { prompter, terminal, templates });
    return create(root, answered, request, terminal);
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error;
    terminal.say(`\n${formatTalk('init-cancelled', {}, terminal.language)}\n`);
    return exitCodes.interrupted;
  } finally {
    prompter.close();
  }
}

function checkIsFolder(root: string): void {
  const stats = orCannotWrite(root, () => statSync(root, { throwIfNoEntry: false }));
  if (stats && !stats.isDirectory()) throw UsageError.of('init-not-folder', { folder: root });
}

/** @throws UsageError where the system doesn't let anyone look */
function orCannotWrite<T>(root: string, look: () => T): T {
  try {
    return look();
  } catch (error) {
    throw cannotWrite(root, error);
  }
}

/** @throws UsageError where something is in the way of the files */
function checkPlace(root: string, files: readonly WorkspaceFile[]): void {
  const inTheWay = orCannotWrite(root, () => findInTheWay(root, files));
  if (inTheWay.length > 0) throw UsageError.of('init-in-the-way', { files: inTheWay });
}

function create(root: string, drafted: DraftedWorkspace, request: InitRequest, terminal: Terminal): ExitCode {
  const { value: files, findings } = compileFor(root, drafted, request.packageRoot);
  if (!files) return refuse(findings, terminal);
  checkPlace(root, files);
  if (request.dryRun) show(files, root, terminal);
  else {
    makeWorkspace(root, files);
    sayMade(root, drafted, request.packageRoot, terminal);
  }
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
    schemas: schemasFor(root, packageRoot),
  });
  const isFolder = compiled.value === undefined || parseIssueFolder(answers.number) !== undefined;
  if (!isFolder) throw UsageError.of('not-an-issue', { typed: answers.number });
  return compiled;
}

function refuse(findings: readonly Finding[], terminal: Terminal): ExitCode {
  const report = new FindingsReport(terminal);
  report.show(findings);
  if (!terminal.quiet) terminal.say(`${formatTalk('init-not-made', {}, terminal.language)}\n`);
  report.sumUp();
  return exitCodes.unusable;
}

function periodOf(typed: string): Period {
  const period = readTypedPeriod(typed);
  if (!period) throw UsageError.of('not-a-period', { typed });
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

/** Schemas that come with the program stay those of the program. */
function schemasFor(root: string, packageRoot: string): WorkspacePlan['schemas'] {
  const installed = join(root, 'node_modules', 'bulletin');
  return existsSync(installed) && realpathSync(installed) === realpathSync(packageRoot) ? 'package' : 'copied';
}

function show(
  files: readonly WorkspaceFile[],
  root: string,
  { standing, print, say, quiet, language }: Terminal,
): void {
  for (const { path } of files) print(pathFrom(standing, join(root, path)));
  if (!quiet) say(`${formatTalk('init-would-make', { count: files.length }, language)}\n`);
}

/** A path as it is typed in a command: a shell looks for variables and commands between double quotes. */
const quoted = (path: string): string =>
  /["$`\\!]/.test(path) && process.platform !== 'win32' ? `'${path.replaceAll("'", "'\\''")}'` : `"${path}"`;

function sayMade(root: string, drafted: DraftedWorkspace, packageRoot: string, terminal: Terminal): void {
  const { answers, ci, scripts } = drafted;
  const { standing, language, quiet } = terminal;
  const where = pathFrom(standing, root);
  terminal.print(where || '.');
  if (quiet) return;
  const { number, series, sections } = answers;
  const folder = quoted(printable(where || basename(root)));
  const program = quoted(printable(installedFrom(packageRoot)));
  const isInstalled = isInstalledFor(root, process.env.PATH ?? '');
  const lines = [
    formatTalk('init-made', { name: printable(answers.name), number }, language),
    ...(findWorkspace(join(root, '..')) ? [formatTalk('init-nested', {}, language)] : []),
    formatTalk('init-next', {}, language),
    ...(where === '' ? [] : [formatTalk('init-next-folder', { folder }, language)]),
    ...(isInstalled ? [] : [formatTalk('init-next-install', { program }, language)]),
    ...(series.length > 0 ? [formatTalk('init-next-figures', { number }, language)] : []),
    formatTalk('init-next-write', { number, count: sections.length }, language),
    formatTalk(scripts === 'none' ? 'init-next-watch' : 'init-next-scripts', {}, language),
    formatTalk('init-next-fonts', {}, language),
    ...(ci === 'none' ? [] : [formatTalk('init-next-ci', {}, language)]),
    formatTalk('init-next-new', {}, language),
  ];
  terminal.say(`${lines.join('\n')}\n`);
}
