import { decimalText, type Exact, isSame, minus, signedText, sizeOf } from '../model/exact.js';
import type { Finding } from '../model/finding.js';
import type { Addend } from '../model/ledger.js';
import { addsUp, enteredValue, type Measure, printedValue, writeFigure } from '../model/measure.js';
import { nameAt } from '../model/names.js';
import { ask } from '../model/query-ledger.js';
import type { Located } from '../model/source.js';
import { countedWith } from '../model/stretch.js';
import { finding } from './finding.js';
import type { KeptIssue } from './ledger-book.js';
import {
  type AccountBook,
  accountIn,
  type LedgerBook,
  report,
  type SeriesBook,
  seriesIn,
  type YearBook,
  yearBook,
} from './ledger-book.js';
import { unknownMeasure, unknownSeries } from './unknown-name.js';

/** Compares the cumulative figures an issue was printed with to what the ledger has, after the issue was entered. */
export function checkPublished(book: LedgerBook, issue: KeptIssue): void {
  const scope = { countedFrom: issue.number, years: [issue.year] };
  for (const [key, figures] of issue.header.published) {
    const series = seriesIn(book, key, issue);
    for (const [measure, published] of figures) {
      const account = series && accountIn(series, measure, issue);
      if (account) {
        for (const found of compare(book, { series, account, issue }, published)) report(book, found, scope);
      } else if (series) {
        report(book, unknownMeasure(published.range, series.definition, measure), scope);
      }
    }
    const [first] = figures.values();
    if (!series && first) report(book, unknownSeries(first.range, key, book.series), scope);
  }
}

interface Printed {
  readonly series: SeriesBook;
  readonly account: AccountBook;
  readonly issue: KeptIssue;
}

/** Nothing to compare with where the total is known to be wrong, or where a later opening covers the issue. */
function compare(book: LedgerBook, printed: Printed, { value: published, range }: Located<Exact>): Finding[] {
  const { account, issue } = printed;
  const computed = totalOf(book, printed);
  if (!computed || isPrintedAs(account.measure, computed, published)) return [];
  const isSum = addsUp(account.measure);
  const difference = minus(published, computed);
  const params = {
    series: account.series,
    measure: nameAt(account.measure, issue),
    published: decimalText(published),
    computed: isSum ? decimalText(computed) : writeFigure(account.measure, computed),
    difference: signedText(isSum ? difference : minus(published, printedValue(account.measure, computed))),
  };
  const suspect = isSum ? suspectOf(yearBook(account, issue.year).addends, difference) : undefined;
  switch (suspect?.kind) {
    case 'week':
      return [finding('published-differs/week', range, { ...params, suspect: suspect.number })];
    case 'correction':
      return [
        finding('published-differs/correction', range, {
          ...params,
          suspect: suspect.number,
          stating: suspect.countedFrom,
        }),
      ];
    case 'opening':
      return [finding('published-differs/opening', range, { ...params, suspect: suspect.through })];
    case undefined:
      return [finding('published-differs', range, { ...params, number: issue.number })];
  }
}

/** A measure's total as an issue has it, after it was entered; none where it can't be relied on. */
export function totalOf(book: LedgerBook, { series, account, issue }: Printed): Exact | undefined {
  const parts = countedWith({ series, account });
  const uncertain = parts.some(({ years }) => {
    const entry = years.get(issue.year);
    return (
      entry?.spoiled || entry?.addends.some((addend) => addend.kind === 'opening' && issue.number < addend.through)
    );
  });
  if (uncertain) return undefined;
  // The sum is kept; all else is made of the year's addends.
  if (addsUp(account.measure)) return yearBook(account, issue.year).total;
  const answer = ask({ ledger: book, series, account, issue }, { type: 'year', place: issue });
  return answer.type === 'known' ? answer.value : undefined;
}

/** Whether a figure stands for a total: as it is, or rounded, perhaps in the unit that it is printed in. */
export const isPrintedAs = (measure: Measure, total: Exact, printed: Exact): boolean =>
  [total, enteredValue(measure, total), printedValue(measure, total)].some((one) => isSame(one, printed));

/** The addend that was probably left out or counted twice: the latest that equals the difference, a week before others. */
function suspectOf(addends: YearBook['addends'], difference: Exact): Addend | undefined {
  const equal = addends.filter(({ value }) => isSame(sizeOf(value), sizeOf(difference)));
  return equal.findLast(({ kind }) => kind === 'week') ?? equal.at(-1);
}
