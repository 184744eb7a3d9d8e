import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, renameSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { unlessUnreadable } from '../../model/read-error.js';
import { cannotWrite, unlessRefused } from '../../model/system-error.js';
import { UsageError } from '../../model/usage-error.js';
import { digestFile, readAll, withFile } from '../../read/read-file.js';
import { removeIfPossible, unfinishedPath } from '../files/leftovers.js';
import { withLock } from '../files/lock.js';
import { makeFolder } from '../files/make-folder.js';
import { syncFolder, writeFile, writeNew } from '../files/write-file.js';
import { CURRENT_FILE, isOfflinePackage, SUMS_FILE } from '../program-call.js';
import { talk } from './update-talk.js';
import { parseSums, VERSION, type VerifiedPackage } from './verify-package.js';

/*
 * Versions of the program stand beside each other, each in a folder of its name, and the file `current` names the one that runs.
 * So nothing of a version is ever replaced while it may run, which Windows would refuse, and an update is one step: that file.
 */

/** The largest file of a version, and the largest list of checksums, in bytes. */
const MOST = { file: 512 * 1024 * 1024, text: 4 * 1024 * 1024 } as const;

/** Where versions of the program are installed, and which of them is to run. */
export interface Installation {
  /** The folder that holds the versions; absolute. */
  readonly folder: string;
  readonly version: string;
}

/**
 * The installation that this program is a version of.
 * @param packageRoot the folder of the running version
 * @throws UsageError where npm or anything else installed it
 */
export function findInstallation(packageRoot: string): Installation {
  const folder = dirname(packageRoot);
  const text = unlessUnreadable(() => withFile(join(folder, CURRENT_FILE), MOST.text, readAll));
  const version = Buffer.from(text ?? [])
    .toString('utf8')
    .trim();
  const isInstalled = VERSION.test(version) && VERSION.test(basename(packageRoot));
  if (!isInstalled || !isOfflinePackage(packageRoot))
    throw new UsageError(talk('update-not-offline', { folder: packageRoot }));
  return { folder, version };
}

/**
 * Unpacks a version beside the others, sees whether it runs here, and has it run from now on.
 * @throws UsageError where it can't be written or doesn't run: the version before goes on running
 */
export function installVersion({ folder }: Installation, { version, files }: VerifiedPackage): void {
  withLock(folder, () => {
    const place = join(folder, version);
    const unfinished = unfinishedPath(place);
    try {
      for (const [path, file] of files) {
        const target = join(unfinished, path);
        makeFolder(dirname(target));
        writeNew(target, file.read(), { executable: file.executable });
      }
      tryVersion(unfinished, version);
      takePlace(unfinished, place);
    } catch (error) {
      removeIfPossible(unfinished);
      throw cannotWrite(place, error);
    }
    switchTo(folder, version);
  });
}

/** A version may be there already, from an update that was broken off before it ran, or one that was taken back. */
function takePlace(unfinished: string, place: string): void {
  const former = unfinishedPath(`${place}.former`);
  if (existsSync(place)) renameSync(place, former);
  renameSync(unfinished, place);
  removeIfPossible(former);
}

function switchTo(folder: string, version: string): void {
  syncFolder(folder);
  writeFile(join(folder, CURRENT_FILE), Buffer.from(`${version}\n`));
}

/** How long a version may take to say its number, in ms: an antivirus program looks at every file of it. */
const PATIENCE = 120_000;

/** @throws UsageError where a version does not run on this computer */
function tryVersion(folder: string, version: string): void {
  const runtimes = ['node.exe', 'node'].map((name) => join(folder, 'runtime', name));
  const runtime = runtimes.find((path) => existsSync(path)) ?? process.execPath;
  const options = { encoding: 'utf8', timeout: PATIENCE, windowsHide: true } as const;
  const { stdout, stderr, error } = spawnSync(runtime, [join(folder, 'bin/bulletin.js'), '--version'], options);
  if (stdout?.trim() === version) return;
  const [reason = ''] = (error?.message ?? stderr ?? '').trim().split('\n');
  throw new UsageError(talk('update-does-not-run', { version, reason }));
}

/**
 * Has the version before run again, once all its files are as they were packed.
 * @returns that version
 * @throws UsageError where there is none
 */
export function rollBack({ folder, version }: Installation): string {
  return withLock(folder, () => {
    const earlier = (unlessRefused(() => readdirSync(folder)) ?? [])
      .filter((name) => VERSION.test(name) && compareVersions(name, version) < 0)
      .sort(compareVersions)
      .findLast((name) => isWhole(folder, name));
    if (earlier === undefined) throw new UsageError(talk('update-no-rollback', { folder, installed: version }));
    switchTo(folder, earlier);
    return earlier;
  });
}

function isWhole(folder: string, version: string): boolean {
  const list = unlessUnreadable(() => withFile(join(folder, version, SUMS_FILE), MOST.text, readAll));
  const sums = [...parseSums(list ?? new Uint8Array())];
  const own = `${version}/`;
  const isAsPacked = ([path, digest]: readonly [string, string]): boolean => {
    // Paths of the list begin with the name that the folder of versions has in a package.
    const inFolder = path.slice(path.indexOf('/') + 1);
    if (!inFolder.startsWith(own)) return true;
    return unlessUnreadable(() => digestFile(join(folder, inFolder), MOST.file)) === digest;
  };
  return sums.length > 0 && sums.every(isAsPacked);
}

/** Below 0 where `a` comes before `b`; one that is marked as a trial comes before the same without a mark. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => {
    const [numbers = '', mark = ''] = version.split(/-(.*)/su);
    return { numbers: numbers.split('.').map(Number), mark };
  });
  if (!left || !right) return 0;
  const place = left.numbers.findIndex((number, index) => number !== right.numbers[index]);
  if (place >= 0) return (left.numbers[place] ?? 0) - (right.numbers[place] ?? 0);
  if (left.mark === right.mark) return 0;
  if (left.mark === '' || right.mark === '') return left.mark === '' ? 1 : -1;
  return left.mark < right.mark ? -1 : 1;
}
