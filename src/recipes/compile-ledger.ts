import { createMemo, type Memo, type Step } from '../memo/memo.js';
import type { Finding, Outcome } from '../model/finding.js';
import { findFrontMatter } from '../model/front-matter.js';
import { isListOf, isText } from '../model/guards.js';
import type { IssueHeader } from '../model/header.js';
import { type History, historyYear } from '../model/history.js';
import { parseIssueFolder } from '../model/issue-folder.js';
import type { Ledger, LedgerFinding } from '../model/ledger.js';
import { headerSchema } from '../model/schema/header-schema.js';
import type { KeySchema } from '../model/schema/value-schema.js';
import type { Settings } from '../model/settings.js';
import type { SourceFile } from '../model/source.js';
import type { IssueSources, WorkspaceSources } from '../model/sources.js';
import { parseHistory } from '../parse/parse-history.js';
import type { YamlText } from '../parse/yaml/find-full-width.js';
import { isPackedYaml, type PackedYaml, packYaml, unpackYaml } from '../parse/yaml/pack-yaml.js';
import { type HeaderSource, parseHeader } from '../parse/yaml/parse-header.js';
import { parseYaml, type YamlValue } from '../parse/yaml/parse-yaml.js';
import { enterHeader, openLedger, readLedger } from '../statistics/build-ledger.js';
import type { LedgerBook } from '../statistics/ledger-book.js';

/* The recipe of the ledger: parse each header, enter them in the order of their numbers. */

export interface CompiledLedger {
  readonly ledger: Ledger;
  /** The headers that could be made, special issues' too. */
  readonly headers: readonly IssueHeader[];
  /** What may falsify totals: errors in headers, and what was found between them. `findingsFor` picks those of one issue. */
  readonly ledgerFindings: readonly LedgerFinding[];
  /** What each header's own text has wrong, by folder. */
  readonly headerFindings: ReadonlyMap<string, readonly Finding[]>;
}

const headerStep: Step<Outcome<IssueHeader>> = { name: 'header', most: 10_000 };

/**
 * The front matters of many headers, by the keys of these. YAML takes most of the time that a header takes, and the last of
 * a thousand issues needs all headers before it; one file that is read at once takes next to none.
 */
const frontMatters: Step<ReadonlyMap<string, PackedYaml>> = {
  name: 'front matters',
  most: 1,
  stored: {
    pack: (known) => ({ data: [...known] }),
    unpack: ({ data }) => (isFrontMatters(data) ? new Map(data) : undefined),
  },
};

const isFrontMatters = isListOf(
  (value): value is readonly [string, PackedYaml] =>
    Array.isArray(value) && value.length === 2 && isText(value[0]) && isPackedYaml(value[1]),
);

/** So many headers are parsed sooner than what is kept of all of them is read or written. */
const FEW = 8;

/** The header of an index.md, whatever stands below it. */
export function compileHeader({ folder, index }: HeaderSource, memo: Memo, readYaml = parseYaml): Outcome<IssueHeader> {
  const { path, text } = index;
  const block = findFrontMatter(text);
  // An issue's own file is read as a whole, those of others up to the end of the header: both are the same header.
  const own = block && block.after < text.length ? { path, text: text.slice(0, block.after) } : index;
  return memo.recall(headerStep, `${folder} ${memo.keyOf(own)}`, () => parseHeader({ folder, index: own }, readYaml));
}

/** Headers by the files that they were read from: each of a thousand issues asks for all before it again, and gets the same files. */
const headersOfFiles: Step<WeakMap<SourceFile, Outcome<IssueHeader>>> = { name: 'headers of files', most: 1 };

/**
 * Compiles many headers as `compileHeader` does one: the memo knows each from then on. What is kept of an archive's headers is
 * known by the first of them.
 */
export function compileHeaders(sources: readonly HeaderSource[], memo: Memo): readonly Outcome<IssueHeader>[] {
  const [first] = sources;
  if (!first || sources.length <= FEW) return sources.map((source) => compileHeader(source, memo));
  const key = memo.keyOf(first.index);
  let known: ReadonlyMap<string, PackedYaml> | undefined;
  const all = new Map<string, PackedYaml>();
  let parsedNow = 0;
  const readYaml = (yaml: YamlText): Outcome<YamlValue> => {
    known ??= memo.find(frontMatters, key) ?? new Map();
    const own = memo.keyOf(yaml.file);
    const packed = known.get(own);
    if (packed) {
      all.set(own, packed);
      return { value: unpackYaml(packed, yaml.file), findings: [] };
    }
    const parsed = parseYaml(yaml);
    parsedNow += 1;
    // What is found in it is found again.
    if (parsed.value && parsed.findings.length === 0) all.set(own, packYaml(parsed.value));
    return parsed;
  };
  const ofFiles = memo.recall(headersOfFiles, '', () => new WeakMap());
  const outcomes = sources.map((source) => {
    const outcome = ofFiles.get(source.index) ?? compileHeader(source, memo, readYaml);
    ofFiles.set(source.index, outcome);
    return outcome;
  });
  if (parsedNow > FEW) memo.keep(frontMatters, key, all);
  return outcomes;
}

/** One issue's header as it is entered. */
interface Entry {
  readonly folder: string;
  readonly outcome: Outcome<IssueHeader>;
}

/**
 * A ledger that grows from issue to issue: each compile enters what came since the one before, so that the last of a
 * thousand issues takes no longer than the first. It holds for one bulletin.yaml: that of now, or that of a release.
 */
interface GrowingLedger {
  readonly settings: Settings;
  readonly book: LedgerBook;
  /** What was entered, in its order. */
  readonly entered: Entry[];
  readonly parserErrors: LedgerFinding[];
}

const ledgerStep: Step<GrowingLedger> = { name: 'ledger', most: 2 };

const historyStep: Step<Outcome<History>> = { name: 'history', most: 8 };

/**
 * The ledger of these headers. Everything that shows a figure reads this one ledger.
 * @param history past figures of years whose issues aren't kept
 */
export function compileLedger(
  settings: Settings,
  sources: readonly HeaderSource[],
  memo: Memo = createMemo(),
  history: readonly SourceFile[] = [],
): CompiledLedger {
  const outcomes = compileHeaders(sources, memo);
  const entries = outcomes.map((outcome, place): Entry => ({ folder: sources[place]?.folder ?? '', outcome }));
  const ordered = [...entries].sort(byNumber);
  const past = history.map((file) => memo.recall(historyStep, memo.keyOf(file), () => parseHistory(file)));
  const key = [settings.file, ...history].map(memo.keyOf).join(' ');
  const known = memo.find(ledgerStep, key);
  const grown = known && continues(known, settings, ordered) ? known : open(settings, past);
  for (const entry of ordered.slice(grown.entered.length)) enter(grown, entry);
  memo.keep(ledgerStep, key, grown);
  const { ledger, findings } = readLedger(grown.book);
  return {
    ledger,
    headers: entries.flatMap(({ outcome }) => outcome.value ?? []),
    ledgerFindings: [...grown.parserErrors, ...findings],
    headerFindings: new Map(entries.map(({ folder, outcome }) => [folder, outcome.findings])),
  };
}

/** The headers an issue depends on; its own is among them, also where it is a special issue. */
export function headersFor(
  { folder, index }: IssueSources,
  { headers }: WorkspaceSources,
): WorkspaceSources['headers'] {
  return [...headers.filter((header) => header.folder !== folder), { folder, index }];
}

/** The headers of the regular issues before an issue, in the order of their numbers. */
export function headersBefore({ identity: own }: IssueHeader, headers: readonly IssueHeader[]): readonly IssueHeader[] {
  if (own.type === 'special') return [];
  const numbered = headers.flatMap((header) => {
    const number = header.identity.type === 'regular' ? header.identity.number.value : own.number.value;
    return number < own.number.value ? [{ number, header }] : [];
  });
  return numbered.sort((a, b) => a.number - b.number).map(({ header }) => header);
}

function open(settings: Settings, past: readonly Outcome<History>[]): GrowingLedger {
  const histories = past.flatMap(({ value }) => value ?? []);
  // What is wrong with past figures is wrong with every comparison.
  const parserErrors = past.flatMap(({ findings }) =>
    findings.map((finding) => ({ finding, countedFrom: 0, years: comparedYears(finding) })),
  );
  return { settings, book: openLedger(settings, histories), entered: [], parserErrors };
}

/** The year that a file of past figures is of, and the one that is compared with it. */
function comparedYears({ range: { file } }: Finding): readonly number[] {
  const year = historyYear(file.path.slice(file.path.lastIndexOf('/') + 1));
  return year === undefined ? [] : [year, year + 1];
}

/** Whether what was entered is the beginning of these. */
const continues = ({ settings, entered }: GrowingLedger, now: Settings, entries: readonly Entry[]): boolean =>
  settings === now && entered.every(({ outcome }, place) => entries[place]?.outcome === outcome);

/** Orders by the number that a header states, else by that of its folder; special issues come last. */
function byNumber(a: Entry, b: Entry): number {
  const [left, right] = [numberOf(a), numberOf(b)];
  if (left !== right) return left < right ? -1 : 1;
  // Where two folders claim a number, the one that is named by it has it.
  const rank = ({ folder }: Entry): number => (folder === String(left) ? 0 : 1);
  return rank(a) - rank(b) || (a.folder < b.folder ? -1 : 1);
}

function numberOf({ folder, outcome: { value } }: Entry): number {
  if (value) return value.identity.type === 'regular' ? value.identity.number.value : Number.POSITIVE_INFINITY;
  const named = parseIssueFolder(folder);
  return named?.type === 'regular' ? named.number : Number.POSITIVE_INFINITY;
}

function enter({ book, entered, parserErrors }: GrowingLedger, entry: Entry): void {
  entered.push(entry);
  const { value, findings } = entry.outcome;
  if (value) {
    enterHeader(book, value);
    parserErrors.push(...falsifying(value, findings, [...book.years.keys()]));
  } else if (Number.isFinite(numberOf(entry))) {
    book.unreadable.add(numberOf(entry));
  }
}

/**
 * What could not be read in a header is left out of it: totals of its year can't be relied on from there on, nor those of
 * earlier years, which a correction may be of.
 */
function falsifying(
  { identity, year }: IssueHeader,
  findings: readonly Finding[],
  kept: readonly number[],
): readonly LedgerFinding[] {
  if (identity.type === 'special') return [];
  const countedFrom = identity.number.value;
  const years = kept.filter((candidate) => candidate <= year.value);
  return findings
    .filter((finding) => finding.severity === 'error' && !isUnfinished(finding))
    .map((finding) => ({ finding, countedFrom, years }));
}

/** A key that proofs go round without, such as the printing date: no figure depends on it. */
function isUnfinished({ code, params }: Finding): boolean {
  if (code !== 'value-empty') return code === 'key-missing/draft';
  const keys: readonly KeySchema[] = headerSchema.keys;
  const expected = keys.filter(({ presence }) => presence === 'expected');
  return expected.some(({ key, synonym }) => params.key === key || params.key === synonym);
}
