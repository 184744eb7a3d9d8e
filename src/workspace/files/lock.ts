import { closeSync, openSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { systemCode } from '../../model/read-error.js';
import { cannotWrite } from '../../model/system-error.js';
import { UsageError } from '../../model/usage-error.js';
import { talk } from '../talk.js';
import { ownPath, removeIfPossible, sweepLeftovers } from './leftovers.js';
import { pause } from './write-stream.js';

/*
 * Comparing a file with what was read and replacing it are two steps, between which another process of ours could replace
 * it too. Whoever does both holds the folder: an empty file `.<name>.<host>.<process>.lock` beside it says so. There is no
 * moment at which the file of a killed process could be mistaken for one of a living process, since each has a name of its own.
 */

/** How long one waits for others, who hold a folder only while they write: ten seconds. */
const PAUSES = 1000;

/**
 * Does something that no two processes may do in a folder at once. All of it is synchronous, so that only a process that is
 * killed leaves its lock behind; the next one of this computer removes that.
 * @param pauses how often one waits a moment for others
 * @throws UsageError where another process holds the folder all the time, or nothing can be written there
 */
export function withLock<T>(folder: string, work: () => T, pauses = PAUSES): T {
  const own = ownPath(join(folder, 'bulletin'), 'lock');
  try {
    takeTurn(folder, own, pauses);
    return work();
  } finally {
    removeIfPossible(own);
  }
}

/**
 * Returns when this process alone has its lock in the folder. Each puts its own there before it looks for others, so that of
 * two at least one sees the other; of those who wait, the first by name stays and the others step back.
 */
function takeTurn(folder: string, own: string, pauses: number): void {
  for (let paused = 0; paused < pauses; paused += 1) {
    put(own);
    const [other] = othersIn(folder, own);
    if (other === undefined) return;
    if (other < basename(own)) removeIfPossible(own);
    pause();
  }
  const [other] = othersIn(folder, own);
  if (other !== undefined) throw new UsageError(talk('folder-busy', { folder, file: join(folder, other) }));
}

function put(own: string): void {
  try {
    closeSync(openSync(own, 'wx'));
  } catch (error) {
    // It stands there from the last turn, or from an earlier process of the same number.
    if (systemCode(error) !== 'EEXIST') throw cannotWrite(dirname(own), error);
  }
}

function othersIn(folder: string, own: string): readonly string[] {
  sweepLeftovers(folder);
  const isOther = (name: string): boolean => /^\.bulletin\..+\.lock$/u.test(name) && name !== basename(own);
  return readdirSync(folder).filter(isOther).sort();
}
