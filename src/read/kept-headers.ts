import { lstatSync, readdirSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import type { Memo, Step } from '../memo/memo.js';
import { isListOf, isNumber, isText } from '../model/guards.js';
import type { WorkspaceSources } from '../model/sources.js';
import { type Loaded, loadHeaders } from './load-workspace.js';

/*
 * The last of a thousand issues needs the headers of all others. To look at a file and see that it is as it was takes a
 * fifth of the time that opening and reading it takes.
 */

type LoadedHeaders = Loaded<WorkspaceSources['headers']>;

/** What tells a file from another, and from what it was before. */
type State = readonly number[];

type KeptHeaders = ReadonlyMap<string, readonly [state: State, text: string]>;

/** The headers that an earlier run read, by folder; of each workspace. */
const keptHeaders: Step<KeptHeaders> = {
  name: 'headers as read',
  most: 1,
  stored: {
    pack: (known) => ({ data: [...known] }),
    unpack: ({ data }) => (areKept(data) ? new Map(data) : undefined),
  },
};

const isState = isListOf(isNumber);

const areKept = isListOf(
  (value): value is readonly [string, readonly [State, string]] =>
    Array.isArray(value) && isText(value[0]) && Array.isArray(value[1]) && isState(value[1][0]) && isText(value[1][1]),
);

/** Fewer are read sooner than what is kept of them; and so many have to be new before they are kept anew. */
const FEW = 16;

/** How long a file has to be left alone, in ms: one that was written more shortly before may be written again within the same tick of the file system's clock. */
const SETTLED = 4000;

/**
 * The headers of these issues, by folder. Nothing but what an earlier run found right is taken from it.
 * @param now in ms since 1970
 */
export function loadManyHeaders(
  root: string,
  folders: readonly string[],
  memo: Memo,
  now = Date.now(),
): ReadonlyMap<string, LoadedHeaders> {
  if (folders.length <= FEW) return new Map(folders.map((folder) => [folder, loadHeaders(root, [folder])]));
  const key = join(root, 'issues');
  const known: KeptHeaders = memo.find(keptHeaders, key) ?? new Map();
  const real = foldersIn(key);
  const kept = new Map(known);
  let fresh = 0;
  const load = (folder: string): LoadedHeaders => {
    const path = join(key, folder, 'index.md');
    const state = real.has(folder) ? stateOf(path) : undefined;
    const [stateThen, text = ''] = known.get(folder) ?? [];
    if (state && stateThen && isSame(state, stateThen)) {
      return { value: [{ folder, index: { path: `issues/${folder}/index.md`, text } }], findings: [] };
    }
    const loaded = loadHeaders(root, [folder]);
    const [header] = loaded.value;
    kept.delete(folder);
    // Looked at before it was read: should it change from here on, its state is another.
    if (state && header && loaded.findings.length === 0 && isSettled(state, now)) {
      kept.set(folder, [state, header.index.text]);
      fresh += 1;
    }
    return loaded;
  };
  const loaded = new Map(folders.map((folder) => [folder, load(folder)]));
  if (fresh > FEW) memo.keep(keptHeaders, key, kept);
  return loaded;
}

/** All of these as one. */
export function joinLoaded(loaded: ReadonlyMap<string, LoadedHeaders>): LoadedHeaders {
  const all = [...loaded.values()];
  return { value: all.flatMap(({ value }) => value), findings: all.flatMap(({ findings }) => findings) };
}

/** The folders there, which are no links: what a link leads to may lie outside, and has to be resolved. */
function foldersIn(path: string): ReadonlySet<string> {
  try {
    if (!lstatSync(path).isDirectory()) return new Set();
    const entries = readdirSync(path, { withFileTypes: true });
    return new Set(entries.filter((entry) => entry.isDirectory()).map(({ name }) => name));
  } catch {
    return new Set();
  }
}

/** The state of a file; undefined for what is no regular file, or can't be looked at: reading it says why. */
function stateOf(path: string): State | undefined {
  try {
    const stats: Stats | undefined = lstatSync(path, { throwIfNoEntry: false });
    return stats?.isFile() ? [stats.dev, stats.ino, stats.size, stats.mtimeMs, stats.ctimeMs] : undefined;
  } catch {
    return undefined;
  }
}

const isSame = (a: State, b: State): boolean => a.length === b.length && a.every((value, place) => value === b[place]);

/** Whether a file was last changed so long ago that a later change shows in its times. */
const isSettled = ([, , , written = 0, changed = 0]: State, now: number): boolean =>
  Math.max(written, changed) < now - SETTLED;
