import type { Memo } from '../memo/memo.js';
import type { Finding, Outcome } from '../model/finding.js';
import { parseIssueFolder } from '../model/issue-folder.js';
import type { SourceFile } from '../model/source.js';
import type { IssueSources, WorkspaceSources } from '../model/sources.js';
import { attachmentsIn } from '../read/attachments.js';
import { loadManyHeaders } from '../read/kept-headers.js';
import { loadIssue } from '../read/load-issue.js';
import {
  type Loaded,
  loadFontLock,
  loadHeaders,
  loadHistory,
  loadHolidays,
  loadPeople,
  loadSettings,
  loadTemplates,
} from '../read/load-workspace.js';

/** How many issues before it an issue is compared with. */
export const RECENT_ISSUES = 4;

/** What is read once for all the issues of one command. */
export interface SharedSources {
  readonly root: string;
  /** The regular issues' folders in the order of their numbers. */
  readonly regular: readonly RegularFolder[];
  readonly settings: Outcome<SourceFile>;
  readonly people: Outcome<SourceFile>;
  readonly holidays: Outcome<SourceFile>;
  readonly fontLock: Outcome<SourceFile>;
  readonly history: Loaded<readonly SourceFile[]>;
  readonly templates: Loaded<WorkspaceSources['templates']>;
  /** What was read of headers, by folder. */
  readonly headers: Map<string, Loaded<WorkspaceSources['headers']>>;
  /** The issues read last: the next one is compared with them. */
  readonly recent: Map<string, Loaded<IssueSources | undefined>>;
}

interface RegularFolder {
  readonly name: string;
  readonly number: number;
}

/** All that one issue is made from. */
export interface GatheredIssue {
  readonly workspace: WorkspaceSources;
  readonly issue: IssueSources;
  /** Newest first. */
  readonly recent: readonly IssueSources[];
}

/** Reads what the chosen issues share. `folders` are all there are, in the order of their numbers. */
export function gatherShared(
  root: string,
  packageRoot: string,
  folders: readonly string[],
  chosen: readonly string[],
  memo: Memo,
): SharedSources {
  const regular = folders.flatMap((name): readonly RegularFolder[] => {
    const folder = parseIssueFolder(name);
    return folder?.type === 'regular' ? [{ name, number: folder.number }] : [];
  });
  // What the highest of them needs, the others need no more than.
  const needed = new Set(chosen);
  const highest = regular.findLastIndex(({ name }) => needed.has(name));
  for (const { name } of regular.slice(0, highest + 1)) needed.add(name);
  return {
    root,
    regular,
    settings: loadSettings(root),
    people: loadPeople(root),
    holidays: loadHolidays(root),
    fontLock: loadFontLock(root),
    history: loadHistory(root),
    templates: loadTemplates(root, packageRoot),
    headers: new Map(loadManyHeaders(root, [...needed], memo)),
    recent: new Map(),
  };
}

/** One issue's sources and what reading them found. The value is missing where they can't be compiled. */
export function gatherIssue(shared: SharedSources, folder: string): Outcome<GatheredIssue> {
  const { settings, people, holidays, fontLock, history, templates } = shared;
  const place = shared.regular.findIndex(({ name }) => name === folder);
  // An issue depends on headers up to its own number: a broken 520 never blocks 519. A special issue stands alone.
  const needed = place < 0 ? [folder] : shared.regular.slice(0, place + 1).map(({ name }) => name);
  const headers = needed.map((name) => shared.headers.get(name));
  // Oldest first, so that those stay at hand that the next issue is compared with.
  const before = shared.regular.slice(Math.max(0, place - RECENT_ISSUES), Math.max(0, place));
  const recent = before.flatMap(({ name }) => readIssue(shared, name).value ?? []).reverse();
  const issue = readIssue(shared, folder);
  const findings: readonly Finding[] = [
    ...settings.findings,
    ...people.findings,
    ...holidays.findings,
    ...fontLock.findings,
    ...history.findings,
    ...templates.findings,
    ...headers.flatMap((header) => header?.findings ?? []),
    ...issue.findings,
  ];
  if (!settings.value || !issue.value) return { value: undefined, findings };
  const workspace: WorkspaceSources = {
    settings: settings.value,
    ...(people.value && { people: people.value }),
    ...(holidays.value && { holidays: holidays.value }),
    ...(fontLock.value && { fontLock: fontLock.value }),
    history: history.value,
    headers: headers.flatMap((header) => header?.value ?? []),
    templates: templates.value,
    attachments: attachmentsIn(shared.root, 'issues'),
  };
  return { value: { workspace, issue: issue.value, recent }, findings };
}

/** Forgets what was read of an issue, which has changed: it is read again when it is gathered. */
export function refreshIssue({ root, headers, recent }: SharedSources, folder: string): void {
  recent.delete(folder);
  headers.set(folder, loadHeaders(root, [folder]));
}

/** Reads an issue's files, unless it is among the few that were read last. */
function readIssue({ root, recent }: SharedSources, folder: string): Loaded<IssueSources | undefined> {
  const issue = recent.get(folder) ?? loadIssue(root, folder);
  recent.delete(folder);
  recent.set(folder, issue);
  for (const oldest of recent.keys()) {
    if (recent.size <= RECENT_ISSUES + 1) break;
    recent.delete(oldest);
  }
  return issue;
}
