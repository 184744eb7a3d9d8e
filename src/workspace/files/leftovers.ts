import { readdirSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { systemCode } from '../../model/read-error.js';
import { unlessRefused } from '../../model/system-error.js';

/*
 * Whatever is being written has a name of its own beside its place: `.<name>.<host>.<process>.tmp`, and so has a lock. A
 * process that is killed leaves them behind. Folders are shared between computers, so only the one that made them can tell
 * whether its process still runs.
 */

/** Most bytes of a file's name on the systems there are. */
const LONGEST_NAME = 255;

/** Where this thread writes what will stand at `path`, a file or a folder. Nothing else writes there. */
export const unfinishedPath = (path: string): string => ownPath(path, 'tmp');

/** A path beside `path` that only this thread of this process of this computer uses: `.<name>.<host>.<process>.<ending>`. */
export function ownPath(path: string, ending: string): string {
  const own = threadId === 0 ? `${process.pid}` : `${process.pid}-${threadId}`;
  const end = `.${host()}.${own}.${ending}`;
  return join(dirname(path), `.${startOf(basename(path), LONGEST_NAME - 1 - end.length)}${end}`);
}

/** Whether a name is one that this program, on whatever computer, uses beside a place while it writes there. */
export const isOfWriting = (name: string): boolean => /^\..+\.[\w-]+\.\d+(?:-\d+)?\.(?:tmp|lock)$/u.test(name);

/** Removes what killed processes of this computer left in a folder under names of `ownPath`. */
export function sweepLeftovers(folder: string): void {
  const leftover = new RegExp(`^\\..+\\.${host()}\\.(\\d+)(?:-(\\d+))?\\.(tmp|lock)$`, 'u');
  for (const name of unlessRefused(() => readdirSync(folder)) ?? []) {
    const [, number, thread = '0', ending] = leftover.exec(name) ?? [];
    if (number === undefined) continue;
    // What has the number of this process and thread is an earlier one's, since this thread writes one thing at a time and
    // is not writing now; but it may hold a lock.
    const isOwn = Number(number) === process.pid && Number(thread) === threadId;
    if (isOwn ? ending === 'tmp' : !isRunning(Number(number))) removeIfPossible(join(folder, name));
  }
}

/** Removes a file or folder. Where the system refuses, it stays: it does no harm, and a worse error may be on its way. */
export function removeIfPossible(path: string): void {
  unlessRefused(() => rmSync(path, { recursive: true, force: true }));
}

/** Whether a process of this computer is there. Of this one's other threads none is known to be gone. */
function isRunning(number: number): boolean {
  if (number === process.pid) return true;
  try {
    process.kill(number, 0);
    return true;
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
}

/** This computer's name, as far as it may stand in the name of a file. */
const host = (): string => startOf(hostname().replaceAll(/[^\w-]/gu, '-') || 'localhost', 64);

/** The first characters of a name that take at most so many bytes. */
function startOf(name: string, most: number): string {
  let start = name;
  while (Buffer.byteLength(start) > most) start = [...start].slice(0, -1).join('');
  return start;
}
