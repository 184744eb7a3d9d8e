import type { Correction, CorrectionChange } from '../model/header.js';
import { finding } from './finding.js';
import type { KeptIssue } from './kept-issue.js';
import {
  type AccountBook,
  isCountedIn,
  type LedgerBook,
  post,
  report,
  type SeriesBook,
  spoil,
  yearBook,
} from './ledger-book.js';
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
    const series = book.series.get(key);
    if (!series) {
      const found = unknownSeries(correction.series.range, key, book.series.keys());
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
  if (openingYear !== undefined && !kept?.header.statistics.has(series.definition.key)) {
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
    const first = book.firstOfYear.get(year.value);
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
  const account = series.accounts.get(stated.measure);
  if (!account) {
    const found = unknownMeasure(stated.range, series.definition, stated.measure);
    report(book, found, { countedFrom: issue.number, years: [issue.year, corrected.year] });
    return;
  }
  const { change } = stated;
  const amount = change.type === 'by' ? change.amount : change.to - change.from;
  if (!isSound(entry, account, stated, amount)) {
    spoil(account, corrected.year, { from: corrected.number, missing: false });
    return;
  }
  const { number, year, month } = corrected;
  const week = currentWeek(series, account, corrected);
  if (week !== undefined) account.weeks.set(number, week + amount);
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

/** Whether a correction agrees with the ledger as this issue sees it, and leaves nothing below zero. */
function isSound(
  { book, series, issue, corrected }: Entry,
  account: AccountBook,
  { measure, change, range }: CorrectionChange,
  amount: number,
): boolean {
  const { number, year, inOpening } = corrected;
  const scope = { countedFrom: issue.number, years: [issue.year, year] };
  if (change.type === 'from-to' && inOpening) {
    const difference = amount > 0 ? `+${amount}` : String(amount);
    report(book, finding('correction-from/opening', range, { number, measure, difference }), scope);
    return false;
  }
  const week = currentWeek(series, account, corrected);
  if (change.type === 'from-to' && week !== undefined && week !== change.from) {
    const params = { number, measure, from: change.from, actual: week };
    report(book, finding('correction-from', range, params), scope);
    return false;
  }
  if (week !== undefined && week + amount < 0) {
    const params = { number, measure, result: week + amount };
    report(book, finding('correction-negative/week', range, params), scope);
    return false;
  }
  const { total, spoiled } = yearBook(account, year);
  if (!spoiled && total + amount < 0) {
    report(book, finding('correction-negative/total', range, { year, measure, result: total + amount }), scope);
    return false;
  }
  return true;
}

/** The corrected issue's own figure as it stands; 0 for a week without figures, none where it isn't known. */
function currentWeek(series: SeriesBook, account: AccountBook, { number }: Corrected): number | undefined {
  return account.weeks.get(number) ?? (series.silent.has(number) ? 0 : undefined);
}
