import type { Memo } from '../memo/memo.js';
import type { Chart } from '../model/chart.js';
import type { Finding, Outcome } from '../model/finding.js';
import type { Ledger, LedgerFinding } from '../model/ledger.js';
import type { AccountTable } from '../model/ledger-table.js';
import type { SourceFile } from '../model/source.js';
import type { WorkspaceSources } from '../model/sources.js';
import { parseSettings } from '../parse/yaml/parse-settings.js';
import { compileLedger } from './compile-ledger.js';
import { isMade } from './grow-ledger.js';

/*
 * The recipe of the statistics alone: parse → ledger, without any issue's text. What is asked of the ledger goes through
 * here too, as only recipes know the stages.
 */

export { explainFigure, explainTotal } from '../statistics/explain-total.js';
export { figureNames, figureOf } from '../statistics/figures.js';
export { tabulateLedger } from '../statistics/tabulate-ledger.js';

interface StatisticsSources {
  readonly settings: SourceFile;
  /** The headers of the regular issues that are counted. */
  readonly headers: WorkspaceSources['headers'];
  readonly history?: WorkspaceSources['history'];
}

interface CompiledStatistics {
  /** The ledger; undefined where bulletin.yaml can't be made out. */
  readonly ledger: Ledger | undefined;
  /** What concerns every year: bulletin.yaml, and headers of which not even the year is known. */
  readonly findings: readonly Finding[];
  /** What was found in and between the other headers, as far as it concerns the figures, with the years it concerns. */
  readonly byYear: readonly LedgerFinding[];
}

/** The ledger of all these issues and what is wrong with it. Touches no file. */
export function compileStatistics(
  { settings: file, headers: sources, history = [] }: StatisticsSources,
  memo: Memo,
): CompiledStatistics {
  const settings = parseSettings(file);
  if (!settings.value) return { ledger: undefined, findings: settings.findings, byYear: [] };
  const compiled = compileLedger(settings.value, sources, memo, history);
  const made = new Set(compiled.entries.filter(isMade).map(({ folder }) => folder));
  const unmade = sources.filter(({ folder }) => !made.has(folder));
  const inUnmade = unmade.flatMap(({ folder }) => compiled.headerFindings.get(folder) ?? []);
  return {
    ledger: compiled.ledger,
    findings: [...settings.findings, ...inUnmade],
    byYear: compiled.ledgerFindings,
  };
}

/** The series and the measures that bulletin.yaml names; none where it can't be made out. */
export function countedNames({ value: file }: Outcome<SourceFile>): {
  readonly series: readonly string[];
  readonly measures: readonly string[];
} {
  const series = (file && parseSettings(file).value)?.statistics ?? [];
  return {
    series: series.map(({ key }) => key),
    measures: [...new Set(series.flatMap(({ measures }) => measures.map(({ name }) => name)))],
  };
}

/** The chart of these tables, a panel each. What draws is loaded here: no other way through the program needs it. */
export async function compileChart(tables: readonly AccountTable[]): Promise<Chart> {
  const { drawChart } = await import('../chart/draw-chart.js');
  return drawChart(tables);
}
