/* The words by which a text says what time a figure is of, and the ledger's figures that are meant by them. */

interface TimeWords {
  readonly words: RegExp;
  /** The figures that may be meant, by the names of placeholders. */
  readonly figures: readonly string[];
}

/** The words for the times that the ledger is asked for beside the week and the year. */
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

/** The words for times that the ledger has no figure of. */
const otherTime = /往年|前年|历年|(?<![上去]年)同期|\d月|个季度|前两季度|前二季度/;

/**
 * The figures that a number in a sentence may be, besides those of the week and of the year; none where the sentence is
 * about a time that nobody counted.
 */
export function figuresNamed(sentence: string): readonly string[] | undefined {
  if (otherTime.test(sentence)) return undefined;
  return [...new Set(pastTimes.flatMap(({ words, figures }) => (words.test(sentence) ? figures : [])))];
}

const currentTimes: readonly TimeWords[] = [
  { words: /本周/, figures: ['本周'] },
  { words: /今年以来|年初以来|[本今]年|累计/, figures: ['本年'] },
];

/** The one figure that the words nearest before a number mean; none where it can't be told. */
export function figureMeant(sentence: string): string | undefined {
  const found = [...currentTimes, ...pastTimes].flatMap(({ words, figures }) => {
    const last = Array.from(sentence.matchAll(new RegExp(words, 'g'))).at(-1);
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

/** The figure that a heading of a table names, as `本周`, `本年累计`, `上年同期`; none where it is no time. */
export function figureHeaded(heading: string): string | undefined {
  const quarter = /^第?([一二三四]季度)$/.exec(heading)?.[1];
  return quarter ?? headings.find(({ words }) => words.test(heading))?.figures[0];
}
