import { join } from 'node:path';
import { type ExitCode, exitCodes } from '../exit-code.js';
import { decimalText } from '../model/exact.js';
import { hasErrors } from '../model/finding.js';
import type { IncomingFile } from '../model/incoming-file.js';
import { parseIssueFolder } from '../model/issue-folder.js';
import { UsageError } from '../model/usage-error.js';
import { loadIssue } from '../read/load-issue.js';
import { listIssues, loadHeaders, loadSettings } from '../read/load-workspace.js';
import { compileSheets, type FoundFigure } from '../recipes/compile-sheets.js';
import { formatDiff } from '../report/format-diff.js';
import { formatTalk } from '../report/format-talk.js';
import { findRoot, pathFrom } from '../workspace/find-root.js';
import { rewriteSources } from '../workspace/history/rewrite-sources.js';
import { chooseIssue, converter } from './importing/choose-issue.js';
import { talk } from './talk.js';
import { FindingsReport } from './terminal/findings-report.js';
import type { Terminal } from './terminal/terminal.js';

/** `bulletin import` of sheets as it was called. */
export interface SheetsRequest {
  readonly files: readonly IncomingFile[];
  /** The issue, as typed; the newest that isn't released where none is given. */
  readonly into?: string;
  /** Puts figures in the place of those that stand, and takes those of the week before once more. */
  readonly replace?: boolean;
  readonly dryRun?: boolean;
  readonly cwd: string | undefined;
}

/**
 * Takes the week's figures from sheets into the header of an issue; of several sheets all or none.
 * @throws UsageError where there is no workspace or issue, or the issue is released
 */
export async function importSheets(request: SheetsRequest, terminal: Terminal): Promise<ExitCode> {
  const root = findRoot(request.cwd, terminal.standing);
  const folder = chooseIssue(root, request.into);
  const report = new FindingsReport(terminal);
  const settings = loadSettings(root);
  const { value: issue, findings: reading } = loadIssue(root, folder);
  if (!settings.value || !issue) {
    report.show([...settings.findings, ...reading].filter((found) => hasErrors([found])));
    throw new UsageError(talk('import-no-issue', { folder }));
  }
  const { index } = issue;
  const shared = {
    settings: settings.value,
    folder,
    before: headerBefore(root, folder),
    convert: converter('xls', 'xlsx'),
  };
  let text = index.text;
  let isWhole = true;
  const figures: FoundFigure[] = [];
  for (const file of request.files) {
    const header = { ...index, text };
    const { value, findings } = await compileSheets({
      ...shared,
      file,
      index: header,
      replace: request.replace ?? false,
    });
    report.show(findings);
    if (!value) {
      report.sumUp();
      if (!terminal.quiet)
        terminal.say(`${formatTalk(talk('import-figures-none', { file: file.path }), terminal.language)}\n`);
      return exitCodes.unusable;
    }
    text = value.text;
    isWhole &&= findings.every(({ code }) => code !== 'import-sheet/missing');
    figures.push(...value.figures);
  }
  const change = { path: index.path, before: index.text, after: text };
  write(change, { root, dryRun: request.dryRun ?? false }, terminal);
  report.sumUp();
  sayTaken(figures, { isChanged: change.before !== text, dryRun: request.dryRun ?? false }, terminal);
  return isWhole ? exitCodes.done : exitCodes.sourceErrors;
}

/** Shows what changes in the header, and changes it. */
function write(
  change: { readonly path: string; readonly before: string; readonly after: string },
  { root, dryRun }: { readonly root: string; readonly dryRun: boolean },
  { quiet, color, results, standing, say, ...terminal }: Terminal,
): void {
  if (dryRun) terminal.write(formatDiff(change, results.color));
  if (dryRun || change.before === change.after) return;
  rewriteSources(root, { command: 'import', files: [change] });
  if (!quiet) say(formatDiff(change, color));
  terminal.print(pathFrom(standing, join(root, change.path)));
}

function sayTaken(
  figures: readonly FoundFigure[],
  { isChanged, dryRun }: { readonly isChanged: boolean; readonly dryRun: boolean },
  { quiet, language, say }: Terminal,
): void {
  if (quiet) return;
  const taken = figures.map(
    ({ series, measure, value, cell }) => `${series}.${measure} ${decimalText(value)}（${cell}）`,
  );
  const code = dryRun ? 'import-figures-would' : isChanged ? 'import-figures-taken' : 'import-figures-same';
  say(`${formatTalk(talk(code, { figures: taken }), language)}\n`);
  if (isChanged && !dryRun) say(`${formatTalk(talk('undo-hint', {}), language)}\n`);
}

/** The header of the regular issue before one. */
function headerBefore(root: string, folder: string) {
  const regular = listIssues(root).value.filter((name) => parseIssueFolder(name)?.type === 'regular');
  const before = regular[regular.indexOf(folder) - 1];
  return before === undefined ? undefined : loadHeaders(root, [before]).value[0];
}
