import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type ExitCode, exitCodes } from '../exit-code.js';
import { createMemo, type Memo } from '../memo/memo.js';
import { digestOf } from '../model/byte-source.js';
import { hasErrors } from '../model/finding.js';
import type { RegisterFormat, RegisterRow } from '../model/register.js';
import type { SourceFile } from '../model/source.js';
import { UsageError } from '../model/usage-error.js';
import { pdf as pdfOutput } from '../outputs/pdf/pdf.js';
import { attachmentsIn } from '../read/attachments.js';
import { joinLoaded, loadManyHeaders } from '../read/kept-headers.js';
import { isHeaderOnly, loadIssue } from '../read/load-issue.js';
import { listIssues, loadSettings } from '../read/load-workspace.js';
import { openOutputNames } from '../recipes/compile-output-names.js';
import { compileRegister, countPages, type HeaderSource, type RegisterInput } from '../recipes/compile-register.js';
import type { HeadLanguage } from '../report/data-heads.js';
import { formatRegister, formatRegisterXlsx } from '../report/format-register.js';
import { formatTalk } from '../report/format-talk.js';
import { archivePath, digestIfThere, readPdf } from '../workspace/built-files.js';
import { cachedStore } from '../workspace/cache/open-store.js';
import { writeFile } from '../workspace/files/write-file.js';
import { findRoot, pathFrom } from '../workspace/find-root.js';
import { talk } from './talk.js';
import { FindingsReport } from './terminal/findings-report.js';
import type { Terminal } from './terminal/terminal.js';

/** `bulletin list` as it was called. */
export interface ListRequest {
  /** The year as it was typed. */
  readonly year?: string;
  /** The format; a table where none is given. */
  readonly format?: RegisterFormat;
  /** Where the register goes, relative to where the caller stands; to stdout where none is given. */
  readonly output?: string;
  /** The language of a CSV's head. */
  readonly heads?: HeadLanguage;
  /** The workspace, or a folder in it. */
  readonly cwd: string | undefined;
  readonly packageRoot: string;
}

/**
 * Shows the register of all issues. Read are headers, the PDFs of issues that were not released, and of those that were all that
 * is evidence. An issue whose header is wrong is listed as far as that can be read.
 * @throws UsageError where there is no workspace, or no issue of the year
 */
export async function list(request: ListRequest, terminal: Terminal): Promise<ExitCode> {
  checkTogether(request);
  const root = findRoot(request.cwd, terminal.standing);
  const issues = listIssues(root);
  const memo = createMemo(cachedStore(request.packageRoot));
  const headers = joinLoaded(loadManyHeaders(root, issues.value, memo));
  const built = openBuilt(join(root, 'dist'), loadSettings(root).value, memo);
  const { rows, findings } = compileRegister({
    folders: issues.value,
    headers: headers.value,
    isHeaderOnly: (folder) => isHeaderOnly(root, folder),
    readIssue: (folder) => loadIssue(root, folder).value,
    shared: { attachments: attachmentsIn(root, 'issues') },
    memo,
    findPdf: built.find,
  });
  const shown = ofYear(rows, request.year);
  putOut(shown, request, terminal);
  if (!terminal.quiet) await sayOtherFiles(shown, { root, pathOf: built.pathOf, headers: headers.value }, terminal);
  const all = [...issues.findings, ...headers.findings, ...findings];
  const report = new FindingsReport(terminal);
  report.show(all);
  report.sumUp();
  return hasErrors(all) ? exitCodes.sourceErrors : exitCodes.done;
}

/** Whether options that stand together mean something together. */
function checkTogether({ format, output, heads }: ListRequest): void {
  if (heads !== undefined && format !== 'csv') {
    throw new UsageError(talk('option-unfit', { option: '--heads', needs: '--format csv' }));
  }
  if (format === 'xlsx' && output === undefined) throw new UsageError(talk('xlsx-file', { example: '-o 登记.xlsx' }));
}

/** Writes the list to stdout, or into the file that was named. */
function putOut(
  rows: readonly RegisterRow[],
  { format = 'table', output, heads }: ListRequest,
  terminal: Terminal,
): void {
  const { language, standing, quiet, say, print, write, writeData } = terminal;
  if (rows.length === 0 && format === 'table') {
    if (!quiet) say(`${formatTalk(talk('list-empty', {}), language)}\n`);
  } else if (output === undefined && format !== 'xlsx') {
    (format === 'table' ? write : writeData)(formatRegister(rows, format, language, heads));
  } else {
    const file = resolve(standing, output ?? '');
    const bytes =
      format === 'xlsx' ? formatRegisterXlsx(rows) : Buffer.from(formatRegister(rows, format, language, heads));
    writeFile(file, bytes);
    print(pathFrom(standing, file));
  }
}

/** The PDFs in the folder of builds. Its names are read once: most issues of an archive have none there. */
interface BuiltPdfs {
  /** The path of an issue's PDF; none where there is no PDF. */
  readonly pathOf: (folder: string, header: HeaderSource | undefined) => string | undefined;
  readonly find: RegisterInput['findPdf'];
}

function openBuilt(dist: string, settings: SourceFile | undefined, memo: Memo): BuiltPdfs {
  const names = new Set(namesIn(dist));
  const nameOf = openOutputNames(settings, memo);
  const pathOf: BuiltPdfs['pathOf'] = (folder, header) => {
    const name = `${nameOf(folder, header)}${pdfOutput.suffixes[0]}`;
    return names.has(name) ? join(dist, name) : undefined;
  };
  return {
    pathOf,
    find(folder, header) {
      const path = pathOf(folder, header);
      const pdf = path === undefined ? undefined : readPdf(path);
      if (!pdf) return undefined;
      const pages = countPages(pdf);
      return { source: 'dist', sha256: digestOf(pdf), ...(pages !== undefined && { pages }) };
    },
  };
}

interface Released extends Pick<BuiltPdfs, 'pathOf'> {
  readonly root: string;
  readonly headers: readonly HeaderSource[];
}

/** Says of released issues where the PDF in the folder of builds is another file than the one that was printed. */
async function sayOtherFiles(
  rows: readonly RegisterRow[],
  { root, pathOf, headers }: Released,
  { language, standing, say }: Terminal,
): Promise<void> {
  const byFolder = new Map(headers.map((header) => [header.folder, header]));
  for (const { folder, pdf, releases } of rows) {
    const path = pdf?.source === 'release' ? pathOf(folder, byFolder.get(folder)) : undefined;
    if (path === undefined || digestIfThere(path) === pdf?.sha256) continue;
    const archive = archivePath(folder, releases);
    const [stands, kept] = [readPdf(path), readPdf(join(root, archive))];
    const { isSameDocument } = await import('../outputs/pdf/digest-objects.js');
    const isSame = stands && kept && (await isSameDocument(stands, kept));
    const params = { file: pathFrom(standing, path), archive };
    say(`${formatTalk(talk(isSame ? 'list-recompressed' : 'list-other-pdf', params), language)}\n`);
  }
}

/** The names in a folder; none where there is no such folder. */
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
