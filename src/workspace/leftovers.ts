import { readdirSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { systemCode, unlessRefused } from './system-error.js';

/*
 * Whatever is being written has a name of its own beside its place: `.<name>.<host>.<process>.tmp`. A process that is
 * killed leaves it behind. Folders are shared between computers, so only the one that made it can tell whether its
 * process still runs.
 */

/** Most bytes of a file's name on the systems there are. */
const LONGEST_NAME = 255;

/** Where this thread writes what will stand at `path`, a file or a folder. Nothing else writes there. */
export function unfinishedPath(path: string): string {
  const own = threadId === 0 ? `${process.pid}` : `${process.pid}-${threadId}`;
  const end = `.${host()}.${own}.tmp`;
  return join(dirname(path), `.${startOf(basename(path), LONGEST_NAME - 1 - end.length)}${end}`);
}

/** Removes what killed processes of this computer left in a folder. */
export function sweepLeftovers(folder: string): void {
  const leftover = leftoverPattern();
  for (const name of unlessRefused(() => readdirSync(folder)) ?? []) {
    const [, process, thread] = leftover.exec(name) ?? [];
    if (process === undefined || isRunning(Number(process), Number(thread ?? 0))) continue;
    removeIfPossible(join(folder, name));
  }
}

/** Removes a file or folder. Where the system refuses, it stays: it does no harm, and a worse error may be on its way. */
export function removeIfPossible(path: string): void {
  unlessRefused(() => rmSync(path, { recursive: true, force: true }));
}

/**
 * Whether a process of this computer that wrote something still does. One with the number of this process and thread is an
 * earlier one, since this thread writes one thing at a time and is not writing now.
 */
export function isRunning(process_: number, thread = 0): boolean {
  if (process_ === process.pid) return thread !== threadId;
  try {
    process.kill(process_, 0);
    return true;
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
}

/** This computer's name, as far as it may stand in the name of a file. */
const host = (): string => startOf(hostname().replaceAll(/[^\w-]/gu, '-') || 'localhost', 64);

const leftoverPattern = (): RegExp => new RegExp(`^\\..+\\.${host()}\\.(\\d+)(?:-(\\d+))?\\.tmp$`, 'u');

/** The first characters of a name that take at most so many bytes. */
function startOf(name: string, most: number): string {
  let start = name;
  while (Buffer.byteLength(start) > most) start = [...start].slice(0, -1).join('');
  return start;
}
