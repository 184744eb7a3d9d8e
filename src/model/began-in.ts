import type { LedgerIssue } from './ledger.js';
import type { Measure } from './measure.js';
import { hasMeasure } from './query-ledger.js';
import { countedWith, type Question } from './stretch.js';

/** The first issue of a year that has a measure, where others before it have not, and the measure that it is for. */
export function beganIn(
  { ledger, series, account }: Question,
  year: number,
): { readonly measure: Measure; readonly issue: LedgerIssue } | undefined {
  const measures = [account.measure, ...countedWith({ series, account }).map(({ measure }) => measure)];
  const kept = ledger.years.get(year) ?? [];
  const begun = measures.flatMap((measure) => {
    const first = kept.findIndex((issue) => hasMeasure(ledger, measure, issue));
    const issue = kept[first];
    // The year's first kept issue may have others before it, which an opening stands for.
    const isLate = issue && (first > 0 || (issue.issue > 1 && isOwnBeginning(measure, issue)));
    return isLate ? [{ measure, issue }] : [];
  });
  return begun.reduce<(typeof begun)[number] | undefined>(
    (latest, one) => (latest && latest.issue.number >= one.issue.number ? latest : one),
    undefined,
  );
}

const isOwnBeginning = ({ from }: Measure, { number }: LedgerIssue): boolean =>
  from?.type === 'number' && from.number === number;
