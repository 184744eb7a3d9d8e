import type { IssueHeader } from '../../src/model/header.js';
import type { History } from '../../src/model/history.js';
import type { Settings } from '../../src/model/settings.js';
import { enterHeader, openLedger, readLedger } from '../../src/statistics/build-ledger.js';

interface LedgerInput {
  readonly settings: Settings;
  /** The headers, in any order. For one issue they are those up to its number, so that a later one never matters to it. */
  readonly headers: readonly IssueHeader[];
  /** Past figures of years whose issues aren't kept. */
  readonly history?: readonly History[];
  /** 总第 of issues whose headers could not be made: no gaps, but no totals can be had behind them. */
  readonly unreadable?: readonly number[];
}

/** The ledger of all kept issues, and what is wrong or odd in the headers it was made from. */
export function buildLedger({
  settings,
  headers,
  history = [],
  unreadable = [],
}: LedgerInput): ReturnType<typeof readLedger> {
  const book = openLedger(settings, history);
  for (const number of unreadable) book.unreadable.add(number);
  for (const header of inOrder(headers)) enterHeader(book, header);
  return readLedger(book);
}

/** Headers in the order in which they are entered: by 总第; where two folders claim one, the one that is named by it first. */
const inOrder = (headers: readonly IssueHeader[]): readonly IssueHeader[] => [...headers].sort(byNumberAndFolder);

function byNumberAndFolder(a: IssueHeader, b: IssueHeader): number {
  if (a.identity.type === 'special' || b.identity.type === 'special') {
    return Number(b.identity.type === 'special') - Number(a.identity.type === 'special');
  }
  const [left, right] = [a.identity.number.value, b.identity.number.value];
  const rank = ({ folder }: IssueHeader) => (folder === String(left) ? 0 : 1);
  return left - right || rank(a) - rank(b) || (a.folder < b.folder ? -1 : 1);
}
