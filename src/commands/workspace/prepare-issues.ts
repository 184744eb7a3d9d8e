import { cacheFolder } from '../../cache/cache-folder.js';
import { type EntryCache, openEntries } from '../../cache/entry-cache.js';
import { openCache } from '../../cache/open-cache.js';
import { thisSystem } from '../../cache/surroundings.js';
import { type Finding, hasErrors, type Outcome } from '../../model/finding.js';
import type { FontLibrary } from '../../model/font-library.js';
import { parseIssueFolder } from '../../model/issue-folder.js';
import type { SourceFile } from '../../model/source.js';
import { type FontDigests, openFontDigests } from '../../read/digest-fonts.js';
import { loadFonts } from '../../read/load-fonts.js';
import { isHeaderOnly } from '../../read/load-issue.js';
import { listIssues } from '../../read/load-workspace.js';
import { type CompileCaches, createCompileCaches } from '../../recipes/compile-caches.js';
import { compareFontLock, type LockInput, parseFontLock } from '../../recipes/compile-font-lock.js';
import { digestCode } from '../building/program-digest.js';
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
  /** Keeps what was found out about font files; what the cache folder has where none is given. */
  readonly entries?: EntryCache;
}

/** The issues that a command works on, one after the other, and all that they share. */
export interface PreparedIssues {
  readonly root: string;
  /** Their folders. */
  readonly chosen: readonly string[];
  readonly shared: SharedSources;
  /** To be closed by whoever had the issues prepared. None where fonts.yaml can't be made out, as `reading` says. */
  readonly fonts: FontLibrary | undefined;
  readonly caches: CompileCaches;
  /** What reading found that concerns all of them. */
  readonly reading: readonly Finding[];
  /** Of that, what was found in `fonts/`, but for what differs from the lock. */
  readonly fontFindings: readonly Finding[];
  readonly fontDigests: FontDigests;
}

/** What lives longer than one reading of the sources. */
export type KeptBetweenReadings = Pick<PreparedIssues, 'fonts' | 'fontFindings' | 'fontDigests' | 'caches'>;

/**
 * Reads what the chosen issues share. No value where no issue can be worked on; the findings say why.
 * @throws UsageError where there is no workspace or no such issue, or fonts can't be read at the moment
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
  const chosen = all ? withoutFiguresAlone(root, wanted) : wanted;

  const fonts = kept
    ? { value: kept.fonts, findings: kept.fontFindings }
    : loadFonts({ workspace: root, packageRoot, systemFonts, cache: openCache(cacheFolder(thisSystem())) });
  const shared = gatherShared(root, packageRoot, issues.value, chosen);
  const caches = kept?.caches ?? createCompileCaches();
  const fontDigests = kept?.fontDigests ?? openFontDigests(request.entries ?? openCachedEntries(packageRoot));
  const usable = hasErrors(fonts.findings) ? undefined : fonts.value;
  const lock = usable && { fonts: usable, faces: caches.faces, digestOf: fontDigests };
  const differing = lock ? closingOnError(lock.fonts, () => checkFontLock(shared.fontLock.value, lock)) : [];
  const findings = [...issues.findings, ...fonts.findings, ...differing];
  return {
    value: {
      root,
      chosen,
      shared,
      fonts: usable,
      caches,
      reading: findings,
      fontFindings: fonts.findings,
      fontDigests,
    },
    findings,
  };
}

/** Whoever is handed nothing can't close anything. */
function closingOnError<T>(fonts: FontLibrary, work: () => T): T {
  try {
    return work();
  } catch (error) {
    fonts.close();
    throw error;
  }
}

/**
 * All issues but those that are kept for the totals of later ones. A regular issue that no written one follows is not: its text
 * is still to come, or was lost. Nor is a special one, which isn't counted.
 */
function withoutFiguresAlone(root: string, folders: readonly string[]): readonly string[] {
  const written = new Set(folders.filter((folder) => !isHeaderOnly(root, folder)));
  const isRegular = (folder: string): boolean => parseIssueFolder(folder)?.type === 'regular';
  const last = folders.findLastIndex((folder) => isRegular(folder) && written.has(folder));
  return folders.filter((folder, index) => written.has(folder) || !isRegular(folder) || index > last);
}

const openCachedEntries = (packageRoot: string): EntryCache =>
  openEntries(cacheFolder(thisSystem()), { mayWrite: true, program: digestCode(packageRoot) });

/** What differs from the lock; without one no font is looked at. */
function checkFontLock(file: SourceFile | undefined, input: LockInput): readonly Finding[] {
  const lock = file && parseFontLock(file);
  if (!lock) return [];
  return lock.value ? compareFontLock(lock.value, input).findings : lock.findings;
}
