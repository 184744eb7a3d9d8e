import { createHash } from 'node:crypto';
import { knownRules } from '../catalogue.js';
import { readAttachment } from '../check/digest-files.js';
import { findChangedFiles, keepReleasedText } from '../check/find-changed-files.js';
import { findOutputTrouble } from '../check/find-output-trouble.js';
import { finding } from '../check/finding.js';
import { findKeptPdf, judgePrinted } from '../check/judge-printed.js';
import { findWithdrawnBefore, judgeRecords, type RecordSources, recordsBefore } from '../check/judge-record.js';
import { limitFindings } from '../check/limit-findings.js';
import type { Memo } from '../memo/memo.js';
import { digestOf } from '../model/byte-source.js';
import { type Finding, hasErrors } from '../model/finding.js';
import { holdingRelease, type IssueHeader, type Release } from '../model/header.js';
import { keptPdfName, keptSourcesName } from '../model/issue-folder.js';
import { unlessUnreadable } from '../model/read-error.js';
import type { ReleaseRecord } from '../model/release-record.js';
import type { Settings } from '../model/settings.js';
import type { IssueSources, WorkspaceSources } from '../model/sources.js';
import { UsageError } from '../model/usage-error.js';
import { findingsFor } from '../statistics/build-ledger.js';
import { judgeFigures } from '../statistics/judge-figures.js';
import { ledgerIssueOf } from '../statistics/resolve-figures.js';
import { compileHeader } from './compile-headers.js';
import { compileLedger, compileLedgerThen, headersBefore, headersFor } from './compile-ledger.js';
import { sharedThen } from './compile-release.js';
import { compileSettingsThen } from './compile-settings-then.js';
import { compileHolidays, compileSettings } from './compile-standing-facts.js';
import type { MadeHeader } from './grow-ledger.js';

/* The recipe of judging what was printed: header → record → ledger → findings. No text is parsed and no font opened. */

interface PrintedInput {
  readonly workspace: WorkspaceSources;
  readonly issue: IssueSources;
  /** What reading these found. */
  readonly reading?: readonly Finding[];
  readonly memo: Memo;
}

/** A released issue whose sources equal its record. */
export interface PrintedIssue {
  /** The release that holds. */
  readonly release: Release;
  /** All that counts of it. */
  readonly findings: readonly Finding[];
  /** Its PDF as it is kept beside the sources; none where that is gone or another one. */
  readonly readPdf: () => Uint8Array | undefined;
  /** What it shared with other issues when it was printed; none where that was not kept. */
  readonly readShared: () => Partial<Pick<WorkspaceSources, 'settings' | 'templates'>>;
  /** What is to be said where the PDF can't be had in any way. */
  readonly lost: Finding;
}

/**
 * A released issue that is as it was printed, and what counts of it. None where it was not released, where it was changed,
 * or where its header or bulletin.yaml can't be made out: then it is judged as any other.
 */
export function findPrinted({ workspace, issue, reading = [], memo }: PrintedInput): PrintedIssue | undefined {
  const { value: header, findings: headerFindings } = compileHeader(issue, memo);
  const holding = holdingRelease(header?.released);
  if (!header || !holding || findChangedFiles(header, issue).length > 0) return undefined;
  const { release, count } = holding;
  const set = compileSettings(workspace.settings, memo);
  if (!set.value) return undefined;
  const { holidays: days } = workspace;
  const archive = keptPdfName(issue.folder, count);
  const kept = findKeptPdf(release, archive, issue);
  const { record, findings: recordFindings } = judgeRecords({ header, issue, shared: workspace });
  const { rules } = set.value;
  const judgeWith = (settings: Settings, compile: typeof compileLedger) => {
    const compiled = compile(settings, headersFor(issue, workspace), memo, workspace.history);
    const { ledger, readHeaders } = compiled;
    const earlier = headersBefore(header, compiled);
    const judged = judgePrinted({
      header,
      headerFindings,
      ledgerFindings: findingsFor(compiled.ledgerFindings, header),
      recordFindings: [
        ...recordFindings,
        ...(record ? findWithdrawnBefore(record, { shared: workspace, earlier }) : []),
        ...hintOfFirstStage(header, earlier),
      ],
      earlier,
      holidays: days && compileHolidays(days, memo).value,
      rules,
      known: knownRules,
    });
    const figures = record
      ? judgeFigures(record, {
          ledger,
          seenFrom: ledgerIssueOf(header, ledger),
          folder: issue.folder,
          place: release.record?.range ?? release.range,
          records: () =>
            recordsBefore(record, release.range, { shared: workspace, earlier: comparedWith(header, earlier) }),
        })
      : [];
    return { findings: [...judged, ...figures], readHeaders };
  };
  const readShared: PrintedIssue['readShared'] = () => {
    const zip = record && readAttachment({ value: keptSourcesName(issue.folder, count), range: release.range }, issue);
    return zip && digestOf(zip) === record.sources ? sharedThen(zip) : {};
  };
  const judgedNow = judgeWith(set.value, compileLedger);
  let { findings: judged } = judgedNow;
  if (hasErrors(judged)) {
    // Only where something is wrong is it worth its time to tell a change of what was counted from one of how it is declared.
    const file = readShared().settings;
    const then = file && file.text !== set.value.file.text && compileSettingsThen(file, set.value, memo);
    const judgedThen = then ? judgeWith(then, compileLedgerThen).findings : judged;
    if (errorsIn(judgedThen) < errorsIn(judged)) judged = judgedThen;
  }
  // Where its PDF goes is no matter of the issue, but must not be where another's is.
  const misplaced = findOutputTrouble(set.value, header, judgedNow.readHeaders);
  const causes = hasErrors(judged) ? causesIn([...reading, ...set.findings]) : [];
  return {
    release,
    findings: limitFindings(keepReleasedText([...causes, ...misplaced, ...kept, ...judged], header)),
    readPdf: () => (kept.length > 0 ? undefined : readKept(issue, archive, release)),
    readShared,
    lost: finding('released-pdf', release.sha256.range, {
      number: issue.folder,
      archive: `issues/${issue.folder}/${archive}`,
    }),
  };
}

const errorsIn = (findings: readonly Finding[]): number =>
  findings.filter(({ severity }) => severity === 'error').length;
/** The issues that its figures may be made of or compared to: of its year and of the one before. */
const comparedWith = ({ year }: IssueHeader, earlier: readonly MadeHeader[]): readonly MadeHeader[] =>
  earlier.filter(({ header }) => header.year.value >= year.value - 1);

/**
 * What is wrong with the evidence of a released issue: its sources, its kept PDF, the records of its releases. Nothing but
 * these files is read.
 */
export function findEvidence({ header, issue, shared }: RecordSources & { readonly header: IssueHeader }): {
  readonly isChanged: boolean;
  readonly record: ReleaseRecord | undefined;
  readonly findings: readonly Finding[];
} {
  const holding = holdingRelease(header.released);
  const changed = findChangedFiles(header, issue);
  const kept = holding ? findKeptPdf(holding.release, keptPdfName(issue.folder, holding.count), issue) : [];
  const { record, findings } = judgeRecords({ header, issue, shared });
  return { isChanged: changed.length > 0, record, findings: [...changed, ...kept, ...findings] };
}

/** Said of the first of all issues whose records are of an earlier program, and of no other: nothing is to be done about them. */
function hintOfFirstStage(header: IssueHeader, earlier: readonly MadeHeader[]): readonly Finding[] {
  const recordless = ({ released }: IssueHeader) => {
    const release = holdingRelease(released)?.release;
    return release && !release.record ? release : undefined;
  };
  const release = recordless(header);
  if (!release || header.identity.type === 'special' || earlier.some((before) => recordless(before.header))) return [];
  return [finding('released-without-record', release.range, { number: header.folder })];
}

/** The errors of bulletin.yaml and of headers, which the ledger is made from. */
const causesIn = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(
    ({ severity, range }) =>
      severity === 'error' && /^issues\/(?:bulletin\.yaml|[^/]+\/index\.md)$/.test(range.file.path),
  );

function readKept({ attachments }: IssueSources, archive: string, { sha256 }: Release): Uint8Array | undefined {
  const source = attachments.open({ value: archive, range: sha256.range }).value;
  const bytes = source && unlessUnreadable(() => source.readAt(0, source.size));
  return bytes && isReleased(bytes, { sha256 }) ? bytes : undefined;
}

/**
 * The PDF of an issue that is as it was printed: as it is kept, else as it is made anew where that comes out the same.
 * None where there are errors, or where it is lost.
 */
export async function takePrinted(
  { release, findings, readPdf, lost }: PrintedIssue,
  makeAnew: () => Promise<Uint8Array | undefined>,
): Promise<{ readonly findings: readonly Finding[]; readonly pdf: Uint8Array | undefined }> {
  if (hasErrors(findings)) return { findings, pdf: undefined };
  const pdf = readPdf() ?? (await makeReleased(makeAnew, release));
  if (pdf) return { findings, pdf };
  return { findings: [...findings.filter(({ code }) => code !== 'released-pdf/archive'), lost], pdf };
}

async function makeReleased(
  makeAnew: () => Promise<Uint8Array | undefined>,
  release: Release,
): Promise<Uint8Array | undefined> {
  try {
    const pdf = await makeAnew();
    return pdf && isReleased(pdf, release) ? pdf : undefined;
  } catch (error) {
    // A font that is not there any more leaves the PDF out; one that can't be read at the moment is asked for again.
    const isOfMoment =
      error instanceof UsageError && (error.code === 'font-unreadable' || error.code === 'font-changed');
    if (error instanceof UsageError && !isOfMoment) return undefined;
    throw error;
  }
}

/** Whether these are the bytes that were released. */
export const isReleased = (pdf: Uint8Array, { sha256 }: Pick<Release, 'sha256'>): boolean =>
  createHash('sha256').update(pdf).digest('hex') === sha256.value;
