import { type Exact, nothing } from '../model/exact.js';
import type { Finding, Outcome } from '../model/finding.js';
import type { PictureSource } from '../model/issue.js';
import type { Ledger, LedgerIssue, LedgerSeries, Spoil } from '../model/ledger.js';
import type { AccountTable, LedgerRow } from '../model/ledger-table.js';
import { finding } from './finding.js';
import { tabulateLedger } from './tabulate-ledger.js';
import { unknownMeasure, unknownSeries } from './unknown-name.js';
import { accountOf } from './word-figure.js';

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
  const series = ledger.series.get(chart.series);
  if (!series) return failed(unknownSeries(chart.range, chart.series, ledger.series.keys()));
  const named = accountOf(chart, series, seenFrom)?.measure.name;
  if (chart.measure !== undefined && named === undefined) {
    return failed(unknownMeasure(chart.range, series.definition, chart.measure));
  }
  if (!seenFrom) return failed(finding('chart-figures/special', chart.range, {}));
  const { number, year } = seenFrom;
  const tables = tabulateLedger(ledger, { year, series: chart.series })
    .filter(({ measure }) => named === undefined || measure === named)
    .flatMap((table) => cutTable(table, number, chart.last));
  if (tables.length === 0) {
    return failed(finding('chart-figures/not-begun', chart.range, { series: chart.series, number }));
  }
  const spoiled = findSpoil(tables, series);
  if (!spoiled) return { value: tables, findings: [] };
  const params = { series: chart.series, year };
  return spoiled.missing
    ? { value: tables, findings: [finding('chart-figures/missing', chart.range, { ...params, number: spoiled.from })] }
    : failed(finding('chart-figures/spoiled', chart.range, params));
}

/** The rows up to an issue, or the last of them, on top of the total before the first; none where there are no rows. */
function cutTable(table: AccountTable, number: number, last = Number.POSITIVE_INFINITY): AccountTable[] {
  const seen = table.rows.filter((row) => row.number <= number);
  const rows = seen.slice(Math.max(0, seen.length - last));
  const before = seen[seen.length - rows.length - 1];
  if (rows.length === 0) return [];
  return [before ? { ...table, opening: totalOf(before), rows } : { ...table, rows }];
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

const failed = (found: Finding): Outcome<readonly AccountTable[]> => ({ value: undefined, findings: [found] });
