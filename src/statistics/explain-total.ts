import { sumOf } from '../model/exact.js';
import type { Outcome } from '../model/finding.js';
import type { Ledger } from '../model/ledger.js';
import type { ExplainedPart, Explanation } from '../model/ledger-table.js';
import { addsUp } from '../model/measure.js';
import { addendsIn, addendsOf, ask } from '../model/query-ledger.js';
import type { Question } from '../model/stretch.js';
import { askFor, figureOf, stretchOf } from './figures.js';
import { wordFigure } from './word-figure.js';

interface Explained {
  readonly series: string;
  readonly measure: string;
  /** 总第 of the issue that looks: corrections of later issues don't count. */
  readonly number: number;
}

interface TotalQuestion extends Explained {
  /** The year whose total is explained; the issue's own where none is given. */
  readonly year?: number;
}

interface FigureQuestion extends Explained {
  /** As a placeholder names it: 一季度. */
  readonly figure: string;
}

/**
 * Every addend of a year's total as an issue sees it, each with the place it was written at. None where the issue isn't kept, or series or
 * measure aren't declared. A total that errors falsify is explained as far as it could be counted.
 */
export function explainTotal(ledger: Ledger, asked: TotalQuestion): Explanation | undefined {
  const question = questionOf(ledger, asked);
  if (!question) return undefined;
  const { account } = question;
  const { number, year = question.issue.year } = asked;
  if (!addsUp(account.measure)) {
    const stretch = { type: 'year', place: { number, year } } as const;
    const answer = ask(question, stretch);
    return { parts: partsOf(addendsIn(question, stretch)), total: answer.type === 'known' ? answer.value : undefined };
  }
  const parts = partsOf([[account, addendsOf(question, year)]]);
  return { parts, total: parts[0].sum };
}

/**
 * The same of any figure that is one amount, with what is to be known of it, such as which weeks it has; in the place of an
 * explanation why there is no such figure.
 */
export function explainFigure(ledger: Ledger, { figure: name, ...asked }: FigureQuestion): Outcome<Explanation> {
  const question = questionOf(ledger, asked);
  const figure = figureOf(name);
  if (!question || !figure) throw new Error(`an unchecked figure: ${name}`);
  const { series, account, issue } = question;
  const { range } = account.measure;
  const placeholder = { type: 'placeholder', series: asked.series, figure: name, measure: asked.measure } as const;
  const { value: worded, findings } = wordFigure({ ...placeholder, range, emphasis: 'none' }, ledger, issue);
  if (!worded) return { value: undefined, findings };
  const answer = askFor(figure, question);
  const stretch = stretchOf(figure, { ledger, series, account, issue });
  if (answer.type === 'unknown' || stretch.type === 'unknown') throw new Error(`a figure that is and isn't: ${name}`);
  return { value: { parts: partsOf(addendsIn(question, stretch)), total: answer.value }, findings };
}

function questionOf(ledger: Ledger, { series: key, measure, number }: Explained): Question | undefined {
  const issue = ledger.issues.get(number);
  const series = ledger.series.get(key);
  const account = series?.accounts.get(measure);
  return issue && series && account && { ledger, series, account, issue };
}

function partsOf(made: ReturnType<typeof addendsIn>): Explanation['parts'] {
  const [first, ...more] = made.map(
    ([{ measure: declared }, addends]): ExplainedPart => ({
      declared,
      addends,
      sum: addsUp(declared) ? sumOf(addends.map(({ value }) => value)) : undefined,
    }),
  );
  if (!first) throw new Error('nothing that it is counted with');
  return [first, ...more];
}
