import { createMemo } from '../memo/memo.js';
import type { Contributor } from '../model/contribution.js';
import { hasErrors, type Outcome } from '../model/finding.js';
import { UsageError } from '../model/usage-error.js';
import { isHeaderOnly, loadIssue } from '../read/load-issue.js';
import { listIssues, loadHeaders } from '../read/load-workspace.js';
import { compileContributors, countedPlaceOf } from '../recipes/compile-contributors.js';
import { cachedStore } from './cache/open-store.js';
import { findRoot } from './find-root.js';
import { talk } from './talk.js';

interface ContributorsRequest {
  /** The year as it was typed; the newest one where none was. */
  readonly year?: string;
  /** The month as it was typed; all of the year where none was. */
  readonly month?: string;
  readonly cwd: string | undefined;
  readonly packageRoot: string;
}

interface FoundContributors {
  readonly year: number;
  readonly month?: number;
  readonly contributors: readonly Contributor[];
}

/**
 * Reads the texts of the issues that count in a year or in one of its months, special ones too. None where a file can't be read.
 * @throws UsageError where there is no workspace, no issue of that year, or no such month
 */
export function askContributors(request: ContributorsRequest, standing: string): Outcome<FoundContributors> {
  const root = findRoot(request.cwd, standing);
  const issues = listIssues(root);
  const headers = loadHeaders(root, issues.value);
  const memo = createMemo(cachedStore(request.packageRoot));
  const counted = headers.value.flatMap((header) => {
    const place = countedPlaceOf(header, memo);
    return place ? [{ folder: header.folder, ...place }] : [];
  });
  const years = [...new Set(counted.map(({ year }) => year))].sort((a, b) => a - b);
  const newest = years.at(-1);
  if (newest === undefined) throw new UsageError(talk('no-issues', {}));
  const year = request.year === undefined ? newest : yearOf(request.year, years);
  const month = request.month === undefined ? undefined : monthOf(request.month);
  const chosen = counted.filter((issue) => issue.year === year && (month === undefined || issue.month === month));
  const texts = chosen.filter(({ folder }) => !isHeaderOnly(root, folder));
  const loaded = texts.map(({ folder }) => loadIssue(root, folder));
  const reading = [...issues.findings, ...headers.findings, ...loaded.flatMap(({ findings }) => findings)];
  if (hasErrors(reading)) return { value: undefined, findings: reading };
  const contributors = compileContributors(loaded.flatMap(({ value }) => value ?? []));
  return { value: { year, contributors, ...(month !== undefined && { month }) }, findings: reading };
}

function yearOf(typed: string, known: readonly number[]): number {
  const year = Number(/^(\d{4})年?$/.exec(typed.normalize('NFKC').trim())?.[1]);
  if (known.includes(year)) return year;
  throw new UsageError(talk('unknown-year', { typed, known: known.map(String) }));
}

const MONTHS = 12;

function monthOf(typed: string): number {
  const month = Number(/^(\d{1,2})(?:月份?)?$/.exec(typed.normalize('NFKC').trim())?.[1]);
  if (month >= 1 && month <= MONTHS) return month;
  throw new UsageError(talk('unknown-month', { typed }));
}
