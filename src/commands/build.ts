import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { type CompileResult, compile } from '../compile.js';
import { type ExitCode, exitCodes } from '../exit-code.js';
import { hasErrors } from '../model/finding.js';
import { parseIssueFolder } from '../model/issue-folder.js';
import { UsageError } from '../model/usage-error.js';
import { formatFontReport } from '../report/format-font-report.js';
import { formatTalk, formatUsageError } from '../report/format-talk.js';
import { issueName } from './choose-issues.js';
import { FindingsReport } from './findings-report.js';
import { gatherIssue } from './gather-sources.js';
import { pathFrom } from './open-workspace.js';
import { type IssuesRequest, type PreparedIssues, prepareIssues } from './prepare-issues.js';
import type { Terminal } from './terminal.js';
import { checkWritable, sweepStaleFiles, writeFile } from './write-file.js';

/** `bulletin build` as it was called. */
export interface BuildRequest extends IssuesRequest {
  /** Writes a proof under a name of its own. */
  readonly draft?: boolean;
  /** Relative to where the caller stands. */
  readonly outDir?: string;
  /** Lists the characters of each issue that no font has, or that stand-ins are set for. */
  readonly fontReport?: boolean;
  /** Of the program: documents state it. */
  readonly version: string;
}

/**
 * Writes the PDF of each issue whose sources have no errors; one that has does not stop the others.
 * @throws UsageError where there is no workspace or no such issue, or where the PDFs can't be written
 */
export async function build(request: BuildRequest, terminal: Terminal): Promise<ExitCode> {
  const report = new FindingsReport(terminal);
  const status = await buildChosen(request, report, terminal);
  report.sumUp();
  return status;
}

async function buildChosen(request: BuildRequest, report: FindingsReport, terminal: Terminal): Promise<ExitCode> {
  const { value: issues, findings } = prepareIssues(request, terminal.standing);
  if (!issues) {
    report.show(findings);
    return exitCodes.sourceErrors;
  }
  const { root } = issues;
  const outDir = request.outDir === undefined ? join(root, 'dist') : resolve(terminal.standing, request.outDir);
  checkWritable(outDir);
  sweepStaleFiles(outDir);

  const producer = `bulletin ${request.version}`;
  const draft = request.draft ?? false;
  let status: ExitCode = exitCodes.done;
  for (const folder of issues.chosen) {
    const target = join(outDir, draft ? `${folder}-送审稿.pdf` : `${folder}.pdf`);
    const fontReport = request.fontReport ?? false;
    const outcome = await buildIssue({ issues, producer, draft, fontReport, folder, target }, report, terminal);
    if (outcome > status) status = outcome;
    // Lets an interrupt through: what is awaited in a compile may never leave the microtask queue.
    await setImmediate();
  }
  return status;
}

/** One PDF to be made. */
interface Job {
  readonly issues: PreparedIssues;
  readonly producer: string;
  readonly draft: boolean;
  readonly fontReport: boolean;
  /** The issue's folder. */
  readonly folder: string;
  /** Where its PDF goes. */
  readonly target: string;
}

async function buildIssue(job: Job, report: FindingsReport, terminal: Terminal): Promise<ExitCode> {
  const { issues, folder, target, producer, draft, fontReport } = job;
  const { fonts, caches } = issues;
  const started = performance.now();
  const sources = gatherIssue(issues.shared, folder);
  const reading = [...issues.reading, ...sources.findings];
  const result = sources.value && (await compile({ ...sources.value, reading, fonts, caches, producer, draft }));
  const findings = result?.findings ?? reading;
  report.show(findings);
  if (fontReport && result) terminal.say(formatFontReport(nameOf(folder), result.glyphFindings, terminal.language));
  if (hasErrors(findings)) {
    sayNotBuilt(job, terminal);
    return exitCodes.sourceErrors;
  }
  if (!result?.pdf) throw new Error(`issue ${folder} has neither a document nor errors`);
  try {
    writeFile(target, result.pdf);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    terminal.say(formatUsageError(error, terminal.language, terminal.color));
    return exitCodes.unusable;
  }
  terminal.print(pathFrom(terminal.standing, target));
  sayBuilt(job, result, performance.now() - started, terminal);
  return exitCodes.done;
}

function sayBuilt({ folder }: Job, { pages, fonts }: CompileResult, milliseconds: number, terminal: Terminal): void {
  if (terminal.quiet) return;
  const seconds = (milliseconds / 1000).toFixed(2);
  const plural = { zh: '', en: pages.length === 1 ? '' : 's' };
  const params = { issue: nameOf(folder), pages: pages.length, plural, seconds, fonts };
  terminal.say(`${formatTalk('built', params, terminal.language)}\n`);
}

function sayNotBuilt({ folder, target }: Job, { quiet, language, standing, say }: Terminal): void {
  if (quiet) return;
  const issue = nameOf(folder);
  const said = existsSync(target)
    ? formatTalk('not-built-kept', { issue, file: pathFrom(standing, target) }, language)
    : formatTalk('not-built', { issue }, language);
  say(`${said}\n`);
}

function nameOf(folder: string) {
  const parsed = parseIssueFolder(folder);
  return parsed ? issueName(parsed) : folder;
}
