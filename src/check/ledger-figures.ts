import type { Ledger, LedgerIssue, LedgerSeries } from '../model/ledger.js';
import { type Answer, lastWeek, thisMonth, thisWeek, thisYear } from '../model/query-ledger.js';

/** What the ledger has of one measure as one issue sees it; what can't be had is left out. */
export interface LedgerFigures {
  readonly week?: number;
  readonly lastWeek?: number;
  readonly month?: number;
  readonly year?: number;
}

/** The figures that an issue may state of a measure, with the corrections stated up to that issue. */
export function figuresOf(ledger: Ledger, series: LedgerSeries, measure: string, issue: LedgerIssue): LedgerFigures {
  const account = series.accounts.get(measure);
  if (!account) return {};
  const question = { ledger, series, account, issue };
  return {
    ...entry('week', thisWeek(question)),
    ...entry('lastWeek', lastWeek(question)),
    ...entry('month', thisMonth(question)),
    ...entry('year', thisYear(question)),
  };
}

const entry = (name: keyof LedgerFigures, answer: Answer): LedgerFigures =>
  answer.type === 'known' ? { [name]: answer.value } : {};
