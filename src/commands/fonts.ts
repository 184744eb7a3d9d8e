import { setImmediate } from 'node:timers/promises';
import { type ExitCode, exitCodes } from '../exit-code.js';
import { createMemo } from '../memo/memo.js';
import { type Finding, hasErrors, type Outcome } from '../model/finding.js';
import type { FontLibrary } from '../model/font-library.js';
import type { FontLock } from '../model/font-lock.js';
import type { FontTable, FontTableFormat } from '../model/font-table.js';
import { holdingRelease } from '../model/header.js';
import { parseIssueFolder } from '../model/issue-folder.js';
import type { Bilingual } from '../model/message.js';
import { UsageError } from '../model/usage-error.js';
import { openFontDigests } from '../read/digest-fonts.js';
import { isHeaderOnly } from '../read/load-issue.js';
import { listIssues, loadFontLock, loadHeaders } from '../read/load-workspace.js';
import { thisSystem } from '../read/surroundings.js';
import { parseFontLock } from '../recipes/compile-font-lock.js';
import {
  type CheckedGlyphs,
  collectLacking,
  coverageMeter,
  describeFonts,
  isUnusableRole,
} from '../recipes/compile-fonts.js';
import type { CheckResult } from '../recipes/compile-issue.js';
import { releasedOf } from '../recipes/compile-release.js';
import { openedFaces } from '../recipes/lay-out.js';
import { formatFonts } from '../report/format-fonts.js';
import { formatTalk } from '../report/format-talk.js';
import { digestProgram } from '../workspace/building/program-digest.js';
import { cacheFolder } from '../workspace/cache/cache-folder.js';
import { openCache } from '../workspace/cache/open-cache.js';
import { cachedStore } from '../workspace/cache/open-store.js';
import { chooseIssues } from '../workspace/choose-issues.js';
import { findRoot } from '../workspace/find-root.js';
import { openFonts } from '../workspace/open-fonts.js';
import { type OpenIssue, openIssue } from '../workspace/open-issue.js';
import { type IssuesRequest, type KeptBetweenReadings, openWorkspace } from '../workspace/workspace.js';
import { nameOf } from './building/say-outcome.js';
import { findFontProblems, keepCoverage } from './fonts/find-font-problems.js';
import { lockFonts } from './fonts/lock-fonts.js';
import { talk } from './talk.js';
import { FindingsReport } from './terminal/findings-report.js';
import { showProgress } from './terminal/progress.js';
import type { Terminal } from './terminal/terminal.js';

/** `bulletin fonts` as it was called. */
export interface FontsRequest extends IssuesRequest {
  /** The format; a table where none is given. */
  readonly format?: FontTableFormat;
  /** Fails where something is not as it should be. */
  readonly check?: boolean;
  /** Records the fonts as they are, and does no more. */
  readonly lock?: boolean;
}

/**
 * Shows the font of each role, and what the texts of issues need beyond these fonts; or locks the fonts as they are.
 * @throws UsageError where there is no workspace or no such issue; to lock, also where a role has no font or the lock can't
 * be written
 */
export async function fonts(request: FontsRequest, terminal: Terminal): Promise<ExitCode> {
  if (request.lock) checkAlone(request);
  const root = findRoot(request.cwd, terminal.standing);
  const { packageRoot, systemFonts } = request;
  const report = new FindingsReport(terminal);
  const cache = openCache(cacheFolder(thisSystem()));
  const loaded = await openFonts({ workspace: root, packageRoot, systemFonts, cache });
  const lock = readLock(root);
  const reading = [...loaded.findings, ...(request.lock ? [] : lock.findings)];
  if (!loaded.value || hasErrors(reading)) {
    report.show(reading);
    report.sumUp();
    return exitCodes.sourceErrors;
  }
  const { value: library } = loaded;
  try {
    const asked = { request, library, fontFindings: loaded.findings, lock, reading };
    return await lookAtFonts(root, asked, { report, terminal });
  } finally {
    library.close();
  }
}

/** What was asked, and what could be read for it. */
interface Asked {
  readonly request: FontsRequest;
  readonly library: FontLibrary;
  readonly fontFindings: readonly Finding[];
  readonly lock: ReadLock;
  /** What reading the fonts and the lock found. */
  readonly reading: readonly Finding[];
}

/** Locks the fonts, or shows them with what the issues need of them. */
async function lookAtFonts(
  root: string,
  { request, library, fontFindings, lock, reading }: Asked,
  { report, terminal }: { readonly report: FindingsReport; readonly terminal: Terminal },
): Promise<ExitCode> {
  const memo = createMemo(cachedStore(request.packageRoot));
  const fontDigests = openFontDigests(memo);
  const input = { fonts: library, faces: openedFaces(memo), digests: fontDigests };
  if (request.lock) {
    report.show(reading);
    lockFonts({ root, input, before: lock.value }, terminal);
    return exitCodes.done;
  }
  const progress = showProgress(
    library.roles.size,
    formatTalk(talk('fonts-measuring', {}), terminal.language),
    terminal,
  );
  const measure = keepCoverage(coverageMeter(), { digests: fontDigests, memo, program: programOf(request) });
  const described = await describeFonts({ ...input, lock: lock.value, measure, onRole: () => progress.advance() });
  progress.finish();
  const kept = { fonts: library, fontFindings, fontDigests, memo };
  const looked = await lookThroughIssues(root, { request, kept }, terminal);
  const table = completeTable({ request, lock, looked, ...described });
  const write = request.format === 'json' ? terminal.writeData : terminal.write;
  write(formatFonts(table, request.format ?? 'table', terminal.language, terminal.results.columns));
  report.show([...reading, ...described.lockFindings, ...looked.findings]);
  report.sumUp();
  return sayResult(table, request, terminal);
}

const programOf = ({ packageRoot, version }: FontsRequest): string => digestProgram(packageRoot, `bulletin ${version}`);

/** @throws UsageError where something is asked for that `--lock` doesn't do */
function checkAlone({ numbers, all, check, format }: FontsRequest): void {
  const [option] = [
    ...(check ? ['--check'] : []),
    ...(all ? ['--all'] : []),
    ...(format === undefined ? [] : ['--format']),
    ...numbers,
  ];
  if (option !== undefined) throw new UsageError(talk('fonts-lock-alone', { option }));
}

/** Whether there is a lock, and what it says. */
interface ReadLock extends Outcome<FontLock> {
  readonly isThere: boolean;
}

function readLock(root: string): ReadLock {
  const file = loadFontLock(root);
  const parsed = file.value && parseFontLock(file.value);
  const isThere = file.value !== undefined || file.findings.length > 0;
  return { isThere, value: parsed?.value, findings: [...file.findings, ...(parsed?.findings ?? [])] };
}

/** What became of the issues that were looked through. */
interface LookedThrough {
  /** The folders of the issues. */
  readonly issues: readonly string[];
  /** The issues that could not be set to the end. */
  readonly unset: readonly string[];
  readonly checked: readonly CheckedGlyphs[];
  /** What keeps all of them from being looked at. */
  readonly findings: readonly Finding[];
}

/** Sets the issues that are meant, to see which of their characters the fonts lack; shows how far the work is. */
async function lookThroughIssues(
  root: string,
  { request, kept }: { readonly request: FontsRequest; readonly kept: KeptBetweenReadings },
  terminal: Terminal,
): Promise<LookedThrough> {
  const chosen = chooseCurrent(root, request);
  const nothing = { issues: [], unset: [], checked: [], findings: [] };
  if (chosen.length === 0) return nothing;
  const wanted = { ...request, numbers: chosen, all: false };
  const { value: workspace, findings } = await openWorkspace(wanted, terminal.standing, { kept });
  if (!workspace) return { ...nothing, issues: chosen, unset: chosen, findings };
  const progress = showProgress(chosen.length, formatTalk(talk('fonts-looking', {}), terminal.language), terminal);
  const checked: CheckResult[] = [];
  const unset: string[] = [];
  for (const folder of chosen) {
    const result = await lookAt(openIssue(workspace, folder));
    if (result) checked.push(result);
    if (!result || result.pages.length === 0) unset.push(folder);
    progress.advance();
    // Lets an interrupt through.
    await setImmediate();
  }
  progress.finish();
  return { issues: chosen, unset, checked, findings: [] };
}

/** What was found in an issue; undefined where it can't be read, or a role that it needs has no font. */
async function lookAt(issue: OpenIssue): Promise<CheckResult | undefined> {
  try {
    // Whether these fonts have all its characters is asked of a printed issue too.
    return issue.sources && (await issue.check({ reissue: true }));
  } catch (error) {
    if (isUnusableRole(error)) return undefined;
    throw error;
  }
}

/**
 * The issues that are meant: those that were typed; all that have a text; else the newest that has one and is not
 * released yet, or the newest of all. None where the workspace has none.
 */
function chooseCurrent(root: string, { numbers, all = false }: FontsRequest): readonly string[] {
  const folders = listIssues(root).value;
  const hasText = (folder: string): boolean => !isHeaderOnly(root, folder);
  if (numbers.length > 0 || (all && folders.length > 0)) {
    const chosen = chooseIssues(folders, { numbers, all });
    return all ? chosen.filter(hasText) : chosen;
  }
  const regular = folders.filter((folder) => parseIssueFolder(folder)?.type === 'regular' && hasText(folder));
  const isOpen = (folder: string): boolean =>
    loadHeaders(root, [folder]).value.every((header) => holdingRelease(releasedOf(header)) === undefined);
  const current = regular.findLast(isOpen) ?? regular.at(-1);
  return current === undefined ? [] : [current];
}

interface TableParts extends Awaited<ReturnType<typeof describeFonts>> {
  readonly request: FontsRequest;
  readonly lock: ReadLock;
  readonly looked: LookedThrough;
}

function completeTable({ request, lock, looked, roles, unused, lockFindings }: TableParts): FontTable {
  const { issues, unset, checked } = looked;
  const lookedAt = nameLookedAt(issues);
  const table = {
    roles,
    unused,
    systemFonts: request.systemFonts,
    lock: lock.value ? 'read' : lock.isThere ? 'unreadable' : 'none',
    ...(lookedAt !== undefined && { lookedAt }),
    issues,
    unset,
    lacking: collectLacking(checked),
  } as const;
  return { ...table, problems: findFontProblems(table, lockFindings) };
}

/** One issue by its name, several by their number; none where none was looked at. */
function nameLookedAt(folders: readonly string[]): Bilingual | undefined {
  const [only] = folders;
  if (only === undefined) return undefined;
  if (folders.length > 1) {
    const count = folders.length;
    return {
      zh: formatTalk(talk('issue-count', { count }), 'zh').trim(),
      en: formatTalk(talk('issue-count', { count }), 'en'),
    };
  }
  const name = nameOf(only);
  return typeof name === 'string' ? { zh: name, en: name } : name;
}

function sayResult({ unset, lock, problems }: FontTable, request: FontsRequest, terminal: Terminal): ExitCode {
  const { language, quiet, say } = terminal;
  for (const folder of unset) say(`${formatTalk(talk('fonts-unset', { issue: nameOf(folder), folder }), language)}\n`);
  if (lock === 'none' && !quiet) say(`${formatTalk(talk('fonts-unlocked-all', {}), language)}\n`);
  if (!request.check) return unset.length > 0 ? exitCodes.sourceErrors : exitCodes.done;
  if (problems.length === 0) {
    if (!quiet) say(`${formatTalk(talk('fonts-check-passed', {}), language)}\n`);
    return exitCodes.done;
  }
  const plural = { zh: '', en: problems.length === 1 ? '' : 's' };
  say(`${formatTalk(talk('fonts-check-failed', { count: problems.length, plural }), language)}\n`);
  for (const { text } of problems) say(`  ${text[language]}\n`);
  return exitCodes.sourceErrors;
}
