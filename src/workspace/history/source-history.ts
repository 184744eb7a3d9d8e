import { lstatSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { digestOf } from '../../model/byte-source.js';
import { parseIssueFolder } from '../../model/issue-folder.js';
import { HISTORY_FOLDER, type HistoryEntry, type HistoryRecord, NO_FILE } from '../../model/source-history.js';
import { cannotWrite, unlessRefused } from '../../model/system-error.js';
import { UsageError } from '../../model/usage-error.js';
import { isOfWriting, removeIfPossible, unfinishedPath } from '../files/leftovers.js';
import { type FileOfFolder, makeFolderOf } from '../files/make-folder-of.js';
import { type FileWriter, openWriter, writeFile } from '../files/write-file.js';
import { talk } from '../talk.js';
import { HISTORY_VERSION, listEntries, parseEntryName, RECORD_FILE, readHistory, readSource } from './read-history.js';

/*
 * Before a command replaces sources it keeps their bytes in `issues/.history/<time>-<command>/`, each under its path in the
 * workspace, with a record of all that it will have written. The folder appears as a whole, so that a kill at any moment
 * leaves either no entry and sources as they were, or an entry that says of every file what it was and what it may be by now.
 */

/** A file that a command is about to write. */
export interface SourceChange {
  /** Relative to the workspace, with `/`. */
  readonly path: string;
  /** What stands there; none where the file is made. */
  readonly before?: Uint8Array;
  /** What will stand there; none where it is removed. */
  readonly after?: Uint8Array;
}

/** A command and all it is about to write. */
interface SourceChanges {
  /** The command that replaced them, without options: `check` for `check --fix`. */
  readonly command: string;
  readonly changes: readonly SourceChange[];
}

/**
 * Keeps what a command is about to replace, then has it written. Where nothing was, the entry goes again. Whoever calls
 * this holds the folder of issues.
 * @returns the name of the entry
 * @throws UsageError where a file is no longer what it was, or can't be kept, and then nothing is written; whatever `write`
 * throws
 */
export function withHistory(root: string, { command, changes }: SourceChanges, write: () => void): string {
  const isUntouched = ({ path, before }: SourceChange) => readSource(root, path)?.digest === digestIn(before);
  const changed = changes.find((change) => !isUntouched(change));
  if (changed) throw new UsageError(talk('changed-meanwhile', { file: changed.path }));
  const name = keepSources(root, { command, changes });
  try {
    write();
  } catch (error) {
    if (changes.every(isUntouched)) removeEntry(root, name);
    throw error;
  }
  sweepHistory(root, new Date());
  return name;
}

/** What is done besides writing sources. */
export interface WriteSteps {
  /** Called before any of them is replaced: what it throws keeps all as it is. */
  readonly first?: (writer: FileWriter) => void;
  /** Told of each source as soon as it is written. */
  readonly done?: (path: string) => void;
}

/**
 * Replaces, makes and removes sources, each only where it still is what it was. Nothing is kept of them.
 * @throws UsageError where one was changed meanwhile or can't be written
 */
export function writeChanges(root: string, changes: readonly SourceChange[], { first, done }: WriteSteps = {}): void {
  const writer = openWriter();
  try {
    first?.(writer);
    for (const { path, before, after } of changes) {
      const place = join(root, ...path.split('/'));
      if (after) writer.write(place, after, { replaces: digestIn(before) });
      else if (readSource(root, path)?.digest === digestIn(before)) removeFile(place);
      else throw new UsageError(talk('changed-meanwhile', { file: path }));
      done?.(path);
    }
  } finally {
    writer.sync();
  }
}

function removeFile(path: string): void {
  try {
    rmSync(path);
  } catch (error) {
    throw cannotWrite(path, error);
  }
}

/** Notes on the record of an entry that it was put back, and which other entry keeps what stood there until then. */
export function markUndone(root: string, entry: HistoryRecord & { readonly name: string }, undone: string): void {
  const text = writeRecord({ ...entry, undone });
  writeFile(join(root, HISTORY_FOLDER, entry.name, RECORD_FILE), Buffer.from(text));
}

/**
 * Removes the folder of issues at once, where all that it still holds is the history, and all that this holds is one entry.
 * Whoever calls this holds the folder.
 * @returns whether it did
 * @throws UsageError where the system refuses
 */
export function removeIssues(root: string, name: string): boolean {
  const folder = join(root, 'issues');
  const holds = (place: string, known: readonly string[]): boolean =>
    unlessRefused(() => readdirSync(place))?.every((one) => known.includes(one) || isOfWriting(one)) ?? false;
  if (!holds(folder, [basename(HISTORY_FOLDER)])) return false;
  if (!holds(join(root, HISTORY_FOLDER), [IGNORE_FILE, name])) return false;
  if (!holds(join(root, HISTORY_FOLDER, name), [RECORD_FILE])) return false;
  const away = unfinishedPath(folder);
  try {
    renameSync(folder, away);
  } catch (error) {
    // Nothing is noted as put back yet, so that the next `undo` goes on from here.
    throw cannotWrite(folder, error);
  }
  removeIfPossible(away);
  return true;
}

/** Removes the folder of all entries where it holds none, nor anything of others. */
function removeIfBare(home: string): void {
  if (unlessRefused(() => readdirSync(home))?.join('/') === IGNORE_FILE) removeIfPossible(home);
}

/**
 * The files of an entry for a command that makes all of its files at once, these among them.
 * @param earlier folders that count as made by it though they are there: it was broken off, and goes on
 */
export function historyFiles(
  root: string,
  { command, changes }: SourceChanges,
  earlier: readonly string[] = [],
): readonly { readonly path: string; readonly text: string }[] {
  const now = new Date();
  const name = nextName(listEntries(root), command, now);
  const text = writeRecord({ command, time: now.getTime(), ...recordOf(root, changes, earlier) });
  const ignore = { path: `${HISTORY_FOLDER}/${IGNORE_FILE}`, text: IGNORE_ALL };
  const isIgnored = readSource(root, ignore.path)?.digest !== NO_FILE;
  return [...(isIgnored ? [] : [ignore]), { path: `${HISTORY_FOLDER}/${name}/${RECORD_FILE}`, text }];
}

const IGNORE_FILE = '.gitignore';

const IGNORE_ALL = '*\n';

/** How often a name is tried that another process took a moment before. */
const ATTEMPTS = 100;

function keepSources(root: string, { command, changes }: SourceChanges): string {
  const home = join(root, HISTORY_FOLDER);
  const now = new Date();
  const text = writeRecord({ command, time: now.getTime(), ...recordOf(root, changes) });
  const files = [...changes.flatMap((change) => keptFile(root, change)), { path: RECORD_FILE, text }];
  const isNew = openHistory(home);
  try {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const name = nextName(listEntries(root), command, now);
      if (makeFolderOf(join(home, name), files)) return name;
    }
  } catch (error) {
    if (isNew) removeIfBare(home);
    throw error;
  }
  throw new UsageError(talk('history-in-the-way', { folder: HISTORY_FOLDER }));
}

/** Makes the folder of all entries; whether it was not there. */
export function openHistory(home: string): boolean {
  const stats = unlessRefused(() => lstatSync(home, { throwIfNoEntry: false }));
  // What is kept must not go wherever a link leads.
  if (stats && !stats.isDirectory()) throw new UsageError(talk('history-in-the-way', { folder: HISTORY_FOLDER }));
  const ignore = { path: IGNORE_FILE, text: IGNORE_ALL };
  if (!stats) return makeFolderOf(home, [ignore]);
  const place = join(home, ignore.path);
  if (!lstatSync(place, { throwIfNoEntry: false })) writeFile(place, Buffer.from(ignore.text));
  return false;
}

/** A copy is for no more eyes than the file. */
function keptFile(root: string, { path, before }: SourceChange): readonly FileOfFolder[] {
  if (!before) return [];
  const like = unlessRefused(() => statSync(join(root, ...path.split('/'))));
  return [{ path, text: before, ...(like && { like }) }];
}

/**
 * A name that comes behind all there are, whatever the clocks of other computers say: `20241206-170512-check`, and
 * `20241206-170512.2-check` for one within the same second.
 */
function nextName(names: readonly string[], command: string, now: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}`;
  const second = `${day}-${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}`;
  const last = parseEntryName(names.at(-1) ?? '');
  if (!last || last.second < second) return `${second}-${command}`;
  return `${last.second}.${last.count + 1}-${command}`;
}

function recordOf(
  root: string,
  changes: readonly SourceChange[],
  earlier: readonly string[] = [],
): Pick<HistoryRecord, 'files' | 'folders'> {
  const files = changes.map(({ path, before, after }) => ({ path, before: digestIn(before), after: digestIn(after) }));
  const folders = new Set<string>();
  for (const { path } of changes) {
    const names = path.split('/').slice(0, -1);
    for (const [index] of names.entries()) folders.add(names.slice(0, index + 1).join('/'));
  }
  const isMade = (folder: string): boolean =>
    earlier.includes(folder) || !lstatSync(join(root, folder), { throwIfNoEntry: false });
  return { files, folders: [...folders].sort().filter(isMade) };
}

const digestIn = (bytes: Uint8Array | undefined): string => (bytes ? digestOf(bytes) : NO_FILE);

function writeRecord({ command, time, files, folders, undone }: HistoryRecord): string {
  const record = { version: HISTORY_VERSION, command, time: new Date(time).toISOString(), files, folders, undone };
  return `${JSON.stringify(record, undefined, 2)}\n`;
}

const DAY = 24 * 60 * 60 * 1000;
/** What is older is removed, in ms. */
const LONGEST = 90 * DAY;
/** What is kept altogether, in bytes. */
const MOST = 200 * 1024 * 1024;

/**
 * Removes what is older than 90 days and, oldest first, what is more than 200 MB; but never the newest entry that concerns
 * an issue, or what all issues share.
 */
export function sweepHistory(root: string, now: Date): void {
  const entries = readHistory(root);
  const newest = new Map(entries.flatMap((entry) => concernsOf(entry).map((concern) => [concern, entry.name])));
  const kept = new Set(newest.values());
  const times = new Map(entries.map((entry) => [entry.name, timeOf(entry)]));
  const sizes = new Map(listEntries(root).map((name) => [name, sizeOf(join(root, HISTORY_FOLDER, name))]));
  let total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  for (const [name, size] of sizes) {
    const isOld = now.getTime() - (times.get(name) ?? timeIn(name)) > LONGEST;
    if (kept.has(name) || !(isOld || total > MOST)) continue;
    removeEntry(root, name);
    total -= size;
  }
}

/** The issues whose files an entry has; what lies in no issue's folder concerns them all. */
function concernsOf(entry: HistoryEntry): readonly string[] {
  if (entry.type === 'unreadable') return [];
  return entry.files.map(({ path }) => {
    const [top, folder = ''] = path.split('/');
    return top === 'issues' && parseIssueFolder(folder) ? folder : '';
  });
}

const timeOf = (entry: HistoryEntry): number => (entry.type === 'whole' ? entry.time : timeIn(entry.name));

/** When the folder of an entry was named, as far as that can be told; in ms since 1970. */
function timeIn(name: string): number {
  const { second = '' } = parseEntryName(name) ?? {};
  const parts = /^(\d{4})(\d{2})(\d{2})-(\d{2})(\d{2})(\d{2})$/.exec(second)?.slice(1).map(Number) ?? [];
  const [year = 0, month = 1, day = 1, hours = 0, minutes = 0, seconds = 0] = parts;
  return new Date(year, month - 1, day, hours, minutes, seconds).getTime();
}

function sizeOf(folder: string): number {
  const entries = unlessRefused(() => readdirSync(folder, { withFileTypes: true, recursive: true })) ?? [];
  return entries
    .filter((entry) => entry.isFile())
    .reduce(
      (sum, { parentPath, name }) => sum + (lstatSync(join(parentPath, name), { throwIfNoEntry: false })?.size ?? 0),
      0,
    );
}

/** The record goes first: without it the rest counts for nothing. */
function removeEntry(root: string, name: string): void {
  const folder = join(root, HISTORY_FOLDER, name);
  unlessRefused(() => rmSync(join(folder, RECORD_FILE), { force: true }));
  removeIfPossible(folder);
}
