import { availableParallelism } from 'node:os';
import { UsageError } from '../../model/usage-error.js';
import { formatTalk } from '../../report/format-talk.js';
import { findChangedIssues } from '../../workspace/changed-issues.js';
import type { Workspace } from '../../workspace/workspace.js';
import { talk } from '../talk.js';
import type { Terminal } from '../terminal/terminal.js';

/* Reads the options of a build as they were typed, and refuses what makes no sense before any work is done. */

/** The bound of a cache where nobody states one, in bytes: some 3,000 issues and the decoded fonts. */
const DEFAULT_CACHE = 500_000_000;
/** What a thread needs for its fonts, its compiler and a long issue with images, in bytes. */
const MEMORY_OF_JOB = 512 * 1024 * 1024;
const MOST_JOBS = 64;
/**
 * Least issues for each thread: it takes more than a second of the processor until its program is as quick as that of one that
 * has done some. Two gain an eighth by the clock at a hundred issues, and hardly anything below.
 */
const ISSUES_OF_JOB = 50;
const MOST_SHARDS = 10_000;

const UNITS: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6, g: 1e9, t: 1e12 };

/** The ids of outputs that were typed; whoever knows the outputs looks whether there are such. */
export const readFormats = (typed: string | undefined): readonly string[] =>
  typed === undefined ? [] : typed.split(/[,，、]/u).map((id) => id.trim());

/**
 * How large the cache may be, in bytes: as typed, else as the environment says.
 * @throws UsageError for what is no size
 */
export function readCacheMax(typed: string | undefined, environment: string | undefined): number {
  if (typed !== undefined) return readSize(typed, '--cache-max');
  return environment ? readSize(environment, 'BULLETIN_CACHE_MAX') : DEFAULT_CACHE;
}

function readSize(typed: string, option: string): number {
  const size = /^(\d{1,9}(?:\.\d{1,3})?)\s*([kmgt]?)(?:i?b)?$/.exec(typed.normalize('NFKC').trim().toLowerCase());
  if (!size) throw new UsageError(talk('not-a-size', { typed, option }));
  return Math.round(Number(size[1]) * (UNITS[size[2] ?? ''] ?? 1));
}

/**
 * How many issues are built at once: never more than there are, or memory allows. `auto` goes by processors too, and takes
 * another thread only where there are issues enough for it.
 * @param memory that may be used, in bytes
 * @throws UsageError for what is no number of jobs
 */
export function readJobs(typed: string | undefined, issues: number, memory: number): number {
  if (typed === undefined) return 1;
  const wanted = typed.normalize('NFKC').trim();
  const isAuto = wanted.toLowerCase() === 'auto';
  if (!isAuto && !(/^\d{1,4}$/.test(wanted) && Number(wanted) >= 1 && Number(wanted) <= MOST_JOBS)) {
    throw new UsageError(talk('not-jobs', { typed, most: MOST_JOBS }));
  }
  const inMemory = Math.floor(memory / MEMORY_OF_JOB);
  const asked = isAuto ? Math.min(availableParallelism(), Math.floor(issues / ISSUES_OF_JOB)) : Number(wanted);
  return Math.max(1, Math.min(asked, inMemory, issues));
}

/** One of `count` even parts, from 1. */
interface Shard {
  readonly index: number;
  readonly count: number;
}

/**
 * The part that was typed, such as `1/4`; none where none was.
 * @throws UsageError for what is no shard
 */
export function readShard(typed: string | undefined): Shard | undefined {
  if (typed === undefined) return undefined;
  const parts = /^(\d{1,5})\s*\/\s*(\d{1,5})$/.exec(typed.normalize('NFKC').trim());
  const [index, count] = [Number(parts?.[1]), Number(parts?.[2])];
  if (!parts || index < 1 || index > count || count > MOST_SHARDS) throw new UsageError(talk('not-a-shard', { typed }));
  return { index, count };
}

/** The issues of a shard: the first goes to the first, the second to the second, so that years are spread over all. */
export const takeShard = (folders: readonly string[], shard: Shard | undefined): readonly string[] =>
  shard ? folders.filter((_, place) => place % shard.count === shard.index - 1) : folders;

/**
 * The chosen issues, or those of them that changes since a commit touch; all of them where that can't be known, which is
 * said.
 * @param changedSince the commit as typed; all chosen issues where there is none
 */
export function chooseChanged(
  workspace: Workspace,
  { changedSince, packageRoot }: { readonly changedSince?: string; readonly packageRoot: string },
  { language, say }: Terminal,
): readonly string[] {
  if (changedSince === undefined) return workspace.chosen;
  const changed = findChangedIssues(workspace, changedSince, packageRoot);
  if (changed.type === 'known') return changed.issues;
  say(`${formatTalk(changed.why, language)}\n`);
  return workspace.chosen;
}
