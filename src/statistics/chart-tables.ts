import { type Exact, nothing } from '../model/exact.js';
import { type Outcome, unmade } from '../model/finding.js';
import type { PictureSource } from '../model/issue.js';
import type { Ledger, LedgerIssue, LedgerSeries, Spoil } from '../model/ledger.js';
import type { AccountTable, LedgerRow } from '../model/ledger-table.js';
import { addsUp } from '../model/measure.js';
import { accountNamed, seriesNamed } from '../model/names.js';
import { finding } from './finding.js';
import { tabulateLedger } from './tabulate-ledger.js';
import { unknownMeasure, unknownSeries } from './unknown-name.js';

/** What was written as `chart:综窗.受理?last=12`. */
export type ChartRequest = Extract<PictureSource, { type: 'chart' }>;

/**
 * The tables that a chart in an issue shows: of the issue's own year up to the issue itself, whatever the ledger has of
 * later ones. `last` counts the issues from the issue itself backwards; it goes no further back than 期号 1, for the total
 * begins anew with each year. A figure that is only not there yet leaves a chart for a draft to show.
 * @param seenFrom the issue that the chart stands in; none for a special issue
 */
export function chartTables(
  chart: ChartRequest,
  ledger: Ledger,
  seenFrom: LedgerIssue | undefined,
): Outcome<readonly AccountTable[]> {
  const series = seriesNamed(ledger.series, chart.series, seenFrom);
  if (!series) return unmade(unknownSeries(chart.range, chart.series, ledger.series));
  const named = chart.measure === undefined ? undefined : accountNamed(series.accounts, chart.measure, seenFrom);
  if (chart.measure !== undefined && !named) {
    return unmade(unknownMeasure(chart.range, series.definition, chart.measure));
  }
  if (!seenFrom) return unmade(finding('chart-figures/special', chart.range, {}));
  const { number, year } = seenFrom;
  const tables = tabulateLedger(ledger, { year, series: series.definition.key })
    .filter(({ measure }) => !named || measure === named.measure.name)
    .flatMap((table) => cutTable(table, number, chart.last));
  if (tables.length === 0) {
    return unmade(finding('chart-figures/not-begun', chart.range, { series: chart.series, number }));
  }
  const spoiled = findSpoil(tables, series);
  if (!spoiled) return { value: tables, findings: [] };
  const params = { series: chart.series, year };
  return spoiled.missing
    ? { value: tables, findings: [finding('chart-figures/missing', chart.range, { ...params, number: spoiled.from })] }
    : unmade(finding('chart-figures/spoiled', chart.range, params));
}

/** The rows up to an issue, or the last of them, on top of the total before the first; none where there are no rows. */
function cutTable(table: AccountTable, number: number, last = Number.POSITIVE_INFINITY): AccountTable[] {
  const seen = table.rows.filter((row) => row.number <= number);
  const rows = seen.slice(Math.max(0, seen.length - last));
  const before = seen[seen.length - rows.length - 1];
  if (rows.length === 0) return [];
  if (!before) return [{ ...table, rows }];
  // What was before can't be had of a rate whose weeks had nothing in them.
  const { opening, ...rest } = table;
  return [before.total || addsUp(table.declared) ? { ...rest, opening: totalOf(before), rows } : { ...rest, rows }];
}

/** A total that errors falsify is told of at the rows that follow, which are falsified too. */
const totalOf = ({ number, total = nothing }: LedgerRow): { through: number; value: Exact } => ({
  through: number,
  value: total,
});

/** Why a total that is to be shown can't be had. */
function findSpoil(tables: readonly AccountTable[], series: LedgerSeries): Spoil | undefined {
  const incomplete = tables.filter(({ rows }) => rows.some(({ total }) => total === undefined));
  const spoils = incomplete.flatMap(
    ({ measure, year }) => series.accounts.get(measure)?.years.get(year)?.spoiled ?? [],
  );
  return spoils.find(({ missing }) => !missing) ?? spoils[0];
}
