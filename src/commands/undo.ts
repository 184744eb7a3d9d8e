import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type ExitCode, exitCodes } from '../exit-code.js';
import {
  HISTORY_FOLDER,
  type HistoryEntry,
  type HistoryRecord,
  NO_FILE,
  type RecordedFile,
} from '../model/source-history.js';
import { unlessRefused } from '../model/system-error.js';
import { UsageError } from '../model/usage-error.js';
import { formatDiff } from '../report/format-diff.js';
import { type CommandRow, commandText, formatHistory, localTime } from '../report/format-history.js';
import { formatTalk } from '../report/format-talk.js';
import { withLock } from '../workspace/files/lock.js';
import { isDropping, removeEmptied } from '../workspace/files/make-folder.js';
import { findRoot } from '../workspace/find-root.js';
import { listEntries, readHistory, readSource } from '../workspace/history/read-history.js';
import {
  markUndone,
  removeIssues,
  type SourceChange,
  withHistory,
  writeChanges,
} from '../workspace/history/source-history.js';
import { talk } from './talk.js';
import type { Terminal } from './terminal/terminal.js';

/** `bulletin undo` as it was called. */
export interface UndoRequest {
  /** Shows what is kept, and does no more. */
  readonly list?: boolean;
  /** Shows what would be put back, and does no more. */
  readonly dryRun?: boolean;
  /** The workspace, or a folder in it. */
  readonly cwd: string | undefined;
}

/**
 * Puts back what the last command wrote that has not been put back yet, all of it or nothing.
 * @throws UsageError where there is no workspace, where what would be put back was changed since, is a release or can't be
 * read, or where something can't be written
 */
export function undo(request: UndoRequest, terminal: Terminal): ExitCode {
  const root = findRoot(request.cwd, terminal.standing);
  if (request.list) list(readHistory(root), terminal);
  else if (request.dryRun) show(planUndo(root), terminal);
  else
    say(
      withLock(join(root, 'issues'), () => putBack(root, planUndo(root))),
      terminal,
    );
  return exitCodes.done;
}

type WholeEntry = Extract<HistoryEntry, { type: 'whole' }>;

/** The newest that has not been put back. What `undo` itself replaced is kept to be copied by hand. */
const nextOf = (entries: readonly HistoryEntry[]): HistoryEntry | undefined =>
  entries.findLast((entry) => entry.type === 'unreadable' || (entry.command !== 'undo' && entry.undone === undefined));

function list(entries: readonly HistoryEntry[], { language, quiet, write, say }: Terminal): void {
  const next = nextOf(entries);
  const rows = entries.map((entry): CommandRow => {
    if (entry.type === 'unreadable') return { command: entry.name, files: [], state: 'unreadable' };
    const { time, command, files } = entry;
    return { time, command, files: files.map(({ path }) => path), state: stateOf(entry, next) };
  });
  if (rows.length > 0) write(formatHistory(rows.reverse(), language));
  if (quiet) return;
  const text =
    rows.length > 0
      ? formatTalk(talk('undo-list-where', { folder: HISTORY_FOLDER }), language)
      : formatTalk(talk('undo-list-empty', {}), language);
  say(`${text}\n`);
}

function stateOf({ name, command, undone }: WholeEntry, next: HistoryEntry | undefined): CommandRow['state'] {
  if (isOfRelease(command) || command === 'undo') return 'never';
  if (undone !== undefined) return 'undone';
  return name === next?.name ? 'next' : 'waiting';
}

/** What it wrote is evidence, and is never taken back unseen. */
const isOfRelease = (command: string): boolean => command === 'release' || command === 'withdraw';

const folderOf = ({ name }: HistoryEntry): string => `${HISTORY_FOLDER}/${name}`;

const unreadable = (entry: HistoryEntry): UsageError =>
  new UsageError(talk('history-unreadable', { folder: folderOf(entry) }));

/** How an entry is named in a sentence. */
const named = ({ command, time }: HistoryRecord) => ({ command: commandText(command), time: localTime(time) });

/** An entry, and what putting it back changes: nothing of a file that is as it was before. */
interface PlannedUndo {
  readonly entry: WholeEntry;
  readonly changes: readonly SourceChange[];
  /** Whether the history holds nothing else. */
  readonly isAlone: boolean;
}

/**
 * What undoing will do; undefined where there is nothing to put back.
 * @throws UsageError where any file is neither what it was before the command nor what that made of it
 */
function planUndo(root: string): PlannedUndo | undefined {
  const entries = readHistory(root);
  const entry = nextOf(entries);
  if (!entry) return undefined;
  if (entry.type === 'unreadable') throw unreadable(entry);
  const files = entry.files.map((file) => ({ file, present: readSource(root, file.path) }));
  const touched = files.filter(({ file, present }) => present?.digest !== file.before);
  if (isOfRelease(entry.command) && touched.length > 0) throw releaseStands(entry);
  const changed = touched.filter(({ file, present }) => present?.digest !== file.after).map(({ file }) => file);
  const added = touched.length > 0 ? addedFiles(root, entry) : [];
  if (changed.length + added.length > 0) throw changedSince(entry, changed, added);
  const changes = touched.flatMap(({ file, present }) => (present ? [takeBack(root, entry, file, present)] : []));
  return { entry, changes, isAlone: listEntries(root).length === 1 };
}

function changedSince(entry: WholeEntry, changed: readonly RecordedFile[], added: readonly string[]): UsageError {
  const files = [...changed.map(({ path }) => path), ...added];
  const params = { ...named(entry), files, folder: folderOf(entry) };
  const isNew = changed.every(({ before }) => before === NO_FILE);
  return isNew ? new UsageError(talk('undo-changed-new', params)) : new UsageError(talk('undo-changed', params));
}

function takeBack(
  root: string,
  entry: WholeEntry,
  { path, before }: RecordedFile,
  { digest, bytes }: NonNullable<ReturnType<typeof readSource>>,
): SourceChange {
  const replaced = digest === NO_FILE ? {} : { before: bytes };
  if (before === NO_FILE) return { path, ...replaced };
  const kept = readSource(root, `${folderOf(entry)}/${path}`);
  if (kept?.digest !== before) throw unreadable(entry);
  return { path, ...replaced, after: kept.bytes };
}

function releaseStands(entry: WholeEntry): UsageError {
  const numbers = entry.files.flatMap(({ path }) => (path.endsWith('/index.md') ? (path.split('/')[1] ?? []) : []));
  return new UsageError(talk('undo-release', { ...named(entry), number: numbers.join(' '), folder: folderOf(entry) }));
}

/** What came into a folder of issues that was made then: without the rest it would be of no use. */
function addedFiles(root: string, { files, folders }: WholeEntry): readonly string[] {
  const known = new Set([HISTORY_FOLDER, ...folders, ...files.map(({ path }) => path)]);
  return folders
    .filter((folder) => `${folder}/`.startsWith('issues/'))
    .flatMap((folder) => namesIn(root, folder).map((name) => ({ name, path: `${folder}/${name}` })))
    .filter(({ name, path }) => !known.has(path) && !isDropping(name))
    .map(({ path }) => path);
}

const namesIn = (root: string, folder: string): readonly string[] =>
  unlessRefused(() => readdirSync(join(root, folder))) ?? [];

function show(planned: PlannedUndo | undefined, terminal: Terminal): void {
  if (!planned) {
    sayNothingToUndo(terminal);
    return;
  }
  const { entry, changes } = planned;
  for (const change of changes) terminal.write(differenceOf(change, terminal.results.color));
  if (terminal.quiet) return;
  const lines = [
    ...changes.map(({ path: file, after }) =>
      formatTalk(talk(after ? 'undo-would-restore' : 'undo-would-remove', { file }), terminal.language),
    ),
    formatTalk(talk(changes.length > 0 ? 'undo-would' : 'undo-nothing-left', named(entry)), terminal.language),
  ];
  terminal.say(lines.map((line) => `${line}\n`).join(''));
}

/** What is removed has no difference worth reading. */
function differenceOf({ path, before, after }: SourceChange, color: boolean): string {
  const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');
  return before && after ? formatDiff({ path, before: textOf(before), after: textOf(after) }, color) : '';
}

interface DoneUndo extends PlannedUndo {
  /** The entry that keeps what stood there until then. */
  readonly kept: string | undefined;
  /** Folders that were made and are still there. */
  readonly left: readonly string[];
}

function putBack(root: string, planned: PlannedUndo | undefined): DoneUndo | undefined {
  if (!planned) return undefined;
  const { entry, changes, isAlone } = planned;
  const write = (): void => writeChanges(root, changes);
  // Nothing has to be kept of a new workspace that nobody has changed: `init` makes it again.
  const isAll = entry.command === 'init' && isAlone;
  const kept = changes.length > 0 && !isAll ? withHistory(root, { command: 'undo', changes }, write) : undefined;
  if (isAll) write();
  const left = removeEmptied(root, entry.folders);
  if (!isAll || !removeIssues(root, entry.name)) markUndone(root, entry, kept ?? entry.name);
  return { ...planned, kept, left: left.filter((folder) => existsSync(join(root, folder))) };
}

function say(done: DoneUndo | undefined, terminal: Terminal): void {
  if (!done) {
    sayNothingToUndo(terminal);
    return;
  }
  const { entry, changes, kept, left } = done;
  if (terminal.quiet) return;
  const { language } = terminal;
  const lines = [
    ...changes.map(({ path: file, after }) =>
      formatTalk(talk(after ? 'undo-restored' : 'undo-removed', { file }), language),
    ),
    ...left.map((folder) => formatTalk(talk('undo-folder-left', { folder }), language)),
    formatTalk(talk(changes.length > 0 ? 'undo-done' : 'undo-nothing-left', named(entry)), language),
    ...(kept === undefined ? [] : [formatTalk(talk('undo-kept', { folder: `${HISTORY_FOLDER}/${kept}` }), language)]),
  ];
  terminal.say(lines.map((line) => `${line}\n`).join(''));
}

function sayNothingToUndo({ quiet, language, say }: Terminal): void {
  if (!quiet) say(`${formatTalk(talk('nothing-to-undo', {}), language)}\n`);
}
