import { createMemo } from '../memo/memo.js';
import { hasErrors, type Outcome } from '../model/finding.js';
import type { Ledger } from '../model/ledger.js';
import { joinLoaded, loadManyHeaders } from '../read/kept-headers.js';
import { listIssues, loadHistory, loadSettings } from '../read/load-workspace.js';
import { compileStatistics } from '../recipes/compile-statistics.js';
import { cachedStore } from './cache/open-store.js';
import { chooseStatistics, foldersUpTo, type StatisticsChoice, type TypedChoice } from './choose-statistics.js';
import { findRoot } from './find-root.js';

export interface LedgerRequest extends TypedChoice {
  /** The issue that is to look, as typed; none for the newest. */
  readonly issue?: string;
  /** The workspace, or a folder in it; relative to where the caller stands. */
  readonly cwd: string | undefined;
  readonly packageRoot: string;
}

/** A ledger without errors in what was asked of it. */
interface FoundLedger {
  readonly ledger: Ledger;
  readonly choice: StatisticsChoice;
}

/**
 * Reads headers and counts. No ledger where an error stands in the way: a wrong total must not be copied.
 * @throws UsageError where there is no workspace, or nothing of what was asked for
 */
export function askLedger(request: LedgerRequest, standing: string): Outcome<FoundLedger> {
  const root = findRoot(request.cwd, standing);
  const issues = listIssues(root);
  const settings = loadSettings(root);
  const memo = createMemo(cachedStore(request.packageRoot));
  const headers = joinLoaded(loadManyHeaders(root, foldersUpTo(issues.value, request.issue), memo));
  const history = loadHistory(root);
  const inReading = [...issues.findings, ...settings.findings, ...headers.findings, ...history.findings];
  if (!settings.value || hasErrors(inReading)) return { value: undefined, findings: inReading };

  const { ledger, findings, byYear } = compileStatistics(
    { settings: settings.value, headers: headers.value, history: history.value },
    memo,
  );
  const found = [...inReading, ...findings];
  if (!ledger || hasErrors(findings)) return { value: undefined, findings: found };

  const choice = chooseStatistics(ledger, request);
  // A figure may be of last year, or be made of its weeks.
  const first = choice.explain?.figure === undefined ? choice.year : choice.year - 1;
  const isAsked = (year: number): boolean => first <= year && year <= choice.year;
  const ofYear = byYear.filter(({ years }) => years.some(isAsked)).map(({ finding }) => finding);
  return { value: hasErrors(ofYear) ? undefined : { ledger, choice }, findings: [...found, ...ofYear] };
}
