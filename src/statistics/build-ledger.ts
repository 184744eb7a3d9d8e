import type { Finding } from '../model/finding.js';
import type { IssueHeader } from '../model/header.js';
import type { History } from '../model/history.js';
import type { Ledger, LedgerFinding } from '../model/ledger.js';
import type { Settings } from '../model/settings.js';
import { checkContinuity } from './check-continuity.js';
import { checkPublished } from './check-published.js';
import { checkReleased } from './check-released.js';
import { enterCorrections } from './enter-corrections.js';
import { checkHistory, enterHistory } from './enter-history.js';
import { checkOpenings, enterOpenings } from './enter-openings.js';
import { enterWeek } from './enter-week.js';
import { keepIssue } from './keep-issues.js';
import { closeBook, type LedgerBook, openBook } from './ledger-book.js';

interface BuiltLedger {
  readonly ledger: Ledger;
  /** The findings by issue, then in the order they were found. `findingsFor` picks those of one issue. */
  readonly findings: readonly LedgerFinding[];
}

/** A ledger that no issue is entered in yet. */
export function openLedger(settings: Settings, history: readonly History[] = []): LedgerBook {
  const book = openBook(settings.statistics);
  enterOpenings(book);
  enterHistory(book, history);
  return book;
}

/** Enters the next issue: headers come in the order of their numbers, so that each finds what came before it. */
export function enterHeader(book: LedgerBook, header: IssueHeader): void {
  const before = book.last;
  const issue = keepIssue(book, header);
  if (!issue) return;
  checkHistory(book, issue);
  checkOpenings(book, issue);
  checkContinuity(book, issue, before);
  enterWeek(book, issue);
  enterCorrections(book, issue);
  checkPublished(book, issue);
  checkReleased(book, issue);
}

/** The ledger as it stands: what is entered later does not change it. */
export const readLedger = (book: LedgerBook): BuiltLedger => ({
  ledger: closeBook(book),
  findings: [...book.keeping, ...book.findings],
});

/**
 * What concerns one issue: all that stands in its own header, and the errors elsewhere that falsify its year's totals.
 * An error that only falsifies an earlier year is reported at the figure that is compared with that year. Findings that
 * others made in headers can be picked in the same way.
 */
export function findingsFor(findings: readonly LedgerFinding[], header: IssueHeader): readonly Finding[] {
  const { identity, year, file } = header;
  return findings
    .filter(({ finding: found, countedFrom, years }) => {
      if (found.range.file.path === file.path) return true;
      if (found.severity !== 'error' || identity.type === 'special') return false;
      return years.includes(year.value) && countedFrom <= identity.number.value;
    })
    .map(({ finding: found }) => found);
}
