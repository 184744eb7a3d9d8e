import { tabulateLedger } from '../recipes/compile-statistics.js';
import { ledgerRow } from '../report/format-stats-data.js';
import { askLedger } from '../workspace/ask-ledger.js';
import { inWords, packageRoot, reportOf, standingFor } from './report.js';
import type { LedgerOptions, LedgerResult } from './results.js';

/**
 * The ledger of a year: each issue's figures, corrections and totals. Only headers are read.
 * @throws BulletinError where there is no workspace, or nothing of what was asked for
 */
export const ledger = (options: LedgerOptions): Promise<LedgerResult> =>
  inWords(options, async () => {
    const { workspace, issue, year, series } = options;
    const request = {
      cwd: workspace,
      packageRoot,
      ...(issue !== undefined && { issue: String(issue) }),
      ...(year !== undefined && { year: String(year) }),
      ...(series !== undefined && { series }),
    };
    const { value: asked, findings } = askLedger(request, standingFor(workspace));
    if (!asked) return { ...reportOf(findings, options), rows: undefined };
    const { choice } = asked;
    const tables = tabulateLedger(asked.ledger, {
      year: choice.year,
      ...(choice.series !== undefined && { series: choice.series }),
    });
    return { ...reportOf(findings, options), rows: tables.flatMap(({ rows }) => rows.map(ledgerRow)) };
  });
