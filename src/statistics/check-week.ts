import {
  compare,
  decimalText,
  dividedBy,
  type Exact,
  isSame,
  isZero,
  nothing,
  plus,
  times,
  whole,
} from '../model/exact.js';
import type { WeekFigures } from '../model/header.js';
import { nameAt } from '../model/measure.js';
import type { Located } from '../model/source.js';
import { finding } from './finding.js';
import type { KeptIssue } from './kept-issue.js';
import { type AccountBook, accountIn, type LedgerBook, report, type SeriesBook } from './ledger-book.js';

/** From this many equal measures on, last week's figures were probably left standing. */
const suspiciousRepeats = 2;
/** How many weeks before a week it is compared with, and how few are too few to tell. */
const comparedWeeks = 12;
const fewestComparedWeeks = 4;
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
  const last = previous?.header.statistics.get(key);
  if (previous === undefined || last?.type !== 'figures') return;
  const repeated = [...series.accounts.values()]
    .filter(({ measure }) => {
      const value = figures.values.get(nameAt(measure, issue))?.value;
      const before = last.values.get(nameAt(measure, previous))?.value;
      // A level may well stand still.
      return value && before && measure.kind.type !== 'last' && !isZero(value) && isSame(value, before);
    })
    .map(({ measure }) => nameAt(measure, issue));
  if (repeated.length < suspiciousRepeats) return;
  const params = { series: key, measures: repeated, previous: previous.number };
  report(book, finding('week-repeated', figures.range, params), { countedFrom: issue.number, years: [issue.year] });
}

function checkUnusual(book: LedgerBook, account: AccountBook, issue: KeptIssue, stated: Located<Exact>): void {
  const recent = account.entered.slice(-comparedWeeks).flatMap((number) => account.weeks.get(number) ?? []);
  if (recent.length < fewestComparedWeeks) return;
  const median = medianOf(recent);
  const isUsual =
    compare(stated.value, times(median, unusualFactor)) <= 0 &&
    compare(times(stated.value, unusualFactor), median) >= 0;
  if (isUsual || isZero(median)) return;
  const params = {
    series: account.series,
    measure: nameAt(account.measure, issue),
    value: decimalText(stated.value),
    weeks: recent.length,
    median: decimalText(median),
  };
  report(book, finding('week-unusual', stated.range, params), { countedFrom: issue.number, years: [issue.year] });
}

function medianOf(values: readonly Exact[]): Exact {
  const sorted = [...values].sort(compare);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? nothing;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? upper;
  return dividedBy(plus(lower, upper), whole(2));
}
