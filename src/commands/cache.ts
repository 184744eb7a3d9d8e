import { type ExitCode, exitCodes } from '../exit-code.js';
import { UsageError } from '../model/usage-error.js';
import { thisSystem } from '../read/surroundings.js';
import { formatTalk } from '../report/format-talk.js';
import { cacheFolder } from '../workspace/cache/cache-folder.js';
import { clearCache, measureCache } from '../workspace/cache/tidy-cache.js';
import { talk } from './talk.js';
import type { Terminal } from './terminal/terminal.js';

const MEGABYTE = 1e6;

/**
 * Prints where the cache is and how large.
 * @throws UsageError where this system has no place for one
 */
export function showCache({ language, print }: Terminal): ExitCode {
  const folder = folderOrThrow();
  const { files, bytes } = measureCache(folder);
  print(formatTalk(talk('cache-size', { folder, files, plural: pluralOf(files), size: sizeIn(bytes) }), language));
  return exitCodes.done;
}

/**
 * Removes all that the cache holds. A build that runs meanwhile makes anew what it misses.
 * @throws UsageError where this system has no place for one
 */
export function emptyCache({ language, quiet, say }: Terminal): ExitCode {
  const { files, bytes } = clearCache(folderOrThrow());
  const params = { files, plural: pluralOf(files), size: sizeIn(bytes) };
  if (!quiet) say(`${formatTalk(talk('cache-cleared', params), language)}\n`);
  return exitCodes.done;
}

function folderOrThrow(): string {
  const folder = cacheFolder(thisSystem());
  if (folder === undefined) throw new UsageError(talk('cache-none', {}));
  return folder;
}

const sizeIn = (bytes: number): string => `${(bytes / MEGABYTE).toFixed(1)} MB`;

const pluralOf = (count: number) => ({ zh: '', en: count === 1 ? '' : 's' });
