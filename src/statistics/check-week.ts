import type { WeekFigures } from '../model/schema/value-schema.js';
import type { Located } from '../model/source.js';
import { finding } from './finding.js';
import type { KeptIssue } from './kept-issue.js';
import { type AccountBook, type LedgerBook, report, type SeriesBook } from './ledger-book.js';

/** From this many equal measures on, last week's figures were probably left standing. */
const suspiciousRepeats = 2;
/** How many weeks before a week it is compared with, and how few are too few to tell. */
const comparedWeeks = 12;
const fewestComparedWeeks = 4;
/** How many times more or less than the median is unusual. */
const unusualFactor = 5;

type Figures = Extract<WeekFigures, { type: 'figures' }>;

/** Warns of a week that looks copied or mistyped. Runs before the week is entered. */
export function checkWeek(book: LedgerBook, series: SeriesBook, issue: KeptIssue, figures: Figures): void {
  checkRepeated(book, series, issue, figures);
  for (const [measure, stated] of figures.values) {
    const account = series.accounts.get(measure);
    if (account) checkUnusual(book, account, issue, stated);
  }
}

/** Compares what the two headers say, as it is there that figures are copied; zeros are alike in any quiet week. */
function checkRepeated(book: LedgerBook, series: SeriesBook, issue: KeptIssue, figures: Figures): void {
  const { key, measures } = series.definition;
  const previous = issue.previous === undefined ? undefined : book.issues.get(issue.previous);
  const last = previous?.header.statistics.get(key);
  if (previous === undefined || last?.type !== 'figures') return;
  const repeated = measures
    .map(({ name }) => name)
    .filter((name) => {
      const value = figures.values.get(name)?.value;
      return value !== undefined && value !== 0 && value === last.values.get(name)?.value;
    });
  if (repeated.length < suspiciousRepeats) return;
  const params = { series: key, measures: repeated, previous: previous.number };
  report(book, finding('week-repeated', figures.range, params), { countedFrom: issue.number, years: [issue.year] });
}

function checkUnusual(book: LedgerBook, account: AccountBook, issue: KeptIssue, stated: Located<number>): void {
  const recent = account.entered.slice(-comparedWeeks).flatMap((number) => account.weeks.get(number) ?? []);
  if (recent.length < fewestComparedWeeks) return;
  const median = medianOf(recent);
  const usual = stated.value <= median * unusualFactor && stated.value * unusualFactor >= median;
  if (usual || median === 0) return;
  const params = {
    series: account.series,
    measure: account.measure.name,
    value: stated.value,
    weeks: recent.length,
    median,
  };
  report(book, finding('week-unusual', stated.range, params), { countedFrom: issue.number, years: [issue.year] });
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? upper;
  return (lower + upper) / 2;
}
