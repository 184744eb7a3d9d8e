import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from '../cache/entry-cache.js';
import { type ExitCode, exitCodes } from '../exit-code.js';
import { hasErrors } from '../model/finding.js';
import type { RegisterFormat, RegisterRow } from '../model/register.js';
import type { SourceFile } from '../model/source.js';
import { UsageError } from '../model/usage-error.js';
import { isHeaderOnly, loadIssue } from '../read/load-issue.js';
import { listIssues, loadHeaders, loadSettings } from '../read/load-workspace.js';
import { openOutputNames } from '../recipes/compile-output-names.js';
import { compileRegister, countPages, type RegisterInput } from '../recipes/compile-register.js';
import { formatRegister } from '../report/format-register.js';
import { formatTalk } from '../report/format-talk.js';
import { readPdf } from './releasing/released-pdf.js';
import { talk } from './talk.js';
import { FindingsReport } from './terminal/findings-report.js';
import type { Terminal } from './terminal/terminal.js';
import { openWorkspace } from './workspace/open-workspace.js';

/** `bulletin list` as it was called. */
export interface ListRequest {
  /** As typed. */
  readonly year?: string;
  /** A table where none is given. */
  readonly format?: RegisterFormat;
  /** The workspace, or a folder in it. */
  readonly cwd: string | undefined;
}

/**
 * Shows the register of all issues. Only headers are read, and the PDFs of issues that were not released. An issue whose
 * header is wrong is listed as far as that can be read.
 * @throws UsageError where there is no workspace, or no issue of the year
 */
export function list(request: ListRequest, terminal: Terminal): ExitCode {
  const root = openWorkspace(request.cwd, terminal.standing);
  const issues = listIssues(root);
  const headers = loadHeaders(root, issues.value);
  const { rows, findings } = compileRegister({
    folders: issues.value,
    headers: headers.value,
    isHeaderOnly: (folder) => isHeaderOnly(root, folder),
    readIssue: (folder) => loadIssue(root, folder).value,
    findPdf: openPdfs(join(root, 'dist'), loadSettings(root).value),
  });
  const shown = ofYear(rows, request.year);
  const format = request.format ?? 'table';
  if (shown.length > 0 || format !== 'table') {
    const write = format === 'table' ? terminal.write : terminal.writeData;
    write(formatRegister(shown, format, terminal.language));
  } else if (!terminal.quiet) terminal.say(`${formatTalk(talk('list-empty', {}), terminal.language)}\n`);
  const all = [...issues.findings, ...headers.findings, ...findings];
  const report = new FindingsReport(terminal);
  report.show(all);
  report.sumUp();
  return hasErrors(all) ? exitCodes.sourceErrors : exitCodes.done;
}

/** The PDFs in a folder. Its names are read once: most issues of an archive have none there. */
function openPdfs(dist: string, settings: SourceFile | undefined): RegisterInput['findPdf'] {
  const names = new Set(namesIn(dist));
  const nameOf = openOutputNames(settings);
  return (folder, header) => {
    const name = `${nameOf(folder, header)}.pdf`;
    const pdf = names.has(name) ? readPdf(join(dist, name)) : undefined;
    if (!pdf) return undefined;
    const pages = countPages(pdf);
    return { source: 'dist', sha256: digestOf(pdf), ...(pages !== undefined && { pages }) };
  };
}

/** None where there is no such folder. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** The issues of a year, and those of which it is not known. */
function ofYear(rows: readonly RegisterRow[], typed: string | undefined): readonly RegisterRow[] {
  if (typed === undefined) return rows;
  const wanted = Number(/^(\d{4})年?$/.exec(typed.normalize('NFKC').trim())?.[1]);
  const years = [...new Set(rows.flatMap(({ year }) => year ?? []))].sort((a, b) => a - b);
  if (!years.includes(wanted)) throw new UsageError(talk('unlisted-year', { typed, known: years.map(String) }));
  return rows.filter(({ year }) => year === undefined || year === wanted);
}
