import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { digestOf } from '../../model/byte-source.js';
import { isoDate } from '../../model/calendar.js';
import type { FontRole } from '../../model/face.js';
import { hasErrors } from '../../model/finding.js';
import { holdingRelease } from '../../model/header.js';
import type { IgnoreNote } from '../../model/ignore-note.js';
import { isKeptName } from '../../model/issue-folder.js';
import type { SignedRecord } from '../../model/release-record.js';
import { type SourceFile, unreadFile, wholeFile } from '../../model/source.js';
import { sharedFiles } from '../../model/sources.js';
import { UsageError } from '../../model/usage-error.js';
import type { ZippedFile } from '../../model/zip-file.js';
import { pdf as pdfOutput } from '../../outputs/pdf/pdf.js';
import { storedName } from '../../read/attachments.js';
import { identifyFonts } from '../../recipes/compile-font-lock.js';
import { type CompileResult, pdfOf } from '../../recipes/compile-issue.js';
import { openOutputNames } from '../../recipes/compile-output-names.js';
import { compileRelease, overruledIn, releasedOf } from '../../recipes/compile-release.js';
import { openedFaces } from '../../recipes/lay-out.js';
import type { ChangedText } from '../../report/format-diff.js';
import { formatTalk } from '../../report/format-talk.js';
import { archivePath, keptSourcesPath, readPdf, recordPath } from '../../workspace/built-files.js';
import { findStandIns } from '../../workspace/find-stand-ins.js';
import type { GatheredIssue } from '../../workspace/gather-sources.js';
import { checkUnchanged } from '../../workspace/history/rewrite-sources.js';
import { openHeldIssue } from '../../workspace/open-issue.js';
import { openSinceDraft } from '../../workspace/since-draft.js';
import type { Workspace } from '../../workspace/workspace.js';
import { nameOf } from '../building/say-outcome.js';
import { talk } from '../talk.js';
import type { FindingsReport } from '../terminal/findings-report.js';
import { showProgress } from '../terminal/progress.js';
import { sayTrace } from '../terminal/say-trace.js';
import type { Terminal } from '../terminal/terminal.js';
import { choosePdf, sayWhatChanged } from './choose-pdf.js';
import { compareSigned, readSigned } from './compare-signed.js';
import type { ReleaseRequest } from './release-request.js';
import { today } from './released-folder.js';

interface Wanted {
  readonly workspace: Workspace;
  readonly request: ReleaseRequest;
  readonly reason: string | undefined;
  readonly terminal: Terminal;
}

/** A release of which all is known and nothing is written yet. */
export interface ReadyRelease {
  readonly root: string;
  readonly folder: string;
  readonly pdf: Uint8Array;
  readonly sha256: string;
  readonly pages: number;
  /** It stood there already, and differs from what is built now in its compression alone. */
  readonly isRecompressed: boolean;
  /** The roles that a font of the program stood in for. */
  readonly standIns: readonly FontRole[];
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

/**
 * Compiles the issue, finds what stands in the way of its release, and works out the record. None where its sources have errors,
 * or are not those that were signed.
 * @throws UsageError where it was or wasn't released before, or the PDF in its place is another one
 */
export async function prepareRelease(wanted: Wanted, report: FindingsReport): Promise<ReadyRelease | undefined> {
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
  // An error of what was half read is none of the sources.
  if (hasErrors(result.findings)) checkHeld(folder, held);
  report.show(result.findings, openSinceDraft(workspace.root, folder)?.freshIn(result.findings));
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
    standIns: findStandIns(opened, result.fonts),
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

/** @throws UsageError where a file that the texts name is not any more what was read, or could not be read whole */
export function checkHeld(folder: string, held: HeldFiles): void {
  for (const [files, home] of [
    [held.issue, posix.join('issues', folder)] as const,
    [held.workspace, 'issues'] as const,
  ]) {
    const changed = files.findChanged();
    if (changed !== undefined) throw new UsageError(talk('release-unread', { file: posix.join(home, changed) }));
  }
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

function fontsOf({ fonts, memo, fontDigests: digests }: Workspace): ReturnType<typeof identifyFonts> {
  return fonts ? identifyFonts({ fonts, faces: openedFaces(memo), digests }) : {};
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
