import { existsSync, realpathSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createMemo } from '../../memo/memo.js';
import { defectOf, FORBIDDEN_IN_NAMES } from '../../model/output-name.js';
import { UsageError } from '../../model/usage-error.js';
import { loadSettings } from '../../read/load-workspace.js';
import { isInside } from '../../read/path-rules.js';
import { compileSettings } from '../../recipes/compile-standing-facts.js';
import { findRoot, startOf } from '../find-root.js';
import { talk } from '../talk.js';
import { gatherFiles, isTaken } from './gather-files.js';
import { keepLastBackup } from './last-backup.js';
import { writeBackup } from './write-backup.js';

interface BackupRequest {
  /** Where the backup goes, as it was typed. */
  readonly folder: string;
  /** The workspace, or a folder in it. */
  readonly cwd: string | undefined;
}

/** A backup that was made and proved. */
interface MadeBackup {
  /** The path of the ZIP file. */
  readonly file: string;
  readonly count: number;
  /** The size of the ZIP file, in bytes. */
  readonly size: number;
  /** What lies in the workspace and isn't in the backup; relative to it. */
  readonly leftOut: readonly string[];
  /** Whether the backup lies in the workspace itself, and is lost with it. */
  readonly isBeside: boolean;
  /** Whether it could be noted that there is a backup. */
  readonly isNoted: boolean;
}

/**
 * Backs a workspace up into a ZIP file in `folder`, whose name has its title and the minute.
 * @param standing where the caller stands
 * @throws UsageError where there is no workspace or no such folder, or no whole backup can be made there
 */
export function backUp({ folder: typed, cwd }: BackupRequest, standing: string): MadeBackup {
  const root = findRoot(cwd, standing);
  const folder = startOf(typed, standing);
  // A drive that isn't plugged in must not become a folder of this disk.
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new UsageError(talk('backup-no-folder', { folder }));
  }
  const within = wayInside(root, folder);
  if (within !== undefined && isTaken(within)) throw new UsageError(talk('backup-in-sources', { folder }));
  const now = new Date();
  const file = join(folder, `${titleOf(root)}-${minuteOf(now)}.zip`);
  if (existsSync(file)) throw new UsageError(talk('backup-there', { file }));
  const { files, leftOut } = gatherFiles(root);
  const others = leftOut.filter((path) => path !== `${within}/`);
  const size = writeBackup(root, files, file);
  const isNoted = keepLastBackup(root, now);
  return { file, count: files.length, size, leftOut: others, isBeside: within !== undefined, isNoted };
}

/** The first name on the way from a workspace to a folder in it, links resolved; none of a folder elsewhere. */
function wayInside(root: string, folder: string): string | undefined {
  const [home, place] = [realpathSync.native(root), realpathSync.native(folder)];
  if (!isInside(home, place)) return undefined;
  return (
    place
      .slice(home.length)
      .split(/[\\/]/)
      .find((name) => name !== '') ?? ''
  );
}

/** The bulletin's name as part of a file's; the folder's where bulletin.yaml can't be read, since then a backup is needed most. */
function titleOf(root: string): string {
  const settings = loadSettings(root).value;
  const names = settings && compileSettings(settings, createMemo(undefined)).value?.name;
  const title = names?.at(-1)?.is.value.replaceAll(new RegExp(FORBIDDEN_IN_NAMES, 'gu'), '_');
  return [title, basename(root)].find((name) => name !== undefined && defectOf(name) === undefined) ?? 'bulletin';
}

/** `20241206-1705`, in the local time of this computer. */
function minuteOf(now: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}`;
  return `${day}-${two(now.getHours())}${two(now.getMinutes())}`;
}
