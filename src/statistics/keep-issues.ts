import type { CalendarDate, Period } from '../model/calendar.js';
import { finding } from '../model/finding.js';
import type { IssueHeader, IssueIdentity } from '../model/header.js';
import type { LedgerFinding, LedgerIssue } from '../model/ledger.js';

/** A regular issue that the ledger counts, with the header it was read from. */
export interface KeptIssue extends LedgerIssue {
  readonly header: IssueHeader;
  readonly identity: RegularIdentity;
}

type RegularIdentity = Extract<IssueIdentity, { type: 'regular' }>;

export interface KeptIssues {
  /** In the order of their numbers, each number once. */
  readonly issues: readonly KeptIssue[];
  /** Issues that claim a 总第 or 期号 that is taken; those of a taken 总第 are not counted. */
  readonly contested: readonly KeptIssue[];
  readonly findings: readonly LedgerFinding[];
}

/** Sorts out which headers the ledger counts: one for each 总第, no special issues. */
export function keepIssues(headers: readonly IssueHeader[]): KeptIssues {
  const findings = headers.flatMap(checkSpecial);
  const issues: KeptIssue[] = [];
  const contested: KeptIssue[] = [];
  const byIssue = new Map<string, KeptIssue>();
  for (const candidate of headers.flatMap(regularIssue).sort(byNumberAndFolder)) {
    const before = issues.at(-1);
    if (before?.number === candidate.number) {
      contested.push(candidate);
      findings.push(duplicateNumber(candidate, before));
      continue;
    }
    const key = `${candidate.year}/${candidate.issue}`;
    const twin = byIssue.get(key);
    if (twin) {
      contested.push(candidate);
      findings.push(duplicateIssue(candidate, twin));
    } else byIssue.set(key, candidate);
    issues.push(withPrevious(candidate, before));
  }
  return { issues, contested, findings };
}

function checkSpecial(header: IssueHeader): LedgerFinding[] {
  if (header.identity.type === 'regular') return [];
  const stated = header.statistics.size > 0 || header.published.size > 0 || header.corrections.length > 0;
  return stated ? [{ finding: finding('special-figures', header.range, {}), countedFrom: 0, years: [] }] : [];
}

function regularIssue(header: IssueHeader): KeptIssue[] {
  const { identity, year, period } = header;
  if (identity.type === 'special') return [];
  return [
    {
      number: identity.number.value,
      year: year.value,
      issue: identity.issue.value,
      period: period.value,
      month: monthIn(year.value, period.value),
      header,
      identity,
    },
  ];
}

/** Where two folders claim one number, the one that is named by it comes first and is kept. */
function byNumberAndFolder(a: KeptIssue, b: KeptIssue): number {
  if (a.number !== b.number) return a.number - b.number;
  const rank = (issue: KeptIssue) => (issue.header.folder === String(issue.number) ? 0 : 1);
  return rank(a) - rank(b) || (a.header.folder < b.header.folder ? -1 : 1);
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
