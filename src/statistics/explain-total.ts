import type { Ledger } from '../model/ledger.js';
import type { Explanation } from '../model/ledger-table.js';
import { addendsOf, sum } from '../model/query-ledger.js';

export interface TotalQuestion {
  readonly series: string;
  readonly measure: string;
  /** 总第 of the issue that looks: corrections of later issues don't count. */
  readonly number: number;
  /** The year whose total is explained; the issue's own where none is given. */
  readonly year?: number;
}

/**
 * Every addend of a year's total as an issue sees it, each with the place it was written at. None where the issue isn't kept, or series or
 * measure aren't declared. A total that errors falsify is explained as far as it could be counted.
 */
export function explainTotal(
  ledger: Ledger,
  { series: key, measure, number, year }: TotalQuestion,
): Explanation | undefined {
  const issue = ledger.issues.get(number);
  const series = ledger.series.get(key);
  const account = series?.accounts.get(measure);
  if (!issue || !series || !account) return undefined;
  const addends = addendsOf({ ledger, series, account, issue }, year);
  return { addends, sum: sum(addends) };
}
