import {
  compare,
  decimalText,
  dividedBy,
  type Exact,
  isSame,
  isZero,
  larger,
  nothing,
  plus,
  smaller,
  times,
  whole,
} from '../model/exact.js';
import { nameAt } from '../model/names.js';
import type { WeekFigures } from '../model/schema/value-schema.js';
import type { Located } from '../model/source.js';
import { finding } from './finding.js';
import type { KeptIssue } from './ledger-book.js';
import { type AccountBook, accountIn, type LedgerBook, report, type SeriesBook, statedOf } from './ledger-book.js';

/** Where this many measures are equal, last week's figures were probably left standing. */
const SUSPICIOUS_REPEATS = 2;
/** How many weeks before a week it is compared with, and how few are too few to tell. */
const COMPARED_WEEKS = 12;
const FEWEST_COMPARED_WEEKS = 4;
/** How many times more or less than the median is unusual. */
const unusualFactor = whole(5);

type Figures = Extract<WeekFigures, { type: 'figures' }>;

/** Warns of a week that looks copied or mistyped. Runs before the week is entered. */
export function checkWeek(book: LedgerBook, series: SeriesBook, issue: KeptIssue, figures: Figures): void {
  checkRepeated(book, series, issue, figures);
  for (const [measure, stated] of figures.values) {
    const account = accountIn(series, measure, issue);
    if (account) checkUnusual(book, account, issue, stated);
  }
}

/** Compares what the two headers say, as it is there that figures are copied; zeros are alike in any quiet week. */
function checkRepeated(book: LedgerBook, series: SeriesBook, issue: KeptIssue, figures: Figures): void {
  const { key } = series.definition;
  const previous = issue.previous === undefined ? undefined : book.issues.get(issue.previous);
  const last = previous && statedOf(book, series, previous);
  if (previous === undefined || last?.type !== 'figures') return;
  const repeated = [...series.accounts.values()]
    .filter(({ measure }) => {
      const value = figures.values.get(nameAt(measure, issue))?.value;
      const before = last.values.get(nameAt(measure, previous))?.value;
      // A level may well stand still.
      return value && before && measure.kind.type !== 'last' && !isZero(value) && isSame(value, before);
    })
    .map(({ measure }) => nameAt(measure, issue));
  if (repeated.length < SUSPICIOUS_REPEATS) return;
  const params = { series: key, measures: repeated, previous: previous.number };
  report(book, finding('week-repeated', figures.range, params), { countedFrom: issue.number, years: [issue.year] });
}

function checkUnusual(book: LedgerBook, account: AccountBook, issue: KeptIssue, stated: Located<Exact>): void {
  const recent = account.entered.slice(-COMPARED_WEEKS).flatMap((number) => account.weeks.get(number) ?? []);
  if (recent.length < FEWEST_COMPARED_WEEKS) return;
  const { value } = stated;
  // The median lies between the least and the most: hardly ever has it to be found.
  if (isUsual(value, recent.reduce(smaller), recent.reduce(larger))) return;
  const median = medianOf(recent);
  if (isZero(median) || isUsual(value, median, median)) return;
  const params = {
    series: account.series,
    measure: nameAt(account.measure, issue),
    value: decimalText(stated.value),
    weeks: recent.length,
    median: decimalText(median),
  };
  report(book, finding('week-unusual', stated.range, params), { countedFrom: issue.number, years: [issue.year] });
}

/** Whether a figure is at most so many times the least, and the most at most so many times the figure. */
const isUsual = (value: Exact, least: Exact, most: Exact): boolean =>
  compare(value, times(least, unusualFactor)) <= 0 && compare(times(value, unusualFactor), most) >= 0;

function medianOf(values: readonly Exact[]): Exact {
  const sorted = [...values].sort(compare);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? nothing;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? upper;
  return dividedBy(plus(lower, upper), whole(2));
}
