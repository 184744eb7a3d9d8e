import type { History, HistoryRow } from '../model/history.js';
import type { LedgerIssue } from '../model/ledger.js';
import { isEntered } from '../model/measure.js';
import { accountNamed, seriesNamed } from '../model/names.js';
import { finding } from './finding.js';
import { monthIn } from './keep-issues.js';
import type { KeptIssue } from './ledger-book.js';
import { type LedgerBook, post, report } from './ledger-book.js';
import { tooPrecise } from './too-precise.js';
import { unknownMeasure, unknownSeries } from './unknown-name.js';

/** The number of a row, in the order of years and days: below any 总第, since nobody counted it among the issues. */
const numberOf = (year: number, index: number): number => year * 1000 + index - 10_000_000;

/** Enters what was counted in years whose issues aren't kept, for others to be compared with. */
export function enterHistory(book: LedgerBook, histories: readonly History[]): void {
  for (const { year, rows, file } of [...histories].sort((a, b) => a.year - b.year)) {
    const opened = [...book.series.values()].some((series) => series.openings.has(year));
    if (opened) {
      const range = { file, start: 0, end: 0 };
      report(book, finding('history-year', range, { year }), { countedFrom: 0, years: [year, year + 1] });
      continue;
    }
    const issues = rows.map((row, index) => enterRow(book, row, { number: numberOf(year, index), year }));
    book.history.set(year, { file, issues });
  }
}

function enterRow(
  book: LedgerBook,
  { period, issue = 0, figures }: HistoryRow,
  { number, year }: { readonly number: number; readonly year: number },
): LedgerIssue {
  const month = monthIn(year, period);
  const scope = { countedFrom: 0, years: [year, year + 1] };
  for (const { series: name, measure, value } of figures) {
    const series = seriesNamed(book.series, name.value, undefined);
    const account = series && accountNamed(series.accounts, measure, undefined);
    const { range } = value;
    if (!series) report(book, unknownSeries(name.range, name.value, book.series), scope);
    else if (!account) report(book, unknownMeasure(name.range, series.definition, measure), scope);
    else {
      const rate = isEntered(account.measure)
        ? undefined
        : finding('measure-unfit/rate', range, { series: name.value, measure });
      const wrong = rate ?? tooPrecise(account.measure, value.value, range);
      if (wrong) report(book, wrong, scope);
      else post(book, account, year, { kind: 'week', value: value.value, countedFrom: number, range, number, month });
    }
  }
  return { number, year, issue, period, month };
}

/** Says so where an issue is the first kept of a year that there are past figures of. */
export function checkHistory(book: LedgerBook, { number, year }: KeptIssue): void {
  const file = book.history.get(year)?.file;
  const isFirst = book.years.get(year)?.[0]?.number === number;
  if (!file || !isFirst) return;
  const scope = { countedFrom: 0, years: [year, year + 1] };
  report(book, finding('history-year', { file, start: 0, end: 0 }, { year }), scope);
}
