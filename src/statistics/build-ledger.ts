import type { Finding } from '../model/finding.js';
import type { IssueHeader } from '../model/header.js';
import type { Ledger, LedgerFinding } from '../model/ledger.js';
import type { Settings } from '../model/settings.js';
import { checkContinuity } from './check-continuity.js';
import { checkPublished } from './check-published.js';
import { enterCorrections } from './enter-corrections.js';
import { enterOpenings } from './enter-openings.js';
import { enterWeek } from './enter-week.js';
import { type KeptIssue, keepIssues } from './keep-issues.js';
import { closeBook, type LedgerBook, openBook, spoilSeries } from './ledger-book.js';

export interface LedgerInput {
  readonly settings: Settings;
  /** In any order. For one issue: those up to its number, so that a later one never matters to it. */
  readonly headers: readonly IssueHeader[];
  /** 总第 of issues whose headers could not be made: no gaps, but no totals can be had behind them. */
  readonly unreadable?: readonly number[];
}

export interface BuiltLedger {
  readonly ledger: Ledger;
  /** By issue, then in the order they were found. `findingsFor` picks those of one issue. */
  readonly findings: readonly LedgerFinding[];
}

/** The ledger of all kept issues, and what is wrong or odd in the headers it was made from. */
export function buildLedger({ settings, headers, unreadable = [] }: LedgerInput): BuiltLedger {
  const kept = keepIssues(headers);
  const book = openBook({ definitions: settings.statistics, issues: kept.issues, unreadable });
  spoilContested(book, kept.contested);
  enterOpenings(book);
  let before: KeptIssue | undefined;
  for (const issue of kept.issues) {
    checkContinuity(book, issue, before);
    enterWeek(book, issue);
    enterCorrections(book, issue);
    checkPublished(book, issue);
    before = issue;
  }
  return { ledger: closeBook(book), findings: [...kept.findings, ...book.findings] };
}

/** Of two folders for one issue either may be the right one: the year's totals are not to be relied on. */
function spoilContested(book: LedgerBook, contested: readonly KeptIssue[]): void {
  for (const { number, year } of contested) {
    for (const series of book.series.values()) spoilSeries(series, year, { from: number, missing: false });
  }
}

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
