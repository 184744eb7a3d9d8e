import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from '../cache/entry-cache.js';
import { type ExitCode, exitCodes } from '../exit-code.js';
import type { Attachments } from '../model/attachments.js';
import { isoDate } from '../model/calendar.js';
import { hasErrors } from '../model/finding.js';
import type { SourceFile } from '../model/source.js';
import { HISTORY_FOLDER } from '../model/source-history.js';
import { UsageError } from '../model/usage-error.js';
import { type CompileResult, compile } from '../recipes/compile-issue.js';
import { openOutputNames } from '../recipes/compile-output-names.js';
import { latestOf, recordRelease, releasedOf } from '../recipes/compile-release.js';
import type { ChangedText } from '../report/format-diff.js';
import { formatTalk } from '../report/format-talk.js';
import { removeIfPossible } from '../workspace/leftovers.js';
import { checkWritable, type FileWriter } from '../workspace/write-file.js';
import { hasStandIn, nameOf } from './building/say-outcome.js';
import { archivePath, digestInside, digestPdf, readPdf } from './releasing/released-pdf.js';
import { talk } from './talk.js';
import { FindingsReport } from './terminal/findings-report.js';
import { showProgress } from './terminal/progress.js';
import { sayPrepared, sayTrace } from './terminal/say-trace.js';
import { startStopwatch } from './terminal/stopwatch.js';
import type { Terminal } from './terminal/terminal.js';
import { traceSources } from './terminal/trace.js';
import { type GatheredIssue, gatherIssue } from './workspace/gather-sources.js';
import { pathFrom } from './workspace/open-workspace.js';
import { type IssuesRequest, type PreparedIssues, prepareIssues } from './workspace/prepare-issues.js';
import { checkReplaceable, checkUnchanged, rewriteSources } from './workspace/rewrite-sources.js';

/** `bulletin release` as it was called. */
export interface ReleaseRequest extends Pick<IssuesRequest, 'systemFonts' | 'cwd' | 'packageRoot'> {
  /** As typed. */
  readonly number: string;
  /** Of an issue that was released before. */
  readonly again?: boolean;
  /** Why it is released again. */
  readonly reason?: string;
  /** Looks whether it can be released, and does no more. */
  readonly dryRun?: boolean;
  /** Of the program: documents state it. */
  readonly version: string;
}

/**
 * Freezes a printed issue: keeps its PDF beside the sources and records it in the header.
 * @throws UsageError where there is no workspace or no such issue, where it was or wasn't released before, where the PDF
 * in its place is another one, or where something can't be written
 */
export async function release(request: ReleaseRequest, terminal: Terminal): Promise<ExitCode> {
  const reason = readReason(request);
  const report = new FindingsReport(terminal);
  const started = performance.now();
  const { value: issues, findings } = prepareIssues({ ...request, numbers: [request.number] }, terminal.standing);
  if (issues) sayPrepared(issues, started, terminal);
  else report.show(findings);
  const ready =
    issues &&
    (await prepareRelease({ issues, request, reason, terminal }, report).finally(() => issues.fonts?.close()));
  if (ready && request.dryRun) checkRelease(ready);
  const kept = ready && !request.dryRun ? carryOut(ready, terminal) : undefined;
  if (ready) sayReleased(ready, kept, terminal);
  else sayNotReleased(issues, terminal);
  report.sumUp();
  return ready ? exitCodes.done : exitCodes.sourceErrors;
}

function readReason({ again, reason }: ReleaseRequest): string | undefined {
  if (reason !== undefined && !again) throw new UsageError(talk('reason-without-again', {}));
  const words = reason?.replace(/\s+/g, ' ').trim();
  if (again && !words) throw new UsageError(talk('again-without-reason', {}));
  return words;
}

interface Wanted {
  readonly issues: PreparedIssues;
  readonly request: ReleaseRequest;
  readonly reason: string | undefined;
  readonly terminal: Terminal;
}

/** A release of which all is known and nothing is written yet. */
interface ReadyRelease {
  readonly root: string;
  readonly folder: string;
  readonly pdf: Uint8Array;
  readonly sha256: string;
  readonly pages: number;
  readonly fonts: readonly string[];
  readonly date: string;
  /** Where its PDF is kept, relative to the workspace. */
  readonly archive: string;
  /** Where `build` puts it. */
  readonly target: string;
  /** Of the release before, where it is not kept any more but stands in the build's folder. */
  readonly rescued: { readonly archive: string; readonly pdf: Uint8Array } | undefined;
  readonly header: ChangedText;
  /** The texts that were set. */
  readonly sections: readonly SourceFile[];
}

/** Builds the issue as `build` would, and works out the record. None where its sources have errors. */
async function prepareRelease(wanted: Wanted, report: FindingsReport): Promise<ReadyRelease | undefined> {
  const { issues, request, terminal } = wanted;
  const [folder = ''] = issues.chosen;
  const stopwatch = startStopwatch();
  stopwatch.begin('read');
  const gathered = gatherIssue(issues.shared, folder);
  const reading = [...issues.reading, ...gathered.findings];
  if (!gathered.value) {
    report.show(reading);
    return undefined;
  }
  const before = releasedOf(gathered.value.issue);
  if (before && !request.again) {
    const date = isoDate(latestOf(before).date.value);
    throw new UsageError(talk('released-already', { issue: nameOf(folder), date }));
  }
  const { sources, attached } = traceAttachments(gathered.value);
  const { fonts, caches } = issues;
  const producer = `bulletin ${request.version}`;
  const reissue = request.again ?? false;
  const progress = showProgress(1, formatTalk(talk('building', {}), terminal.language), terminal);
  const input = { ...sources, reading, fonts, caches, producer, reissue, observe: stopwatch.begin };
  const result = await compile(input).finally(progress.finish);
  sayTrace(folder, { ...traceSources(gathered.value), timings: stopwatch.stop() }, terminal);
  report.show(result.findings);
  if (hasErrors(result.findings)) return undefined;
  if (!before && request.again) throw new UsageError(talk('not-released-yet', { issue: nameOf(folder) }));
  return describeRelease(wanted, { sources: gathered.value, attached: [...attached], result });
}

interface Compiled {
  readonly sources: GatheredIssue;
  readonly attached: readonly string[];
  readonly result: CompileResult;
}

function describeRelease({ issues, reason }: Wanted, { sources, attached, result }: Compiled): ReadyRelease {
  const { root } = issues;
  const { workspace, issue } = sources;
  const { folder, index } = issue;
  const { pdf } = result;
  if (!pdf) throw new Error(`issue ${folder} has neither a document nor errors`);
  const sha256 = digestOf(pdf);
  const pages = result.pageCount;
  const file = `dist/${openOutputNames(workspace.settings)(folder, { folder, index })}.pdf`;
  const target = join(root, file);
  const before = releasedOf(issue);
  if (!before && existsSync(target) && digestPdf(target) !== sha256) {
    throw new UsageError(talk('release-of-other-pdf', { file, folder }));
  }
  const archive = archivePath(folder, (before?.releases.length ?? 0) + 1);
  if (existsSync(join(root, archive)) && digestInside(root, archive) !== sha256) {
    throw new UsageError(talk('release-in-the-way', { file: archive }));
  }
  const after = recordRelease({ workspace, issue, attached, pages, sha256, ...(reason !== undefined && { reason }) });
  const made = after === undefined ? undefined : releasedOf({ ...issue, index: { ...index, text: after } });
  if (after === undefined || !made) throw new UsageError(talk('release-unwritable', { file: index.path }));
  const header = { path: index.path, before: index.text, after };
  const date = isoDate(latestOf(made).date.value);
  const rescued = before && rescue(root, before, { folder, target });
  return {
    root,
    folder,
    pdf,
    sha256,
    pages,
    fonts: result.fonts,
    date,
    archive,
    target,
    rescued,
    header,
    sections: issue.sections,
  };
}

/** The PDF of the release before, which is about to be replaced in the build's folder and is kept nowhere else. */
function rescue(
  root: string,
  before: NonNullable<ReturnType<typeof releasedOf>>,
  { folder, target }: Pick<ReadyRelease, 'folder' | 'target'>,
): ReadyRelease['rescued'] {
  const archive = archivePath(folder, before.releases.length);
  if (existsSync(join(root, archive))) return undefined;
  const pdf = readPdf(target);
  return pdf && digestOf(pdf) === latestOf(before).sha256.value ? { archive, pdf } : undefined;
}

/** @throws UsageError where the release could not be written */
function checkRelease({ root, archive, target, header, sections }: ReadyRelease): void {
  checkReplaceable(root, header);
  for (const section of sections) checkUnchanged(root, section);
  checkWritable(join(root, archive, '..'));
  checkWritable(join(target, '..'));
}

/**
 * The record comes last: whatever interrupts this, no header tells of a PDF that isn't there.
 * @returns the name of what the history keeps of it
 */
function carryOut(ready: ReadyRelease, terminal: Terminal): string {
  const { root, folder, target, pdf, header } = ready;
  const archived = archivedBy(ready);
  const written: string[] = [];
  const first = (writer: FileWriter): void => {
    checkRelease(ready);
    for (const { path, after } of archived) {
      writer.write(join(root, path), after, { replaces: 'none' });
      written.push(join(root, path));
    }
    writer.write(target, pdf);
    written.push(target);
  };
  const failed = (): void => {
    // Nobody would know what these are of.
    for (const path of written) if (path !== target) removeIfPossible(path);
    const file = pathFrom(terminal.standing, target);
    if (written.includes(target))
      terminal.say(`${formatTalk(talk('release-stopped', { issue: nameOf(folder), file }), terminal.language)}\n`);
  };
  return rewriteSources(root, { command: 'release', files: [header], made: archived }, { first, failed });
}

/** The PDFs that are still to be put beside the sources. */
function archivedBy({ root, pdf, sha256, archive, rescued }: ReadyRelease) {
  const isArchived = digestInside(root, archive) === sha256;
  return [
    ...(rescued ? [{ path: rescued.archive, after: rescued.pdf }] : []),
    ...(isArchived ? [] : [{ path: archive, after: pdf }]),
  ];
}

/** @param kept what the history keeps of it; none where nothing was written */
function sayReleased(ready: ReadyRelease, kept: string | undefined, terminal: Terminal): void {
  const { folder, date, pages, fonts, sha256, archive, target, header } = ready;
  if (kept !== undefined) terminal.print(pathFrom(terminal.standing, target));
  if (terminal.quiet) return;
  const plural = { zh: '', en: pages === 1 ? '' : 's' };
  const params = { issue: nameOf(folder), date, pages, plural, sha256, archive };
  terminal.say(`${formatTalk(talk(kept === undefined ? 'would-release' : 'released', params), terminal.language)}\n`);
  if (hasStandIn(fonts)) terminal.say(`${formatTalk(talk('released-stand-in', {}), terminal.language)}\n`);
  if (kept === undefined) return;
  const before = `${HISTORY_FOLDER}/${kept}/${header.path}`;
  const words = formatTalk(talk('release-by-hand', { header: header.path, archive, before }), terminal.language);
  terminal.say(`${words}\n`);
}

function sayNotReleased(issues: PreparedIssues | undefined, { quiet, language, say }: Terminal): void {
  if (!issues || quiet) return;
  say(`${formatTalk(talk('not-released', { issue: nameOf(issues.chosen[0] ?? '') }), language)}\n`);
}

/** The sources, with a note of every file that is opened because the text names it. */
function traceAttachments(sources: GatheredIssue): { sources: GatheredIssue; attached: ReadonlySet<string> } {
  const attached = new Set<string>();
  const { attachments } = sources.issue;
  const note = <T extends { readonly value: unknown }>(path: string, outcome: T): T => {
    if (outcome.value !== undefined) attached.add(path);
    return outcome;
  };
  const traced: Attachments = {
    open: (path) => note(path.value, attachments.open(path)),
    read: (path) => note(path.value, attachments.read(path)),
  };
  return { sources: { ...sources, issue: { ...sources.issue, attachments: traced } }, attached };
}
