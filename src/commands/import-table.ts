import { join } from 'node:path';
import { type ExitCode, exitCodes } from '../exit-code.js';
import type { IncomingFile } from '../model/incoming-file.js';
import { UsageError } from '../model/usage-error.js';
import { listFolder } from '../read/load-workspace.js';
import { compileTable } from '../recipes/compile-table.js';
import { formatTalk } from '../report/format-talk.js';
import { screened } from '../report/terminal-text.js';
import { converter } from '../workspace/convert-document.js';
import { withLock } from '../workspace/files/lock.js';
import { findRoot } from '../workspace/find-root.js';
import { withHistory, writeChanges } from '../workspace/history/source-history.js';
import { chooseIssue } from './importing/choose-issue.js';
import { talk } from './talk.js';
import { FindingsReport } from './terminal/findings-report.js';
import type { Terminal } from './terminal/terminal.js';

/** `bulletin import --table` as it was called. */
export interface TableRequest {
  readonly file: IncomingFile;
  readonly title: string;
  /** The issue, as typed; the newest that isn't released where none is given. */
  readonly into?: string;
  readonly dryRun?: boolean;
  readonly cwd: string | undefined;
}

/**
 * Keeps a sheet as a CSV in an issue's folder, and prints the line that makes it a table of the text.
 * @throws UsageError where there is no workspace or issue, the issue is released, or the title is empty
 */
export async function importTable(request: TableRequest, terminal: Terminal): Promise<ExitCode> {
  const { file, dryRun } = request;
  const title = request.title.replace(/\s+/g, ' ').trim();
  if (title === '') throw new UsageError(talk('import-table-title', {}));
  const root = findRoot(request.cwd, terminal.standing);
  const home = `issues/${chooseIssue(root, request.into, terminal)}`;
  const names = listFolder(root, home).value;
  const report = new FindingsReport(terminal);
  const { value, findings } = await compileTable({ file, title, names, convert: converter('xls', 'xlsx') });
  report.show(findings);
  report.sumUp();
  const { quiet, language } = terminal;
  if (!value) {
    if (!quiet) terminal.say(`${formatTalk(talk('import-figures-none', { files: [file.path] }), language)}\n`);
    return exitCodes.unusable;
  }
  const path = `${home}/${value.name}`;
  if (dryRun) terminal.write(screened(`==> ${path} <==\n${value.text}`, false));
  else {
    const changes = [{ path, after: Buffer.from(value.text) }];
    withLock(join(root, 'issues'), () =>
      withHistory(root, { command: 'import', changes }, () => writeChanges(root, changes)),
    );
  }
  terminal.print(value.line);
  if (!quiet) {
    terminal.say(
      `${formatTalk(talk(dryRun ? 'import-table-would' : 'import-table-made', { file: path }), language)}\n`,
    );
    if (!dryRun) terminal.say(`${formatTalk(talk('undo-hint', {}), language)}\n`);
  }
  return exitCodes.done;
}
