import { monthAndDay } from '../model/chinese-date.js';
import type { LedgerIssue } from '../model/ledger.js';

/* The words by which a text says what time a figure is of, and the ledger's figures that are meant by them. */

interface TimeWords {
  readonly words: RegExp;
  /** The figures that may be meant, by the names of placeholders. */
  readonly figures: readonly string[];
}

/** Words for the times that the ledger is asked for beside the week and the year. */
const pastTimes: readonly TimeWords[] = [
  { words: /[上去]年同期/, figures: ['上年同期', '上年同周'] },
  { words: /[上去]年(?!同期)/, figures: ['上年', '上年同期', '上年同周'] },
  { words: /上一?周|上期/, figures: ['上周'] },
  { words: /[本当]月/, figures: ['本月'] },
  { words: /上个?月/, figures: ['上月'] },
  { words: /本季度?/, figures: ['本季度'] },
  { words: /前三(?:个)?季度/, figures: ['前三季度'] },
  { words: /(?<!前)第?一季度/, figures: ['一季度'] },
  { words: /(?<!前)第?二季度/, figures: ['二季度'] },
  { words: /(?<!前)第?三季度/, figures: ['三季度'] },
  { words: /第?四季度/, figures: ['四季度'] },
  { words: /上半年/, figures: ['上半年'] },
  { words: /下半年/, figures: ['下半年'] },
];

/** Words for a time that the ledger has no figure of. */
const otherTime =
  /往年|前年|历年|(?<![上去]年)同期|\d月|\d年|个季度|前[两二]季度|[上去]年[^，。]{0,2}(?:季度|半年|\d)|近[一二两三四五六七八九十\d]+个?[年月周]|[^今本]年以来/;

/**
 * The figures that a number in a sentence may be, besides those of the week and of the year; none where the sentence is
 * about a time that nobody counted.
 */
export function figuresNamed(sentence: string, issue: LedgerIssue): readonly string[] | undefined {
  const told = inRelation(sentence, issue);
  if (otherTime.test(told)) return undefined;
  return [...new Set(pastTimes.flatMap(({ words, figures }) => (words.test(told) ? figures : [])))];
}

const QUARTER = 3;
const MONTHS = 12;
const quarterNames = ['一季度', '二季度', '三季度', '四季度'] as const;
/** What January up to a month is called, where it has a name. */
const spans: Readonly<Record<number, string>> = { 3: '一季度', 6: '上半年', 9: '前三季度', 12: '全年' };

/** A day alone, or a stretch of them; what ends on the week's last day is of the issue, a day of the week is nobody's figure. */
const typedDays = /(截[至止到]|到)?(?:今年)?(\d{1,2}月\d{1,2}日)(?:[至到—–～-]+(\d{1,2}月)?(\d{1,2})日)?/g;

/** Years, months, quarters and days by what they are to the issue: 2024年 is 去年, 5月 is 上月. What is nothing to it stays. */
function inRelation(sentence: string, { year, month, period }: LedgerIssue): string {
  const [first, last] = [monthAndDay(period.from), monthAndDay(period.to)];
  const runningQuarter = quarterNames[Math.ceil(month / QUARTER) - 1] ?? '';
  return sentence
    .replace(/(\d{4})年/g, (typed, of) => (Number(of) === year ? '今年' : Number(of) === year - 1 ? '去年' : typed))
    .replace(typedDays, (typed, until, from, toMonth, toDay) => {
      const to = toDay && `${toMonth ?? from.slice(0, from.indexOf('月') + 1)}${toDay}日`;
      if (to) return from === first && to === last ? '本周' : typed;
      return until && from === last ? '' : typed;
    })
    .replace(/(?<!去年)(?:今年)?(?<!\d)1月?[至到—–～-]+(\d{1,2})月份?(?!\d)/g, (typed, to) =>
      Number(to) === month ? '今年' : (spans[Number(to)] ?? typed),
    )
    .replace(/(?<!去年|[至到—–～-])(?:今年)?(?<!\d)(\d{1,2})月份?(?![\d至到—–～-])/g, (typed, of) =>
      Number(of) === month ? '本月' : Number(of) === ((month + MONTHS - 2) % MONTHS) + 1 ? '上月' : typed,
    )
    .replace(new RegExp(`(?<!去年|前)第?${runningQuarter}`, 'g'), '本季度');
}

const currentTimes: readonly TimeWords[] = [
  { words: /本周/, figures: ['本周'] },
  { words: /今年以来|年初以来|[本今]年|累计/, figures: ['本年'] },
];

/** The one figure that the words nearest before a number mean; none where it can't be told. */
export function figureMeant(sentence: string, issue: LedgerIssue): string | undefined {
  const told = inRelation(sentence, issue);
  const found = [...currentTimes, ...pastTimes].flatMap(({ words, figures }) => {
    const last = Array.from(told.matchAll(new RegExp(words, 'g'))).at(-1);
    return last ? [{ at: last.index, figures }] : [];
  });
  const nearest = found.sort((a, b) => b.at - a.at)[0];
  return nearest?.figures.length === 1 ? nearest.figures[0] : undefined;
}

/** What stands at the head of a table's column or row that has one figure in it. */
const headings: readonly TimeWords[] = [
  { words: /^本周[数量值]?$/, figures: ['本周'] },
  { words: /^上周[数量值]?$/, figures: ['上周'] },
  { words: /^[本当]月(?:累计)?[数量值]?$/, figures: ['本月'] },
  {
    words: /^(?:(?:[本今]年|全年|年度)?累计|[本今]年(?:以来)?(?:累计)?|年初以来(?:累计)?)[数量值]?$/,
    figures: ['本年'],
  },
  { words: /^[上去]年同期(?:累计)?[数量值]?$/, figures: ['上年同期'] },
  { words: /^[上去]年同周[数量值]?$/, figures: ['上年同周'] },
  { words: /^上个?月[数量值]?$/, figures: ['上月'] },
];

/** The figure that a heading of a table names, as `本周`, `本年累计`, `5月`, `上年同期`; none where it is no time. */
export function figureHeaded(heading: string, issue: LedgerIssue): string | undefined {
  const told = inRelation(heading, issue);
  const span = /^第?([一二三四]季度|前三季度|[上下]半年|本季度)$/.exec(told)?.[1];
  return span ?? headings.find(({ words }) => words.test(told))?.figures[0];
}
