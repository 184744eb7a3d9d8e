import { closeSync, lstatSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { digestOf } from '../../model/byte-source.js';
import { unlessUnreadable } from '../../model/read-error.js';
import {
  HISTORY_FOLDER,
  type HistoryEntry,
  type HistoryRecord,
  NO_FILE,
  type RecordedFile,
} from '../../model/source-history.js';
import { unlessRefused } from '../../model/system-error.js';
import { openInside } from '../../read/open-inside.js';
import { isWindowsName } from '../../read/path-rules.js';
import { readAll } from '../../read/read-file.js';

/** In an entry's folder, beside the files that were replaced. */
export const RECORD_FILE = 'record.json';
/** A newer program may write another one. */
export const HISTORY_VERSION = 1;

/** The largest source that is put back, in bytes: none is nearly as large. */
const MOST = 64 * 1024 * 1024;
/** The longest path that is believed, in UTF-16 units: systems take less. */
const LONGEST_PATH = 4096;

/** What the name of an entry's folder says: its place in the order of all, and the command. */
interface EntryName {
  /** `20241206-170512`, in the local time of the computer that wrote it. */
  readonly second: string;
  /** The number of the entry within its second, from 1. */
  readonly count: number;
  readonly command: string;
}

/** What the name of an entry says; undefined where a folder of that name holds no entry. */
export function parseEntryName(name: string): EntryName | undefined {
  const [, second, count = '1', command] = /^(\d{8}-\d{6})(?:\.(\d{1,9}))?-([a-z]+)$/.exec(name) ?? [];
  return second === undefined || command === undefined ? undefined : { second, count: Number(count), command };
}

/** The names of the entries' folders there are, oldest first. */
export function listEntries(root: string): readonly string[] {
  const home = join(root, HISTORY_FOLDER);
  // Links are not followed: what is removed with an entry has to be its own.
  const isFolder = unlessRefused(() => lstatSync(home).isDirectory());
  const entries = (isFolder && unlessRefused(() => readdirSync(home, { withFileTypes: true }))) || [];
  const names = entries.flatMap((entry) => {
    const parsed = entry.isDirectory() ? parseEntryName(entry.name) : undefined;
    return parsed ? [{ name: entry.name, ...parsed }] : [];
  });
  names.sort((a, b) => (a.second === b.second ? a.count - b.count : a.second < b.second ? -1 : 1));
  return names.map(({ name }) => name);
}

/**
 * What the history holds, oldest first. A folder without a record is left out: it is being removed, or has not yet come as a
 * whole from another computer.
 */
export const readHistory = (root: string): readonly HistoryEntry[] =>
  listEntries(root).flatMap((name): readonly HistoryEntry[] => {
    const read = readSource(root, `${HISTORY_FOLDER}/${name}/${RECORD_FILE}`);
    if (read?.digest === NO_FILE) return [];
    const record = read && parseRecord(Buffer.from(read.bytes).toString('utf8'));
    return [record ? { type: 'whole', name, ...record } : { type: 'unreadable', name }];
  });

/** A file as it stands. */
interface StandingFile {
  /** The SHA-256 of its bytes, or `NO_FILE`. */
  readonly digest: string;
  /** The bytes of the file; there are none of one that isn't there. */
  readonly bytes: Uint8Array;
}

/** A file of the workspace, given by its path with `/`; none where what stands there can't be read, or lies elsewhere. */
export function readSource(root: string, path: string): StandingFile | undefined {
  const opened = openInside(root, join(root, ...path.split('/')));
  if (opened.type === 'refused') {
    return opened.why === 'missing' ? { digest: NO_FILE, bytes: new Uint8Array() } : undefined;
  }
  try {
    const bytes = opened.size > MOST ? undefined : unlessUnreadable(() => readAll(opened));
    return bytes && { digest: digestOf(bytes), bytes };
  } finally {
    closeSync(opened.descriptor);
  }
}

/** Reads a record, which anybody may have written: whatever makes no sense makes all of it unreadable. */
export function parseRecord(text: string): HistoryRecord | undefined {
  const record = parseJson(text);
  if (!isObject(record) || record.version !== HISTORY_VERSION) return undefined;
  const { command, undone } = record;
  const time = typeof record.time === 'string' ? Date.parse(record.time) : Number.NaN;
  const files = readList(record.files, readRecordedFile);
  const folders = readList(record.folders, (folder) => (isSourcePath(folder) ? folder : undefined));
  if (typeof command !== 'string' || !/^[a-z]+$/.test(command) || Number.isNaN(time)) return undefined;
  if (!files || files.length === 0 || !folders) return undefined;
  // No other commands remove sources; what isn't there can't be told to lie inside.
  if (!['undo', 'restore', 'release'].includes(command) && files.some(({ after }) => after === NO_FILE))
    return undefined;
  if (new Set(files.map(({ path }) => path)).size < files.length) return undefined;
  if (undone === undefined) return { command, time, files, folders };
  const isName = typeof undone === 'string' && parseEntryName(undone) !== undefined;
  return isName ? { command, time, files, folders, undone } : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function readRecordedFile(value: unknown): RecordedFile | undefined {
  if (!isObject(value)) return undefined;
  const { path, before, after } = value;
  if (!isSourcePath(path) || !isDigest(before) || !isDigest(after) || before === after) return undefined;
  return { path, before, after };
}

/** All that a list holds, read; none where one thing can't be, or it is no list. */
function readList<T>(value: unknown, read: (item: unknown) => T | undefined): readonly T[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const items = value.map(read).filter((item) => item !== undefined);
  return items.length === value.length ? items : undefined;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isDigest = (value: unknown): value is string =>
  typeof value === 'string' && (value === NO_FILE || /^[\da-f]{64}$/.test(value));

/** Folders that belong to other programs: what they hold is run. */
const FOREIGN = /^(?:\.git|node_modules)$/i;

/** Whether this is the path of a file that a command could have written, and leads nowhere else. */
const isSourcePath = (value: unknown): value is string =>
  typeof value === 'string' &&
  value.length <= LONGEST_PATH &&
  `${value}/`.startsWith(`${HISTORY_FOLDER}/`) === false &&
  value.split('/').every(isPlainName);

const isPlainName = (name: string): boolean =>
  name !== '' &&
  name !== '.' &&
  name !== '..' &&
  !name.includes('\0') &&
  !FOREIGN.test(name) &&
  (sep === '/' || (!name.includes(sep) && isWindowsName(name)));
