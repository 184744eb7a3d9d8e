import type { WeekFigures } from '../model/schema/value-schema.js';
import { checkWeek } from './check-week.js';
import { finding } from './finding.js';
import type { KeptIssue } from './kept-issue.js';
import { isCountedIn, type LedgerBook, post, report, type SeriesBook, spoil, spoilSeries } from './ledger-book.js';
import { unknownMeasure, unknownSeries } from './unknown-name.js';

/** Enters an issue's own figures of every series, and reports those that are missing or don't belong. */
export function enterWeek(book: LedgerBook, issue: KeptIssue): void {
  const { statistics } = issue.header;
  const scope = { countedFrom: issue.number, years: [issue.year] };
  for (const [key, { range }] of statistics) {
    if (!book.series.has(key)) report(book, unknownSeries(range, key, book.series.keys()), scope);
  }
  for (const [key, series] of book.series) {
    const figures = statistics.get(key);
    if (figures?.type === 'figures') {
      checkWeek(book, series, issue, figures);
      enterFigures(book, series, issue, figures);
    } else if (figures) {
      series.silent.add(issue.number);
    } else {
      checkWeekMissing(book, series, issue);
    }
  }
}

function enterFigures(
  book: LedgerBook,
  series: SeriesBook,
  issue: KeptIssue,
  figures: Extract<WeekFigures, { type: 'figures' }>,
): void {
  const { number, year, month } = issue;
  const scope = { countedFrom: number, years: [year] };
  for (const [measure, { value, range }] of figures.values) {
    const account = series.accounts.get(measure);
    if (!account) {
      report(book, unknownMeasure(range, series.definition, measure), scope);
      continue;
    }
    account.weeks.set(number, value);
    account.entered.push(number);
    post(book, account, year, { kind: 'week', value, countedFrom: number, range, number, month });
  }
  const lacking = [...series.accounts.values()].filter(({ measure }) => !figures.values.has(measure.name));
  for (const account of lacking) {
    spoil(account, year, { from: number, missing: figures.unread.get(account.measure.name) !== 'wrong' });
  }
  // What is written but can't be read was said at its place.
  const missing = lacking.filter(({ measure }) => !figures.unread.has(measure.name));
  if (missing.length === 0) return;
  const params = { series: series.definition.key, measures: missing.map(({ measure }) => measure.name) };
  report(book, finding('measure-missing', figures.range, params), scope);
}

function checkWeekMissing(book: LedgerBook, series: SeriesBook, issue: KeptIssue): void {
  const { number, year } = issue;
  const covered = number <= (series.openings.get(year)?.through.value ?? 0);
  if (covered || !isCountedIn(series, number)) return;
  const { key, measures } = series.definition;
  const example = `{${measures.map(({ name }) => `${name}: …`).join(', ')}}`;
  report(book, finding('week-missing', issue.header.range, { number, series: key, example }), {
    countedFrom: number,
    years: [year],
  });
  spoilSeries(series, year, { from: number, missing: true });
}
