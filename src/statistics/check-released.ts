import { finding } from './finding.js';
import type { KeptIssue } from './kept-issue.js';
import { type LedgerBook, report, yearBook } from './ledger-book.js';

/**
 * Compares the cumulative figures that an issue was released with to what the ledger has now, after the issue was entered.
 * A later correction is not in the ledger yet: it never falsifies what was printed.
 *
 * What changed one issue's total changed those of all after it. Later issues hear of it only where it begins.
 */
export function checkReleased(book: LedgerBook, { header, number, year }: KeptIssue): void {
  const latest = header.released?.releases.at(-1);
  for (const [key, figures] of latest?.published ?? []) {
    for (const [measure, { value: printed, range }] of figures) {
      // A series or measure that is gone is told of where the issue states its week.
      const account = book.series.get(key)?.accounts.get(measure);
      const entry = account && yearBook(account, year);
      // Nothing to compare with where the total is known to be wrong, or where a later opening covers the issue.
      const covered = entry?.addends.some((addend) => addend.kind === 'opening' && number < addend.through);
      if (!entry || entry.spoiled || covered) continue;
      const drift = entry.total - printed;
      const begins = drift !== (entry.drift ?? 0);
      entry.drift = drift;
      if (drift === 0) continue;
      const params = { series: key, measure, printed, computed: entry.total, number };
      const found = finding('released-changed/figure', range, params);
      report(book, found, { countedFrom: number, years: begins ? [year] : [] });
    }
  }
}
