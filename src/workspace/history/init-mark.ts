import { lstatSync, readFileSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from '../../model/byte-source.js';
import type { WorkspaceFile } from '../../model/new-workspace.js';
import { unlessUnreadable } from '../../model/read-error.js';
import { cannotWrite, unlessRefused } from '../../model/system-error.js';
import { UsageError } from '../../model/usage-error.js';
import { digestFile } from '../../read/read-file.js';
import { removeIfPossible, sweepLeftovers } from '../files/leftovers.js';
import { talk } from '../talk.js';

/*
 * `bulletin init` in a folder that is there already makes many files, of which a kill leaves some. Before the first of them
 * it writes down, in a file beside them, what it is about to make; that file is removed last. Where one stands, `init` was
 * broken off, and what it lists can be told from what others put there.
 */

/** What an `init` that has not come to its end is making. Paths are relative to the workspace, with `/`. */
export interface InitMark {
  /** Folders that were not there, the outermost first. */
  readonly folders: readonly string[];
  readonly files: readonly { readonly path: string; readonly sha256: string }[];
}

export const INIT_MARK = '.bulletin-init.json';

const VERSION = 1;

/** The largest mark that is read, and the largest file that it may list, in bytes: `init` writes nothing nearly as large. */
const MOST = 16 * 1024 * 1024;

/** @param earlier of an `init` that was broken off in the same folder */
export function planMark(root: string, files: readonly WorkspaceFile[], earlier: InitMark | undefined): InitMark {
  const missing = files
    .flatMap(({ path }) => foldersOf(path))
    .filter((folder) => !lstatSync(join(root, folder), { throwIfNoEntry: false }));
  return {
    folders: [...new Set([...(earlier?.folders ?? []), ...missing])].sort(),
    files: files.map(({ path, text }) => ({ path, sha256: digestOf(Buffer.from(text)) })),
  };
}

export const writeMark = ({ folders, files }: InitMark): Uint8Array =>
  Buffer.from(`${JSON.stringify({ version: VERSION, folders, files }, undefined, 2)}\n`);

/**
 * The mark in a folder; none where no `init` was broken off.
 * @throws UsageError where it is not one that `init` writes, or can't be read
 */
export function readMark(root: string): InitMark | undefined {
  const file = join(root, INIT_MARK);
  const stats = unlessRefused(() => lstatSync(file, { throwIfNoEntry: false }));
  if (!stats) return undefined;
  const mark = stats.isFile() && stats.size <= MOST ? parseMark(readText(file)) : undefined;
  if (!mark) throw new UsageError(talk('init-mark-unreadable', { file }));
  return mark;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw cannotWrite(file, error);
  }
}

function parseMark(text: string): InitMark | undefined {
  let mark: unknown;
  try {
    mark = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(mark) || mark.version !== VERSION) return undefined;
  const { folders, files } = mark;
  const isMark = Array.isArray(folders) && folders.every(isPath) && Array.isArray(files) && files.every(isMarkedFile);
  return isMark ? { folders, files } : undefined;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Whether something is the path of a file below the workspace on every system. */
const isPath = (value: unknown): value is string =>
  typeof value === 'string' && value.split('/').every((part) => /^[^\\:\0]+$/u.test(part) && !/^\.{1,2}$/u.test(part));

const isMarkedFile = (value: unknown): value is InitMark['files'][number] =>
  isRecord(value) && isPath(value.path) && typeof value.sha256 === 'string' && /^[\da-f]{64}$/u.test(value.sha256);

/**
 * Removes what a mark lists, as far as it still is what `init` wrote.
 * @returns the paths of the files that somebody changed since: they stay
 */
export function takeBack(root: string, { folders, files }: InitMark): readonly string[] {
  const changed: string[] = [];
  for (const { path, sha256 } of files) {
    const place = join(root, path);
    if (obstacleOf(root, path) !== path) continue;
    if (digestAt(place) === sha256) removeIfPossible(place);
    else changed.push(path);
  }
  const homes = new Set(files.map(({ path }) => path.slice(0, Math.max(0, path.lastIndexOf('/')))));
  for (const home of homes) if (home === '' || !isLedAway(root, home)) sweepLeftovers(join(root, home));
  for (const folder of folders.toReversed()) {
    if (!isLedAway(root, folder)) unlessRefused(() => rmdirSync(join(root, folder)));
  }
  return changed;
}

/**
 * What stands in the way of a file: what is there already under its path, or what is no folder where it needs one. A link
 * counts as in the way wherever it leads: nothing is written outside of `root`, and nothing removed.
 */
export function obstacleOf(root: string, path: string): string | undefined {
  const notFolder = foldersOf(path).find((folder) => {
    const stats = lstatSync(join(root, folder), { throwIfNoEntry: false });
    return stats !== undefined && !stats.isDirectory();
  });
  if (notFolder !== undefined) return notFolder;
  return lstatSync(join(root, path), { throwIfNoEntry: false }) ? path : undefined;
}

/** Whether a folder is none, or lies behind what is none. */
const isLedAway = (root: string, folder: string): boolean =>
  [...foldersOf(folder), folder].some((one) => !lstatSync(join(root, one), { throwIfNoEntry: false })?.isDirectory());

/** The folders that a path leads through, the outermost first. */
function foldersOf(path: string): readonly string[] {
  const parts = path.split('/');
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
}

/** The digest of a file; undefined for what is none, or larger than any that was written. */
const digestAt = (place: string): string | undefined =>
  unlessUnreadable(() => (lstatSync(place).isFile() ? digestFile(place, MOST) : undefined));
