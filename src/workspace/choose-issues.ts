import { type IssueFolder, issueFolderName, meantIssueFolder, parseIssueFolder } from '../model/issue-folder.js';
import type { Bilingual } from '../model/message.js';
import { nearestName } from '../model/nearest-name.js';
import { UsageError } from '../model/usage-error.js';
import { formatTalk } from '../report/format-talk.js';
import { talk } from './talk.js';

/** What was asked for on the command line. */
interface IssueRequest {
  /** The issues as they were typed. */
  readonly numbers: readonly string[];
  readonly all: boolean;
}

/**
 * The folders of the issues that were asked for, each once: without a number the newest, that is the highest regular one.
 * `folders` are those there are, in the order of their numbers.
 * @throws UsageError where there is no such issue
 */
export function chooseIssues(folders: readonly string[], { numbers, all }: IssueRequest): readonly string[] {
  if (all && numbers.length > 0) throw new UsageError(talk('all-and-numbers', {}));
  if (all && folders.length > 0) return folders;
  if (numbers.length > 0) return [...new Set(numbers.map((typed) => findIssue(folders, typed)))];
  const newest = folders.findLast((folder) => parseIssueFolder(folder)?.type === 'regular');
  if (newest === undefined) throw new UsageError(talk('no-issues', {}));
  return [newest];
}

/** How an issue is called in a sentence. */
export function issueName(folder: IssueFolder): Bilingual {
  return folder.type === 'regular'
    ? { zh: `第${folder.number}期`, en: `issue ${folder.number}` }
    : { zh: `${folder.year}年增刊第${folder.special}期`, en: `special issue ${folder.special} of ${folder.year}` };
}

/** One issue by its name, several by their number. */
export function nameIssues(folders: readonly string[]): Bilingual {
  const only = folders.length === 1 ? parseIssueFolder(folders[0] ?? '') : undefined;
  if (only) return issueName(only);
  const count = folders.length;
  return { zh: formatTalk(talk('issue-count', { count }), 'zh'), en: formatTalk(talk('issue-count', { count }), 'en') };
}

function findIssue(folders: readonly string[], typed: string): string {
  const wanted = meantIssueFolder(typed);
  if (!wanted) throw new UsageError(talk('not-an-issue', { typed }));
  const folder = issueFolderName(wanted);
  if (folders.includes(folder)) return folder;
  throw noSuchIssue(wanted, folders);
}

function noSuchIssue(wanted: IssueFolder, folders: readonly string[]): UsageError {
  const issues = folders.map(parseIssueFolder).filter((folder) => folder !== undefined);
  const regular = issues.filter((folder) => folder.type === 'regular');
  const newest = regular.at(-1) ?? issues.at(-1);
  if (!newest) return new UsageError(talk('no-issues', {}));
  const named = { issue: issueName(wanted), newest: issueName(newest) };
  if (wanted.type === 'special') {
    const special = issues.filter((folder) => folder.type === 'special').map(issueFolderName);
    return new UsageError(
      talk('no-such-issue', {
        ...named,
        similar: nearestName(issueFolderName(wanted), special) ?? issueFolderName(newest),
      }),
    );
  }
  if (newest.type === 'regular' && wanted.number === newest.number + 1)
    return new UsageError(talk('issue-not-begun', named));
  const similar = similarNumber(
    wanted.number,
    regular.map(({ number }) => number),
  );
  return new UsageError(talk('no-such-issue', { ...named, similar: String(similar ?? issueFolderName(newest)) }));
}

/** Numbers this far apart are taken for each other, farther ones rather mistyped. */
const NEIGHBOURS = 2;

/**
 * What was meant by a number that there isn't: a neighbour, else the number with two digits swapped, else the closest; the
 * later of two.
 */
export function similarNumber(wanted: number, known: readonly number[]): number | undefined {
  const distance = (number: number): number => Math.abs(number - wanted);
  const closest = known.reduce<number | undefined>(
    (best, number) => (best === undefined || distance(number) <= distance(best) ? number : best),
    undefined,
  );
  if (closest === undefined || distance(closest) <= NEIGHBOURS) return closest;
  return swapsOf(String(wanted)).findLast((number) => known.includes(number)) ?? closest;
}

/** A number's digits with each pair of neighbours swapped. */
function swapsOf(digits: string): readonly number[] {
  return Array.from({ length: digits.length - 1 }, (_, at) =>
    Number(`${digits.slice(0, at)}${digits[at + 1]}${digits[at]}${digits.slice(at + 2)}`),
  );
}
