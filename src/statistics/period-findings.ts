import type { Finding } from '../model/finding.js';
import type { Placeholder } from '../model/issue.js';
import type { LedgerIssue } from '../model/ledger.js';
import { hasMeasure } from '../model/query-ledger.js';
import { countedWith, isOver, issuesIn, type Question } from '../model/stretch.js';
import type { FigureEntry } from './figures.js';
import { finding } from './finding.js';

/** What is said where months are asked for that still run. */
export function notOver(
  { figure: name, range }: Placeholder,
  figure: FigureEntry,
  question: Question,
): Finding | undefined {
  if (figure.type !== 'months' || figure.runs) return undefined;
  if (isOver(question, figure.months(question.issue))) return undefined;
  const { number } = question.issue;
  return finding('figure-unavailable/not-over', range, { figure: name, number });
}

const DECEMBER = 12;

/** What is to be known of a figure of months: which weeks it is made of, and where they reach over its edges. */
export function describePeriod(
  { figure: name, range }: Placeholder,
  figure: FigureEntry,
  question: Question,
): readonly Finding[] {
  if (figure.type !== 'months') return [];
  const months = figure.months(question.issue);
  const { year, first, last } = months;
  const kept = issuesIn(question, months);
  const before = first > 1 ? kept.filter((issue) => monthIn(issue) < first).slice(0, 1) : [];
  const after =
    last < DECEMBER
      ? issuesIn(question, { year, first: last + 1, last: DECEMBER })
          .filter((issue) => monthIn(issue) <= last)
          .slice(0, 1)
      : [];
  return [
    ...before.map(({ issue }) => finding('figure-period/begins', range, { figure: name, year, issue })),
    ...after.map(({ issue }) => finding('figure-period/ends', range, { figure: name, year, issue })),
    ...findGaps(name, question, kept).map((params) => finding('figure-period/gaps', range, params)),
  ];
}

/** The month that a week begins in, as one of the year that it counts in. */
function monthIn({ year, period: { from } }: LedgerIssue): number {
  if (from.year === year) return from.month;
  return from.year < year ? 1 : DECEMBER;
}

/** Tells which weeks a figure has, where it hasn't all that were kept. */
function findGaps(figure: string, question: Question, kept: readonly LedgerIssue[]) {
  const { ledger, series, account } = question;
  const measures = [account.measure, ...countedWith(question).map(({ measure }) => measure)];
  const counted = kept.filter(
    (issue) =>
      !series.silent.has(issue.number) &&
      series.begins !== undefined &&
      series.begins <= issue.number &&
      measures.every((measure) => hasMeasure(ledger, measure, issue)),
  );
  if (counted.length === kept.length || counted.length === 0) return [];
  return [{ figure, issues: stretches(counted.map(({ issue }) => issue)) }];
}

/** `14—20`, `22` */
function stretches(issues: readonly number[]): readonly string[] {
  const runs: { first: number; last: number }[] = [];
  for (const issue of issues) {
    const run = runs.at(-1);
    if (run && run.last + 1 === issue) run.last = issue;
    else runs.push({ first: issue, last: issue });
  }
  return runs.map(({ first, last }) => (first === last ? String(first) : `${first}—${last}`));
}
