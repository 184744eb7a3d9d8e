import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { type ExitCode, exitCodes } from '../exit-code.js';
import { digestOf } from '../model/byte-source.js';
import { isoDate } from '../model/calendar.js';
import { hasErrors } from '../model/finding.js';
import { holdingRelease } from '../model/header.js';
import type { IgnoreNote } from '../model/ignore-note.js';
import { draftNumbersIn, draftSourcesName, isKeptName } from '../model/issue-folder.js';
import type { SignedRecord } from '../model/release-record.js';
import { locate, type SourceFile, unreadFile, wholeFile } from '../model/source.js';
import { sharedFiles } from '../model/sources.js';
import type { Talk } from '../model/talk.js';
import { UsageError } from '../model/usage-error.js';
import type { ZippedFile } from '../model/zip-file.js';
import { pdf as pdfOutput } from '../outputs/pdf/pdf.js';
import { storedName } from '../read/attachments.js';
import { listFolder } from '../read/load-workspace.js';
import { identifyFonts } from '../recipes/compile-font-lock.js';
import { type CompileResult, pdfOf } from '../recipes/compile-issue.js';
import { openOutputNames } from '../recipes/compile-output-names.js';
import { compileRelease, overruledIn, releasedOf } from '../recipes/compile-release.js';
import { openedFaces } from '../recipes/lay-out.js';
import type { ChangedText } from '../report/format-diff.js';
import { formatTalk } from '../report/format-talk.js';
import {
  archivePath,
  digestIfThere,
  digestInside,
  keptSourcesPath,
  readPdf,
  recordPath,
} from '../workspace/built-files.js';
import { removeIfPossible } from '../workspace/files/leftovers.js';
import { checkWritable, type FileWriter } from '../workspace/files/write-file.js';
import { pathFrom } from '../workspace/find-root.js';
import type { GatheredIssue } from '../workspace/gather-sources.js';
import { checkReplaceable, checkUnchanged, rewriteSources } from '../workspace/history/rewrite-sources.js';
import { openHeldIssue } from '../workspace/open-issue.js';
import { type IssuesRequest, openWorkspace, type Workspace } from '../workspace/workspace.js';
import { hasStandIn, nameOf } from './building/say-outcome.js';
import { compareSigned, readSigned } from './releasing/compare-signed.js';
import { openReleasedFolder, today } from './releasing/released-folder.js';
import { restoreRelease } from './releasing/restore-release.js';
import { withdrawRelease } from './releasing/withdraw-release.js';
import { talk } from './talk.js';
import { FindingsReport } from './terminal/findings-report.js';
import { showProgress } from './terminal/progress.js';
import { sayPrepared, sayTrace } from './terminal/say-trace.js';
import type { Terminal } from './terminal/terminal.js';

/** `bulletin release` as it was called. */
export interface ReleaseRequest extends Pick<IssuesRequest, 'systemFonts' | 'cwd' | 'packageRoot' | 'version'> {
  /** The number as it was typed. */
  readonly number: string;
  /** Whether the issue was released before. */
  readonly again?: boolean;
  /** Withdraws the release that holds. */
  readonly withdraw?: boolean;
  /** Puts the sources of a release back: of the one that holds, or of that which is named by its count, as typed. */
  readonly restore?: string | true;
  /** Who signed a draft of it, and which one, as typed. */
  readonly signed?: string;
  readonly draft?: string;
  /** Why it is released again, or withdrawn, or differs from the draft that was signed. */
  readonly reason?: string;
  /** Looks whether it can be done, and does no more. */
  readonly dryRun?: boolean;
}

/**
 * Freezes a printed issue: keeps its PDF and its sources beside them and records it. Or withdraws that, or puts the sources
 * back.
 * @throws UsageError where there is no workspace or no such issue, where it was or wasn't released before, where the PDF
 * in its place is another one, or where something can't be written
 */
export async function release(request: ReleaseRequest, terminal: Terminal): Promise<ExitCode> {
  const reason = readReason(request);
  if (request.restore !== undefined) {
    return restoreRelease(openReleasedFolder(request, terminal.standing), request.restore, terminal);
  }
  if (request.withdraw) return withdrawRelease(openReleasedFolder(request, terminal.standing), reason ?? '', terminal);
  const report = new FindingsReport(terminal);
  const started = performance.now();
  const { value: workspace, findings } = await openWorkspace(
    { ...request, numbers: [request.number] },
    terminal.standing,
  );
  if (workspace) sayPrepared(workspace, started, terminal);
  else report.show(findings);
  const ready =
    workspace && (await prepareRelease({ workspace, request, reason, terminal }, report).finally(workspace.close));
  if (ready && request.dryRun) checkRelease(ready);
  const kept = ready && !request.dryRun ? carryOut(ready, terminal) : undefined;
  if (ready) sayReleased(ready, kept, terminal);
  else sayNotReleased(workspace, terminal);
  report.sumUp();
  return ready ? exitCodes.done : exitCodes.sourceErrors;
}

function readReason({ again, withdraw, restore, signed, draft, reason }: ReleaseRequest): string | undefined {
  if ([again, withdraw, restore].filter(Boolean).length > 1) throw new UsageError(talk('release-one-thing', {}));
  if ((withdraw || restore !== undefined) && signed !== undefined) throw new UsageError(talk('release-one-thing', {}));
  if (!signed?.trim() !== (draft === undefined)) throw new UsageError(talk('signed-without-draft', {}));
  if (reason !== undefined && !again && !withdraw && signed === undefined)
    throw new UsageError(talk('reason-without-again', {}));
  const words = reason?.replace(/\s+/g, ' ').trim();
  if (again && !words) throw new UsageError(talk('again-without-reason', {}));
  if (withdraw && !words) throw new UsageError(talk('withdraw-without-reason', {}));
  return words;
}

interface Wanted {
  readonly workspace: Workspace;
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
  /** It stood there already, and differs from what is built now in its compression alone. */
  readonly isRecompressed: boolean;
  readonly fonts: readonly string[];
  readonly date: string;
  /** Where its PDF is kept, relative to the workspace. */
  readonly archive: string;
  /** Where `build` puts it. */
  readonly target: string;
  /** The PDF of the release before, where it is not kept any more but stands in the build's folder. */
  readonly rescued: { readonly archive: string; readonly pdf: Uint8Array } | undefined;
  readonly header: ChangedText;
  /** The record of it, and the sources as they were set, with their places. */
  readonly made: readonly { readonly path: string; readonly after: Uint8Array }[];
  /** The texts that were set, and what all issues share. */
  readonly texts: readonly SourceFile[];
  readonly held: HeldFiles;
  readonly overruled: readonly IgnoreNote[];
}

type HeldFiles = NonNullable<ReturnType<typeof openHeldIssue>['held']>;

/** Compiles the issue, and works out the record. None where its sources have errors. */
async function prepareRelease(wanted: Wanted, report: FindingsReport): Promise<ReadyRelease | undefined> {
  const { workspace, request, terminal } = wanted;
  const [folder = ''] = workspace.chosen;
  const issue = openHeldIssue(workspace, folder);
  const { sources, held } = issue;
  if (!sources || !held) {
    report.show(issue.reading);
    return undefined;
  }
  const before = holdingRelease(releasedOf(sources.issue, workspace.memo));
  if (before && !request.again) {
    const date = isoDate(before.release.date.value);
    throw new UsageError(talk('released-already', { issue: nameOf(folder), date }));
  }
  const progress = showProgress(1, formatTalk(talk('building', {}), terminal.language), terminal);
  const result = await issue.compile({ reissue: request.again ?? false }).finally(progress.finish);
  sayTrace(folder, issue.trace(), terminal);
  report.show(result.findings);
  if (hasErrors(result.findings)) return undefined;
  if (!before && request.again) throw new UsageError(talk('not-released-yet', { issue: nameOf(folder) }));
  return describeRelease(wanted, { sources, held, result });
}

interface Compiled {
  readonly sources: GatheredIssue;
  readonly held: HeldFiles;
  readonly result: CompileResult;
}

async function describeRelease(wanted: Wanted, { sources, held, result }: Compiled): Promise<ReadyRelease | undefined> {
  const { workspace: opened, reason } = wanted;
  const { root, memo } = opened;
  const { workspace, issue } = sources;
  const { folder, index } = issue;
  const made = pdfOf(result);
  if (!made || !result.words) throw new Error(`issue ${folder} has neither a document nor errors`);
  const file = `dist/${openOutputNames(workspace.settings, memo)(folder, { folder, index })}${pdfOutput.suffixes[0]}`;
  const target = join(root, file);
  const released = releasedOf(issue, memo);
  const before = holdingRelease(released);
  const count = (released?.releases.length ?? 0) + 1;
  const archive = archivePath(folder, count);
  const standing = [
    { path: join(root, archive), trouble: () => talk('release-in-the-way', { file: archive }) },
    ...(before ? [] : [{ path: target, trouble: (pdf?: Uint8Array) => sayWhatChanged(pdf, made, { file, folder }) }]),
  ];
  const pdf = await choosePdf(made, standing);
  const sha256 = digestOf(pdf);
  const pages = result.pageCount;
  const attached = attachedTo(folder, held);
  const files = [
    ...[index, ...issue.sections].map((file) => ({ path: file.path, bytes: printedBytes(root, file) })),
    ...keptFiles(root, folder, attached),
  ];
  const signed = takeSigned(wanted, folder, files);
  if (signed === 'differs') return undefined;
  const compiled = compileRelease({
    workspace,
    issue,
    memo,
    words: result.words,
    files: [...files, ...keptFiles(root, '', held.workspace.held)],
    attached,
    pages,
    sha256,
    fonts: fontsOf(opened),
    program: opened.producer,
    recorded: today(),
    signed,
    ...(reason !== undefined && wanted.request.again && { reason }),
  });
  const after = compiled?.index;
  const recorded = after === undefined ? undefined : releasedOf({ ...issue, index: { ...index, text: after } }, memo);
  const date = recorded?.releases.at(-1)?.date;
  if (!compiled || after === undefined || !date) throw new UsageError(talk('release-unwritable', { file: index.path }));
  const header = { path: index.path, before: index.text, after };
  const rescued = before && rescue(root, before, { folder, target });
  return {
    root,
    folder,
    pdf,
    sha256,
    pages,
    isRecompressed: pdf !== made,
    fonts: result.fonts,
    date: isoDate(date.value),
    archive,
    target,
    rescued,
    header,
    made: [
      { path: keptSourcesPath(folder, count), after: compiled.sources },
      { path: recordPath(folder, count), after: compiled.record },
    ],
    texts: [...issue.sections, ...sharedFiles(workspace)],
    held,
    overruled: overruledIn(issue),
  };
}

/** Who signed which draft; `differs` where these are not its sources and nobody said why. What differs is shown. */
function takeSigned(
  { workspace: { root }, request, reason, terminal }: Wanted,
  folder: string,
  files: readonly ZippedFile[],
): SignedRecord | 'differs' | undefined {
  const { signed: name, draft: typed } = request;
  if (name === undefined || typed === undefined) return undefined;
  const { files: before, ...signed } = readSigned(root, folder, { name: name.replace(/\s+/g, ' ').trim(), typed });
  const changes = compareSigned({ files: before }, files, terminal.color);
  if (changes === '') return signed;
  const params = { draft: signed.draft, name: signed.name };
  const words = reason === undefined ? talk('signed-differs', params) : talk('signed-differs-why', params);
  terminal.say(`${changes}${formatTalk(words, terminal.language)}\n`);
  return reason === undefined ? 'differs' : { ...signed, reason };
}

/** A text as it stands; what is in another encoding as the release writes it. */
function printedBytes(root: string, file: SourceFile): Uint8Array {
  const bytes = checkUnchanged(root, file);
  return file.encoding === undefined ? bytes : Buffer.from(file.text);
}

/** What the texts name, but for what was kept of earlier releases, which is looked at as well. */
const attachedTo = (folder: string, { issue: { held } }: HeldFiles): ReadonlyMap<string, Uint8Array> =>
  new Map([...held].filter(([name]) => !isKeptName(folder, name)));

/** Files with their paths in the workspace, whatever way a text names them. */
function keptFiles(root: string, folder: string, files: ReadonlyMap<string, Uint8Array>): readonly ZippedFile[] {
  const home = posix.join('issues', folder);
  return [...files].map(([value, bytes]) => {
    const name = storedName(root, home, { value, range: wholeFile(unreadFile('')) });
    if (name === undefined) throw new UsageError(talk('release-unread', { file: posix.join(home, value) }));
    return { path: posix.join(home, name), bytes };
  });
}

function fontsOf({ fonts, memo, fontDigests: digestOf }: Workspace): ReturnType<typeof identifyFonts> {
  return fonts ? identifyFonts({ fonts, faces: openedFaces(memo), digestOf }) : {};
}

/**
 * The PDF to be released: the one that stands in its place already where it is the same document. Another Node may have
 * compressed that in another way; it is what was printed.
 * @throws UsageError where another document stands there
 */
async function choosePdf(
  made: Uint8Array,
  places: readonly { readonly path: string; readonly trouble: (standing?: Uint8Array) => Talk | Promise<Talk> }[],
): Promise<Uint8Array> {
  let chosen = made;
  for (const { path, trouble } of places) {
    if (!existsSync(path) || digestIfThere(path) === digestOf(chosen)) continue;
    const standing = readPdf(path);
    const { isSameDocument } = await import('../outputs/pdf/digest-objects.js');
    if (!standing || !(await isSameDocument(standing, made))) throw new UsageError(await trouble(standing));
    if (chosen === made) chosen = standing;
  }
  return chosen;
}

/** Why a PDF that was built earlier is not what is made now, as far as it shows: its fonts, its program, else its text. */
async function sayWhatChanged(
  standing: Uint8Array | undefined,
  made: Uint8Array,
  params: { readonly file: string; readonly folder: string },
): Promise<Talk> {
  const { findMakings } = await import('../outputs/pdf/digest-objects.js');
  const was = standing && (await findMakings(standing));
  const is = await findMakings(made);
  if (!was || !is) return talk('release-of-other-pdf/unread', params);
  if (was.fonts.join() !== is.fonts.join()) {
    return talk('release-of-other-pdf/fonts', { ...params, before: was.fonts, now: is.fonts });
  }
  if (was.producer === undefined || is.producer === undefined || was.producer === is.producer) {
    return talk('release-of-other-pdf', params);
  }
  return talk('release-of-other-pdf/program', { ...params, before: was.producer, now: is.producer });
}

/** The PDF of the release before, which is about to be replaced in the build's folder and is kept nowhere else. */
function rescue(
  root: string,
  { release, count }: NonNullable<ReturnType<typeof holdingRelease>>,
  { folder, target }: Pick<ReadyRelease, 'folder' | 'target'>,
): ReadyRelease['rescued'] {
  const archive = archivePath(folder, count);
  if (existsSync(join(root, archive))) return undefined;
  const pdf = readPdf(target);
  return pdf && digestOf(pdf) === release.sha256.value ? { archive, pdf } : undefined;
}

/** @throws UsageError where the release could not be written */
function checkRelease({ root, folder, archive, target, header, texts, held, made }: ReadyRelease): void {
  checkReplaceable(root, header);
  for (const text of texts) checkUnchanged(root, text);
  for (const [files, home] of [
    [held.issue, posix.join('issues', folder)] as const,
    [held.workspace, 'issues'] as const,
  ]) {
    const changed = files.findChanged();
    if (changed !== undefined) throw new UsageError(talk('release-unread', { file: posix.join(home, changed) }));
  }
  for (const { path, after } of made) {
    const isInTheWay = existsSync(join(root, path)) && digestInside(root, path) !== digestOf(after);
    if (isInTheWay) throw new UsageError(talk('release-in-the-way', { file: path }));
  }
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
  // Proofs were kept until now: what was printed is.
  const removed = draftNumbersIn(folder, listFolder(root, `issues/${folder}`).value).map(
    (draft) => `issues/${folder}/${draftSourcesName(folder, draft)}`,
  );
  return rewriteSources(root, { command: 'release', files: [header], made: archived, removed }, { first, failed });
}

/** The files that are still to be put beside the sources. */
function archivedBy({ root, pdf, archive, rescued, made }: ReadyRelease) {
  const files = [{ path: archive, after: pdf }, ...made];
  return [
    ...(rescued ? [{ path: rescued.archive, after: rescued.pdf }] : []),
    ...files.filter(({ path, after }) => digestInside(root, path) !== digestOf(after)),
  ];
}

/** @param kept what the history keeps of it; none where nothing was written */
function sayReleased(ready: ReadyRelease, kept: string | undefined, terminal: Terminal): void {
  const { folder, date, pages, isRecompressed, fonts, sha256, archive, target } = ready;
  if (kept !== undefined) terminal.print(pathFrom(terminal.standing, target));
  if (terminal.quiet) return;
  const plural = { zh: '', en: pages === 1 ? '' : 's' };
  const params = { issue: nameOf(folder), date, pages, plural, sha256, archive };
  terminal.say(`${formatTalk(talk(kept === undefined ? 'would-release' : 'released', params), terminal.language)}\n`);
  if (isRecompressed) terminal.say(`${formatTalk(talk('release-recompressed', {}), terminal.language)}\n`);
  sayOverruled(ready, terminal);
  if (hasStandIn(fonts)) terminal.say(`${formatTalk(talk('released-stand-in', {}), terminal.language)}\n`);
  if (kept === undefined) return;
  terminal.say(`${formatTalk(talk('release-by-hand', { folder }), terminal.language)}\n`);
}

/** What rules object to and the author overruled, each with its place and reason. */
function sayOverruled({ overruled }: ReadyRelease, { language, say }: Terminal): void {
  if (overruled.length === 0) return;
  say(`${formatTalk(talk('release-overruled', { count: overruled.length }), language)}\n`);
  for (const { rules, reason, range } of overruled) {
    const { line, column } = locate(range);
    const place = `${range.file.path}:${line}:${column}`;
    const params = { place, rules: rules.map(({ value }) => value).join(', '), reason: reason?.value ?? '' };
    say(`${formatTalk(talk('release-overruled-place', params), language)}\n`);
  }
}

function sayNotReleased(workspace: Workspace | undefined, { quiet, language, say }: Terminal): void {
  if (!workspace || quiet) return;
  say(`${formatTalk(talk('not-released', { issue: nameOf(workspace.chosen[0] ?? '') }), language)}\n`);
}
