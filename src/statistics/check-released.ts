import { decimalText, type Exact, isSame, isZero, minus, nothing } from '../model/exact.js';
import { holdingRelease } from '../model/header.js';
import { addsUp, isEntered, writeFigure } from '../model/measure.js';
import type { Bilingual } from '../model/message.js';
import { nameAt } from '../model/names.js';
import type { Located } from '../model/source.js';
import { isPrintedAs, totalOf } from './check-published.js';
import { finding } from './finding.js';
import type { KeptIssue } from './ledger-book.js';
import { type AccountBook, accountIn, type LedgerBook, report, seriesIn, yearBook } from './ledger-book.js';

/**
 * Compares the cumulative figures that an issue was released with to what the ledger has now, after the issue was entered.
 * A later correction is not in the ledger yet: it never falsifies what was printed.
 *
 * What changed one issue's total changed those of all after it. Later issues hear of it only where it begins.
 */
export function checkReleased(book: LedgerBook, issue: KeptIssue): void {
  const holding = holdingRelease(issue.header.released);
  for (const [key, figures] of holding?.release.published ?? []) {
    const series = seriesIn(book, key, issue);
    for (const [name, printed] of figures) {
      // A series or measure that is gone is told of where the issue states its week.
      const account = series && accountIn(series, name, issue);
      const total = account && totalOf(book, { series, account, issue });
      if (total) compareReleased(book, { account, issue, total }, printed);
    }
  }
}

interface ReleasedTotal {
  readonly account: AccountBook;
  readonly issue: KeptIssue;
  readonly total: Exact;
}

function compareReleased(
  book: LedgerBook,
  { account, issue, total }: ReleasedTotal,
  { value: printed, range }: Located<Exact>,
): void {
  const { series, measure } = account;
  const { number, year } = issue;
  const entry = yearBook(account, year);
  const isPrinted = isPrintedAs(measure, total, printed);
  const before = entry.drift ?? nothing;
  entry.drift = isPrinted ? nothing : minus(total, printed);
  const lastSound = entry.lastSound;
  if (isPrinted) entry.lastSound = number;
  if (isPrinted) return;
  // What adds up is off by as much from then on, any other figure may be off by anything; a rate is off for what it is made of.
  const isNew = addsUp(measure) ? !isSame(entry.drift, before) : isZero(before);
  const begins = isNew && isEntered(measure);
  const computed = addsUp(measure) ? decimalText(total) : writeFigure(measure, total);
  const suspects = suspectsIn(book, issue, lastSound);
  const params = { series, measure: nameAt(measure, issue), printed: decimalText(printed), computed, number, suspects };
  report(book, finding('released-changed/figure', range, params), { countedFrom: number, years: begins ? [year] : [] });
}

/** So many issues are named one by one. */
const NAMED = 5;

/** Where what falsifies a total may have been changed: behind the last released issue whose total still is what it was. */
function suspectsIn({ years }: LedgerBook, { number, year }: KeptIssue, lastSound = 0): Bilingual {
  const between = (years.get(year) ?? []).filter((issue) => lastSound < issue.number && issue.number < number);
  const numbers = (between.length > 0 ? between.map((issue) => issue.number) : [number]).map(String);
  const [first = '', last = ''] = [numbers[0], numbers.at(-1)];
  const named = numbers.length > NAMED;
  const issues = {
    zh: named ? `第${first}期至第${last}期中的某一期` : `第${numbers.join('、')}期`,
    en: named ? `one of the issues ${first} to ${last}` : `issue ${numbers.join(' or ')}`,
  };
  return lastSound > 0 ? issues : { zh: `${issues.zh}，或者期初`, en: `${issues.en}, or the opening` };
}
