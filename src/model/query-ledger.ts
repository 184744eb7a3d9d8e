import { dateOfDay, dayNumber, WEEK } from './calendar.js';
import { dividedBy, type Exact, isZero, larger, nothing, plus, smaller, sumOf, times, whole } from './exact.js';
import { evaluate, measuresIn } from './formula.js';
import type { Account, Addend, Ledger, LedgerIssue, LedgerSeries, OpeningAddend } from './ledger.js';
import type { Measure } from './measure.js';
import { isAfter, isBefore } from './timed.js';

/*
 * What the ledger has, as one issue sees it: with the corrections stated up to that issue and no later ones. A figure is
 * asked for by its stretch of time; which addends count in that is the same for every kind of measure, what is made of
 * them is not.
 */

export interface Question {
  readonly ledger: Pick<Ledger, 'issues' | 'years'>;
  readonly series: LedgerSeries;
  readonly account: Account;
  /** The issue that looks. */
  readonly issue: LedgerIssue;
}

export type Answer = Known | { readonly type: 'unknown'; readonly why: Unknown };

interface Known {
  readonly type: 'known';
  readonly value: Exact;
  /** 总第 of the issue it belongs to. */
  readonly number: number;
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
interface IssuePlace {
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
type Stretch = { readonly place: IssuePlace } & (
  | { readonly type: 'week' | 'year' }
  | {
      readonly type: 'months';
      readonly months: Months /** Whether an opening that lies in them counts. */;
      readonly opened: boolean;
    }
);

/** 本周: the issue's own figure. */
export const thisWeek = (question: Question): Answer => ask(question, { type: 'week', place: question.issue });

/** 上周: the corrected figure of the issue before, also across the year. */
export function lastWeek(question: Question): Answer {
  const { ledger, issue } = question;
  const previous = issue.previous === undefined ? undefined : ledger.issues.get(issue.previous);
  if (previous) return ask(question, { type: 'week', place: previous });
  const before = { number: issue.number - 1, year: issue.year };
  const opened = countedWith(question).some((account) => openingOf(account, before.year)?.through === before.number);
  if (opened) return unknown({ reason: 'in-opening', ...before });
  return unknown({ reason: 'no-issue-before', number: issue.number });
}

/** 上年同周: the corrected figure of the week a year earlier. */
export function sameWeekLastYear(question: Question): Answer {
  const place = sameIssueLastYear(question, isWeek);
  return place ? ask(question, { type: 'week', place }) : noIssueLastYear(question);
}

/** 本年: the year's total through the issue. */
export const thisYear = (question: Question): Answer => ask(question, { type: 'year', place: question.issue });

/** The total of a year through an issue of it. */
export const yearThrough = (question: Question, place: IssuePlace): Answer => ask(question, { type: 'year', place });

/** 上年同期: the corrected total of the year before through the same week. */
export function sameTotalLastYear(question: Question): Answer {
  const place = sameIssueLastYear(question);
  return place ? ask(question, { type: 'year', place }) : noIssueLastYear(question);
}

/** 上年: the corrected total of the whole year before. */
export function lastYear(question: Question): Answer {
  const year = question.issue.year - 1;
  const number = lastIn(question, year, question.ledger.years.get(year) ?? []);
  if (number === undefined) return unknown({ reason: 'no-weeks', year, first: 1, last: DECEMBER });
  return ask(question, { type: 'year', place: { number, year } });
}

/** 本月: what was counted in the issue's month up to the issue. */
export function thisMonth(question: Question): Answer {
  const { year, month } = question.issue;
  const months = { year, first: month, last: month };
  return ask(question, { type: 'months', place: question.issue, months, opened: false });
}

const DECEMBER = 12;

/** Months that are over, or still run: up to the issue. */
export function inMonths(question: Question, months: Months): Answer {
  const kept = issuesIn(question, { ...months, first: 1 });
  const number = lastIn(question, months.year, kept);
  const isOpened = months.first === 1 && countedWith(question).some((account) => openingOf(account, months.year));
  if (number === undefined || (issuesIn(question, months).length === 0 && !isOpened))
    return unknown({ reason: 'no-weeks', ...months });
  return ask(question, { type: 'months', place: { number, year: months.year }, months, opened: true });
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

/** Whether an issue that is kept has a measure; one that isn't is judged by its number alone. */
export function hasMeasure(ledger: Question['ledger'], { from, until }: Measure, { number }: { number: number }) {
  const issue = ledger.issues.get(number);
  const begun = !from || (issue ? !isBefore(issue, from) : from.type === 'date' || from.number <= number);
  const going = !until || (issue ? !isAfter(issue, until) : until.type === 'date' || number <= until.number);
  return begun && going;
}

/** The addends of a year, 本年 unless another is given, in the order they are counted in; of a sum they make the total. */
export const addendsOf = ({ account, issue }: Question, year = issue.year): readonly Addend[] =>
  seenAddends(account, { number: issue.number, year }, issue);

/** The accounts that a figure is counted with: its own, and for a rate those that it is made of. */
export function countedWith({ series, account }: Pick<Question, 'series' | 'account'>): readonly Account[] {
  const { kind } = account.measure;
  if (kind.type !== 'rate') return [account];
  return measuresIn(kind.formula).flatMap((name) => series.accounts.get(name) ?? []);
}

/** What a rate is multiplied with to be in its unit. */
const unitFactors: Readonly<Record<string, Exact>> = { '%': whole(100), '‰': whole(1000) };

function ask(question: Question, stretch: Stretch): Answer {
  const { kind } = question.account.measure;
  const { number } = stretch.place;
  if (kind.type === 'rate') return askRate(question, stretch);
  const counted = countedIn(question, stretch);
  if (counted.type === 'unknown') return counted;
  if (kind.type === 'sum')
    return known(
      counted.addends.reduce((sum, { value }) => plus(sum, value), nothing),
      number,
    );
  const weeks = byWeek(counted.addends);
  switch (kind.type) {
    case 'max':
      return ofWeeks(weeks, number, larger);
    case 'min':
      return ofWeeks(weeks, number, smaller);
    case 'last':
      return ofWeeks(weeks, number, (_, later) => later);
    case 'mean':
      return stretch.type === 'week' ? ofWeeks(weeks, number, plus) : askMean(question, stretch, weeks);
  }
}

/** A rate of the sums of its stretch, as far as all that it is made of was counted then. */
function askRate(question: Question, stretch: Stretch): Answer {
  const { ledger, account } = question;
  const { kind, unit } = account.measure;
  if (kind.type !== 'rate') throw new Error('no rate');
  const parts = countedWith(question);
  const measures = [account.measure, ...parts.map(({ measure }) => measure)];
  const own = existence(question, account.measure, stretch);
  if (own) return own;
  const opened = parts.every((part) => openingOf(part, stretch.place.year));
  const counts = (addend: Addend): boolean => {
    const number = weekOf(addend);
    return number === undefined ? opened : measures.every((measure) => hasMeasure(ledger, measure, { number }));
  };
  const values = new Map<string, Exact>();
  for (const part of parts) {
    const answer = askPart({ ...question, account: part }, stretch, counts);
    if (answer.type === 'unknown') return answer;
    values.set(part.measure.name, answer.value);
  }
  const { number } = stretch.place;
  const value = evaluate(kind.formula, (name) => values.get(name) ?? nothing);
  const zeros = [...values].filter(([, part]) => isZero(part)).map(([name]) => name);
  if (!value) return unknown({ reason: 'divided-by-zero', by: zeros, number });
  const factor = unitFactors[unit[0].is];
  return known(factor ? times(value, factor) : value, number);
}

/** As `ask`, of what a rate is made of: weeks in which the rate isn't there are left out. */
function askPart(question: Question, stretch: Stretch, counts: (addend: Addend) => boolean): Answer {
  const { account } = question;
  const years = new Map(
    [...account.years].map(([year, entry]) => [year, { ...entry, addends: entry.addends.filter(counts) }] as const),
  );
  return ask({ ...question, account: { ...account, years } }, stretch);
}

function askMean(question: Question, stretch: Stretch, values: Weeks): Answer {
  const { series, account } = question;
  const { kind } = account.measure;
  const weight = kind.type === 'mean' ? series.accounts.get(kind.weight) : undefined;
  if (!weight) throw new Error(`no weight of ${account.measure.name}`);
  const counted = countedIn({ ...question, account: weight }, stretch);
  if (counted.type === 'unknown') return counted;
  const weights = byWeek(counted.addends);
  const weighed = [...values].map(([week, value]) => ({ value, weight: weights.get(week) ?? nothing }));
  const all = sumOf(weighed.map((week) => week.weight));
  const { number } = stretch.place;
  if (isZero(all)) return unknown({ reason: 'divided-by-zero', by: [weight.measure.name], number });
  return known(dividedBy(sumOf(weighed.map((week) => times(week.value, week.weight))), all), number);
}

/** Figures of weeks by their 总第, in their order; that of an opening stands first. */
type Weeks = ReadonlyMap<number | 'opening', Exact>;

/** Each week's figure as it was corrected. */
function byWeek(addends: readonly Addend[]): Weeks {
  const weeks = new Map<number | 'opening', Exact>();
  for (const addend of addends) {
    const key = weekOf(addend) ?? 'opening';
    weeks.set(key, plus(weeks.get(key) ?? nothing, addend.value));
  }
  return weeks;
}

/** 总第 of the week that an addend belongs to; none of an opening, nor of what corrects something inside one. */
const weekOf = (addend: Addend): number | undefined =>
  addend.kind === 'week' || (addend.kind === 'correction' && addend.month !== undefined) ? addend.number : undefined;

function ofWeeks(weeks: Weeks, number: number, choose: (a: Exact, b: Exact) => Exact): Answer {
  const [first, ...more] = weeks.values();
  return first ? known(more.reduce(choose, first), number) : unknown({ reason: 'no-figures', number });
}

type Counted =
  | { readonly type: 'counted'; readonly addends: readonly Addend[] }
  | { readonly type: 'unknown'; readonly why: Unknown };

function countedIn(question: Question, stretch: Stretch): Counted {
  const missing = existence(question, question.account.measure, stretch);
  if (missing) return missing;
  switch (stretch.type) {
    case 'week':
      return countedInWeek(question, stretch.place);
    case 'year':
      return countedThrough(question, stretch.place);
    case 'months':
      return countedInMonths(question, stretch);
  }
}

/** Why a measure has no figure in a stretch in which its series may have some; none where it has. */
function existence({ ledger }: Question, measure: Measure, { type, place }: Stretch) {
  const { name, from } = measure;
  const { number, year } = place;
  if (hasMeasure(ledger, measure, place)) return undefined;
  const kept = ledger.issues.get(number);
  const isEarly = from && (kept ? isBefore(kept, from) : from.type === 'number' && number < from.number);
  if (isEarly) return unknown({ reason: 'measure-not-begun', measure: name, number });
  // What ended within the year still has the total that it came to.
  const counted = type !== 'week' && ledger.years.get(year)?.some((issue) => hasMeasure(ledger, measure, issue));
  return counted ? undefined : unknown({ reason: 'measure-ended', measure: name, number });
}

function countedInWeek(question: Question, place: IssuePlace): Counted {
  const { series, account, issue } = question;
  const { number, year } = place;
  const own = seenAddends(account, place, issue).filter(
    (addend) => addend.kind !== 'opening' && addend.number === number,
  );
  const opening = openingOf(account, year);
  const stated = own.some(({ kind }) => kind === 'week');
  if (!stated && opening && number <= opening.through) return unknown({ reason: 'in-opening', number });
  const isPast = number < 0;
  if (isPast && !stated) return noIssueLastYear(question);
  if (!isPast && (series.begins === undefined || number < series.begins))
    return unknown({ reason: 'not-begun', number });
  if (own.length === 0 && series.silent.has(number)) return unknown({ reason: 'no-figures', number });
  if (!stated && !series.silent.has(number)) return unfinished(account, place);
  return { type: 'counted', addends: own };
}

/** A week that an error kept out of the ledger, or that is not there yet. */
function unfinished({ years }: Account, { number, year }: IssuePlace): Counted {
  const spoiled = years.get(year)?.spoiled;
  return spoiled && !spoiled.missing
    ? unknown({ reason: 'spoiled', year })
    : unknown({ reason: 'not-there-yet', number });
}

function countedThrough({ series, account, issue }: Question, place: IssuePlace): Counted {
  const { number, year } = place;
  const opening = openingOf(account, year);
  if (opening && number < opening.through) return unknown({ reason: 'in-opening', number });
  const isPast = number < 0 && (account.years.get(year)?.addends.length ?? 0) > 0;
  const counted = isPast || (series.begins !== undefined && series.begins <= number);
  if (!counted && opening?.through !== number) return unknown({ reason: 'not-begun', number });
  const spoiled = account.years.get(year)?.spoiled;
  if (spoiled && spoiled.from <= number) {
    return spoiled.missing
      ? unknown({ reason: 'not-there-yet', number: spoiled.from })
      : unknown({ reason: 'spoiled', year });
  }
  return { type: 'counted', addends: seenAddends(account, place, issue) };
}

/** The year's addends that count in its months. An opening counts where it lies in them as a whole. */
function countedInMonths(question: Question, { place, months, opened }: Extract<Stretch, { type: 'months' }>): Counted {
  const { year, first, last } = months;
  const total = countedThrough(question, place);
  if (total.type === 'unknown') return total;
  const opening = openingOf(question.account, year);
  const isWhole = opened && opening !== undefined && first === 1 && opening.lastMonth <= last;
  if (opening && !isWhole && opening.lastMonth >= first) return unknown({ reason: 'month-hidden', month: first });
  const isIn = (month: number): boolean => first <= month && month <= last;
  const addends = total.addends.filter((addend) =>
    monthOf(addend) === undefined ? isWhole : isIn(monthOf(addend) ?? 0),
  );
  return { type: 'counted', addends };
}

const monthOf = (addend: Addend): number | undefined => (addend.kind === 'opening' ? undefined : addend.month);

/** The addends up to an issue of its year, as far as the issue that looks can see them. */
function seenAddends({ years }: Account, place: IssuePlace, looking: { number: number }): readonly Addend[] {
  const addends = years.get(place.year)?.addends ?? [];
  return addends.filter((addend) => {
    const last = addend.kind === 'opening' ? addend.through : addend.number;
    return last <= place.number && addend.countedFrom <= looking.number;
  });
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

const noIssueLastYear = ({ issue }: Question) =>
  unknown({ reason: 'no-issue-last-year', year: issue.year - 1, issue: issue.issue });

const openingOf = ({ years }: Account, year: number): OpeningAddend | undefined =>
  years.get(year)?.addends.find((addend) => addend.kind === 'opening');

const known = (value: Exact, number: number): Answer => ({ type: 'known', value, number });
const unknown = (why: Unknown) => ({ type: 'unknown', why }) as const;
