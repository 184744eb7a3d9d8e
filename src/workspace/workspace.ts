import { createMemo, type Memo, type Store } from '../memo/memo.js';
import { type Finding, hasErrors, type Outcome } from '../model/finding.js';
import type { FontDigests, FontLibrary } from '../model/font-library.js';
import { issueFolderName, meantIssueFolder, parseIssueFolder } from '../model/issue-folder.js';
import type { SourceFile } from '../model/source.js';
import { UsageError } from '../model/usage-error.js';
import { openFontDigests } from '../read/digest-fonts.js';
import { isHeaderOnly } from '../read/load-issue.js';
import { type Loaded, listIssues } from '../read/load-workspace.js';
import { thisSystem } from '../read/surroundings.js';
import { compareFontLock, type LockInput, parseFontLock } from '../recipes/compile-font-lock.js';
import { openedFaces } from '../recipes/lay-out.js';
import { cacheFolder } from './cache/cache-folder.js';
import { openCache } from './cache/open-cache.js';
import { cachedStore } from './cache/open-store.js';
import { chooseIssues } from './choose-issues.js';
import { findRoot } from './find-root.js';
import { gatherShared, type SharedSources } from './gather-sources.js';
import { openFonts } from './open-fonts.js';
import { talk } from './talk.js';

/** The issues that a command is to work on, and what it works with. */
export interface IssuesRequest {
  /** The issues as they were typed; none stands for the newest one. */
  readonly numbers: readonly string[];
  readonly all?: boolean;
  readonly systemFonts: boolean;
  /** The workspace, or a folder in it; relative to where the caller stands. */
  readonly cwd: string | undefined;
  readonly packageRoot: string;
  /** The version of the program, which documents state. */
  readonly version: string;
}

/**
 * An open workspace: the issues that are worked on, one after the other, and all that they share. `openIssue` goes on from it.
 */
export interface Workspace {
  readonly root: string;
  /** The folders of the issues. */
  readonly chosen: readonly string[];
  readonly shared: SharedSources;
  /** The fonts; undefined where fonts.yaml can't be made out, as `reading` says. */
  readonly fonts: FontLibrary | undefined;
  readonly memo: Memo;
  /** Name and version of the program. */
  readonly producer: string;
  /** What reading found that concerns all of the issues. */
  readonly reading: readonly Finding[];
  /** The findings of `reading` that are about files in `fonts/`, but for what differs from the lock. */
  readonly fontFindings: readonly Finding[];
  readonly fontDigests: FontDigests;
  /** Closes the fonts; whoever had the workspace opened calls it. */
  readonly close: () => void;
}

/** What lives longer than one reading of the sources. */
export type KeptBetweenReadings = Pick<Workspace, 'fonts' | 'fontFindings' | 'fontDigests' | 'memo'>;

interface OpenOptions {
  /** What an earlier reading kept. */
  readonly kept?: KeptBetweenReadings | undefined;
  /** Where the memo keeps results: in the cache folder where nothing is given, nowhere where it is `none`. */
  readonly store?: Store | 'none' | undefined;
}

/**
 * Reads what the chosen issues share. No value where no issue can be worked on; the findings say why.
 * @param standing where the caller stands
 * @throws UsageError where there is no workspace or no such issue, or fonts can't be read at the moment
 */
export async function openWorkspace(
  request: IssuesRequest,
  standing: string,
  { kept, store }: OpenOptions = {},
): Promise<Outcome<Workspace>> {
  const { numbers, all = false, packageRoot, systemFonts, version } = request;
  const root = findRoot(request.cwd, standing);
  const issues = listIssues(root);
  if (hasErrors(issues.findings)) return { value: undefined, findings: issues.findings };
  refuseMisnamed(issues, numbers);
  const wanted = chooseIssues(issues.value, { numbers, all });
  const chosen = all ? withoutFiguresAlone(root, wanted) : wanted;

  const memo = kept?.memo ?? createMemo(store === 'none' ? undefined : (store ?? cachedStore(packageRoot)));
  const cache = openCache(cacheFolder(thisSystem()));
  const fonts = kept
    ? { value: kept.fonts, findings: kept.fontFindings }
    : await openFonts({ workspace: root, packageRoot, systemFonts, cache }, memo);
  const shared = gatherShared(root, packageRoot, issues.value, chosen, memo);
  const fontDigests = kept?.fontDigests ?? openFontDigests(memo);
  const usable = hasErrors(fonts.findings) ? undefined : fonts.value;
  const lock = usable && { fonts: usable, faces: openedFaces(memo), digests: fontDigests };
  const differing = lock ? closingOnError(lock.fonts, () => checkFontLock(shared.fontLock.value, lock)) : [];
  const reading = [...issues.findings, ...fonts.findings, ...differing];
  const value: Workspace = {
    root,
    chosen,
    shared,
    fonts: usable,
    memo,
    producer: `bulletin ${version}`,
    reading,
    fontFindings: fonts.findings,
    fontDigests,
    close: () => usable?.close(),
  };
  return { value, findings: reading };
}

/**
 * Says which name an issue's folder should have, where that issue is the one asked for or the only one.
 * @throws UsageError then
 */
function refuseMisnamed({ value: folders, findings }: Loaded<readonly string[]>, numbers: readonly string[]): void {
  const asked = numbers.flatMap((typed) => meantIssueFolder(typed) ?? []).map(issueFolderName);
  for (const { code, params } of findings) {
    const { folder = '', wanted = '' } = params;
    if (code !== 'folder-name/number' || (folders.length > 0 && !asked.includes(String(wanted)))) continue;
    throw new UsageError(talk('issue-misnamed', { folder, wanted }));
  }
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

/** What differs from the lock; without one no font is looked at. */
function checkFontLock(file: SourceFile | undefined, input: LockInput): readonly Finding[] {
  const lock = file && parseFontLock(file);
  if (!lock) return [];
  return lock.value ? compareFontLock(lock.value, input).findings : lock.findings;
}
