import { join } from 'node:path';
import { HISTORY_FOLDER } from '../../model/source-history.js';
import { UsageError } from '../../model/usage-error.js';
import { writeFile } from '../files/write-file.js';
import { readSource } from '../history/read-history.js';
import { openHistory } from '../history/source-history.js';

/*
 * When a workspace was last backed up, as a line of text. It is kept beside the history, which git ignores and all computers of
 * a shared folder see; the cache may be emptied at any time.
 */

const RECORD = `${HISTORY_FOLDER}/last-backup`;

/** When the last backup was made, in ms since 1970; none where none is known. */
export function readLastBackup(root: string): number | undefined {
  const bytes = readSource(root, RECORD)?.bytes ?? new Uint8Array();
  const time = Date.parse(Buffer.from(bytes).toString('utf8').trim());
  return Number.isNaN(time) ? undefined : time;
}

/** Notes that a backup was made; whether that was possible. */
export function keepLastBackup(root: string, time: Date): boolean {
  try {
    openHistory(join(root, HISTORY_FOLDER));
    writeFile(join(root, RECORD), Buffer.from(`${time.toISOString()}\n`));
    return true;
  } catch (error) {
    if (error instanceof UsageError) return false;
    throw error;
  }
}
