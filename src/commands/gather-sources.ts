import type { Finding, Outcome } from '../model/finding.js';
import { parseIssueFolder } from '../model/issue-folder.js';
import type { SourceFile } from '../model/source.js';
import type { IssueSources, WorkspaceSources } from '../model/sources.js';
import { loadIssue } from '../read/load-issue.js';
import { type Loaded, loadHeaders, loadSettings, loadTemplates } from '../read/load-workspace.js';

/** What is read once for all the issues of one command. */
export interface SharedSources {
  readonly root: string;
  readonly settings: Outcome<SourceFile>;
  readonly templates: Loaded<WorkspaceSources['templates']>;
  /** By folder. */
  readonly headers: ReadonlyMap<string, Loaded<WorkspaceSources['headers']>>;
}

/** All that one issue is made from. */
export interface GatheredIssue {
  readonly workspace: WorkspaceSources;
  readonly issue: IssueSources;
}

/** Reads what the chosen issues share. `folders` are all there are, in the order of their numbers. */
export function gatherShared(
  root: string,
  packageRoot: string,
  folders: readonly string[],
  chosen: readonly string[],
): SharedSources {
  const needed = new Set(chosen.flatMap((folder) => headersFor(folder, folders)));
  return {
    root,
    settings: loadSettings(root),
    templates: loadTemplates(root, packageRoot),
    headers: new Map([...needed].map((folder) => [folder, loadHeaders(root, [folder])])),
  };
}

/** One issue's sources and what reading them found. The value is missing where they can't be compiled. */
export function gatherIssue(shared: SharedSources, folder: string): Outcome<GatheredIssue> {
  const headers = headersFor(folder, [...shared.headers.keys()]).map((name) => shared.headers.get(name));
  const issue = loadIssue(shared.root, folder);
  const findings: readonly Finding[] = [
    ...shared.settings.findings,
    ...shared.templates.findings,
    ...headers.flatMap((header) => header?.findings ?? []),
    ...issue.findings,
  ];
  if (!shared.settings.value || !issue.value) return { value: undefined, findings };
  const workspace = {
    settings: shared.settings.value,
    headers: headers.flatMap((header) => header?.value ?? []),
    templates: shared.templates.value,
  };
  return { value: { workspace, issue: issue.value }, findings };
}

/** An issue depends on headers up to its own number: a broken 520 never blocks 519. A special issue stands alone. */
function headersFor(folder: string, folders: readonly string[]): readonly string[] {
  const own = parseIssueFolder(folder);
  if (own?.type !== 'regular') return [folder];
  return folders.filter((name) => {
    const other = parseIssueFolder(name);
    return other?.type === 'regular' && other.number <= own.number;
  });
}
