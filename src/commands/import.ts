import { basename, dirname, join, resolve } from 'node:path';
import { type ExitCode, exitCodes } from '../exit-code.js';
import { hasErrors } from '../model/finding.js';
import { historyPath } from '../model/history.js';
import type { IncomingFile } from '../model/incoming-file.js';
import { UsageError } from '../model/usage-error.js';
import { loadHistory, loadSettings } from '../read/load-workspace.js';
import { readTextFile } from '../read/read-text-file.js';
import { compileHistory } from '../recipes/compile-history.js';
import { partSheets } from '../recipes/compile-sheets.js';
import { formatTalk } from '../report/format-talk.js';
import { withLock } from '../workspace/files/lock.js';
import { findRoot, pathFrom } from '../workspace/find-root.js';
import { withHistory, writeChanges } from '../workspace/history/source-history.js';
import type { DocumentsRequest } from './import-documents.js';
import { loadFiles } from './importing/choose-issue.js';
import { talk } from './talk.js';
import { FindingsReport } from './terminal/findings-report.js';
import type { Terminal } from './terminal/terminal.js';

/** `bulletin import` as it was called. */
export interface ImportRequest extends Omit<DocumentsRequest, 'files'> {
  /** The files as they were typed; `-` for what is piped in. */
  readonly files: readonly string[];
  /** The year that the table's figures are of, as typed. */
  readonly history?: string;
  /** The files are issues as they were printed. */
  readonly old?: boolean;
  /** Puts the figures of a sheet in the place of those that stand. */
  readonly replace?: boolean;
  /** Adds up what several sheets have of a measure. */
  readonly sum?: boolean;
  /** The title of a table for the text, which a sheet becomes. */
  readonly table?: string;
}

/**
 * Takes in what others sent: documents as sections of an issue, sheets as the figures of its week, a table of past figures.
 * @throws UsageError where a file can't be had, or files or options don't go together
 */
export async function importFiles(request: ImportRequest, terminal: Terminal): Promise<ExitCode> {
  const { history, files: typed, into, section, replace, sum, table } = request;
  const isStray = [into, section, replace, sum, table].some((option) => option !== undefined);
  if (request.old && (isStray || history !== undefined)) throw new UsageError(talk('import-old-options', {}));
  if (history !== undefined) {
    if (isStray) throw new UsageError(talk('import-options', {}));
    const [file, ...others] = typed;
    if (file === undefined || others.length > 0) throw new UsageError(talk('import-one-table', {}));
    return importHistory({ ...request, file, history }, terminal);
  }
  const loaded = typed.map((path) => ({ path, files: loadFiles(path, terminal.standing) }));
  const empty = loaded.find((one) => one.files.length === 0);
  if (empty) throw new UsageError(talk('import-folder-empty', { folder: empty.path }));
  const files = loaded.flatMap((one) => one.files);
  // What a folder or an archive holds is looked through for documents alone.
  const named = loaded.flatMap((one) => one.files.filter((file) => file.path === one.path && file.path !== '-'));
  const { sheets } = partSheets(named);
  if (request.old) {
    const [sheet] = sheets;
    if (sheet) throw new UsageError(talk('import-old-sheet', { file: sheet.path }));
    const { importOldIssues } = await import('./import-old.js');
    return importOldIssues({ ...request, files }, terminal);
  }
  if (sheets.length === 0) {
    const stray = Object.entries({ '--replace': replace, '--sum': sum, '--table': table }).find(([, value]) => value);
    if (stray) throw new UsageError(talk('import-for-sheets', { option: stray[0] }));
    const { importDocuments } = await import('./import-documents.js');
    return importDocuments({ ...request, files }, terminal);
  }
  if (sheets.length < files.length) throw new UsageError(talk('import-mixed', { file: sheets[0]?.path ?? '' }));
  return importAsSheets(request, sheets, terminal);
}

/** Takes sheets as the figures of a week, or one as a table of the text. */
async function importAsSheets(
  request: ImportRequest,
  sheets: readonly IncomingFile[],
  terminal: Terminal,
): Promise<ExitCode> {
  const { section, replace, sum, table } = request;
  if (section !== undefined) throw new UsageError(talk('import-section-documents', {}));
  if (table !== undefined) {
    const [file, ...others] = sheets;
    if (!file || others.length > 0 || replace || sum) throw new UsageError(talk('import-table-alone', {}));
    const { importTable } = await import('./import-table.js');
    return importTable({ ...request, file, title: table }, terminal);
  }
  const { importSheets } = await import('./import-sheets.js');
  return importSheets({ ...request, files: sheets }, terminal);
}

/** A table of past figures. */
interface HistoryRequest {
  /** Relative to where the caller stands. */
  readonly file: string;
  readonly history: string;
  /** Shows what would be written, and writes nothing. */
  readonly dryRun?: boolean;
  readonly cwd: string | undefined;
}

/** The largest table that is read, in bytes; that of a year has a few KB. */
const TABLE_LIMIT = 4 * 1024 * 1024;

/**
 * Takes a table of past figures, a week or a month a row, into the workspace, where the ledger compares with it.
 * @throws UsageError where there is no workspace, no year was named, or that year has past figures already
 */
function importHistory(request: HistoryRequest, terminal: Terminal): ExitCode {
  const { standing, language, say } = terminal;
  const year = yearOf(request.history);
  const root = findRoot(request.cwd, standing);
  const path = historyPath(year);
  if (loadHistory(root).value.some((file) => file.path === path))
    throw new UsageError(talk('history-there', { file: path }));
  const place = resolve(standing, request.file);
  const part = { type: 'whole', limit: TABLE_LIMIT } as const;
  const table = readTextFile({ root: dirname(place), path: basename(place), shownAs: request.file, part });
  const settings = loadSettings(root);
  const report = new FindingsReport(terminal);
  const compiled = table.value && settings.value ? compileHistory(table.value, year, settings.value) : undefined;
  const findings = [...table.findings, ...settings.findings, ...(compiled?.findings ?? [])];
  report.show(findings);
  if (!compiled || hasErrors(findings)) {
    report.sumUp();
    return exitCodes.unusable;
  }
  const { value, known } = compiled;
  if (!value) throw new UsageError(talk('history-no-heads', { file: request.file, known }));
  const { rows, measures, leftOut } = value.table;
  for (const { line, why, text } of leftOut) {
    say(`${request.file}:${line}: ${formatTalk(talk(`history-left-${why}`, { text, year }), language)}\n`);
  }
  if (request.dryRun) terminal.write(value.text);
  else {
    const changes = [{ path, after: Buffer.from(value.text) }];
    withLock(join(root, 'issues'), () =>
      withHistory(root, { command: 'import', changes }, () => writeChanges(root, changes)),
    );
    terminal.print(pathFrom(standing, join(root, path)));
  }
  const done = { rows: rows.length, measures, year };
  if (!terminal.quiet)
    say(`${formatTalk(talk(request.dryRun ? 'history-would-take' : 'history-taken', done), language)}\n`);
  return leftOut.length > 0 ? exitCodes.sourceErrors : exitCodes.done;
}

function yearOf(typed: string): number {
  const year = Number(/^(\d{4})年?$/.exec(typed.normalize('NFKC').trim())?.[1]);
  if (year >= 1000) return year;
  throw new UsageError(talk('history-year-typed', { typed }));
}
