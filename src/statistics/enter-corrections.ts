import { compare, decimalText, type Exact, isSame, minus, nothing, plus, signedText } from '../model/exact.js';
import type { Finding } from '../model/finding.js';
import type { Correction, CorrectionChange } from '../model/header.js';
import { addsUp, isEntered } from '../model/measure.js';
import { hasMeasure } from '../model/query-ledger.js';
import { finding } from './finding.js';
import type { KeptIssue } from './ledger-book.js';
import {
  type AccountBook,
  accountIn,
  isCountedIn,
  type LedgerBook,
  post,
  report,
  type SeriesBook,
  seriesIn,
  spoil,
  statedOf,
  yearBook,
} from './ledger-book.js';
import { tooPrecise } from './too-precise.js';
import { unknownMeasure, unknownSeries } from './unknown-name.js';

/** The issue that a correction is about, and where it counts. */
interface Corrected {
  readonly number: number;
  readonly year: number;
  /** Unknown inside an opening. */
  readonly month?: number;
  readonly inOpening: boolean;
}

/** Enters an issue's corrections in the year of the issue they correct, counted from the issue that states them. */
export function enterCorrections(book: LedgerBook, issue: KeptIssue): void {
  for (const correction of issue.header.corrections) {
    const key = correction.series.value;
    const before = book.issues.get(correction.number.value);
    const series = seriesIn(book, key, issue) ?? (before && seriesIn(book, key, before));
    if (!series) {
      const found = unknownSeries(correction.series.range, key, book.series);
      report(book, found, { countedFrom: issue.number, years: [issue.year] });
      continue;
    }
    const corrected = findCorrected(book, series, correction, issue);
    if (!corrected) continue;
    for (const change of correction.changes) {
      enterChange({ book, series, issue, corrected, reason: correction.reason.value }, change);
    }
  }
}

/** Finds the issue a correction is about; reports one that can't be corrected from here. */
function findCorrected(
  book: LedgerBook,
  series: SeriesBook,
  { number: { value: number, range } }: Correction,
  issue: KeptIssue,
): Corrected | undefined {
  const scope = { countedFrom: issue.number, years: [issue.year] };
  if (number === issue.number) {
    report(book, finding('correction-itself', range, { number }), scope);
    return undefined;
  }
  if (number > issue.number) {
    report(book, finding('correction-later', range, { number, stating: issue.number }), scope);
    return undefined;
  }
  const kept = book.issues.get(number);
  const openingYear = openingOver(book, series, number);
  if (openingYear !== undefined && !(kept && statedOf(book, series, kept))) {
    return { number, year: openingYear, inOpening: true };
  }
  if (kept && isCountedIn(series, number)) {
    return { number, year: kept.year, month: kept.month, inOpening: false };
  }
  const params = { number, series: series.definition.key };
  const found = kept
    ? finding('correction-unknown/no-figures', range, params)
    : finding('correction-unknown', range, params);
  report(book, found, scope);
  return undefined;
}

/** The year whose opening covers an issue: from the year's 期号 1 through the opening's last. */
function openingOver(book: LedgerBook, series: SeriesBook, number: number): number | undefined {
  const openings = [...series.openings.values()].sort((a, b) => a.through.value - b.through.value);
  let after = 0;
  for (const { year, through } of openings) {
    const first = book.years.get(year.value)?.[0];
    const from = first ? first.number - first.issue + 1 : after + 1;
    if (from <= number && number <= through.value) return year.value;
    after = through.value;
  }
  return undefined;
}

interface Entry {
  readonly book: LedgerBook;
  readonly series: SeriesBook;
  /** The issue that states the correction. */
  readonly issue: KeptIssue;
  readonly corrected: Corrected;
  readonly reason: string;
}

function enterChange(entry: Entry, stated: CorrectionChange): void {
  const { book, series, issue, corrected, reason } = entry;
  const before = book.issues.get(corrected.number);
  const account = accountIn(series, stated.measure, issue) ?? (before && accountIn(series, stated.measure, before));
  if (!account) {
    const found = unknownMeasure(stated.range, series.definition, stated.measure);
    report(book, found, { countedFrom: issue.number, years: [issue.year, corrected.year] });
    return;
  }
  const { change } = stated;
  const amount = change.type === 'by' ? change.amount : minus(change.to, change.from);
  const wrong = kindTrouble(entry, account, stated) ?? figureTrouble(entry, account, stated, amount);
  if (wrong) {
    report(book, wrong, { countedFrom: issue.number, years: [issue.year, corrected.year] });
    spoil(account, corrected.year, { from: corrected.number, missing: false });
    return;
  }
  const { number, year, month } = corrected;
  const week = currentWeek(series, account, corrected);
  if (week !== undefined) account.weeks.set(number, plus(week, amount));
  post(book, account, year, {
    kind: 'correction',
    value: amount,
    countedFrom: issue.number,
    range: stated.range,
    number,
    ...(month !== undefined && { month }),
    reason,
  });
}

/** Why a measure of its kind can't be corrected like this; none where it can. */
function kindTrouble(
  { book, series, corrected }: Entry,
  account: AccountBook,
  { change, range }: CorrectionChange,
): Finding | undefined {
  const { measure } = account;
  const { number, inOpening } = corrected;
  const params = { series: series.definition.key, measure: measure.name, number };
  if (!isEntered(measure)) return finding('correction-kind/rate', range, params);
  if (!hasMeasure(book, measure, corrected)) return finding('measure-unfit/time', range, params);
  if (addsUp(measure)) return undefined;
  if (change.type === 'by') {
    const week = account.weeks.get(number);
    const example = `${measure.name}: {from: ${week ? decimalText(week) : '…'}, to: …}`;
    return finding('correction-kind/from-to', range, { ...params, example });
  }
  if (inOpening) return finding('correction-kind/opening', range, params);
  return series.silent.has(number) ? finding('correction-kind/silent', range, params) : undefined;
}

/** Why a correction doesn't agree with the ledger as this issue sees it, or leaves something below zero; none where it is sound. */
function figureTrouble(
  { series, corrected }: Entry,
  account: AccountBook,
  { change, range }: CorrectionChange,
  amount: Exact,
): Finding | undefined {
  const { measure } = account;
  const { number, year, inOpening } = corrected;
  const params = { number, measure: measure.name };
  const typed = change.type === 'by' ? [change.amount] : [change.from, change.to];
  const precise = typed.map((value) => tooPrecise(measure, value, range)).find((found) => found !== undefined);
  if (precise) return precise;
  if (change.type === 'from-to' && inOpening) {
    return finding('correction-from/opening', range, { ...params, difference: signedText(amount) });
  }
  const week = currentWeek(series, account, corrected);
  if (change.type === 'from-to' && week !== undefined && !isSame(week, change.from)) {
    return finding('correction-from', range, { ...params, from: decimalText(change.from), actual: decimalText(week) });
  }
  const result = week && plus(week, amount);
  if (result && compare(result, nothing) < 0) {
    return finding('correction-negative/week', range, { ...params, result: decimalText(result) });
  }
  const { total, spoiled } = yearBook(account, year);
  const sum = plus(total, amount);
  if (!addsUp(measure) || spoiled || compare(sum, nothing) >= 0) return undefined;
  return finding('correction-negative/total', range, { year, measure: measure.name, result: decimalText(sum) });
}

/** The corrected issue's own figure as it stands; 0 for a week without figures, none where it isn't known. */
function currentWeek(series: SeriesBook, account: AccountBook, { number }: Corrected): Exact | undefined {
  return account.weeks.get(number) ?? (series.silent.has(number) ? nothing : undefined);
}
