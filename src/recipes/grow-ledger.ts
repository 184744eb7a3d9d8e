import type { Memo } from '../memo/memo.js';
import type { Finding } from '../model/finding.js';
import type { IssueHeader } from '../model/header.js';
import { parseIssueFolder } from '../model/issue-folder.js';
import type { LedgerFinding } from '../model/ledger.js';
import { headerSchema } from '../model/schema/header-schema.js';
import type { KeySchema } from '../model/schema/value-schema.js';
import type { Settings } from '../model/settings.js';
import type { HeaderSource } from '../parse/yaml/parse-header.js';
import { enterHeader } from '../statistics/build-ledger.js';
import type { LedgerBook } from '../statistics/ledger-book.js';
import { compileHeaders } from './compile-headers.js';

/** One issue's header as it is entered. */
export interface EnteredHeader {
  readonly folder: string;
  /** The key of its text. */
  readonly key: string;
  /** 总第, as the header states it, else as the folder is named; infinite for a special issue. */
  readonly number: number;
  readonly isMade: boolean;
  /** The header itself; undefined where it could not be made. One that an earlier run entered is made when it is asked for. */
  readonly header: IssueHeader | undefined;
  /** What its own text has wrong. */
  readonly findings: readonly Finding[];
}

export interface MadeHeader extends EnteredHeader {
  readonly header: IssueHeader;
}

export const isMade = (entry: EnteredHeader): entry is MadeHeader => entry.isMade;

/**
 * A ledger that grows from issue to issue: each compile enters what came since the one before, so that the last of a
 * thousand issues takes no longer than the first. It holds for one bulletin.yaml: that of now, or that of a release.
 */
export interface GrowingLedger {
  readonly settings: Settings;
  readonly book: LedgerBook;
  /** What was entered, in its order. */
  readonly entered: EnteredHeader[];
  readonly parserErrors: LedgerFinding[];
}

/** The ledger with the rest of these headers entered; none where what was entered is not the beginning of them. */
export function goOn(grown: GrowingLedger, headers: readonly HeaderSource[], memo: Memo): GrowingLedger | undefined {
  const rest = restOf(grown, headers, memo);
  for (const entry of rest ?? []) enter(grown, entry);
  return rest && grown;
}

/** What is still to be entered of these headers; none where what was entered is not the beginning of them. */
export function restOf(
  { entered }: GrowingLedger,
  headers: readonly HeaderSource[],
  memo: Memo,
): readonly EnteredHeader[] | undefined {
  const isOf = (entry: EnteredHeader, source: HeaderSource | undefined): boolean =>
    source?.folder === entry.folder && memo.keyOf(source.index) === entry.key;
  // Mostly they come in their order: then those that were entered need not be made.
  if (entered.every((entry, place) => isOf(entry, headers[place]))) {
    const rest = inOrder(headers.slice(entered.length), memo);
    const last = entered.at(-1)?.number ?? 0;
    if (rest.every(({ number }) => number > last)) return rest;
  }
  const ordered = inOrder(headers, memo);
  const isSame = ({ folder, key }: EnteredHeader, place: number): boolean =>
    folder === ordered[place]?.folder && key === ordered[place]?.key;
  return entered.every(isSame) ? ordered.slice(entered.length) : undefined;
}

/** Headers by the number that each states, else by that of its folder; special issues come last. */
function inOrder(sources: readonly HeaderSource[], memo: Memo): readonly EnteredHeader[] {
  const outcomes = compileHeaders(sources, memo);
  return sources
    .map(({ folder, index }, place): EnteredHeader => {
      const { value: header, findings = [] } = outcomes[place] ?? {};
      const number = numberOf(folder, header);
      return { folder, key: memo.keyOf(index), number, isMade: header !== undefined, header, findings };
    })
    .sort(byNumber);
}

/** Where two folders claim a number, the one that is named by it has it. */
function byNumber(a: EnteredHeader, b: EnteredHeader): number {
  if (a.number !== b.number) return a.number < b.number ? -1 : 1;
  const rank = ({ folder }: EnteredHeader): number => (folder === String(a.number) ? 0 : 1);
  return rank(a) - rank(b) || (a.folder < b.folder ? -1 : 1);
}

function numberOf(folder: string, header: IssueHeader | undefined): number {
  if (header) return header.identity.type === 'regular' ? header.identity.number.value : Number.POSITIVE_INFINITY;
  const named = parseIssueFolder(folder);
  return named?.type === 'regular' ? named.number : Number.POSITIVE_INFINITY;
}

export function enter({ book, entered, parserErrors }: GrowingLedger, entry: EnteredHeader): void {
  entered.push(entry);
  const { header, number, findings } = entry;
  if (header) {
    enterHeader(book, header);
    parserErrors.push(...falsifying(header, findings, [...book.years.keys()]));
  } else if (Number.isFinite(number)) {
    book.unreadable.add(number);
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
