import type { Bilingual } from '../model/catalogue/entry.js';
import { type IssueFolder, issueFolderName, parseIssueFolder } from '../model/issue-folder.js';
import { UsageError } from '../model/usage-error.js';

/** What was asked for on the command line. */
export interface IssueRequest {
  /** As typed. */
  readonly numbers: readonly string[];
  readonly all: boolean;
}

/**
 * The folders of the issues that were asked for, each once: without a number the newest, that is the highest regular one.
 * `folders` are those there are, in the order of their numbers.
 * @throws UsageError where there is no such issue
 */
export function chooseIssues(folders: readonly string[], { numbers, all }: IssueRequest): readonly string[] {
  if (all && numbers.length > 0) throw UsageError.of('all-and-numbers', {});
  if (all && folders.length > 0) return folders;
  if (numbers.length > 0) return [...new Set(numbers.map((typed) => findIssue(folders, typed)))];
  const newest = folders.findLast((folder) => parseIssueFolder(folder)?.type === 'regular');
  if (newest === undefined) throw UsageError.of('no-issues', {});
  return [newest];
}

/**
 * The issue that a typed number means; none where it can't be one. Taken as meant: `519`, `０５１９`, `第519期`, `总第519期`,
 * and `issues/519/` as a shell completes it; `2024-增1` for a special issue.
 */
export function parseIssueNumber(typed: string): IssueFolder | undefined {
  const name = typed.normalize('NFKC').split(/[\\/]/).filter(Boolean).at(-1)?.trim() ?? '';
  const digits = /^(?:总?第)?\s*0*(\d+)\s*期?$/.exec(name)?.[1];
  return parseIssueFolder(digits ?? name);
}

/** How an issue is called in a sentence. */
export function issueName(folder: IssueFolder): Bilingual {
  return folder.type === 'regular'
    ? { zh: `第${folder.number}期`, en: `issue ${folder.number}` }
    : { zh: `${folder.year}年增刊第${folder.special}期`, en: `special issue ${folder.special} of ${folder.year}` };
}

function findIssue(folders: readonly string[], typed: string): string {
  const wanted = parseIssueNumber(typed);
  if (!wanted) throw UsageError.of('not-an-issue', { typed });
  const folder = issueFolderName(wanted);
  if (folders.includes(folder)) return folder;
  const nearest = nearestTo(wanted, folders);
  if (!nearest) throw UsageError.of('no-issues', {});
  const found = issueFolderName(nearest);
  throw UsageError.of('no-such-issue', { issue: issueName(wanted), nearest: issueName(nearest), folder: found });
}

/** The regular issue whose number is closest, the later of two; for a special issue the last one there is. */
function nearestTo(wanted: IssueFolder, folders: readonly string[]): IssueFolder | undefined {
  const issues = folders.map(parseIssueFolder).filter((folder) => folder !== undefined);
  const regular = issues.filter((folder) => folder.type === 'regular');
  if (wanted.type === 'special' || regular.length === 0) return issues.at(-1);
  const distance = (number: number): number => Math.abs(number - wanted.number);
  return regular.reduce((best, folder) => (distance(folder.number) <= distance(best.number) ? folder : best));
}
