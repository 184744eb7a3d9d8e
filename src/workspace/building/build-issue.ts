import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Memo } from '../../memo/memo.js';
import { digestOf } from '../../model/byte-source.js';
import { isoDate } from '../../model/calendar.js';
import { type Finding, hasErrors } from '../../model/finding.js';
import { draftMark, draftSourcesName, parseIssueFolder } from '../../model/issue-folder.js';
import { type FindSource, restoreFindings, storeFindings } from '../../model/stored-finding.js';
import type { Talk } from '../../model/talk.js';
import { UsageError } from '../../model/usage-error.js';
import type { Output } from '../../outputs/output.js';
import { pdf } from '../../outputs/pdf/pdf.js';
import type { MadeOutput } from '../../recipes/compile-issue.js';
import { findPrinted, type PrintedIssue } from '../../recipes/compile-printed.js';
import { digestIfThere } from '../built-files.js';
import type { FileWriter } from '../files/write-file.js';
import type { GatheredIssue } from '../gather-sources.js';
import { type CompileWishes, type OpenIssue, openHeldIssue, openIssue, type Trace } from '../open-issue.js';
import { talk } from '../talk.js';
import type { Workspace } from '../workspace.js';
import { findChanges } from './find-reasons.js';
import { digestInputs, type HeaderDigests, type IssueInputs } from './issue-inputs.js';
import {
  findBuild,
  headersOf,
  type KeptBuild,
  type KeptFile,
  keepBuild,
  lastBuild,
  noteBuild,
  readBuilt,
  renameOf,
  sourcesOf,
} from './kept-builds.js';
import { keepDraft } from './number-draft.js';

/** What all issues of one build share. */
export interface BuildSetting {
  readonly workspace: Workspace;
  /** The outputs that are made, at least one. */
  readonly outputs: readonly Output[];
  readonly draft: boolean;
  /** Every character that no font has, or that stand-ins are set for, is wanted. */
  readonly fontReport: boolean;
  /** Whether nothing is taken that was made before. */
  readonly force: boolean;
  /** Builds and outputs that were made before. */
  readonly kept: Memo;
  /** The digests of the program and of the fonts. */
  readonly program: string;
  readonly fontsDigest: string;
  readonly headers: HeaderDigests;
  /** Writes the files. */
  readonly writer: FileWriter;
  /** Keeps the digests of all headers, once, and hands back their key. */
  readonly keepHeaders: () => string;
}

/** One issue to be built. */
export interface BuildJob {
  /** The issue's folder. */
  readonly folder: string;
  /** Where its files go, without what they end with; absolute. */
  readonly stem: string;
  /** Where they would go without `output` in bulletin.yaml. */
  readonly plainStem: string;
  /** The number of the proof that is made, from 1; undefined where it is the issue itself. */
  readonly draft: number | undefined;
}

/**
 * What became of an issue. `built`: set and written. `reused`: written, or to be written, as it was made before.
 * `unchanged`: the files that stand there are the right ones. `planned`: it would be built. `failed`: it has errors, or
 * could not be written.
 */
export type IssueStatus = 'built' | 'reused' | 'unchanged' | 'planned' | 'failed';

export interface IssueOutcome {
  readonly folder: string;
  readonly status: IssueStatus;
  /** Where its first file is, or would be. */
  readonly target: string;
  readonly findings: readonly Finding[];
  /** Why the files were not left as they are. */
  readonly why: readonly Talk[];
  readonly milliseconds: number;
  /** How the work went. */
  readonly trace: Trace;
  /** Known of each issue whose files were made. */
  readonly built?: BuiltIssue;
  /** When the issue was released, `YYYY-MM-DD`: its PDF is the one that was printed. */
  readonly released?: string;
  /** Where they are wanted and the issue was set. */
  readonly glyphFindings?: readonly Finding[];
  /** Names of the issue's files from before, which stand beside them and are no longer kept up. */
  readonly formerFiles?: readonly string[];
  /** Why a file could not be written. */
  readonly trouble?: Talk;
}

interface BuiltIssue {
  readonly files: readonly BuiltFile[];
  readonly pageCount: number;
  readonly fonts: readonly string[];
}

/** A file of an issue in its place. */
interface BuiltFile extends KeptFile {
  readonly path: string;
}

/**
 * Builds one issue, or takes it as it was built of the same before; with `isPlan` says what that would be, and writes nothing.
 */
export async function buildIssueFiles(
  setting: BuildSetting,
  job: BuildJob,
  { isPlan = false }: { readonly isPlan?: boolean } = {},
): Promise<IssueOutcome> {
  const started = performance.now();
  const issue = setting.draft ? openHeldIssue(setting.workspace, job.folder) : openIssue(setting.workspace, job.folder);
  const { kept, ...made } = await build(setting, job, issue, isPlan);
  const outcome = isPlan ? made : keepProof(setting, job, issue, made);
  const formerFiles = isPlan || outcome.status === 'failed' ? [] : followName(setting, job);
  const target = targetOf(job, setting.outputs);
  const trace = { ...issue.trace(), ...(kept && { kept }) };
  return { ...outcome, folder: job.folder, target, formerFiles, trace, milliseconds: performance.now() - started };
}

/** Keeps the sources of a proof that was made. */
function keepProof(
  { workspace: { root, memo }, writer }: BuildSetting,
  { draft }: BuildJob,
  { sources, held }: OpenIssue & { readonly held?: HeldFiles },
  made: Omit<Built, 'kept'>,
): Omit<Built, 'kept'> {
  if (draft === undefined || !sources || !held || made.status === 'failed') return made;
  const trouble = unlessTrouble(() => keepDraft({ root, draft, sources, held: held.issue, memo }, writer));
  return trouble ? { ...made, status: 'failed', trouble } : made;
}

type HeldFiles = ReturnType<typeof openHeldIssue>['held'];

/** Where the first file of an issue goes. */
const targetOf = ({ stem }: BuildJob, [first]: readonly Output[]): string => `${stem}${first?.suffixes[0] ?? ''}`;

/** What became of an issue, without what `buildIssue` adds. */
type Built = Omit<IssueOutcome, 'folder' | 'target' | 'milliseconds' | 'formerFiles' | 'trace'> & Pick<Trace, 'kept'>;

/**
 * Notes how an issue's files are named now, and finds those that it left under the name that `build` last gave them, or gives
 * them without `output`.
 */
function followName({ kept, workspace, outputs, draft }: BuildSetting, job: BuildJob): readonly string[] {
  // The proof before has a name of its own, and is no former form of this one.
  const mark = job.draft === undefined ? '' : draftMark(job.draft);
  const nameIn = (stem: string): string => basename(stem).slice(0, basename(stem).length - mark.length);
  const name = nameIn(job.stem);
  const former = renameOf(kept, placeOf(workspace.root, job.folder, draft), name);
  const stems = new Set([...former, nameIn(job.plainStem)].filter((one) => one !== name));
  const suffixes = outputs.flatMap((output) => output.suffixes);
  const names = [...stems].flatMap((stem) => suffixes.map((suffix) => `${stem}${mark}${suffix}`));
  return names.filter((one) => existsSync(join(dirname(job.stem), one)));
}

async function build(setting: BuildSetting, job: BuildJob, issue: OpenIssue, isPlan: boolean): Promise<Built> {
  const { workspace, program, fontsDigest: fonts, outputs, headers, kept } = setting;
  const { sources, reading } = issue;
  if (!sources) return { status: 'failed', findings: reading, why: [] };
  issue.stopwatch.begin('look-up');
  const formats = outputs.map(({ id }) => id).join();
  const inputs = digestInputs({ sources, reading, program, fonts, formats, headers, draft: job.draft });
  // What its texts name is held, to be kept, only where they are set.
  const isAnew = setting.force || setting.fontReport || isNewProof(setting, job);
  const known = isAnew ? undefined : findBuild(kept, inputs, issue);
  const work: Work = { setting, job, issue, sources, find: sourcesOf(sources), inputs, isPlan };
  const taken = known && takeBuild(work, known);
  if (taken) return { ...taken, kept: 'build' };
  // A proof is of what is to be printed next.
  const printed = setting.draft ? undefined : findPrinted({ ...sources, reading, memo: workspace.memo });
  if (printed) return placePrinted(work, printed);
  const why = known ? whyWritten(placed(job, known.files).filter(isMisplaced)) : whyAnew(work);
  return isPlan ? plan(work, why) : setAndWrite(work, why);
}

/** Whether the sources of a proof are still to be kept. */
const isNewProof = ({ workspace: { root } }: BuildSetting, { folder, draft }: BuildJob): boolean =>
  draft !== undefined && !existsSync(join(root, 'issues', folder, draftSourcesName(folder, draft)));

/** One issue under way. */
interface Work {
  readonly setting: BuildSetting;
  readonly job: BuildJob;
  readonly issue: OpenIssue;
  readonly sources: GatheredIssue;
  /** Where findings of the issue stand. */
  readonly find: FindSource;
  readonly inputs: IssueInputs;
  readonly isPlan: boolean;
}

/**
 * Sees to it that the PDF of an issue that is as it was printed stands in its place, and no other. It is not set for that,
 * but where its PDF is not kept any more, or where other outputs are wanted.
 */
async function placePrinted(work: Work, { release, findings }: PrintedIssue): Promise<Built> {
  const { setting, job, issue } = work;
  const released = isoDate(release.date.value);
  const kept = { format: pdf.id, suffix: pdf.suffixes[0], sha256: release.sha256.value };
  const files = placed(job, [kept]);
  const why = whyWritten(files.filter(isMisplaced));
  const glyphs = setting.fontReport ? (await issue.check({ reissue: true })).glyphFindings : undefined;
  const reported = glyphs && { glyphFindings: glyphs };
  if (hasErrors(findings)) return { status: 'failed', findings, why, ...reported };
  const inPlace = { files, pageCount: release.pages.value, fonts: [] };
  const isPdfAlone = setting.outputs.every((output) => output === pdf);
  if (isPdfAlone) keep(work, { ...inPlace, files: [kept], released }, findings);
  if (isPdfAlone && why.length === 0) {
    return { status: 'unchanged', findings, why, released, built: inPlace, ...reported };
  }
  const result = await issue.compile(wishesOf(work));
  if (result.made.length === 0) return { status: 'failed', findings: result.findings, why, ...reported };
  const { built, written, trouble } = putInPlace(work, result, true);
  const outcome = { built, why: whyWritten(written), findings: result.findings, released, ...reported };
  if (trouble) return { ...outcome, status: 'failed', trouble };
  return { ...outcome, status: written.length === 0 ? 'unchanged' : 'reused' };
}

/** The files as they were built of the same inputs; none where one is neither in its place nor kept. */
function takeBuild({ setting, job, find, isPlan }: Work, known: KeptBuild): Built | undefined {
  const { kept, draft, workspace } = setting;
  const { pageCount, fonts, released } = known;
  const files = placed(job, known.files);
  const missing = files.filter(isMisplaced);
  const why = whyWritten(missing);
  const findings = restoreFindings(known.findings, find);
  const taken = { findings, why, built: { files, pageCount, fonts }, ...(released !== undefined && { released }) };
  const found = missing.flatMap((file) => {
    const bytes = readBuilt(kept, file, find);
    return bytes ? [{ path: file.path, bytes }] : [];
  });
  if (found.length < missing.length) return undefined;
  const trouble = isPlan ? undefined : write(setting, found);
  if (trouble) return { ...taken, status: 'failed', trouble };
  noteBuild(kept, placeOf(workspace.root, job.folder, draft), known);
  return { ...taken, status: why.length > 0 ? 'reused' : 'unchanged' };
}

async function plan(work: Work, why: readonly Talk[]): Promise<Built> {
  const { findings, step, made } = await work.issue.plan(wishesOf(work));
  if (step === 'refuse') return { status: 'failed', findings, why };
  if (step === 'set') return { status: 'planned', findings, why };
  return { status: filesOf(work.job, made).some(isMisplaced) ? 'reused' : 'unchanged', findings, why };
}

async function setAndWrite(work: Work, why: readonly Talk[]): Promise<Built> {
  const { setting, job, issue } = work;
  const result = await issue.compile(wishesOf(work));
  const { findings, made, isReused, glyphFindings } = result;
  issue.stopwatch.begin('write');
  const outcome = {
    findings,
    why,
    ...(setting.fontReport && { glyphFindings }),
    ...(isReused && { kept: 'document' as const }),
  };
  if (hasErrors(findings)) return { ...outcome, status: 'failed' };
  if (made.length === 0) throw new Error(`issue ${job.folder} has neither outputs nor errors`);
  const { built, written, trouble } = putInPlace(work, result, isReused);
  if (trouble) return { ...outcome, status: 'failed', built, trouble };
  if (built.files.every(({ key }) => key !== undefined)) keep(work, built, findings);
  return { ...outcome, status: !isReused ? 'built' : written.length > 0 ? 'reused' : 'unchanged', built };
}

const wishesOf = ({ setting, job, find }: Work): CompileWishes => {
  const { outputs, draft, kept, program, fontsDigest } = setting;
  const surroundings = `${program} ${fontsDigest}`;
  const draftNumber = job.draft;
  return { outputs, draft, draftNumber, reissue: draft, kept: { memo: kept, surroundings, sources: find } };
};

/** Writes what was made. @param onlyMissing leaves alone what is in its place */
function putInPlace(
  { setting, job, isPlan }: Work,
  { made, pageCount, fonts }: Pick<BuiltIssue, 'pageCount' | 'fonts'> & { readonly made: readonly MadeOutput[] },
  onlyMissing: boolean,
): { readonly built: BuiltIssue; readonly written: readonly BuiltFile[] } & Pick<Built, 'trouble'> {
  const files = filesOf(job, made);
  const written = onlyMissing ? files.filter(isMisplaced) : files;
  const trouble = isPlan ? undefined : write(setting, written);
  const built = { files: files.map(({ bytes: _, ...file }) => file), pageCount, fonts };
  return { built, written, ...(trouble && { trouble }) };
}

const filesOf = ({ stem }: BuildJob, made: readonly MadeOutput[]): readonly (BuiltFile & WritableFile)[] =>
  made.flatMap(({ id, files, key }) =>
    files.map(({ suffix, bytes }) => {
      const file = { format: id, suffix, sha256: digestOf(bytes), ...(key !== undefined && { key }) };
      return { ...file, path: `${stem}${suffix}`, bytes };
    }),
  );

/** These files with the paths at which they are to stand. */
const placed = ({ stem }: BuildJob, files: readonly KeptFile[]): readonly BuiltFile[] =>
  files.map((file) => ({ ...file, path: `${stem}${file.suffix}` }));

/** Keeps a build for later runs; nothing where its findings could not be found again, or an attachment changed meanwhile. */
function keep(
  { setting, job, issue, find, inputs }: Work,
  { files, pageCount, fonts, released }: Pick<KeptBuild, 'files' | 'pageCount' | 'fonts' | 'released'>,
  findings: readonly Finding[],
): void {
  const { kept, workspace, draft } = setting;
  const stored = storeFindings(findings, find);
  const attachments = issue.digestUsed();
  if (!stored || !attachments) return;
  const plain = files.map(({ format, suffix, sha256, key }) => ({
    format,
    suffix,
    sha256,
    ...(key !== undefined && { key }),
  }));
  const build = {
    inputs,
    files: plain,
    pageCount,
    fonts,
    findings: stored,
    attachments,
    headers: setting.keepHeaders(),
  };
  keepBuild(kept, placeOf(workspace.root, job.folder, draft), {
    ...build,
    ...(released !== undefined && { released }),
  });
}

/** What the last build of an issue, or of its proofs, is kept under: it tells workspaces of one cache apart too. */
const placeOf = (root: string, folder: string, draft: boolean): string => JSON.stringify([root, folder, draft]);

interface WritableFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Writes each file, whole or not at all; what keeps it from that where one can't be written. */
function write({ writer }: BuildSetting, files: readonly WritableFile[]): IssueOutcome['trouble'] {
  return unlessTrouble(() => {
    for (const { path, bytes } of files) writer.write(path, bytes);
  });
}

/** What keeps a step from being done; none where it is done. */
function unlessTrouble(step: () => void): IssueOutcome['trouble'] {
  try {
    step();
    return undefined;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const { code, wording, params } = error;
    return { code, wording, params };
  }
}

/** Whether a file is not there, or another one stands there. */
const isMisplaced = ({ path, sha256 }: Pick<BuiltFile, 'path' | 'sha256'>): boolean => digestIfThere(path) !== sha256;

/** Why each of these files has to be put in its place. */
const whyWritten = (misplaced: readonly Pick<BuiltFile, 'path'>[]): readonly Talk[] =>
  misplaced.map(({ path }) =>
    talk(existsSync(path) ? 'why-output-differs' : 'why-output-missing', { file: basename(path) }),
  );

function whyAnew({ setting, job, sources, inputs }: Work): readonly Talk[] {
  const { kept, workspace: opened, draft, force, headers } = setting;
  if (force) return [talk('why-forced', {})];
  const last = lastBuild(kept, placeOf(opened.root, job.folder, draft));
  const { workspace, issue } = sources;
  const before = workspace.headers.filter(({ folder }) => folder !== issue.folder);
  const headersNow = Object.fromEntries(before.map(({ index }) => [index.path, headers.of(index)]));
  const headersThen = last && headersOf(kept, last);
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
