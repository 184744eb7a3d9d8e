import { createMemo, type Memo, type Step } from '../memo/memo.js';
import type { Finding, Outcome } from '../model/finding.js';
import type { IssueHeader } from '../model/header.js';
import { type History, historyYear } from '../model/history.js';
import type { Ledger, LedgerFinding } from '../model/ledger.js';
import type { Settings } from '../model/settings.js';
import type { SourceFile } from '../model/source.js';
import type { IssueSources, WorkspaceSources } from '../model/sources.js';
import { parseHistory } from '../parse/parse-history.js';
import type { HeaderSource } from '../parse/yaml/parse-header.js';
import { openLedger, readLedger } from '../statistics/build-ledger.js';
import { compileHeaders, headerAlone } from './compile-headers.js';
import { type EnteredHeader, type GrowingLedger, goOn, isMade, type MadeHeader } from './grow-ledger.js';
import { type EntryRequest, enterAll, enterAndKeep, goOnFromKept } from './kept-ledger.js';

/* The recipe of the ledger: parse each header, enter them in the order of their numbers. */

export interface CompiledLedger {
  readonly ledger: Ledger;
  /** All headers it was made from, special issues' too. */
  readonly entries: readonly EnteredHeader[];
  /** The headers that could be made: all of them at once. */
  readonly readHeaders: () => readonly IssueHeader[];
  /** What may falsify totals: errors in headers, and what was found between them. `findingsFor` picks those of one issue. */
  readonly ledgerFindings: readonly LedgerFinding[];
  /** What each header's own text has wrong, by folder. */
  readonly headerFindings: ReadonlyMap<string, readonly Finding[]>;
}

const ledgerStep: Step<GrowingLedger> = { name: 'ledger', most: 2 };

const historyStep: Step<Outcome<History>> = { name: 'history', most: 8 };

/**
 * The ledger of these headers. Everything that shows a figure reads this one ledger.
 * @param settings as they are made of bulletin.yaml alone
 * @param history past figures of years whose issues aren't kept
 */
export function compileLedger(
  settings: Settings,
  sources: readonly HeaderSource[],
  memo: Memo = createMemo(),
  history: readonly SourceFile[] = [],
): CompiledLedger {
  return compileWith(settings, sources, {
    memo,
    history,
    start: (opened, request) => goOnFromKept(request) ?? enterAndKeep(opened(), request),
  });
}

/**
 * The same with the settings that a released issue is judged by: these are made of two files, while what is kept from run to run
 * is told by the text of one.
 */
export const compileLedgerThen: typeof compileLedger = (settings, sources, memo = createMemo(), history = []) =>
  compileWith(settings, sources, { memo, history, start: (opened, request) => enterAll(opened(), request) });

interface Growth {
  readonly memo: Memo;
  readonly history: readonly SourceFile[];
  /** Makes a ledger with all headers where this run has none that can be gone on with. */
  readonly start: (opened: () => GrowingLedger, request: EntryRequest) => GrowingLedger;
}

function compileWith(
  settings: Settings,
  sources: readonly HeaderSource[],
  { memo, history, start }: Growth,
): CompiledLedger {
  const headers = sources.map(headerAlone);
  const key = [settings.file, ...history].map(memo.keyOf).join(' ');
  const known = memo.find(ledgerStep, key);
  const opened = (): GrowingLedger => {
    const past = history.map((file) => memo.recall(historyStep, memo.keyOf(file), () => parseHistory(file)));
    return open(settings, past);
  };
  const grown =
    (known?.settings === settings && goOn(known, headers, memo)) || start(opened, { settings, key, headers, memo });
  memo.keep(ledgerStep, key, grown);
  const { ledger, findings } = readLedger(grown.book);
  const byFolder = new Map(grown.entered.map((entry) => [entry.folder, entry]));
  const entries = sources.flatMap(({ folder }) => byFolder.get(folder) ?? []);
  return {
    ledger,
    entries,
    readHeaders: () => compileHeaders(sources, memo).flatMap(({ value }) => value ?? []),
    ledgerFindings: [...grown.parserErrors, ...findings],
    headerFindings: new Map(entries.map(({ folder, findings }) => [folder, findings])),
  };
}

/** The headers an issue depends on; its own is among them, also where it is a special issue. */
export function headersFor(
  { folder, index }: IssueSources,
  { headers }: WorkspaceSources,
): WorkspaceSources['headers'] {
  return [...headers.filter((header) => header.folder !== folder), { folder, index }];
}

/** The regular issues before an issue, in the order of their numbers. */
export function headersBefore({ identity: own }: IssueHeader, { entries }: CompiledLedger): readonly MadeHeader[] {
  if (own.type === 'special') return [];
  const before = entries.filter(isMade).filter(({ number }) => number < own.number.value);
  return before.sort((a, b) => a.number - b.number);
}

/** An issue's own header; none where it could not be made. */
export const headerIn = ({ entries }: CompiledLedger, folder: string): IssueHeader | undefined =>
  entries.find((entry) => entry.folder === folder)?.header;

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
