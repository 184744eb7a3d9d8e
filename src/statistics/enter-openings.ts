import { dayNumber } from '../model/calendar.js';
import type { Exact } from '../model/exact.js';
import { isEntered, type Measure } from '../model/measure.js';
import { accountNamed } from '../model/names.js';
import type { Opening } from '../model/settings.js';
import type { Located } from '../model/source.js';
import { finding } from './finding.js';
import { monthIn } from './keep-issues.js';
import type { KeptIssue } from './ledger-book.js';
import {
  type AccountBook,
  type LedgerBook,
  post,
  report,
  type SeriesBook,
  spoil,
  spoilSeries,
  statedOf,
} from './ledger-book.js';
import { tooPrecise } from './too-precise.js';
import { unknownMeasure } from './unknown-name.js';

/** Enters what bulletin.yaml says was already counted. */
export function enterOpenings(book: LedgerBook): void {
  for (const series of book.series.values()) {
    for (const opening of series.definition.openings) enterOpening(book, series, opening);
  }
}

/** What an issue that is entered says about the openings: where they end, and whether it is counted twice. */
export function checkOpenings(book: LedgerBook, issue: KeptIssue): void {
  for (const series of book.series.values()) {
    for (const opening of series.openings.values()) {
      dateOpening(series, opening, issue);
      checkOverlap(book, { series, opening, issue });
    }
  }
}

function enterOpening(book: LedgerBook, series: SeriesBook, opening: Opening): void {
  const year = opening.year.value;
  const key = series.definition.key;
  const scope = { countedFrom: 0, years: [year] };
  if (series.openings.get(year) !== opening) {
    report(book, finding('opening-duplicate', opening.year.range, { series: key, year }), scope);
    spoilSeries(series, year, { from: 0, missing: false });
    return;
  }
  const through = opening.through.value;
  const lastMonth = lastMonthOf(opening);
  const written = new Set<AccountBook>();
  for (const [name, { value, range }] of opening.values) {
    const account = accountNamed(series.accounts, name, undefined);
    const wrong = account
      ? openingTrouble(account, opening, { value, range })
      : unknownMeasure(range, series.definition, name);
    if (account) written.add(account);
    if (account && !wrong) {
      post(book, account, year, { kind: 'opening', value, countedFrom: through + 1, range, through, lastMonth });
    } else if (wrong) {
      report(book, wrong, scope);
      if (account) spoil(account, year, { from: 0, missing: false });
    }
  }
  const missing: string[] = [];
  for (const account of series.accounts.values()) {
    if (written.has(account) || !isOpened(account.measure, opening)) continue;
    missing.push(account.measure.name);
    spoil(account, year, { from: 0, missing: false });
  }
  if (missing.length === 0) return;
  const params = { series: key, year, through, measures: missing };
  report(book, finding('measure-missing/opening', opening.range, params), scope);
}

function openingTrouble({ series, measure }: AccountBook, opening: Opening, { value, range }: Located<Exact>) {
  const params = { series, measure: measure.name };
  if (!isEntered(measure)) return finding('measure-unfit/rate', range, params);
  if (isBegunAfter(measure, opening)) {
    return finding('measure-unfit/opening', range, { ...params, through: opening.through.value });
  }
  return tooPrecise(measure, value, range);
}

/** Whether an opening has to state a measure: one that was there before its last issue was. */
function isOpened(measure: Measure, opening: Opening): boolean {
  const { from, until } = measure;
  // Whether a measure was counted that begins on a day within the year can't be told.
  const isUnsure = from?.type === 'date' && from.date.year === opening.year.value && !opening.until;
  const isOver = until?.type === 'date' && until.date.year < opening.year.value;
  return isEntered(measure) && !isUnsure && !isOver && !isBegunAfter(measure, opening);
}

function isBegunAfter({ from }: Measure, { year, through, until }: Opening): boolean {
  if (from?.type === 'number') return from.number > through.value;
  if (from?.type !== 'date') return false;
  return until ? dayNumber(from.date) > dayNumber(until.value) : from.date.year > year.value;
}

const DECEMBER = 12;

/** An opening without a stated last day may reach to the end of its year, as long as no issue after it is known. */
function lastMonthOf({ year, until }: Opening): number {
  if (!until) return DECEMBER;
  return until.value.year < year.value ? 0 : monthIn(year.value, { from: until.value, to: until.value });
}

/** An opening without a stated last day may reach as far as the month of the first issue kept after it. */
function dateOpening(series: SeriesBook, opening: Opening, issue: KeptIssue): void {
  const { year, through, until } = opening;
  const isFirst = issue.year === year.value && issue.number > through.value && !series.dated.has(opening);
  if (until || !isFirst) return;
  series.dated.add(opening);
  for (const account of series.accounts.values()) {
    const addends = account.years.get(year.value)?.addends ?? [];
    const place = addends.findIndex(({ kind }) => kind === 'opening');
    const addend = addends[place];
    if (addend?.kind === 'opening') addends[place] = { ...addend, lastMonth: issue.month };
  }
}

/** An opening overlaps the first issue that has figures of its own although the opening covers it. */
function checkOverlap(
  book: LedgerBook,
  { series, opening, issue }: { readonly series: SeriesBook; readonly opening: Opening; readonly issue: KeptIssue },
): void {
  const key = series.definition.key;
  const year = opening.year.value;
  const through = opening.through.value;
  const hasFigures = statedOf(book, series, issue)?.type === 'figures';
  if (issue.number > through || issue.year < year || !hasFigures || series.overlapped.has(opening)) return;
  series.overlapped.add(opening);
  const params = { series: key, year, through, number: issue.number };
  report(book, finding('opening-overlap', opening.through.range, params), {
    countedFrom: 0,
    years: [year, issue.year],
  });
  spoilSeries(series, year, { from: 0, missing: false });
}
