import { cacheFolder } from '../cache/cache-folder.js';
import { openCache } from '../cache/open-cache.js';
import { thisSystem } from '../cache/surroundings.js';
import { type CompileCaches, createCompileCaches } from '../compile-caches.js';
import { type Finding, hasErrors, type Outcome } from '../model/finding.js';
import type { FontLibrary } from '../model/font-library.js';
import { loadFonts } from '../read/load-fonts.js';
import { isHeaderOnly } from '../read/load-issue.js';
import { listIssues } from '../read/load-workspace.js';
import { chooseIssues } from './choose-issues.js';
import { gatherShared, type SharedSources } from './gather-sources.js';
import { openWorkspace } from './open-workspace.js';

/** Which issues a command is to work on, and what with. */
export interface IssuesRequest {
  /** As typed; none for the newest issue. */
  readonly numbers: readonly string[];
  readonly all?: boolean;
  readonly systemFonts: boolean;
  /** The workspace, or a folder in it; relative to where the caller stands. */
  readonly cwd: string | undefined;
  readonly packageRoot: string;
}

/** The issues that a command works on, one after the other, and all that they share. */
export interface PreparedIssues {
  readonly root: string;
  /** Their folders. */
  readonly chosen: readonly string[];
  readonly shared: SharedSources;
  readonly fonts: FontLibrary;
  readonly caches: CompileCaches;
  /** What reading found that concerns all of them. */
  readonly reading: readonly Finding[];
  /** Of that, what was found in `fonts/`. */
  readonly fontFindings: readonly Finding[];
}

/** What lives longer than one reading of the sources. */
export type KeptBetweenReadings = Pick<PreparedIssues, 'fonts' | 'fontFindings' | 'caches'>;

/**
 * Reads what the chosen issues share. No value where no issue can be worked on; the findings say why.
 * @throws UsageError where there is no workspace or no such issue
 */
export function prepareIssues(
  request: IssuesRequest,
  standing: string,
  kept?: KeptBetweenReadings,
): Outcome<PreparedIssues> {
  const { numbers, all = false, packageRoot, systemFonts } = request;
  const root = openWorkspace(request.cwd, standing);
  const issues = listIssues(root);
  if (hasErrors(issues.findings)) return { value: undefined, findings: issues.findings };
  const wanted = chooseIssues(issues.value, { numbers, all });
  const chosen = all ? wanted.filter((folder) => !isHeaderOnly(root, folder)) : wanted;

  const fonts = kept
    ? { value: kept.fonts, findings: kept.fontFindings }
    : loadFonts({ workspace: root, packageRoot, systemFonts, cache: openCache(cacheFolder(thisSystem())) });
  const findings = [...issues.findings, ...fonts.findings];
  if (!fonts.value || hasErrors(fonts.findings)) return { value: undefined, findings };
  const shared = gatherShared(root, packageRoot, issues.value, chosen);
  return {
    value: {
      root,
      chosen,
      shared,
      fonts: fonts.value,
      caches: kept?.caches ?? createCompileCaches(),
      reading: findings,
      fontFindings: fonts.findings,
    },
    findings,
  };
}
