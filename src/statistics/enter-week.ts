import type { Finding } from '../model/finding.js';
import { addsUp, isEntered } from '../model/measure.js';
import { nameAt } from '../model/names.js';
import { hasMeasure } from '../model/query-ledger.js';
import type { WeekFigure, WeekFigures } from '../model/schema/value-schema.js';
import { checkWeek } from './check-week.js';
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
  spoilSeries,
  statedIn,
} from './ledger-book.js';
import { tooPrecise } from './too-precise.js';
import { unknownMeasure, unknownSeries } from './unknown-name.js';

/** Enters an issue's own figures of every series, and reports those that are missing or don't belong. */
export function enterWeek(book: LedgerBook, issue: KeptIssue): void {
  const { statistics } = issue.header;
  const scope = { countedFrom: issue.number, years: [issue.year] };
  const stated = new Map<SeriesBook, string>();
  for (const [key, { range }] of statistics) {
    const series = seriesIn(book, key, issue);
    const twin = series && stated.get(series);
    if (!series) report(book, unknownSeries(range, key, book.series), scope);
    else if (twin === undefined) stated.set(series, key);
    else report(book, finding('name-twice', range, { name: key, twin }), scope);
  }
  for (const series of book.series.values()) {
    const figures = statistics.get(stated.get(series) ?? '');
    if (figures?.type === 'figures') {
      checkWeek(book, series, issue, figures);
      enterFigures(book, series, issue, figures);
    } else if (figures?.type === 'unread') {
      spoilSeries(series, issue.year, { from: issue.number, missing: false });
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
  const { number, year } = issue;
  const scope = { countedFrom: number, years: [year] };
  const written = new Map<AccountBook, string>();
  for (const [name, figure] of figures.values) {
    const { range } = figure;
    const account = accountIn(series, name, issue);
    const twin = account && written.get(account);
    const wrong =
      twin !== undefined
        ? finding('name-twice', range, { name, twin })
        : account
          ? figureTrouble(book, account, { issue, ...figure })
          : unknownMeasure(range, series.definition, name);
    if (account) written.set(account, name);
    if (account && !wrong) {
      enterFigure(book, account, issue, figure);
    } else if (wrong) {
      report(book, wrong, scope);
      if (account) spoil(account, year, { from: number, missing: false });
    }
  }
  if (written.size === series.accounts.size) return;
  const stateOf = ({ measure }: AccountBook) =>
    figures.unread.get(nameAt(measure, issue)) ?? figures.unread.get(measure.name);
  const lacking = statedIn(book, series, issue).filter((account) => !written.has(account));
  for (const account of lacking) spoil(account, year, { from: number, missing: stateOf(account) !== 'wrong' });
  // What is written but can't be read was said at its place.
  const missing = lacking.filter((account) => stateOf(account) === undefined);
  if (missing.length === 0) return;
  const params = { series: series.definition.key, measures: missing.map(({ measure }) => nameAt(measure, issue)) };
  report(book, finding('measure-missing', figures.range, params), scope);
}

/** Enters a week's figure, whole or in the parts that it is written in. */
function enterFigure(
  book: LedgerBook,
  account: AccountBook,
  { number, year, month }: KeptIssue,
  { value, range, parts }: WeekFigure,
): void {
  account.weeks.set(number, value);
  account.entered.push(number);
  const shared = { kind: 'week', countedFrom: number, number, month } as const;
  const addends = parts?.map((part) => ({ ...shared, value: part.value, range: part.range, part: part.name }));
  for (const addend of addends ?? [{ ...shared, value, range }]) post(book, account, year, addend);
}

/** Why a figure can't be its measure's; none where it can. */
function figureTrouble(
  book: LedgerBook,
  { series, measure }: AccountBook,
  { issue, value, range, parts }: { readonly issue: KeptIssue } & WeekFigure,
): Finding | undefined {
  const params = { series, measure: measure.name };
  if (!isEntered(measure)) return finding('measure-unfit/rate', range, params);
  if (!hasMeasure(book, measure, issue))
    return finding('measure-unfit/time', range, { ...params, number: issue.number });
  if (parts && !addsUp(measure)) return finding('measure-unfit/parts', range, params);
  return tooPrecise(measure, value, range);
}

function checkWeekMissing(book: LedgerBook, series: SeriesBook, issue: KeptIssue): void {
  const { number, year } = issue;
  const covered = number <= (series.openings.get(year)?.through.value ?? 0);
  if (covered || !isCountedIn(series, number)) return;
  const { key } = series.definition;
  const asked = statedIn(book, series, issue);
  if (asked.length === 0) return;
  const example = `{${asked.map(({ measure }) => `${nameAt(measure, issue)}: …`).join(', ')}}`;
  report(book, finding('week-missing', issue.header.range, { number, series: key, example }), {
    countedFrom: number,
    years: [year],
  });
  spoilSeries(series, year, { from: number, missing: true });
}
