import { sumOf } from '../model/exact.js';
import type { Ledger } from '../model/ledger.js';
import type { ExplainedPart, Explanation } from '../model/ledger-table.js';
import { addsUp } from '../model/measure.js';
import { addendsOf, countedWith, yearThrough } from '../model/query-ledger.js';

interface TotalQuestion {
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
  const question = { ledger, series, account, issue };
  const { kind } = account.measure;
  const weight = kind.type === 'mean' ? series.accounts.get(kind.weight) : undefined;
  const [first, ...more] = [...countedWith(question), ...(weight ? [weight] : [])].map((part): ExplainedPart => {
    const addends = addendsOf({ ...question, account: part }, year);
    const { measure: declared } = part;
    return { declared, addends, sum: addsUp(declared) ? sumOf(addends.map(({ value }) => value)) : undefined };
  });
  if (!first) throw new Error(`nothing that ${measure} is counted with`);
  // A sum that errors falsify is told as far as it could be counted.
  if (kind.type === 'sum') return { parts: [first, ...more], total: first.sum };
  const answer = yearThrough(question, { number, year: year ?? issue.year });
  return { parts: [first, ...more], total: answer.type === 'known' ? answer.value : undefined };
}
