import type { CalendarDate, Period } from '../model/calendar.js';
import type { IssueHeader } from '../model/header.js';
import type { LedgerFinding } from '../model/ledger.js';
import { finding } from './finding.js';
import type { KeptIssue } from './ledger-book.js';
import { type LedgerBook, spoilSeries, statedOf } from './ledger-book.js';

/**
 * Keeps the issue of a header, one for each 总第 and no special issues; none where it is not counted. Whoever claims a 总第
 * or 期号 that is taken spoils the year's totals: either may be the right one.
 */
export function keepIssue(book: LedgerBook, header: IssueHeader): KeptIssue | undefined {
  const candidate = regularIssue(header);
  if (!candidate) {
    book.keeping.push(...checkSpecial(header));
    return undefined;
  }
  const before = book.last;
  if (before?.number === candidate.number) {
    book.keeping.push(duplicateNumber(candidate, before));
    spoilContested(book, candidate);
    return undefined;
  }
  const key = `${candidate.year}/${candidate.issue}`;
  const twin = book.byIssue.get(key);
  if (twin) {
    book.keeping.push(duplicateIssue(candidate, twin));
    spoilContested(book, candidate);
  } else book.byIssue.set(key, candidate);
  const issue = withPrevious(candidate, before);
  book.last = issue;
  book.issues.set(issue.number, issue);
  const ofYear = book.years.get(issue.year);
  if (ofYear) ofYear.push(issue);
  else book.years.set(issue.year, [issue]);
  for (const series of book.series.values()) {
    const isCounted = issue.number > series.opened || statedOf(book, series, issue) !== undefined;
    if (isCounted) series.begins ??= issue.number;
  }
  return issue;
}

function spoilContested(book: LedgerBook, { number, year }: KeptIssue): void {
  for (const series of book.series.values()) spoilSeries(series, year, { from: number, missing: false });
}

function checkSpecial(header: IssueHeader): LedgerFinding[] {
  if (header.identity.type === 'regular') return [];
  const stated = header.statistics.size > 0 || header.published.size > 0 || header.corrections.length > 0;
  return stated ? [{ finding: finding('special-figures', header.range, {}), countedFrom: 0, years: [] }] : [];
}

function regularIssue(header: IssueHeader): KeptIssue | undefined {
  const { identity, year, period } = header;
  if (identity.type === 'special') return undefined;
  return {
    number: identity.number.value,
    year: year.value,
    issue: identity.issue.value,
    period: period.value,
    month: monthIn(year.value, period.value),
    header,
    identity,
  };
}

const duplicateNumber = (issue: KeptIssue, other: KeptIssue): LedgerFinding => ({
  finding: finding('issue-duplicate/number', issue.identity.number.range, {
    number: issue.number,
    other: other.header.file.path,
  }),
  countedFrom: issue.number,
  years: [issue.year, other.year],
});

const duplicateIssue = (issue: KeptIssue, other: KeptIssue): LedgerFinding => ({
  finding: finding('issue-duplicate/issue', issue.identity.issue.range, {
    year: issue.year,
    issue: issue.issue,
    other: other.header.file.path,
  }),
  countedFrom: issue.number,
  years: [issue.year],
});

/** Tells the issue which one came before it: the next lower 总第, or, where 总第 leaps, the next lower 期号. */
function withPrevious(issue: KeptIssue, before: KeptIssue | undefined): KeptIssue {
  if (!before) return issue;
  const follows =
    issue.number === before.number + 1 || (issue.year === before.year && issue.issue === before.issue + 1);
  return follows ? { ...issue, previous: before.number } : issue;
}

/**
 * The month of the period's last day in `year`. The header decides the year, even over a period that lies wholly
 * outside it: such a week counts in the month of the year that is nearest to it.
 */
export function monthIn(year: number, { from, to }: Period): number {
  const last: CalendarDate = to.year > year && from.year <= year ? { year, month: 12, day: 31 } : to;
  if (last.year === year) return last.month;
  return last.year < year ? 1 : 12;
}
