import { join } from 'node:path';
import { type ExitCode, exitCodes } from '../exit-code.js';
import { decimalText } from '../model/exact.js';
import { hasErrors } from '../model/finding.js';
import type { IncomingFile } from '../model/incoming-file.js';
import { parseIssueFolder } from '../model/issue-folder.js';
import type { SourceFile } from '../model/source.js';
import type { Talk } from '../model/talk.js';
import { UsageError } from '../model/usage-error.js';
import { loadIssue } from '../read/load-issue.js';
import { listIssues, loadHeaders, loadHistory, loadSettings } from '../read/load-workspace.js';
import { type CorrectionLines, compileSheets, type TakenFigure } from '../recipes/compile-sheets.js';
import { formatDiff } from '../report/format-diff.js';
import { formatTalk } from '../report/format-talk.js';
import { screened } from '../report/terminal-text.js';
import { converter } from '../workspace/convert-document.js';
import { findRoot, pathFrom } from '../workspace/find-root.js';
import { rewriteSources } from '../workspace/history/rewrite-sources.js';
import { chooseIssue } from './importing/choose-issue.js';
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
  /** Adds up what several files have of a measure. */
  readonly sum?: boolean;
  readonly dryRun?: boolean;
  readonly cwd: string | undefined;
}

/**
 * Takes the week's figures from sheets into the header of an issue; of several sheets all or none.
 * @throws UsageError where there is no workspace or issue, or the issue is released
 */
export async function importSheets(request: SheetsRequest, terminal: Terminal): Promise<ExitCode> {
  const { files, replace = false, sum = false, dryRun = false } = request;
  const root = findRoot(request.cwd, terminal.standing);
  const folder = chooseIssue(root, request.into, terminal);
  const report = new FindingsReport(terminal);
  const { settings, index } = loadSources(root, folder, report);
  const { value, findings } = await compileSheets({
    files,
    settings,
    folder,
    index,
    headers: headersBefore(root, folder),
    history: loadHistory(root).value,
    replace,
    sum,
    convert: converter('xls', 'xlsx'),
  });
  report.show(findings);
  if (!value) {
    report.sumUp();
    if (!terminal.quiet) {
      terminal.say(
        `${formatTalk(talk('import-figures-none', { files: files.map(({ path }) => path) }), terminal.language)}\n`,
      );
    }
    return exitCodes.unusable;
  }
  const change = { path: index.path, before: index.text, after: value.text };
  write(change, { root, dryRun, settings }, terminal);
  report.sumUp();
  sayTaken(value.figures, { isChanged: change.before !== change.after, dryRun }, terminal);
  if (value.corrections) sayCorrections(value.corrections, index.path, terminal);
  for (const { series, lines } of value.guesses) sayLines(talk('import-guessed', { series }), lines, terminal);
  const isWhole = findings.every(({ code }) => code !== 'import-sheet/missing');
  return isWhole ? exitCodes.done : exitCodes.sourceErrors;
}

/** @throws UsageError where one of them can't be read */
function loadSources(
  root: string,
  folder: string,
  report: FindingsReport,
): { readonly settings: SourceFile; readonly index: SourceFile } {
  const { value: settings, findings } = loadSettings(root);
  const { value: issue, findings: reading } = loadIssue(root, folder);
  if (settings && issue) return { settings, index: issue.index };
  report.show([...findings, ...reading].filter((found) => hasErrors([found])));
  throw new UsageError(talk('import-no-issue', { folder }));
}

/** Shows what changes in the header, and changes it. */
function write(
  change: { readonly path: string; readonly before: string; readonly after: string },
  { root, dryRun, settings }: { readonly root: string; readonly dryRun: boolean; readonly settings: SourceFile },
  { quiet, color, results, standing, say, ...terminal }: Terminal,
): void {
  if (dryRun) terminal.write(formatDiff(change, results.color));
  if (dryRun || change.before === change.after) return;
  rewriteSources(root, { command: 'import', files: [change], decidedBy: [settings] });
  if (!quiet) say(formatDiff(change, color));
  terminal.print(pathFrom(standing, join(root, change.path)));
}

function sayTaken(
  figures: readonly TakenFigure[],
  { isChanged, dryRun }: { readonly isChanged: boolean; readonly dryRun: boolean },
  { quiet, language, say }: Terminal,
): void {
  if (quiet) return;
  const taken = figures.map(({ series, measure, value, cell, parts }) => {
    const from = parts?.map((part) => `${part.name} ${part.cell} ${decimalText(part.value)}`).join(' + ') ?? cell;
    return `${series}.${measure} ${decimalText(value)}（${from}）`;
  });
  const code = dryRun ? 'import-figures-would' : isChanged ? 'import-figures-taken' : 'import-figures-same';
  say(`${formatTalk(talk(code, { figures: taken }), language)}\n`);
  if (isChanged && !dryRun) say(`${formatTalk(talk('undo-hint', {}), language)}\n`);
}

const sayCorrections = ({ lines, isBelow }: CorrectionLines, file: string, terminal: Terminal): void =>
  sayLines(talk(isBelow ? 'import-corrections-below' : 'import-corrections', { file }), lines, terminal);

/** Says what may be done with lines, and the lines to be pasted. */
function sayLines(said: Talk, lines: string, { quiet, language, say }: Terminal): void {
  if (!quiet) say(`${formatTalk(said, language)}\n${screened(lines, false)}`);
}

/** The headers of the regular issues before one, in their order; none before a special issue. */
function headersBefore(root: string, folder: string) {
  const regular = listIssues(root).value.filter((name) => parseIssueFolder(name)?.type === 'regular');
  return loadHeaders(root, regular.slice(0, Math.max(0, regular.indexOf(folder)))).value;
}
