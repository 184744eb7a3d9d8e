import type { Finding } from '../model/finding.js';
import type { Addend } from '../model/ledger.js';
import type { Located } from '../model/source.js';
import { finding } from './finding.js';
import type { KeptIssue } from './kept-issue.js';
import { type AccountBook, type LedgerBook, report, type YearBook, yearBook } from './ledger-book.js';
import { unknownMeasure, unknownSeries } from './unknown-name.js';

/** Compares the cumulative figures an issue was printed with to what the ledger has, after the issue was entered. */
export function checkPublished(book: LedgerBook, issue: KeptIssue): void {
  const scope = { countedFrom: issue.number, years: [issue.year] };
  for (const [key, figures] of issue.header.published) {
    const series = book.series.get(key);
    for (const [measure, published] of figures) {
      const account = series?.accounts.get(measure);
      if (account) {
        for (const found of compare(account, issue, published)) report(book, found, scope);
      } else if (series) {
        report(book, unknownMeasure(published.range, series.definition, measure), scope);
      }
    }
    const [first] = figures.values();
    if (!series && first) report(book, unknownSeries(first.range, key, book.series.keys()), scope);
  }
}

/** Nothing to compare with where the total is known to be wrong, or where a later opening covers the issue. */
function compare(account: AccountBook, issue: KeptIssue, { value: published, range }: Located<number>): Finding[] {
  const { addends, total: computed, spoiled } = yearBook(account, issue.year);
  const covered = addends.some((addend) => addend.kind === 'opening' && issue.number < addend.through);
  if (published === computed || spoiled || covered) return [];
  const difference = published - computed;
  const params = {
    series: account.series,
    measure: account.measure.name,
    published,
    computed,
    difference: difference > 0 ? `+${difference}` : String(difference),
  };
  const suspect = suspectOf(addends, difference);
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

/** The addend that was probably left out or counted twice: the latest that equals the difference, a week before others. */
function suspectOf(addends: YearBook['addends'], difference: number): Addend | undefined {
  const equal = addends.filter(({ value }) => Math.abs(value) === Math.abs(difference));
  return equal.findLast(({ kind }) => kind === 'week') ?? equal.at(-1);
}
