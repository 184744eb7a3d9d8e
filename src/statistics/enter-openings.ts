import { finding } from '../model/finding.js';
import type { Opening } from '../model/settings.js';
import { type KeptIssue, monthIn } from './keep-issues.js';
import { type LedgerBook, post, report, type SeriesBook, spoil, spoilSeries } from './ledger-book.js';
import { unknownMeasure } from './unknown-name.js';

/** Enters what bulletin.yaml says was already counted, and checks that nothing is counted twice. */
export function enterOpenings(book: LedgerBook): void {
  for (const series of book.series.values()) {
    for (const opening of series.definition.openings) enterOpening(book, series, opening);
    checkOverlaps(book, series);
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
  for (const [measure, { range }] of opening.values) {
    if (!series.accounts.has(measure)) report(book, unknownMeasure(range, series.definition, measure), scope);
  }
  const through = opening.through.value;
  const lastMonth = lastMonthOf(opening, book.issues.values());
  const missing: string[] = [];
  for (const [measure, account] of series.accounts) {
    const stated = opening.values.get(measure);
    if (stated) {
      post(book, account, year, {
        kind: 'opening',
        value: stated.value,
        countedFrom: through + 1,
        range: stated.range,
        through,
        lastMonth,
      });
    } else {
      missing.push(measure);
      spoil(account, year, { from: 0, missing: false });
    }
  }
  if (missing.length === 0) return;
  const params = { series: key, year, through, measures: missing };
  report(book, finding('measure-missing/opening', opening.range, params), scope);
}

/** Without a stated last day, an opening may reach as far as the month of the first issue kept after it. */
function lastMonthOf({ year, through, until }: Opening, issues: Iterable<KeptIssue>): number {
  if (until) return until.value.year < year.value ? 0 : monthIn(year.value, { from: until.value, to: until.value });
  for (const issue of issues) {
    if (issue.year === year.value && issue.number > through.value) return issue.month;
  }
  return 12;
}

/** An opening overlaps the first issue that has figures of its own although the opening covers it. */
function checkOverlaps(book: LedgerBook, series: SeriesBook): void {
  const key = series.definition.key;
  for (const opening of series.openings.values()) {
    const year = opening.year.value;
    const through = opening.through.value;
    const counted = countedTwice(book.issues.values(), key, opening);
    if (!counted) continue;
    const params = { series: key, year, through, number: counted.number };
    report(book, finding('opening-overlap', opening.through.range, params), {
      countedFrom: 0,
      years: [year, counted.year],
    });
    spoilSeries(series, year, { from: 0, missing: false });
  }
}

function countedTwice(issues: Iterable<KeptIssue>, series: string, opening: Opening): KeptIssue | undefined {
  for (const issue of issues) {
    if (issue.number > opening.through.value) return undefined;
    const figures = issue.header.statistics.get(series);
    if (issue.year >= opening.year.value && figures?.type === 'figures') return issue;
  }
  return undefined;
}
