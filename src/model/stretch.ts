import { dateOfDay, dayNumber, WEEK } from './calendar.js';
import { measuresIn } from './formula.js';
import type { Account, Ledger, LedgerIssue, LedgerSeries, OpeningAddend } from './ledger.js';

/* The stretch of time that a figure is of, as an issue sees the ledger: what counts in it is for `query-ledger`. */

export interface Question {
  readonly ledger: Pick<Ledger, 'issues' | 'years'>;
  readonly series: LedgerSeries;
  readonly account: Account;
  /** The issue that looks. */
  readonly issue: LedgerIssue;
}

/** Why there is no figure. `number` is the 总第 of the issue it was looked for in. */
export type Unknown =
  | { readonly reason: 'not-there-yet'; readonly number: number }
  | { readonly reason: 'spoiled'; readonly year: number }
  | { readonly reason: 'no-figures'; readonly number: number }
  | { readonly reason: 'not-begun'; readonly number: number }
  | { readonly reason: 'in-opening'; readonly number: number }
  | { readonly reason: 'no-issue-before'; readonly number: number }
  | { readonly reason: 'no-issue-last-year'; readonly year: number; readonly issue: number }
  | { readonly reason: 'month-hidden'; readonly month: number }
  /** The measure itself, not its series, is not there yet or no more. */
  | { readonly reason: 'measure-not-begun' | 'measure-ended'; readonly measure: string; readonly number: number }
  /** What a rate or a mean is divided by comes to 0. */
  | { readonly reason: 'divided-by-zero'; readonly by: readonly string[]; readonly number: number }
  /** No issue was kept that counts in these months. */
  | { readonly reason: 'no-weeks'; readonly year: number; readonly first: number; readonly last: number };

/** An issue's place in the numbering: it need not be kept. */
export interface IssuePlace {
  readonly number: number;
  readonly year: number;
}

/** Months of a year, 1 to 12, both included. */
export interface Months {
  readonly year: number;
  readonly first: number;
  readonly last: number;
}

/** What a figure is made of: one week, a year up to an issue, or some of its months up to it. */
export type TimeStretch = { readonly place: IssuePlace } & (
  | { readonly type: 'week' | 'year' }
  | {
      readonly type: 'months';
      readonly months: Months /** Whether an opening that lies in them counts. */;
      readonly opened: boolean;
    }
);

/** The stretch that a figure is of, or why there is none. */
export type Sought = TimeStretch | Missing;

export interface Missing {
  readonly type: 'unknown';
  readonly why: Unknown;
}

/** 本周: the issue's own figure. */
export const thisWeek = ({ issue }: Question): Sought => ({ type: 'week', place: issue });

/** 上周: the corrected figure of the issue before, also across the year. */
export function lastWeek(question: Question): Sought {
  const { ledger, issue } = question;
  const previous = issue.previous === undefined ? undefined : ledger.issues.get(issue.previous);
  if (previous) return { type: 'week', place: previous };
  const before = { number: issue.number - 1, year: issue.year };
  const opened = countedWith(question).some((account) => openingOf(account, before.year)?.through === before.number);
  if (opened) return unknown({ reason: 'in-opening', ...before });
  return unknown({ reason: 'no-issue-before', number: issue.number });
}

/** 上年同周: the corrected figure of the week a year earlier. */
export function sameWeekLastYear(question: Question): Sought {
  const place = sameIssueLastYear(question, isWeek);
  return place ? { type: 'week', place } : noIssueLastYear(question);
}

/** 本年: the year's total through the issue. */
export const thisYear = ({ issue }: Question): Sought => ({ type: 'year', place: issue });

/** 上年同期: the corrected total of the year before through the same week. */
export function sameTotalLastYear(question: Question): Sought {
  const place = sameIssueLastYear(question);
  return place ? { type: 'year', place } : noIssueLastYear(question);
}

/** 上年: the corrected total of the whole year before. */
export function lastYear(question: Question): Sought {
  const year = question.issue.year - 1;
  const number = lastIn(question, year, question.ledger.years.get(year) ?? []);
  if (number === undefined) return unknown({ reason: 'no-weeks', year, first: 1, last: DECEMBER });
  return { type: 'year', place: { number, year } };
}

/** 本月: what was counted in the issue's month up to the issue. */
export function thisMonth(question: Question): Sought {
  const { year, month } = question.issue;
  const months = { year, first: month, last: month };
  return { type: 'months', place: question.issue, months, opened: false };
}

const DECEMBER = 12;

/** Months that are over, or still run: up to the issue. */
export function inMonths(question: Question, months: Months): Sought {
  const kept = issuesIn(question, { ...months, first: 1 });
  const number = lastIn(question, months.year, kept);
  const isOpened = months.first === 1 && countedWith(question).some((account) => openingOf(account, months.year));
  if (number === undefined || (issuesIn(question, months).length === 0 && !isOpened))
    return unknown({ reason: 'no-weeks', ...months });
  return { type: 'months', place: { number, year: months.year }, months, opened: true };
}

/** 总第 of the last of these issues of a year, or of the last that an opening covers; none where there is neither. */
function lastIn(question: Question, year: number, issues: readonly LedgerIssue[]): number | undefined {
  const opened = countedWith(question).flatMap((account) => openingOf(account, year)?.through ?? []);
  const numbers = [...opened, ...issues.slice(-1).map(({ number }) => number)];
  return numbers.length > 0 ? Math.max(...numbers) : undefined;
}

/** The kept issues that count in these months, as far as the issue that looks can see them. */
export const issuesIn = ({ ledger, issue }: Question, { year, first, last }: Months): readonly LedgerIssue[] =>
  (ledger.years.get(year) ?? []).filter(
    ({ number, month }) => number <= issue.number && first <= month && month <= last,
  );

/** Whether no week that is still to come can count in these months. */
export function isOver({ issue }: Question, { year, last }: Months): boolean {
  const next = dateOfDay(dayNumber(issue.period.to) + WEEK);
  return issue.year > year || next.year > year || (issue.year === year && next.month > last);
}

/** The accounts that a figure is counted with: its own, and for a rate those that it is made of. */
export function countedWith({ series, account }: Pick<Question, 'series' | 'account'>): readonly Account[] {
  const { kind } = account.measure;
  if (kind.type !== 'rate') return [account];
  return measuresIn(kind.formula).flatMap((name) => series.accounts.get(name) ?? []);
}

/** The place of the week a year before: by 期号 or by date, as the series has it. */
function sameIssueLastYear(
  { ledger, series, issue }: Question,
  fits: (issue: LedgerIssue) => boolean = () => true,
): IssuePlace | undefined {
  const year = issue.year - 1;
  const kept = (ledger.years.get(year) ?? []).filter(fits);
  if (series.definition.compare === 'date') return nearestByDate(issue, kept);
  const same = kept.find((candidate) => candidate.issue === issue.issue);
  if (same) return same;
  const [first] = kept;
  if (!first || first.number < 0 || first.issue < issue.issue) return undefined;
  // One that isn't kept lies in an opening: its number follows from that of the first that is.
  return { number: first.number - first.issue + issue.issue, year };
}

/** In days: two weeks with the weekends around them. Past figures may be those of a month. */
const LONGEST_WEEK = 16;

const isWeek = ({ period: { from, to } }: LedgerIssue): boolean => dayNumber(to) - dayNumber(from) < LONGEST_WEEK;

/** The issue whose last day is nearest to the same day a year earlier; of two the earlier one. */
function nearestByDate({ period: { to } }: LedgerIssue, kept: readonly LedgerIssue[]): LedgerIssue | undefined {
  const target = dayNumber({ ...to, year: to.year - 1 });
  const distance = ({ period }: LedgerIssue): number => Math.abs(dayNumber(period.to) - target);
  return kept.reduce<LedgerIssue | undefined>(
    (nearest, candidate) => (nearest && distance(nearest) <= distance(candidate) ? nearest : candidate),
    undefined,
  );
}

export const noIssueLastYear = ({ issue }: Question) =>
  unknown({ reason: 'no-issue-last-year', year: issue.year - 1, issue: issue.issue });

export const openingOf = ({ years }: Account, year: number): OpeningAddend | undefined =>
  years.get(year)?.addends.find((addend) => addend.kind === 'opening');

export const unknown = (why: Unknown): Missing => ({ type: 'unknown', why });
