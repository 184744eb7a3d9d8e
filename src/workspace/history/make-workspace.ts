import { lstatSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkspaceFile } from '../../model/new-workspace.js';
import { cannotWrite, unlessRefused } from '../../model/system-error.js';
import { UsageError } from '../../model/usage-error.js';
import { removeIfPossible } from '../files/leftovers.js';
import { withLock } from '../files/lock.js';
import { makeFolderOf } from '../files/make-folder-of.js';
import { openWriter } from '../files/write-file.js';
import { talk } from '../talk.js';
import { INIT_MARK, type InitMark, obstacleOf, planMark, readMark, takeBack, writeMark } from './init-mark.js';

/**
 * Makes sure that nothing stands in the way of files, but for what an `init` left that was broken off.
 * @throws UsageError that names what does
 */
export function checkPlace(root: string, files: readonly WorkspaceFile[], mark: InitMark | undefined): void {
  const listed = new Set(mark?.files.map(({ path }) => path));
  const inTheWay = orCannotWrite(root, () => files.flatMap(({ path }) => obstacleOf(root, path) ?? []));
  const foreign = [...new Set(inTheWay)].filter((path) => !listed.has(path)).sort();
  if (foreign.length > 0) throw new UsageError(talk('init-in-the-way', { files: foreign }));
}

/** @throws UsageError where the system doesn't let anyone look */
function orCannotWrite<T>(root: string, look: () => T): T {
  try {
    return look();
  } catch (error) {
    throw cannotWrite(root, error);
  }
}

/**
 * Makes a workspace of files, all or none, and nothing over anything. A folder that is new appears with all that is in it; in
 * one that is there, a mark tells the next `init` what one that was killed has left.
 *
 * All of it is synchronous on purpose: a SIGINT is only handled afterwards, so that none leaves half a workspace behind.
 *
 * @returns the paths of what an earlier `init` had made and somebody has changed since: that stays as it is
 * @throws UsageError where something is in the way or can't be written
 */
export function makeWorkspace(root: string, files: readonly WorkspaceFile[]): readonly string[] {
  const isThere = orCannotWrite(root, () => lstatSync(root, { throwIfNoEntry: false })) !== undefined;
  if (isThere) return withLock(root, () => fillFolder(root, files));
  if (!makeFolderOf(root, files)) throw new UsageError(talk('init-in-the-way', { files: [root] }));
  return [];
}

function fillFolder(root: string, files: readonly WorkspaceFile[]): readonly string[] {
  const earlier = readMark(root);
  checkPlace(root, files, earlier);
  const kept = orCannotWrite(root, () => (earlier ? takeBack(root, earlier) : []));
  const mark = orCannotWrite(root, () => planMark(root, files, earlier));
  const markFile = join(root, INIT_MARK);
  const writer = openWriter();
  try {
    writer.write(markFile, writeMark(mark));
    writer.sync();
    for (const { path, text, executable = false } of files) {
      if (!kept.includes(path)) writer.write(join(root, path), Buffer.from(text), { replaces: 'none', executable });
    }
    writer.sync();
    removeMark(markFile);
  } catch (error) {
    // What somebody changed since an earlier `init` stays, and the mark that says what it was.
    const changed = unlessRefused(() => takeBack(root, mark));
    if (changed?.length === 0) removeIfPossible(markFile);
    throw error;
  }
  return kept;
}

function removeMark(file: string): void {
  try {
    unlinkSync(file);
  } catch (error) {
    throw cannotWrite(file, error);
  }
}
