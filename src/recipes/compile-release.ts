import { digestText, digestTexts } from '../check/digest-files.js';
import { createMemo, type Memo } from '../memo/memo.js';
import { digestOf } from '../model/byte-source.js';
import { isoDate } from '../model/calendar.js';
import { decimalText } from '../model/exact.js';
import { hasErrors } from '../model/finding.js';
import type { FontIdentity } from '../model/font-lock.js';
import { holdingRelease, type IssueHeader, type Released } from '../model/header.js';
import type { IgnoreNote } from '../model/ignore-note.js';
import type { Ledger, LedgerIssue, LedgerSeries } from '../model/ledger.js';
import { addsUp, writeEntered } from '../model/measure.js';
import { keyAt, nameAt } from '../model/names.js';
import { ask } from '../model/query-ledger.js';
import {
  RECORD_VERSION,
  type RecordName,
  type ReleaseRecord,
  type SignedRecord,
  writeRecord,
} from '../model/release-record.js';
import { type IssueSources, sharedFiles, type WorkspaceSources } from '../model/sources.js';
import { readZip, writeZip, type ZippedFile } from '../model/zip-file.js';
import { parseIgnoreNotes } from '../parse/parse-ignore-notes.js';
import { insertRelease, type ReleaseEntry } from '../parse/yaml/insert-release.js';
import { parseHeader } from '../parse/yaml/parse-header.js';
import { recordFigures } from '../statistics/recorded-figures.js';
import { ledgerIssueOf, type ResolvedIssue } from '../statistics/resolve-figures.js';
import { compileHeader } from './compile-headers.js';
import { type CompiledLedger, compileLedger, headersBefore, headersFor } from './compile-ledger.js';
import { compileSettings } from './compile-standing-facts.js';
import type { MadeHeader } from './grow-ledger.js';

/* The recipe of a release: what was printed → the record of it, in a file of its own and in the issue's header. */

interface ReleaseInput {
  readonly workspace: WorkspaceSources;
  readonly issue: IssueSources;
  readonly memo: Memo;
  /** Its words with their figures, as they were set. */
  readonly words: ResolvedIssue;
  /** The bytes of its own files that were set, by path in the workspace: texts and what these name. */
  readonly files: readonly ZippedFile[];
  /** What its texts name, by path in the issue's folder, with the bytes that were set. */
  readonly attached: ReadonlyMap<string, Uint8Array>;
  /** How many pages the PDF has, and its SHA-256. */
  readonly pages: number;
  readonly sha256: string;
  readonly fonts: Readonly<Record<string, FontIdentity>>;
  readonly program: string;
  /** Today, `YYYY-MM-DD`. */
  readonly recorded: string;
  /** Why the issue is released again. */
  readonly reason?: string;
  readonly signed?: SignedRecord | undefined;
}

/** All that a release writes besides the PDF. */
interface CompiledRelease {
  /** The text of index.md with the release in it. */
  readonly index: string;
  readonly record: Uint8Array;
  /** The sources as they were printed. */
  readonly sources: Uint8Array;
}

/**
 * The record of a header's releases; none where there is none, or where the header can't be made out. A compile with the
 * same memo doesn't parse the header again.
 */
export const releasedOf = (
  { folder, index }: Pick<IssueSources, 'folder' | 'index'>,
  memo: Memo = createMemo(),
): Released | undefined => compileHeader({ folder, index }, memo).value?.released;

/** What the author overruled in an issue's text, and why: whoever signs it is to know. */
export const overruledIn = ({ index, sections }: Pick<IssueSources, 'index' | 'sections'>): readonly IgnoreNote[] =>
  [index, ...sections].flatMap(parseIgnoreNotes).filter(({ reason }) => reason !== undefined);

/**
 * What a release writes; none where the header is written in a way that can't take it. The issue must be free of errors.
 */
export function compileRelease(input: ReleaseInput): CompiledRelease | undefined {
  const { issue, pages, sha256, reason } = input;
  const header = parseHeader(issue).value;
  if (!header?.date) throw new Error(`issue ${issue.folder} has no header to be released with`);
  const compiled = ledgerFor(input);
  const { ledger } = compiled;
  const entry: ReleaseEntry = {
    date: header.date.value,
    pages,
    sha256,
    published: figuresOf(ledger, header),
    files: new Map([['index.md', sha256]]),
    record: sha256,
    ...(reason !== undefined && { reason }),
  };
  // The digest of index.md is that of the text around the entry: it doesn't matter what is in that.
  const draft = insert(issue, header, entry);
  if (!draft?.released) return undefined;
  const files = new Map([...digestTexts({ ...issue, index: draft.file }, draft.released), ...digestAttached(input)]);
  const sources = writeZip(withShared(input));
  const record = writeRecord(recordOf(input, { header, compiled, entry: { ...entry, files }, sources }));
  const made = insert(issue, header, { ...entry, files, record: digestOf(record) });
  return made && { index: made.file.text, record, sources };
}

function ledgerFor({ workspace, issue, memo }: ReleaseInput): CompiledLedger {
  const settings = compileSettings(workspace.settings, memo).value;
  if (!settings) throw new Error('an issue is released without settings');
  return compileLedger(settings, headersFor(issue, workspace), memo, workspace.history);
}

/** The header with one more release; none where it could not be read then. */
function insert(issue: IssueSources, header: IssueHeader, entry: ReleaseEntry): IssueHeader | undefined {
  const index = { ...issue.index, text: insertRelease(header, entry) };
  const { value, findings } = parseHeader({ folder: issue.folder, index });
  const releases = value?.released?.releases ?? [];
  const count = (header.released?.releases.length ?? 0) + 1;
  const last = releases.at(-1);
  const isSame =
    last?.sha256.value === entry.sha256 &&
    last.record?.value === entry.record &&
    last.pages.value === entry.pages &&
    last.reason?.value === entry.reason;
  return isSame && releases.length === count && !hasErrors(findings) ? value : undefined;
}

/** A table by its text, whatever its line ends are; all else by its bytes. */
const digestAttached = ({ attached }: ReleaseInput): readonly (readonly [string, string])[] =>
  [...attached]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, bytes]) => [path, /\.csv$/i.test(path) ? digestText(textOf(bytes)) : digestOf(bytes)]);

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** The issue's own files and what all issues share: from a ZIP of these alone the issue can be set again as it was. */
const withShared = ({ files, workspace }: ReleaseInput): readonly ZippedFile[] => [
  ...files,
  ...sharedWith(workspace).map(({ path, text }) => ({ path, bytes: Buffer.from(text) })),
];

const sharedWith = (workspace: WorkspaceSources) => [...sharedFiles(workspace), ...templatesOf(workspace)];

/** Each by its place in a workspace, wherever the package's lie; beneath the workspace's own stands that of the package. */
const templatesOf = ({ templates }: WorkspaceSources) =>
  [...templates].flatMap(([name, { text, shadowed }]) => [
    { path: `templates/${name}/template.yaml`, text },
    ...(shadowed ? [{ path: `templates/${name}/${SHADOWED}`, text: shadowed.text }] : []),
  ]);

const SHADOWED = 'template-of-package.yaml';

/** What an issue shared with others when it was printed, out of the ZIP of its sources; nothing where that isn't one. */
export function sharedThen(zip: Uint8Array): Partial<Pick<WorkspaceSources, 'settings' | 'templates'>> {
  const files = (readZip(zip) ?? []).map(({ path, bytes }) => ({ path, text: textOf(bytes) }));
  const settings = files.find(({ path }) => path === 'issues/bulletin.yaml');
  const templates = files.flatMap((file) => {
    const name = /^templates\/([^/]+)\/template\.yaml$/.exec(file.path)?.[1];
    const shadowed = files.find(({ path }) => path === `templates/${name}/${SHADOWED}`);
    return name === undefined ? [] : [[name, { ...file, ...(shadowed && { shadowed }) }] as const];
  });
  return settings ? { settings, templates: new Map(templates) } : {};
}

interface Recorded {
  readonly header: IssueHeader;
  readonly compiled: CompiledLedger;
  readonly entry: ReleaseEntry;
  readonly sources: Uint8Array;
}

function recordOf(input: ReleaseInput, { header, compiled, entry, sources }: Recorded): ReleaseRecord {
  const { ledger } = compiled;
  const { workspace, issue, words, fonts, program, recorded, signed } = input;
  const earlier = headersBefore(header, compiled).toReversed();
  const last = firstRecorded(earlier);
  const previous = firstRecorded(earlier, header.year.value);
  return {
    version: RECORD_VERSION,
    issue: issue.folder,
    release: (header.released?.releases.length ?? 0) + 1,
    recorded,
    date: isoDate(entry.date),
    ...(signed && { signed }),
    ...(entry.reason !== undefined && { reason: entry.reason }),
    pages: entry.pages,
    pdf: entry.sha256,
    sources: digestOf(sources),
    files: Object.fromEntries(entry.files),
    published: Object.fromEntries(
      [...entry.published].map(([series, figures]) => [series, Object.fromEntries(figures)]),
    ),
    ...recordFigures({
      issue: words,
      ledger,
      seenFrom: ledgerIssueOf(header, ledger),
      since: last?.number ?? 0,
    }),
    settings: digestsOf(sharedFiles(workspace)),
    templates: digestsOf(templatesOf(workspace)),
    fonts,
    program,
    ...(previous && { previous: previous.name }),
  };
}

const digestsOf = (files: readonly { readonly path: string; readonly text: string }[]) =>
  Object.fromEntries(files.map(({ path, text }) => [path, digestOf(Buffer.from(text))]));

interface EarlierRecord {
  readonly name: RecordName;
  readonly number: number;
}

/** The first of these issues, in any year or in one, whose release has a record. A header is looked at when its turn comes. */
function firstRecorded(issues: readonly MadeHeader[], year?: number): EarlierRecord | undefined {
  for (const { number, header } of issues) {
    const { release, count = 0 } = holdingRelease(header.released) ?? {};
    if (!release?.record || (year !== undefined && header.year.value !== year)) continue;
    return { name: { issue: header.folder, release: count, record: release.record.value }, number };
  }
  return undefined;
}

/** The cumulative figures as the issue prints them, by series and measure; special issues have none. */
function figuresOf(ledger: Ledger, header: IssueHeader): ReleaseEntry['published'] {
  const issue = ledgerIssueOf(header, ledger);
  if (!issue) return new Map();
  const figures = [...ledger.series.values()].map((series) => totalsOf(ledger, series, issue));
  return new Map(figures.filter(([, totals]) => totals.size > 0));
}

function totalsOf(
  ledger: Ledger,
  series: LedgerSeries,
  issue: LedgerIssue,
): readonly [series: string, totals: ReadonlyMap<string, string>] {
  const totals = new Map(
    [...series.accounts.values()].flatMap((account) => {
      const { measure } = account;
      const total = ask({ ledger, series, account, issue }, { type: 'year', place: issue });
      // A record has no room for what is below 0.
      if (total.type === 'unknown' || total.value.over < 0n) return [];
      // What adds up is recorded as it is, all else as it is printed.
      const text = addsUp(measure) ? decimalText(total.value) : writeEntered(measure, total.value);
      return [[nameAt(measure, issue), text] as const];
    }),
  );
  return [keyAt(series.definition, issue), totals];
}
