import type { Account, AccountYear, Addend, Ledger, LedgerIssue, LedgerSeries, OpeningAddend } from './ledger.js';

/*
 * What the ledger has, as one issue sees it: with the corrections stated up to that issue and no later ones. Each query
 * goes once over the addends of one year.
 */

export interface Question {
  readonly ledger: Ledger;
  readonly series: LedgerSeries;
  readonly account: Account;
  /** The issue that looks. */
  readonly issue: LedgerIssue;
}

export type Answer =
  | { readonly type: 'known'; readonly value: number /** 总第 of the issue it belongs to. */; readonly number: number }
  | { readonly type: 'unknown'; readonly why: Unknown };

/** Why there is no figure. `number` is the 总第 of the issue it was looked for in. */
export type Unknown =
  | { readonly reason: 'not-there-yet'; readonly number: number }
  | { readonly reason: 'spoiled'; readonly year: number }
  | { readonly reason: 'no-figures'; readonly number: number }
  | { readonly reason: 'not-begun'; readonly number: number }
  | { readonly reason: 'in-opening'; readonly number: number }
  | { readonly reason: 'no-issue-before'; readonly number: number }
  | { readonly reason: 'no-issue-last-year'; readonly year: number; readonly issue: number }
  | { readonly reason: 'month-hidden'; readonly month: number };

/** An issue's place in the numbering: it need not be kept. */
interface IssuePlace {
  readonly number: number;
  readonly year: number;
}

/** 本周: the issue's own figure. */
export const thisWeek = (question: Question): Answer => weekOf(question, question.issue);

/** 上周: the corrected figure of the issue before, also across the year. */
export function lastWeek(question: Question): Answer {
  const { ledger, issue } = question;
  const previous = issue.previous === undefined ? undefined : ledger.issues.get(issue.previous);
  if (previous) return weekOf(question, previous);
  const before = { number: issue.number - 1, year: issue.year };
  if (openingOf(question, before.year)?.through === before.number) return unknown({ reason: 'in-opening', ...before });
  return unknown({ reason: 'no-issue-before', number: issue.number });
}

/** The corrected figure of the same 期号 a year earlier. */
export function sameWeekLastYear(question: Question): Answer {
  const place = sameIssueLastYear(question);
  return place ? weekOf(question, place) : noIssueLastYear(question);
}

/** 本年: the year's total through the issue. */
export const thisYear = (question: Question): Answer => totalThrough(question, question.issue);

/** The corrected total of the year before through the same 期号. */
export function sameTotalLastYear(question: Question): Answer {
  const place = sameIssueLastYear(question);
  return place ? totalThrough(question, place) : noIssueLastYear(question);
}

/** 本月: what was counted in the issue's month up to the issue. */
export function thisMonth(question: Question): Answer {
  const { issue } = question;
  const total = thisYear(question);
  if (total.type === 'unknown') return total;
  const opening = openingOf(question, issue.year);
  if (opening && opening.lastMonth >= issue.month) return unknown({ reason: 'month-hidden', month: issue.month });
  const inMonth = seenAddends(question, issue).filter((addend) => addend.kind !== 'opening');
  return known(sum(inMonth.filter(({ month }) => month === issue.month)), issue.number);
}

/** The addends of a year, 本年 unless another is given, in the order they are counted in; together they make the total. */
export const addendsOf = (question: Question, year = question.issue.year): readonly Addend[] =>
  seenAddends(question, { number: question.issue.number, year });

export function sum(addends: readonly Addend[]): number {
  return addends.reduce((total, { value }) => total + value, 0);
}

function weekOf(question: Question, place: IssuePlace): Answer {
  const { series } = question;
  const { number, year } = place;
  const own = seenAddends(question, place).filter((addend) => addend.kind !== 'opening' && addend.number === number);
  const opening = openingOf(question, year);
  const stated = own.some(({ kind }) => kind === 'week');
  if (!stated && opening && number <= opening.through) return unknown({ reason: 'in-opening', number });
  if (series.begins === undefined || number < series.begins) return unknown({ reason: 'not-begun', number });
  if (own.length === 0 && series.silent.has(number)) return unknown({ reason: 'no-figures', number });
  if (!stated && !series.silent.has(number)) return unfinished(question, place);
  return known(sum(own), number);
}

/** A week that an error kept out of the ledger, or that is not there yet. */
function unfinished(question: Question, { number, year }: IssuePlace): Answer {
  const spoiled = yearOf(question, year)?.spoiled;
  return spoiled && !spoiled.missing
    ? unknown({ reason: 'spoiled', year })
    : unknown({ reason: 'not-there-yet', number });
}

function totalThrough(question: Question, place: IssuePlace): Answer {
  const { series } = question;
  const { number, year } = place;
  const opening = openingOf(question, year);
  if (opening && number < opening.through) return unknown({ reason: 'in-opening', number });
  const counted = series.begins !== undefined && series.begins <= number;
  if (!counted && opening?.through !== number) return unknown({ reason: 'not-begun', number });
  const spoiled = yearOf(question, year)?.spoiled;
  if (spoiled && spoiled.from <= number) {
    return spoiled.missing
      ? unknown({ reason: 'not-there-yet', number: spoiled.from })
      : unknown({ reason: 'spoiled', year });
  }
  return known(sum(seenAddends(question, place)), number);
}

/** The addends up to an issue of its year, as far as the issue that looks can see them. */
function seenAddends(question: Question, place: IssuePlace): readonly Addend[] {
  const addends = yearOf(question, place.year)?.addends ?? [];
  return addends.filter((addend) => {
    const last = addend.kind === 'opening' ? addend.through : addend.number;
    return last <= place.number && addend.countedFrom <= question.issue.number;
  });
}

/** The place of the same 期号 in the year before; where that issue isn't kept, worked out from the first that is. */
function sameIssueLastYear({ ledger, issue }: Question): IssuePlace | undefined {
  const year = issue.year - 1;
  const kept = ledger.years.get(year) ?? [];
  const same = kept.find((candidate) => candidate.issue === issue.issue);
  if (same) return same;
  const [first] = kept;
  if (!first || first.issue < issue.issue) return undefined;
  return { number: first.number - first.issue + issue.issue, year };
}

const noIssueLastYear = ({ issue }: Question): Answer =>
  unknown({ reason: 'no-issue-last-year', year: issue.year - 1, issue: issue.issue });

const yearOf = ({ account }: Question, year: number): AccountYear | undefined => account.years.get(year);

const openingOf = (question: Question, year: number): OpeningAddend | undefined =>
  yearOf(question, year)?.addends.find((addend) => addend.kind === 'opening');

const known = (value: number, number: number): Answer => ({ type: 'known', value, number });
const unknown = (why: Unknown): Answer => ({ type: 'unknown', why });
