import { type ExitCode, exitCodes } from '../../exit-code.js';
import { digestOf } from '../../model/byte-source.js';
import { isoDate } from '../../model/calendar.js';
import { holdingRelease } from '../../model/header.js';
import { readRecord } from '../../model/release-record.js';
import { UsageError } from '../../model/usage-error.js';
import { releasedOf } from '../../recipes/compile-release.js';
import { compileWithdrawal } from '../../recipes/compile-restore.js';
import { formatTalk } from '../../report/format-talk.js';
import { archivePath, recordPath } from '../../workspace/built-files.js';
import { readSource } from '../../workspace/history/read-history.js';
import { checkReplaceable, rewriteSources } from '../../workspace/history/rewrite-sources.js';
import { nameOf } from '../building/say-outcome.js';
import { talk } from '../talk.js';
import type { Terminal } from '../terminal/terminal.js';
import { type ReleasedFolder, today } from './released-folder.js';

/**
 * Withdraws a release on the day on which it was made: the header says so and why; record, PDF and sources stay.
 * @throws UsageError where the issue is not released, on any other day, or where something can't be read or written
 */
export function withdrawRelease(
  { root, folder, index, isDryRun }: ReleasedFolder,
  reason: string,
  { language, quiet, say }: Terminal,
): ExitCode {
  const issue = nameOf(folder);
  const holding = index && holdingRelease(releasedOf({ folder, index }));
  if (!index || !holding) throw new UsageError(talk('withdraw-unreleased', { issue }));
  const { release, count } = holding;
  const path = recordPath(folder, count);
  const read = readSource(root, path);
  const record = read && digestOf(read.bytes) === release.record?.value ? readRecord(read.bytes) : undefined;
  if (!record)
    throw new UsageError(talk('withdraw-unrecorded', { issue, record: path, archive: archivePath(folder, count) }));
  if (record.recorded !== today()) throw new UsageError(talk('withdraw-late', { issue, day: record.recorded }));
  const after = compileWithdrawal(folder, index, reason);
  if (after === undefined) throw new UsageError(talk('release-unwritable', { file: index.path }));
  const header = { path: index.path, before: index.text, after };
  if (isDryRun) checkReplaceable(root, header);
  else rewriteSources(root, { command: 'withdraw', files: [header] });
  const params = { issue, date: isoDate(release.date.value), archive: archivePath(folder, count) };
  if (!quiet) say(`${formatTalk(talk(isDryRun ? 'would-withdraw' : 'withdrawn', params), language)}\n`);
  return exitCodes.done;
}
