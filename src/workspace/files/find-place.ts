import { lstatSync, readlinkSync, realpathSync, type Stats, statSync } from 'node:fs';
import { constants as system } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';

/** Where the bytes of a file go. */
export type FoundPlace = FilePlace | StreamPlace;

/** A regular file, or none yet, at a path that no link stands at. */
export interface FilePlace {
  readonly type: 'file';
  readonly path: string;
  /** The state of the file that is there, if one is. */
  readonly stats: Stats | undefined;
}

/** What bytes are written into: a pipe, a terminal or another device; or an open file of this process, by its number. */
export type StreamPlace =
  | { readonly type: 'stream'; readonly path: string }
  | { readonly type: 'descriptor'; readonly number: number };

/** The most links that are followed, as many as Linux follows. */
const MOST_LINKS = 40;

/**
 * What a path leads to, links followed one by one: a link that leads nowhere yet leads to the file that is to be made.
 * @throws the system's error where the folder isn't there, or what is there takes no bytes
 */
export function findPlace(path: string): FoundPlace {
  let place = path;
  for (let links = 0; links < MOST_LINKS; links += 1) {
    place = join(realpathSync(dirname(place)), basename(place));
    const number = ownDescriptor(place);
    if (number !== undefined) return { type: 'descriptor', number };
    const stats = lstatSync(place, { throwIfNoEntry: false });
    if (!stats || stats.isFile()) return { type: 'file', path: place, stats };
    if (stats.isDirectory()) throw refusal('EISDIR');
    if (!stats.isSymbolicLink()) return { type: 'stream', path: place };
    const target = resolve(dirname(place), readlinkSync(place));
    // The links of /proc to what other processes have open lead to no path: `pipe:[4711]`.
    if (isStream(place) && !lstatSync(target, { throwIfNoEntry: false })) return { type: 'stream', path: place };
    place = target;
  }
  throw refusal('ELOOP');
}

/** What `/dev/stdout` and `>(…)` of a shell lead to: a file of that name would replace what the caller opened. */
function ownDescriptor(path: string): number | undefined {
  const [, owner, number] = /^\/proc\/(\d+)\/(?:task\/\d+\/)?fd\/(\d+)$/.exec(path) ?? [];
  return Number(owner) === process.pid ? Number(number) : undefined;
}

function isStream(path: string): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats !== undefined && !stats.isFile() && !stats.isDirectory();
}

/** An error as the system gives it. */
const refusal = (code: 'EISDIR' | 'ELOOP'): Error =>
  Object.assign(new Error(code), { code, errno: system.errno[code] });
