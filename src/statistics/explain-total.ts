import type { Addend, Ledger } from '../model/ledger.js';
import { addendsOf, sum } from './query-ledger.js';

export interface TotalQuestion {
  readonly series: string;
  readonly measure: string;
  /** 总第 of the issue whose 本年 is explained. */
  readonly number: number;
}

export interface Explanation {
  /** In the order they are counted in: the opening, then weeks and corrections by the issue that states them. */
  readonly addends: readonly Addend[];
  readonly sum: number;
}

/**
 * Every addend of an issue's 本年, each with the place it was written at. None where the issue isn't kept, or series or
 * measure aren't declared. A total that errors falsify is explained as far as it could be counted.
 */
export function explainTotal(ledger: Ledger, { series: key, measure, number }: TotalQuestion): Explanation | undefined {
  const issue = ledger.issues.get(number);
  const series = ledger.series.get(key);
  const account = series?.accounts.get(measure);
  if (!issue || !series || !account) return undefined;
  const addends = addendsOf({ ledger, series, account, issue });
  return { addends, sum: sum(addends) };
}
