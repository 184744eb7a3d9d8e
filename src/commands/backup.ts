import { type ExitCode, exitCodes } from '../exit-code.js';
import { formatTalk } from '../report/format-talk.js';
import { backUp } from '../workspace/backup/back-up.js';
import { readLastBackup } from '../workspace/backup/last-backup.js';
import { pathFrom } from '../workspace/find-root.js';
import { talk } from './talk.js';
import type { Terminal } from './terminal/terminal.js';

/** `bulletin backup` as it was called. */
export interface BackupRequest {
  /** Where the backup goes. */
  readonly folder: string;
  /** The workspace, or a folder in it. */
  readonly cwd: string | undefined;
}

const KILOBYTE = 1024;
const MEGABYTE = 1024 * KILOBYTE;

/**
 * Backs the workspace up, and proves that the backup opens.
 * @throws UsageError where there is no workspace or no such folder, or no whole backup can be made there
 */
export function backup(request: BackupRequest, terminal: Terminal): ExitCode {
  const { file, count, size, leftOut, isBeside, isNoted } = backUp(request, terminal.standing);
  terminal.print(pathFrom(terminal.standing, file));
  if (terminal.quiet) return exitCodes.done;
  const said = [
    talk('backed-up', { count, size: sizeIn(size) }),
    ...(leftOut.length > 0 ? [talk('backup-left-out', { files: leftOut })] : []),
    ...(isBeside ? [talk('backup-beside', {})] : []),
    ...(isNoted ? [] : [talk('backup-not-noted', {})]),
    talk('backup-hint', {}),
  ];
  terminal.say(`${said.map((line) => formatTalk(line, terminal.language)).join('\n')}\n`);
  return exitCodes.done;
}

const sizeIn = (bytes: number): string =>
  bytes < MEGABYTE ? `${Math.ceil(bytes / KILOBYTE)} KB` : `${(bytes / MEGABYTE).toFixed(1)} MB`;

const DAY = 24 * 60 * 60 * 1000;
const WEEK = 7 * DAY;
/** After so many weeks a backup is old. */
const OLD = 4;

/** Reminds of a backup where none was made, or the last is old. */
export function remindOfBackup(root: string, { language, say }: Terminal): void {
  const last = readLastBackup(root);
  const weeks = last === undefined ? undefined : Math.floor((Date.now() - last) / WEEK);
  if (weeks !== undefined && weeks < OLD) return;
  const reminder = weeks === undefined ? talk('backup-never', {}) : talk('backup-old', { weeks });
  say(`${formatTalk(reminder, language)}\n`);
}
