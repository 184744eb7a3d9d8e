import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { digestOf, type EntryCache } from '../../cache/entry-cache.js';
import { isoDate } from '../../model/calendar.js';
import { type Finding, hasErrors } from '../../model/finding.js';
import { parseIssueFolder } from '../../model/issue-folder.js';
import { restoreFindings } from '../../model/stored-finding.js';
import type { Talk } from '../../model/talk.js';
import { UsageError } from '../../model/usage-error.js';
import { type CompileInput, checkIssue, compile, planCompile } from '../../recipes/compile-issue.js';
import { findPrinted, type PrintedIssue } from '../../recipes/compile-printed.js';
import type { FileWriter } from '../../workspace/write-file.js';
import { digestPdf } from '../releasing/released-pdf.js';
import { talk } from '../talk.js';
import { type Stopwatch, startStopwatch } from '../terminal/stopwatch.js';
import { type Trace, traceSources } from '../terminal/trace.js';
import { type GatheredIssue, gatherIssue } from '../workspace/gather-sources.js';
import type { PreparedIssues } from '../workspace/prepare-issues.js';
import { DRAFT_MARK } from './draft-mark.js';
import { findChanges } from './find-reasons.js';
import { digestInputs, type HeaderDigests, type IssueInputs } from './issue-inputs.js';
import {
  type BuildFacts,
  describeBuild,
  documentsIn,
  findBuild,
  headersOf,
  type KeptBuild,
  keepBuild,
  lastBuild,
  NO_DOCUMENT,
  noteBuild,
  readPdf,
  renameOf,
  sourcesOf,
  type TracedDocuments,
  type TracedSources,
  traceAttachments,
} from './kept-builds.js';

/** What all issues of one build share. */
export interface BuildSetting {
  readonly issues: PreparedIssues;
  readonly producer: string;
  readonly draft: boolean;
  /** Every character that no font has, or that stand-ins are set for, is wanted. */
  readonly fontReport: boolean;
  /** Nothing that was made before is taken. */
  readonly force: boolean;
  /** What was made before. */
  readonly entries: EntryCache;
  /** Of the program and of the fonts. */
  readonly program: string;
  readonly fontsDigest: string;
  readonly headers: HeaderDigests;
  /** Writes the PDFs. */
  readonly writer: FileWriter;
  /** Keeps the digests of all headers, once, and hands back their key. */
  readonly keepHeaders: () => string;
}

/** One PDF to be made. */
export interface BuildJob {
  /** The issue's folder. */
  readonly folder: string;
  /** Where its PDF goes. */
  readonly target: string;
}

/**
 * What became of an issue. `built`: set and written. `reused`: written, or to be written, as it was made before.
 * `unchanged`: the PDF that stands there is the right one. `planned`: it would be built. `failed`: it has errors, or
 * could not be written.
 */
export type IssueStatus = 'built' | 'reused' | 'unchanged' | 'planned' | 'failed';

export interface IssueOutcome {
  readonly folder: string;
  readonly target: string;
  readonly status: IssueStatus;
  readonly findings: readonly Finding[];
  /** Why the PDF was not left as it is. */
  readonly why: readonly Talk[];
  readonly milliseconds: number;
  /** How the work went. */
  readonly trace: Trace;
  /** Known of each issue that has a PDF. */
  readonly document?: { readonly pageCount: number; readonly sha256: string; readonly fonts: readonly string[] };
  /** When the issue was released, `YYYY-MM-DD`: its PDF is the one that was printed. */
  readonly released?: string;
  /** Where they are wanted and the issue was set. */
  readonly glyphFindings?: readonly Finding[];
  /** Names of the issue's PDF from before, which stand beside it and are no longer kept up. */
  readonly formerFiles?: readonly string[];
  /** Why the PDF could not be written. */
  readonly trouble?: Talk;
}

/** Builds one issue, or takes it as it was built of the same before; with `isPlan` says what that would be, and writes nothing. */
export async function buildIssue(
  setting: BuildSetting,
  job: BuildJob,
  { isPlan = false }: { readonly isPlan?: boolean } = {},
): Promise<IssueOutcome> {
  const started = performance.now();
  const stopwatch = startStopwatch();
  const progress: Progress = { stopwatch, read: traceSources(undefined) };
  const outcome = await build(setting, job, isPlan, progress);
  const formerFiles = isPlan || outcome.status === 'failed' ? [] : followName(setting, job);
  const { read, kept } = progress;
  const trace = { ...read, ...(kept && { kept }), timings: stopwatch.stop() };
  return { ...outcome, formerFiles, trace, milliseconds: performance.now() - started };
}

type Untimed = Omit<IssueOutcome, 'milliseconds' | 'formerFiles' | 'trace'>;

/** What there is to tell of the work as it goes on. */
interface Progress {
  readonly stopwatch: Stopwatch;
  read: Pick<Trace, 'files' | 'headers'>;
  kept?: Trace['kept'];
}

/**
 * Notes how an issue's PDF is named now, and finds those that it left under the name that `build` last gave it, or gives it
 * without `output`.
 */
function followName({ entries, issues, draft }: BuildSetting, { folder, target }: BuildJob): readonly string[] {
  const name = basename(target);
  const former = renameOf(entries, placeOf(issues.root, folder, draft), name);
  const plain = `${folder}${draft ? DRAFT_MARK : ''}.pdf`;
  const names = new Set([...former, plain].filter((one) => one !== name));
  return [...names].filter((one) => existsSync(join(dirname(target), one)));
}

async function build(setting: BuildSetting, job: BuildJob, isPlan: boolean, progress: Progress): Promise<Untimed> {
  const { issues, entries, program, fontsDigest: fonts, headers } = setting;
  progress.stopwatch.begin('read');
  const gathered = gatherIssue(issues.shared, job.folder);
  progress.read = traceSources(gathered.value);
  const reading = [...issues.reading, ...gathered.findings];
  if (!gathered.value) return { ...job, status: 'failed', findings: reading, why: [] };
  const sources = gathered.value;
  progress.stopwatch.begin('look-up');
  const inputs = digestInputs({ sources, reading, program, fonts, headers });
  const known = setting.force || setting.fontReport ? undefined : findBuild(entries, inputs, sources);
  const work: Work = { setting, job, sources, reading, inputs, isPlan, progress };
  const taken = known && takeBuild(work, known);
  if (taken) {
    progress.kept = 'build';
    return taken;
  }
  const traced = traceAttachments(sources);
  // A proof is of what is to be printed next.
  const printed = setting.draft ? undefined : findPrinted({ ...traced.sources, reading, caches: issues.caches });
  if (printed) return place(work, printed, traced);
  const why = known ? whyWritten(job, known.sha256) : whyAnew(work);
  return isPlan ? plan(work, why) : setAndWrite(work, why);
}

/** One issue under way. */
interface Work {
  readonly setting: BuildSetting;
  readonly job: BuildJob;
  readonly sources: GatheredIssue;
  readonly reading: readonly Finding[];
  readonly inputs: IssueInputs;
  readonly isPlan: boolean;
  readonly progress: Progress;
}

/**
 * Sees to it that the PDF of an issue that is as it was printed stands in its place, and no other. It is not set for that,
 * but where its PDF is not kept any more.
 */
async function place(work: Work, printed: PrintedIssue, traced: TracedSources): Promise<Untimed> {
  const { setting, job, sources, isPlan } = work;
  const { release } = printed;
  const sha256 = release.sha256.value;
  const why = whyWritten(job, sha256);
  const document = { pageCount: release.pages.value, sha256, fonts: [] };
  const released = isoDate(release.date.value);
  const outcome = { ...job, why, document, released };
  const input = inputOf(work, sources);
  const glyphs = setting.fontReport ? (await checkIssue({ ...input, reissue: true })).glyphFindings : undefined;
  const reported = glyphs && { glyphFindings: glyphs };
  if (hasErrors(printed.findings)) return { ...job, why, status: 'failed', findings: printed.findings, ...reported };
  const made = { ...document, document: NO_DOCUMENT, released };
  keep(work, { ...made, findings: printed.findings }, traced);
  if (why.length === 0) return { ...outcome, status: 'unchanged', findings: printed.findings, ...reported };
  const { pdf, findings } = await compile(input);
  if (!pdf) return { ...job, why, status: 'failed', findings, ...reported };
  const trouble = isPlan ? undefined : write(setting, job, pdf);
  if (trouble) return { ...outcome, status: 'failed', findings, trouble, ...reported };
  return { ...outcome, status: 'reused', findings, ...reported };
}

/** The PDF as it was built of the same inputs; none where it is neither in its place nor kept. */
function takeBuild(work: Work, known: KeptBuild): Untimed | undefined {
  const { setting, job, sources, isPlan } = work;
  const { entries, draft } = setting;
  const findings = restoreFindings(known.findings, sourcesOf(sources));
  const { pageCount, sha256, fonts, released } = known;
  const document = { pageCount, sha256, fonts };
  const taken = { ...job, findings, document, ...(released !== undefined && { released }) };
  const why = whyWritten(job, sha256);
  if (why.length > 0) {
    const pdf = readPdf(entries, known);
    if (!pdf) return undefined;
    const trouble = isPlan ? undefined : write(setting, job, pdf);
    if (trouble) return { ...taken, status: 'failed', why, trouble };
  }
  noteBuild(entries, placeOf(setting.issues.root, job.folder, draft), known);
  return { ...taken, status: why.length > 0 ? 'reused' : 'unchanged', why };
}

async function plan(work: Work, why: readonly Talk[]): Promise<Untimed> {
  const { job, sources } = work;
  const { findings, step, pdf } = await planCompile({ ...inputOf(work, sources), documents: documentsOf(work) });
  if (step === 'refuse') return { ...job, status: 'failed', findings, why };
  if (!pdf) return { ...job, status: 'planned', findings, why };
  const isThere = whyWritten(job, digestOf(pdf)).length === 0;
  return { ...job, status: isThere ? 'unchanged' : 'reused', findings, why };
}

async function setAndWrite(work: Work, why: readonly Talk[]): Promise<Untimed> {
  const { setting, job } = work;
  const traced = traceAttachments(work.sources);
  const documents = documentsOf(work);
  const result = await compile({ ...inputOf(work, traced.sources), documents });
  const { findings, pdf, pageCount, fonts, isReused, glyphFindings } = result;
  work.progress.stopwatch.begin('write');
  if (isReused) work.progress.kept = 'document';
  const outcome = { ...job, findings, why, ...(setting.fontReport && { glyphFindings }) };
  if (hasErrors(findings)) return { ...outcome, status: 'failed' };
  if (!pdf) throw new Error(`issue ${job.folder} has neither a document nor errors`);
  const sha256 = digestOf(pdf);
  const isThere = isReused && whyWritten(job, sha256).length === 0;
  const trouble = isThere ? undefined : write(setting, job, pdf);
  const document = { pageCount, sha256, fonts };
  if (trouble) return { ...outcome, status: 'failed', document, trouble };
  const key = documents.used();
  if (key !== undefined) keep(work, { ...document, document: key, findings }, traced);
  return { ...outcome, status: isThere ? 'unchanged' : isReused ? 'reused' : 'built', document };
}

function inputOf({ setting, reading, progress }: Work, sources: GatheredIssue): CompileInput {
  const { issues, producer, draft } = setting;
  const { fonts, caches } = issues;
  const observe = progress.stopwatch.begin;
  return { ...sources, reading, fonts, caches, producer, draft, reissue: draft, observe };
}

function documentsOf({ setting, sources }: Work): TracedDocuments {
  const { entries, force, fontReport, program, fontsDigest } = setting;
  const readable = force || fontReport ? { ...entries, read: () => undefined } : entries;
  return documentsIn(readable, `${program} ${fontsDigest}`, sourcesOf(sources));
}

/** Keeps what can be found again. */
function keep(
  { setting, job, inputs }: Work,
  { findings, ...made }: Omit<BuildFacts, 'inputs' | 'headers'> & { readonly findings: readonly Finding[] },
  traced: TracedSources,
): void {
  const { entries, issues, draft } = setting;
  const described = describeBuild({ ...made, inputs, headers: setting.keepHeaders() }, findings, traced);
  if (described) keepBuild(entries, placeOf(issues.root, job.folder, draft), described);
}

/** Tells issues of one cache apart. */
const placeOf = (root: string, folder: string, draft: boolean): string => JSON.stringify([root, folder, draft]);

function write({ writer }: BuildSetting, { target }: BuildJob, pdf: Uint8Array): IssueOutcome['trouble'] {
  try {
    writer.write(target, pdf);
    return undefined;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const { code, wording, params } = error;
    return { code, wording, params };
  }
}

/** Why a PDF has to be put in its place; nothing where it stands there. */
function whyWritten({ target }: BuildJob, sha256: string): readonly Talk[] {
  const file = basename(target);
  if (digestPdf(target) === sha256) return [];
  return [talk(existsSync(target) ? 'why-output-differs' : 'why-output-missing', { file })];
}

function whyAnew({ setting, job, sources, inputs }: Work): readonly Talk[] {
  const { entries, issues, draft, force, headers } = setting;
  if (force) return [talk('why-forced', {})];
  const last = lastBuild(entries, placeOf(issues.root, job.folder, draft));
  const { workspace, issue } = sources;
  const before = workspace.headers.filter(({ folder }) => folder !== issue.folder);
  const headersNow = Object.fromEntries(before.map(({ index }) => [index.path, headers.of(index)]));
  const headersThen = last && headersOf(entries, last);
  const isEarlier = ([path]: readonly [string, string]): boolean => comesBefore(path, issue.folder);
  return findChanges({
    last,
    inputs,
    headersThen: headersThen && Object.fromEntries(Object.entries(headersThen).filter(isEarlier)),
    headersNow,
  });
}

/** Whether a header is one that an issue depends on, by its path. */
function comesBefore(path: string, own: string): boolean {
  const [issue, other] = [parseIssueFolder(own), parseIssueFolder(path.split('/')[1] ?? '')];
  return issue?.type === 'regular' && other?.type === 'regular' && other.number < issue.number;
}
