import type { Finding, Outcome } from './model/finding.js';
import type { IssueHeader } from './model/header.js';
import { parseIssueFolder } from './model/issue-folder.js';
import type { Ledger, LedgerFinding } from './model/ledger.js';
import { headerSchema } from './model/schema/header-schema.js';
import type { KeySchema } from './model/schema/value-schema.js';
import type { Settings } from './model/settings.js';
import type { IssueSources, WorkspaceSources } from './model/sources.js';
import { parseHeader } from './parse/parse-header.js';
import { buildLedger, enterHeader, openLedger, readLedger } from './statistics/build-ledger.js';
import type { LedgerBook } from './statistics/ledger-book.js';

export interface CompiledLedger {
  readonly ledger: Ledger;
  /** The headers that could be made, special issues' too. */
  readonly headers: readonly IssueHeader[];
  /** What may falsify totals: errors in headers, and what was found between them. `findingsFor` picks those of one issue. */
  readonly ledgerFindings: readonly LedgerFinding[];
  /** What each header's own text has wrong, by folder. */
  readonly headerFindings: ReadonlyMap<string, readonly Finding[]>;
}

/**
 * A ledger that grows from issue to issue: each compile enters what came since the one before, so that the last of a
 * thousand issues takes no longer than the first. It holds for one bulletin.yaml; others begin a new one.
 */
export interface LedgerCache {
  current?: LedgerChain;
}

type HeaderSource = WorkspaceSources['headers'][number];

interface LedgerChain {
  readonly settings: Settings;
  readonly book: LedgerBook;
  /** What was entered, in its order. */
  readonly sources: HeaderSource[];
  readonly headers: IssueHeader[];
  readonly parserErrors: LedgerFinding[];
  readonly headerFindings: Map<string, readonly Finding[]>;
}

export interface LedgerOptions {
  /** May remember what it parsed before. */
  readonly parse?: typeof parseHeader;
  readonly cache?: LedgerCache;
}

/** The ledger of these headers: parse each, then add them up. Everything that shows a figure reads this one ledger. */
export function compileLedger(
  settings: Settings,
  sources: WorkspaceSources['headers'],
  { parse = parseHeader, cache = {} }: LedgerOptions = {},
): CompiledLedger {
  const known = cache.current;
  const chain = known?.settings === settings && continues(known, sources) ? known : openChain(settings);
  for (const source of sources.slice(chain.sources.length)) {
    const outcome = parse(source);
    if (!isInPlace(source, outcome.value)) return compileAnyOrder(settings, sources, parse);
    enter(chain, source, outcome);
  }
  cache.current = chain;
  const { ledger, findings } = readLedger(chain.book);
  const { headers, parserErrors, headerFindings } = chain;
  return {
    ledger,
    headers: [...headers],
    ledgerFindings: [...parserErrors, ...findings],
    headerFindings: new Map(headerFindings),
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

const openChain = (settings: Settings): LedgerChain => ({
  settings,
  book: openLedger(settings),
  sources: [],
  headers: [],
  parserErrors: [],
  headerFindings: new Map(),
});

/** Whether what was entered is the beginning of these headers. */
function continues({ sources: entered }: LedgerChain, sources: readonly HeaderSource[]): boolean {
  if (entered.length > sources.length) return false;
  return entered.every((before, place) => {
    const now = sources[place];
    if (!now || before.folder !== now.folder) return false;
    if (before.index === now.index) return true;
    // An issue's own file is read as a whole, those of others up to the end of their headers.
    const isSame = place < sources.length - 1 && before.index.text.startsWith(now.index.text);
    if (isSame) entered[place] = now;
    return isSame;
  });
}

/** A header that states another number than its folder, or a special issue's, finds its place only among all others. */
const isInPlace = ({ folder }: HeaderSource, header: IssueHeader | undefined): boolean =>
  !header || (header.identity.type === 'regular' && folder === String(header.identity.number.value));

function enter(chain: LedgerChain, source: HeaderSource, { value, findings }: Outcome<IssueHeader>): void {
  chain.sources.push(source);
  chain.headerFindings.set(source.folder, findings);
  if (value) {
    chain.headers.push(value);
    enterHeader(chain.book, value);
    const years = [...chain.book.firstOfYear.keys()];
    chain.parserErrors.push(...falsifying(value, findings, years));
  } else {
    const folder = parseIssueFolder(source.folder);
    if (folder?.type === 'regular') chain.book.unreadable.add(folder.number);
  }
}

function compileAnyOrder(
  settings: Settings,
  sources: readonly HeaderSource[],
  parse: typeof parseHeader,
): CompiledLedger {
  const headers: IssueHeader[] = [];
  const unreadable: number[] = [];
  const headerFindings = new Map<string, readonly Finding[]>();
  for (const source of sources) {
    const { value, findings } = parse(source);
    headerFindings.set(source.folder, findings);
    const folder = parseIssueFolder(source.folder);
    if (value) headers.push(value);
    else if (folder?.type === 'regular') unreadable.push(folder.number);
  }
  const { ledger, findings } = buildLedger({ settings, headers, unreadable });
  const years = [...ledger.years.keys()];
  const parserErrors = headers.flatMap((header) => falsifying(header, headerFindings.get(header.folder) ?? [], years));
  return { ledger, headers, ledgerFindings: [...parserErrors, ...findings], headerFindings };
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
