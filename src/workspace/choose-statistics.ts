import { type IssueFolder, meantIssueFolder, parseIssueFolder } from '../model/issue-folder.js';
import type { Ledger } from '../model/ledger.js';
import { accountNamed, seriesNamed } from '../model/names.js';
import { nearestName } from '../model/nearest-name.js';
import { UsageError } from '../model/usage-error.js';
import { figureNames, figureOf } from '../recipes/compile-statistics.js';
import { similarNumber } from './choose-issues.js';
import { talk } from './talk.js';

/** What of the ledger was asked for, as typed. */
export interface TypedChoice {
  readonly year?: string;
  readonly series?: string;
  /** A measure whose total is to be explained, or a figure as placeholders have it: 大厅.一季度.受理. */
  readonly explain?: string;
}

/** The same, checked against the ledger. */
export interface StatisticsChoice {
  readonly year: number;
  readonly series?: string;
  readonly explain?: {
    readonly series: string;
    readonly measure: string;
    /** 本年 where none is given. */
    readonly figure?: string;
  };
  /** 总第 of the newest issue: the one that looks. */
  readonly number: number;
}

/**
 * The regular issues up to the one that is to look, from all folders there are; all of them where none was typed.
 * @throws UsageError where there is no such issue
 */
export function foldersUpTo(folders: readonly string[], typed: string | undefined): readonly string[] {
  const regular = folders.flatMap((folder) => regularIssue(parseIssueFolder(folder)));
  if (regular.length === 0) throw new UsageError(talk('no-issues', {}));
  if (typed === undefined) return regular.map(String);
  const wanted = meantIssueFolder(typed);
  if (!wanted) throw new UsageError(talk('not-an-issue', { typed }));
  if (wanted.type === 'special') throw new UsageError(talk('special-not-counted', { typed }));
  const { number } = wanted;
  if (!regular.includes(number)) {
    throw new UsageError(talk('issue-not-kept', { number, similar: similarNumber(number, regular) ?? number }));
  }
  return regular.filter((other) => other <= number).map(String);
}

/**
 * What was asked for, the newest year where none was typed.
 * @throws UsageError where the ledger doesn't have it
 */
export function chooseStatistics(ledger: Ledger, typed: TypedChoice): StatisticsChoice {
  if (ledger.series.size === 0) throw new UsageError(talk('nothing-counted', {}));
  const newest = [...ledger.issues.values()].at(-1);
  if (!newest) throw new Error('a ledger of no issue');
  const year = typed.year === undefined ? newest.year : chooseYear(ledger, typed.year);
  const figure = typed.explain === undefined ? undefined : figureTyped(typed.explain);
  const seriesTyped = typed.series ?? figure?.series;
  const series = seriesTyped === undefined ? undefined : chooseSeries(ledger, seriesTyped);
  const explain = figure && {
    ...chooseMeasure(ledger, figure.measure, series),
    ...(figure.name && { figure: figure.name }),
  };
  if (explain?.figure && typed.year !== undefined)
    throw new UsageError(talk('figure-year', { figure: explain.figure, example: `--explain ${explain.measure}` }));
  return { year, number: newest.number, ...(series !== undefined && { series }), ...(explain && { explain }) };
}

const regularIssue = (folder: IssueFolder | undefined): number[] => (folder?.type === 'regular' ? [folder.number] : []);

/** The year that was typed, where anything counts in it: corrections will do, its own issues need not be kept. */
function chooseYear(ledger: Ledger, typed: string): number {
  const counted = [...ledger.series.values()].flatMap(({ accounts }) =>
    [...accounts.values()].flatMap(({ years }) => [...years.keys()]),
  );
  const known = [...new Set([...ledger.years.keys(), ...counted])].sort((a, b) => a - b);
  const year = Number(/^(\d{4})年?$/.exec(typed.normalize('NFKC').trim())?.[1]);
  if (known.includes(year)) return year;
  throw new UsageError(talk('unknown-year', { typed, known: known.map(String) }));
}

function chooseSeries(ledger: Ledger, typed: string): string {
  const named = seriesNamed(ledger.series, typed, undefined);
  if (named) return named.definition.key;
  const known = [...ledger.series.keys()];
  throw new UsageError(talk('unknown-series', { typed, nearest: nearestName(typed, known) ?? '', known }));
}

interface TypedFigure {
  readonly series?: string;
  readonly name?: string;
  readonly measure: string;
}

/** `受理`, `一季度.受理`, `大厅.受理` or `大厅.一季度.受理`, in the braces of a placeholder or not. */
function figureTyped(typed: string): TypedFigure {
  const parts = typed
    .normalize('NFC')
    .replace(/^\{\{(.*)\}\}$/s, '$1')
    .split('.')
    .map((part) => part.trim());
  const measure = parts.pop() ?? '';
  const last = parts.at(-1);
  const isFigure = last !== undefined && figureOf(last) !== undefined;
  if (parts.length > 2 || (parts.length === 2 && !isFigure)) {
    const name = last ?? '';
    throw new UsageError(
      talk('unknown-figure', { typed: name, nearest: nearestName(name, amounts) ?? '', known: amounts }),
    );
  }
  const name = isFigure ? parts.pop() : undefined;
  if (name !== undefined && !isAmount(name))
    throw new UsageError(talk('figure-no-amount', { figure: name, known: amounts }));
  const [series] = parts;
  return { measure, ...(name !== undefined && { name }), ...(series !== undefined && { series }) };
}

function isAmount(name: string): boolean {
  const figure = figureOf(name);
  return figure !== undefined && figure.type !== 'title' && figure.type !== 'change';
}

const amounts = figureNames.filter(isAmount);

/** The measure in the series that was chosen, else in the only one that has it. */
function chooseMeasure(
  ledger: Ledger,
  typed: string,
  chosen: string | undefined,
): { readonly series: string; readonly measure: string } {
  const among = [...ledger.series].filter(([key]) => chosen === undefined || key === chosen);
  const named = among.flatMap(([key, { accounts }]) => {
    const account = accountNamed(accounts, typed, undefined);
    return account ? [{ series: key, measure: account.measure.name }] : [];
  });
  const having = named.map(({ series }) => series);
  const [first, second] = having;
  if (first === undefined) {
    const known = [...new Set(among.flatMap(([, { accounts }]) => [...accounts.keys()]))];
    throw new UsageError(talk('unknown-measure', { typed, nearest: nearestName(typed, known) ?? '', known }));
  }
  if (second !== undefined) {
    throw new UsageError(talk('measure-in-several', { measure: typed, series: having, example: first }));
  }
  return named[0] ?? { series: first, measure: typed };
}
