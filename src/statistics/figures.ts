import type { Exact } from '../model/exact.js';
import type { Ledger, LedgerIssue } from '../model/ledger.js';
import type { Bilingual } from '../model/message.js';
import { accountNamed, seriesNamed } from '../model/names.js';
import { type Answer, ask } from '../model/query-ledger.js';
import {
  inMonths,
  isOver,
  lastWeek,
  lastYear,
  type Months,
  type Question,
  type Sought,
  sameTotalLastYear,
  sameWeekLastYear,
  thisMonth,
  thisWeek,
  thisYear,
} from '../model/stretch.js';

/* The figures that a placeholder may ask for, by name. */

type Query = (question: Question) => Sought;

export type FigureEntry =
  /** How the series is called. */
  | { readonly type: 'title' }
  /** What one week had. */
  | { readonly type: 'week'; readonly seek: Query }
  /** What several weeks came to. */
  | { readonly type: 'total'; readonly seek: Query; readonly year: (issue: LedgerIssue) => number }
  /** What was counted in some months, which have to be over or run up to the issue. */
  | { readonly type: 'months'; readonly months: (issue: LedgerIssue) => Months; readonly runs: boolean }
  /** How far the first is from the second, which is that of `stated` where it is asked for by itself. */
  | { readonly type: 'change'; readonly seek: Query; readonly seekBase: Query; readonly stated: string };

const thisYears = ({ year }: LedgerIssue): number => year;
const lastYears = ({ year }: LedgerIssue): number => year - 1;

const months = (first: number, last: number): FigureEntry => ({
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

/** A figure under the names that it may be asked for by, and what it is. */
interface NamedFigure extends Bilingual {
  readonly name: string;
  readonly synonym?: string;
  readonly figure: FigureEntry;
}

/** All figures, in the order in which the documents list them. */
export const namedFigures: readonly NamedFigure[] = [
  { name: '名称', figure: { type: 'title' }, zh: '系列的全称', en: 'what the series is called' },
  { name: '本周', figure: { type: 'week', seek: thisWeek }, zh: '这一期的数', en: 'of the issue itself' },
  {
    name: '本年',
    figure: { type: 'total', seek: thisYear, year: thisYears },
    zh: '今年到这一期的累计',
    en: 'of the year, up to the issue',
  },
  {
    name: '本月',
    figure: { type: 'total', seek: thisMonth, year: thisYears },
    zh: '这个月到这一期的累计',
    en: 'of the month, up to the issue',
  },
  { name: '上周', figure: { type: 'week', seek: lastWeek }, zh: '上一期的数', en: 'of the issue before' },
  {
    name: '上月',
    figure: { type: 'months', months: monthBefore, runs: false },
    zh: '上个月的合计',
    en: 'of the month before',
  },
  {
    name: '本季度',
    synonym: '本季',
    figure: { type: 'months', months: quarterOf, runs: true },
    zh: '这个季度到这一期的累计',
    en: 'of the quarter, up to the issue',
  },
  { name: '一季度', figure: months(1, 3), zh: '今年一月到三月', en: 'January to March' },
  { name: '二季度', figure: months(4, 6), zh: '今年四月到六月', en: 'April to June' },
  { name: '三季度', figure: months(7, 9), zh: '今年七月到九月', en: 'July to September' },
  { name: '四季度', figure: months(10, 12), zh: '今年十月到十二月', en: 'October to December' },
  { name: '上半年', figure: months(1, 6), zh: '今年一月到六月', en: 'January to June' },
  { name: '下半年', figure: months(7, 12), zh: '今年七月到十二月', en: 'July to December' },
  { name: '前三季度', figure: months(1, 9), zh: '今年一月到九月', en: 'January to September' },
  { name: '全年', figure: months(1, 12), zh: '今年全年，过完才有', en: 'the whole year, when it is over' },
  {
    name: '上年',
    synonym: '去年',
    figure: { type: 'total', seek: lastYear, year: lastYears },
    zh: '去年全年的累计',
    en: 'the whole of last year',
  },
  {
    name: '上年同期',
    synonym: '去年同期',
    figure: { type: 'total', seek: sameTotalLastYear, year: lastYears },
    zh: '去年到同一期的累计',
    en: 'of last year, up to the same issue',
  },
  {
    name: '上年同周',
    synonym: '去年同周',
    figure: { type: 'week', seek: sameWeekLastYear },
    zh: '去年同一期的数',
    en: 'of the same issue of last year',
  },
  {
    name: '环比',
    figure: { type: 'change', seek: thisWeek, seekBase: lastWeek, stated: '本周' },
    zh: '本周和上周比：增长3.7%',
    en: 'the week beside the one before',
  },
  {
    name: '同比',
    figure: { type: 'change', seek: thisWeek, seekBase: sameWeekLastYear, stated: '本周' },
    zh: '本周和上年同周比',
    en: 'the week beside that of last year',
  },
  {
    name: '本年同比',
    figure: { type: 'change', seek: thisYear, seekBase: sameTotalLastYear, stated: '本年' },
    zh: '本年和上年同期比',
    en: 'the year up to now beside that of last year',
  },
];

const byName: ReadonlyMap<string, FigureEntry> = new Map(
  namedFigures.flatMap(({ name, synonym = name, figure }) => [[name, figure] as const, [synonym, figure] as const]),
);

export const figureNames: readonly string[] = namedFigures.map(({ name }) => name);

export const figureOf = (name: string): FigureEntry | undefined => byName.get(name);

/** What one measure has of a figure; none of what is no single amount. */
export const askFor = (figure: FigureEntry, question: Question): Answer => ask(question, stretchOf(figure, question));

/** The stretch of time that a figure is of. */
export function stretchOf(figure: FigureEntry, question: Question): Sought {
  switch (figure.type) {
    case 'week':
    case 'total':
      return figure.seek(question);
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
    const series = seriesNamed(ledger.series, seriesName, issue);
    const account = series && accountNamed(series.accounts, measure, issue);
    if (!issue || !figure || !series || !account || figure.type === 'title' || figure.type === 'change')
      return undefined;
    const question = { ledger, series, account, issue };
    if (figure.type === 'months' && !figure.runs && !isOver(question, figure.months(issue))) return undefined;
    const answer = askFor(figure, question);
    return answer.type === 'known' ? answer.value : undefined;
  };
