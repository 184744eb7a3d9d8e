import type { AccountYear, Addend, Ledger, LedgerIssue, LedgerSeries } from '../model/ledger.js';
import type { LedgerRow } from '../model/ledger-table.js';
import { thisMonth } from '../model/query-ledger.js';
import type { Measure } from '../model/settings.js';

/** Only rows that agree with every filter given. */
export interface RowFilters {
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
  const own = (ledger.years.get(year) ?? []).filter(({ number }) => isCounted(series, entry, number));
  const numbers = new Set([...own.map(({ number }) => number), ...stated.keys()]);
  let total = sumOf(entry.addends, 'opening');
  return [...numbers]
    .sort((a, b) => a - b)
    .map((number): LedgerRow => {
      const addends = stated.get(number) ?? [];
      const issue = issueIn(ledger, number, year);
      const week = addends.find(({ kind }) => kind === 'week')?.value;
      const correction = sumOf(addends, 'correction');
      total += (week ?? 0) + correction;
      const month = issue && thisMonth({ ledger, series, account, issue });
      const spoiled = entry.spoiled !== undefined && entry.spoiled.from <= number;
      return {
        number,
        year,
        issue: issue?.issue,
        period: issue?.period,
        series: series.definition.key,
        measure: measure.name,
        unit: measure.unit,
        week,
        correction,
        month: month?.type === 'known' ? month.value : undefined,
        total: spoiled ? undefined : total,
      };
    });
}

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

/** Whether the series counts in an issue on its own, not inside an opening. */
function isCounted({ begins }: LedgerSeries, { addends }: AccountYear, number: number): boolean {
  const opening = addends.find(({ kind }) => kind === 'opening');
  return begins !== undefined && begins <= number && (opening === undefined || opening.countedFrom <= number);
}

function issueIn(ledger: Ledger, number: number, year: number): LedgerIssue | undefined {
  const issue = ledger.issues.get(number);
  return issue?.year === year ? issue : undefined;
}

const sumOf = (addends: readonly Addend[], kind: Addend['kind']): number =>
  addends.reduce((total, addend) => (addend.kind === kind ? total + addend.value : total), 0);
