import { type Exact, nothing, plus } from '../model/exact.js';
import type { AccountYear, Addend, Ledger, LedgerIssue, LedgerSeries } from '../model/ledger.js';
import type { LedgerRow } from '../model/ledger-table.js';
import { addsUp, isEntered, type Measure, unitAt } from '../model/measure.js';
import { type Answer, ask, hasMeasure } from '../model/query-ledger.js';
import { thisMonth, thisWeek } from '../model/stretch.js';

/** Filters of rows: one is shown where it agrees with every filter that is given. */
interface RowFilters {
  readonly year?: number;
  readonly series?: string;
  /** 总第 */
  readonly number?: number;
}

/** The ledger as a table: by series and measure in printing order, then by year and 总第. */
export function ledgerRows(ledger: Ledger, filters: RowFilters = {}): readonly LedgerRow[] {
  const rows: LedgerRow[] = [];
  for (const [key, series] of ledger.series) {
    if (filters.series !== undefined && filters.series !== key) continue;
    for (const measure of series.definition.measures) rows.push(...rowsOf({ ledger, series, measure, filters }));
  }
  return rows;
}

interface RowsInput {
  readonly ledger: Ledger;
  readonly series: LedgerSeries;
  readonly measure: Measure;
  readonly filters: RowFilters;
}

function rowsOf(input: RowsInput): LedgerRow[] {
  const { ledger, series, measure, filters } = input;
  const account = series.accounts.get(measure.name);
  const years = [...new Set([...ledger.years.keys(), ...(account?.years.keys() ?? [])])].sort((a, b) => a - b);
  return years
    .filter((year) => filters.year === undefined || filters.year === year)
    .flatMap((year) => rowsOfYear(input, year, account?.years.get(year) ?? { addends: [] }))
    .filter(({ number }) => filters.number === undefined || filters.number === number);
}

function rowsOfYear({ ledger, series, measure }: RowsInput, year: number, entry: AccountYear): LedgerRow[] {
  const account = series.accounts.get(measure.name);
  if (!account) return [];
  const stated = byIssue(entry.addends);
  const own = (ledger.years.get(year) ?? []).filter((issue) => isCounted(ledger, series, { measure, entry, issue }));
  const numbers = new Set([...own.map(({ number }) => number), ...stated.keys()].filter((number) => number > 0));
  let sum = sumOf(entry.addends, 'opening');
  return [...numbers]
    .sort((a, b) => a - b)
    .map((number): LedgerRow => {
      const addends = stated.get(number) ?? [];
      const issue = issueIn(ledger, number, year);
      const looking = ledger.issues.get(number);
      const question = looking && { ledger, series, account, issue: looking };
      const isEnteredHere = addends.some(({ kind }) => kind === 'week');
      const entered = isEnteredHere ? sumOf(addends, 'week') : undefined;
      const correction = sumOf(addends, 'correction');
      sum = plus(entered ? plus(sum, entered) : sum, correction);
      const spoiled = entry.spoiled !== undefined && entry.spoiled.from <= number;
      return {
        number,
        year,
        issue: issue?.issue,
        period: issue?.period,
        series: series.definition.key,
        measure: measure.name,
        unit: looking ? unitAt(measure, looking) : measure.unit[0].is,
        declared: measure,
        week: isEntered(measure) ? entered : issue && question && figureIn(ask(question, thisWeek(question))),
        correction,
        month: issue && question && figureIn(ask(question, thisMonth(question))),
        // A sum is carried from row to row; anything else is made anew of all that the issue sees.
        total: addsUp(measure)
          ? spoiled
            ? undefined
            : sum
          : question && figureIn(ask(question, { type: 'year', place: { number, year } })),
      };
    });
}

const figureIn = (answer: Answer): Exact | undefined => (answer.type === 'known' ? answer.value : undefined);

/** Weeks and corrections by the issue that states them. */
function byIssue(addends: readonly Addend[]): ReadonlyMap<number, readonly Addend[]> {
  const issues = new Map<number, Addend[]>();
  for (const addend of addends) {
    if (addend.kind === 'opening') continue;
    const known = issues.get(addend.countedFrom);
    if (known) known.push(addend);
    else issues.set(addend.countedFrom, [addend]);
  }
  return issues;
}

interface OwnIssue {
  readonly measure: Measure;
  readonly entry: AccountYear;
  readonly issue: LedgerIssue;
}

/** Whether a measure counts in an issue on its own, not inside an opening. */
function isCounted(ledger: Ledger, { begins }: LedgerSeries, { measure, entry, issue }: OwnIssue): boolean {
  const opening = entry.addends.find(({ kind }) => kind === 'opening');
  const { number } = issue;
  const isBegun = begins !== undefined && begins <= number && hasMeasure(ledger, measure, issue);
  return isBegun && (opening === undefined || opening.countedFrom <= number);
}

function issueIn(ledger: Ledger, number: number, year: number): LedgerIssue | undefined {
  const issue = ledger.issues.get(number);
  return issue?.year === year ? issue : undefined;
}

const sumOf = (addends: readonly Addend[], kind: Addend['kind']): Exact =>
  addends.reduce((total, addend) => (addend.kind === kind ? plus(total, addend.value) : total), nothing);
