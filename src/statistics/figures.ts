import type { Exact } from '../model/exact.js';
import type { Ledger, LedgerIssue } from '../model/ledger.js';
import {
  type Answer,
  inMonths,
  isOver,
  lastWeek,
  lastYear,
  type Months,
  type Question,
  sameTotalLastYear,
  sameWeekLastYear,
  thisMonth,
  thisWeek,
  thisYear,
} from '../model/query-ledger.js';

/* The figures that a placeholder may ask for, by name. */

type Query = (question: Question) => Answer;

export type Figure =
  /** How the series is called. */
  | { readonly type: 'title' }
  /** What one week had. */
  | { readonly type: 'week'; readonly ask: Query }
  /** What several weeks came to. */
  | { readonly type: 'total'; readonly ask: Query; readonly year: (issue: LedgerIssue) => number }
  /** What was counted in some months, which have to be over or run up to the issue. */
  | { readonly type: 'months'; readonly months: (issue: LedgerIssue) => Months; readonly runs: boolean }
  /** How far the first is from the second, which is that of `stated` where it is asked for by itself. */
  | { readonly type: 'change'; readonly ask: Query; readonly askBase: Query; readonly stated: string };

const thisYears = ({ year }: LedgerIssue): number => year;
const lastYears = ({ year }: LedgerIssue): number => year - 1;

const months = (first: number, last: number): Figure => ({
  type: 'months',
  months: ({ year }) => ({ year, first, last }),
  runs: false,
});

const QUARTER = 3;

/** The months of the quarter that an issue counts in. */
function quarterOf({ year, month }: LedgerIssue): Months {
  const first = month - ((month - 1) % QUARTER);
  return { year, first, last: first + QUARTER - 1 };
}

const DECEMBER = 12;

function monthBefore({ year, month }: LedgerIssue): Months {
  const before = month > 1 ? { year, month: month - 1 } : { year: year - 1, month: DECEMBER };
  return { year: before.year, first: before.month, last: before.month };
}

export const figures: ReadonlyMap<string, Figure> = new Map<string, Figure>([
  ['名称', { type: 'title' }],
  ['本周', { type: 'week', ask: thisWeek }],
  ['本年', { type: 'total', ask: thisYear, year: thisYears }],
  ['本月', { type: 'total', ask: thisMonth, year: thisYears }],
  ['上周', { type: 'week', ask: lastWeek }],
  ['上月', { type: 'months', months: monthBefore, runs: false }],
  ['本季度', { type: 'months', months: quarterOf, runs: true }],
  ['一季度', months(1, 3)],
  ['二季度', months(4, 6)],
  ['三季度', months(7, 9)],
  ['四季度', months(10, 12)],
  ['上半年', months(1, 6)],
  ['下半年', months(7, 12)],
  ['前三季度', months(1, 9)],
  ['全年', months(1, 12)],
  ['上年', { type: 'total', ask: lastYear, year: lastYears }],
  ['上年同期', { type: 'total', ask: sameTotalLastYear, year: lastYears }],
  ['上年同周', { type: 'week', ask: sameWeekLastYear }],
  ['环比', { type: 'change', ask: thisWeek, askBase: lastWeek, stated: '本周' }],
  ['同比', { type: 'change', ask: thisWeek, askBase: sameWeekLastYear, stated: '本周' }],
  ['本年同比', { type: 'change', ask: thisYear, askBase: sameTotalLastYear, stated: '本年' }],
]);

/** Other words for the same. */
const synonyms: Readonly<Record<string, string>> = {
  去年: '上年',
  去年同期: '上年同期',
  去年同周: '上年同周',
  本季: '本季度',
};

export const figureNames: readonly string[] = [...figures.keys()];

export const figureOf = (name: string): Figure | undefined => figures.get(synonyms[name] ?? name);

/** What one measure has of a figure; none of what is no single amount. */
export function askFor(figure: Figure, question: Question): Answer {
  switch (figure.type) {
    case 'week':
    case 'total':
      return figure.ask(question);
    case 'months':
      return inMonths(question, figure.months(question.issue));
    case 'title':
    case 'change':
      throw new Error(`a ${figure.type} is no amount`);
  }
}

/** Asks for amounts by name, as an issue sees them; there are none in a special issue, which is outside of the ledger. */
export const figureValues =
  (ledger: Ledger, issue: LedgerIssue | undefined) =>
  (seriesName: string, name: string, measure: string): Exact | undefined => {
    const figure = figureOf(name);
    const series = ledger.series.get(seriesName);
    const account = series?.accounts.get(measure);
    if (!issue || !figure || !series || !account || figure.type === 'title' || figure.type === 'change')
      return undefined;
    const question = { ledger, series, account, issue };
    if (figure.type === 'months' && !figure.runs && !isOver(question, figure.months(issue))) return undefined;
    const answer = askFor(figure, question);
    return answer.type === 'known' ? answer.value : undefined;
  };
