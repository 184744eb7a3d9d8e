import { existsSync } from 'node:fs';
import path, { type PlatformPath } from 'node:path';
import { systemCode } from '../model/read-error.js';
import { UsageError } from '../model/usage-error.js';
import { findWorkspace } from '../read/find-workspace.js';
import { isInside } from '../read/path-rules.js';
import { INIT_MARK } from './history/init-mark.js';
import { talk } from './talk.js';

/**
 * The workspace that holds a folder.
 * @param cwd relative to where the caller stands
 * @throws UsageError where there is none, or one that is not whole
 */
export function findRoot(cwd: string | undefined, standing: string): string {
  const start = startOf(cwd ?? '.', standing);
  if (!existsSync(start)) throw new UsageError(talk('no-such-folder', { folder: start }));
  const root = findWorkspace(start);
  checkWhole(start, root);
  if (root === undefined) throw new UsageError(talk('no-workspace', { folder: start }));
  return root;
}

/** @throws UsageError where `init` was broken off in a folder, from here up to the workspace */
function checkWhole(start: string, root: string | undefined): void {
  for (let folder = start; ; folder = path.dirname(folder)) {
    const file = path.join(folder, INIT_MARK);
    if (existsSync(file)) throw new UsageError(talk('init-interrupted', { folder, file }));
    if (folder === root || path.dirname(folder) === folder) return;
  }
}

/**
 * The folder where this process stands.
 * @throws UsageError where it is no longer there
 */
export function standingFolder(): string {
  try {
    return process.cwd();
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    throw new UsageError(talk('no-standing-folder', {}));
  }
}

/**
 * The folder that was typed. A folder of Windows in quotes that ends with a backslash comes with the closing quote, which no name
 * of a folder has: `"D:\简报\"`.
 */
export const startOf = (typed: string, standing: string, rules: PlatformPath = path): string =>
  rules.resolve(standing, rules.sep === '\\' ? typed.replace(/"$/, '') : typed);

/** A path as the caller would type it: relative below where they stand, else absolute. */
export const pathFrom = (standing: string, place: string, rules: PlatformPath = path): string =>
  isInside(standing, place, rules) ? rules.relative(standing, place) : place;
