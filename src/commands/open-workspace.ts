import { existsSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { UsageError } from '../model/usage-error.js';
import { findWorkspace } from '../read/find-workspace.js';

/**
 * The workspace that holds a folder.
 * @param cwd relative to where the caller stands
 * @throws UsageError where there is none
 */
export function openWorkspace(cwd: string | undefined, standing: string): string {
  const start = resolve(standing, cwd ?? '.');
  if (!existsSync(start)) throw UsageError.of('no-such-folder', { folder: start });
  const root = findWorkspace(start);
  if (root === undefined) throw UsageError.of('no-workspace', { folder: start });
  return root;
}

/** A path as the caller would type it: relative below where they stand, else absolute. */
export function pathFrom(standing: string, path: string): string {
  const way = relative(standing, path);
  return way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way) ? path : way;
}
