import { isEntered } from '../model/measure.js';
import { hasMeasure } from '../model/query-ledger.js';
import { finding } from './finding.js';
import type { KeptIssue } from './ledger-book.js';
import { isCountedIn, type LedgerBook, report, type SeriesBook, spoilSeries } from './ledger-book.js';

/**
 * Whether everything between an issue and the one before it is accounted for: kept, or inside an opening. Whatever is
 * not makes the year's totals wrong, numbers that merely don't follow each other are only odd.
 */
export function checkContinuity(book: LedgerBook, issue: KeptIssue, before: KeptIssue | undefined): void {
  const first = book.years.get(issue.year)?.[0] === issue;
  const explained = first ? checkStartOfYear(book, issue) : before !== undefined && checkGap(book, issue, before);
  if (before && !explained) checkOrder(book, issue, before);
}

/** The year's first kept issue is 期号 1, or an opening reaches up to it. Says whether its place is accounted for. */
function checkStartOfYear(book: LedgerBook, issue: KeptIssue): boolean {
  if (issue.issue === 1) return false;
  const { last, firstUnreadable } = lastReadable(book, issue.number - 1);
  const firstNumber = issue.number - issue.issue + 1;
  const counted = [...book.series.values()].filter((series) => isCountedIn(series, issue.number));
  for (const series of counted) {
    if (firstUnreadable !== undefined) spoilSeries(series, issue.year, { from: firstUnreadable, missing: false });
    if (last >= firstNumber) checkOpeningReaches(book, issue, series, last);
  }
  return counted.length > 0;
}

/** The highest number up to `number` that is not one of an unreadable header. */
function lastReadable(book: LedgerBook, number: number): { last: number; firstUnreadable?: number } {
  let last = number;
  while (book.unreadable.has(last)) last -= 1;
  return last === number ? { last } : { last, firstUnreadable: last + 1 };
}

function checkOpeningReaches(book: LedgerBook, issue: KeptIssue, series: SeriesBook, last: number): void {
  const through = series.openings.get(issue.year)?.through.value;
  if (through !== undefined && through >= last) return;
  const { key, measures } = series.definition;
  const { number, year } = issue;
  const asked = measures.filter((measure) => isEntered(measure) && hasMeasure(book, measure, issue));
  const figures = asked.map((measure) => `${measure.name}: …`).join(', ');
  const found =
    through === undefined
      ? finding('opening-needed', issue.identity.number.range, {
          series: key,
          year,
          number,
          issue: issue.issue,
          example: `- {year: ${year}, through: ${last}, ${figures}}`,
        })
      : finding('opening-needed/short', issue.identity.number.range, { series: key, year, number, through, last });
  report(book, found, { countedFrom: number, years: [year] });
  spoilSeries(series, year, { from: number, missing: false });
}

/** Missing issues within a year, where 总第 and 期号 both leap. Says whether they are accounted for or reported. */
function checkGap(book: LedgerBook, issue: KeptIssue, before: KeptIssue): boolean {
  const leaps = issue.number > before.number + 1 && issue.issue > before.issue + 1;
  if (issue.year !== before.year || !leaps) return false;
  const counted = [...book.series.values()].filter((series) => isCountedIn(series, issue.number));
  const first = before.number + 1;
  const last = issue.number - 1;
  const numbers = missingBetween(book, first, last);
  const short = counted.filter((series) => (series.openings.get(issue.year)?.through.value ?? 0) < last);
  for (const series of short) spoilSeries(series, issue.year, { from: first, missing: false });
  if (short.length > 0 && numbers.length > 0) {
    const found = finding('issue-gap', issue.identity.number.range, { year: issue.year, numbers });
    report(book, found, { countedFrom: issue.number, years: [issue.year] });
  }
  return counted.length > 0 && issue.number - before.number === issue.issue - before.issue;
}

/** The stretches of numbers that are missing: `520`, `523—525`; unreadable ones are there. */
function missingBetween(book: LedgerBook, from: number, to: number): string[] {
  const numbers: string[] = [];
  const present = [...book.unreadable].filter((number) => from <= number && number <= to).sort((a, b) => a - b);
  let start = from;
  for (const stop of [...present, to + 1]) {
    if (stop === start + 1) numbers.push(String(start));
    else if (stop > start) numbers.push(`${start}—${stop - 1}`);
    start = stop + 1;
  }
  return numbers;
}

function checkOrder(book: LedgerBook, issue: KeptIssue, before: KeptIssue): void {
  const { number, year, identity, header } = issue;
  const scope = { countedFrom: number, years: [year] };
  if (lastReadable(book, number - 1).firstUnreadable !== undefined) return;
  if (year < before.year) {
    const params = { number, year, previousYear: before.year };
    report(book, finding('issue-order/year', header.year.range, params), scope);
    return;
  }
  const step = year === before.year ? issue.issue - before.issue : issue.issue;
  if (step !== 1 && step !== 0) {
    const params = {
      year,
      issue: issue.issue,
      previousNumber: before.number,
      previousYear: before.year,
      previousIssue: before.issue,
    };
    report(book, finding('issue-order/issue', identity.issue.range, params), scope);
  } else if (step === 1 && number !== before.number + 1) {
    report(book, finding('issue-order/number', identity.number.range, { number, previous: before.number }), scope);
  }
}
