import type { IssueHeader } from '../model/header.js';
import type { LedgerIssue } from '../model/ledger.js';
import type { Opening, SeriesDefinition } from '../model/settings.js';
import {
  type AccountBook,
  type KeptIssue,
  type LedgerBook,
  openBook,
  plainIssue,
  type SeriesBook,
} from './ledger-book.js';

/*
 * A ledger as it stands behind an issue, without headers and settings, so that it can be written down and gone on with: the
 * last of a thousand issues would have to enter all others otherwise.
 */

export interface PackedBook extends Pick<LedgerBook, 'unreadable' | 'history' | 'keeping' | 'findings'> {
  /** In the order they were entered in. */
  readonly issues: readonly LedgerIssue[];
  readonly series: readonly PackedSeries[];
}

interface PackedSeries extends Pick<SeriesBook, 'silent'> {
  readonly begins: number | undefined;
  /** By their years. */
  readonly overlapped: readonly number[];
  readonly dated: readonly number[];
  readonly accounts: readonly Pick<AccountBook, 'years' | 'weeks' | 'entered'>[];
}

/** What `unpackBook` needs; it is a part of the book, not a copy. */
export const packBook = ({ issues, unreadable, history, series, keeping, findings }: LedgerBook): PackedBook => ({
  issues: [...issues.values()].map(plainIssue),
  unreadable,
  history,
  series: [...series.values()].map(({ begins, silent, overlapped, dated, accounts }) => ({
    begins,
    silent,
    overlapped: [...overlapped].map(({ year }) => year.value),
    dated: [...dated].map(({ year }) => year.value),
    accounts: [...accounts.values()].map(({ years, weeks, entered }) => ({ years, weeks, entered })),
  })),
  keeping,
  findings,
});

/**
 * The book as it was. What was packed becomes a part of it.
 * @param definitions the same that the book was opened with
 * @param headerOf the header of a kept issue; hardly any is asked for
 */
export function unpackBook(
  packed: PackedBook,
  definitions: readonly SeriesDefinition[],
  headerOf: (number: number) => IssueHeader,
): LedgerBook {
  const { unreadable, history, keeping, findings } = packed;
  const book = Object.assign(openBook(definitions), { unreadable, history, keeping, findings });
  for (const plain of packed.issues) enterAgain(book, new UnpackedIssue(plain, headerOf));
  [...book.series.values()].forEach((series, place) => {
    const known = packed.series[place];
    if (known) unpackSeries(series, known);
  });
  return book;
}

function enterAgain(book: LedgerBook, issue: KeptIssue): void {
  book.issues.set(issue.number, issue);
  book.last = issue;
  const key = `${issue.year}/${issue.issue}`;
  if (!book.byIssue.has(key)) book.byIssue.set(key, issue);
  const ofYear = book.years.get(issue.year);
  if (ofYear) ofYear.push(issue);
  else book.years.set(issue.year, [issue]);
}

function unpackSeries(series: SeriesBook, { begins, silent, overlapped, dated, accounts }: PackedSeries): void {
  if (begins !== undefined) series.begins = begins;
  Object.assign(series, { silent });
  for (const year of overlapped) addOpening(series, year, series.overlapped);
  for (const year of dated) addOpening(series, year, series.dated);
  [...series.accounts.values()].forEach((account, place) => {
    Object.assign(account, accounts[place]);
  });
}

function addOpening({ openings }: SeriesBook, year: number, to: Set<Opening>): void {
  const opening = openings.get(year);
  if (opening) to.add(opening);
}

/** A kept issue whose header is made when it is asked for. */
class UnpackedIssue implements KeptIssue {
  readonly number: number;
  readonly year: number;
  readonly issue: number;
  readonly period: LedgerIssue['period'];
  readonly month: number;
  readonly previous?: number;
  readonly #headerOf: (number: number) => IssueHeader;

  constructor(plain: LedgerIssue, headerOf: (number: number) => IssueHeader) {
    this.number = plain.number;
    this.year = plain.year;
    this.issue = plain.issue;
    this.period = plain.period;
    this.month = plain.month;
    if (plain.previous !== undefined) this.previous = plain.previous;
    this.#headerOf = headerOf;
  }

  get header(): IssueHeader {
    return this.#headerOf(this.number);
  }

  get identity(): KeptIssue['identity'] {
    const { identity } = this.header;
    if (identity.type === 'special') throw new TypeError('a special issue is never kept');
    return identity;
  }
}
