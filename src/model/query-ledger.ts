import { dividedBy, type Exact, isZero, larger, nothing, plus, smaller, sumOf, times, whole } from './exact.js';
import { evaluate } from './formula.js';
import type { Account, Addend } from './ledger.js';
import type { Measure } from './measure.js';
import {
  countedWith,
  type IssuePlace,
  type Missing,
  noIssueLastYear,
  openingOf,
  type Question,
  type Sought,
  type TimeStretch,
  type Unknown,
  unknown,
} from './stretch.js';
import { isAfter, isBefore } from './timed.js';

/*
 * What the ledger has, as one issue sees it: with the corrections stated up to that issue and no later ones. A figure is
 * asked for by its stretch of time; which addends count in that is the same for every kind of measure, what is made of
 * them is not.
 */

export type Answer = Known | Missing;

interface Known {
  readonly type: 'known';
  readonly value: Exact;
  /** 总第 of the issue it belongs to. */
  readonly number: number;
}

/** Whether an issue that is kept has a measure; one that isn't is judged by its number alone. */
export function hasMeasure(ledger: Question['ledger'], { from, until }: Measure, { number }: { number: number }) {
  const issue = ledger.issues.get(number);
  const begun = !from || (issue ? !isBefore(issue, from) : from.type === 'date' || from.number <= number);
  const going = !until || (issue ? !isAfter(issue, until) : until.type === 'date' || number <= until.number);
  return begun && going;
}

/** The addends of a year in the order they are counted in, also where an error falsifies what they come to. */
export const addendsOf = ({ account, issue }: Question, year: number): readonly Addend[] =>
  seenAddends(account, { number: issue.number, year }, issue);

/** What a rate is multiplied with to be in its unit. */
const unitFactors: Readonly<Record<string, Exact>> = { '%': whole(100), '‰': whole(1000) };

/** What a measure comes to in a stretch of time. */
export function ask(question: Question, stretch: Sought): Answer {
  if (stretch.type === 'unknown') return stretch;
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
function askRate(question: Question, stretch: TimeStretch): Answer {
  const { account } = question;
  const { kind, unit } = account.measure;
  if (kind.type !== 'rate') throw new Error('no rate');
  const own = existence(question, account.measure, stretch);
  if (own) return own;
  const values = new Map<string, Exact>();
  for (const part of partsIn(question, stretch)) {
    const answer = ask({ ...question, account: part }, stretch);
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

/** The accounts that a rate is made of, without the weeks in which the rate isn't there; of what is entered its own. */
function partsIn(question: Question, { place }: TimeStretch): readonly Account[] {
  const { ledger, account } = question;
  const parts = countedWith(question);
  if (account.measure.kind.type !== 'rate') return parts;
  const measures = [account.measure, ...parts.map(({ measure }) => measure)];
  const opened = parts.every((part) => openingOf(part, place.year));
  const counts = (addend: Addend): boolean => {
    const number = weekOf(addend);
    return number === undefined ? opened : measures.every((measure) => hasMeasure(ledger, measure, { number }));
  };
  return parts.map(({ years, ...part }) => ({
    ...part,
    years: new Map(
      [...years].map(([year, entry]) => [year, { ...entry, addends: entry.addends.filter(counts) }] as const),
    ),
  }));
}

/** All that a figure is made of: its own addends, or those of the measures that a rate is made of, or a mean's and its weights'. */
export function addendsIn(
  question: Question,
  stretch: TimeStretch,
): readonly (readonly [Account, readonly Addend[]])[] {
  const { series, account } = question;
  const { kind } = account.measure;
  const weight = kind.type === 'mean' ? series.accounts.get(kind.weight) : undefined;
  return [...partsIn(question, stretch), ...(weight ? [weight] : [])].map((part) => {
    const counted = countedIn({ ...question, account: part }, stretch);
    return [part, counted.type === 'counted' ? counted.addends : []];
  });
}

function askMean(question: Question, stretch: TimeStretch, values: Weeks): Answer {
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

function countedIn(question: Question, stretch: TimeStretch): Counted {
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
function existence({ ledger }: Question, measure: Measure, { type, place }: TimeStretch) {
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
function countedInMonths(
  question: Question,
  { place, months, opened }: Extract<TimeStretch, { type: 'months' }>,
): Counted {
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

const known = (value: Exact, number: number): Answer => ({ type: 'known', value, number });
