import { readdirSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type ExitCode, exitCodes } from '../exit-code.js';
import {
  HISTORY_FOLDER,
  type HistoryEntry,
  type HistoryRecord,
  NO_FILE,
  type RecordedFile,
} from '../model/source-history.js';
import { UsageError } from '../model/usage-error.js';
import { formatDiff } from '../report/format-diff.js';
import { commandText, formatHistory, type HistoryRow, localTime } from '../report/format-history.js';
import { formatTalk } from '../report/format-talk.js';
import { readHistory, readSource } from '../workspace/read-history.js';
import {
  markUndone,
  removeHistory,
  type SourceChange,
  writeChanges,
  writeSources,
} from '../workspace/source-history.js';
import { unlessRefused } from '../workspace/system-error.js';
import type { Terminal } from './terminal/terminal.js';
import { openWorkspace } from './workspace/open-workspace.js';

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
 * @throws UsageError where there is no workspace or nothing to put back, where it was changed since, is a release or can't
 * be read, or where something can't be written
 */
export function undo(request: UndoRequest, terminal: Terminal): ExitCode {
  const root = openWorkspace(request.cwd, terminal.standing);
  const entries = readHistory(root);
  if (request.list) {
    list(entries, terminal);
    return exitCodes.done;
  }
  const entry = nextOf(entries);
  if (!entry) throw UsageError.of('nothing-to-undo', {});
  if (entry.type === 'unreadable') throw unreadable(entry);
  const plan = planUndo(root, entry);
  if (request.dryRun) show(entry, plan, terminal);
  else putBack(root, { entry, plan, isAlone: entries.length === 1 }, terminal);
  return exitCodes.done;
}

type WholeEntry = Extract<HistoryEntry, { type: 'whole' }>;

/** The newest that has not been put back. What `undo` itself replaced is kept to be copied by hand. */
const nextOf = (entries: readonly HistoryEntry[]): HistoryEntry | undefined =>
  entries.findLast((entry) => entry.type === 'unreadable' || (entry.command !== 'undo' && entry.undone === undefined));

function list(entries: readonly HistoryEntry[], { language, quiet, write, say }: Terminal): void {
  const next = nextOf(entries);
  const rows = entries.map((entry): HistoryRow => {
    if (entry.type === 'unreadable') return { command: entry.name, files: [], state: 'unreadable' };
    const { time, command, files } = entry;
    return { time, command, files: files.map(({ path }) => path), state: stateOf(entry, next) };
  });
  if (rows.length > 0) write(formatHistory(rows.reverse(), language));
  if (quiet) return;
  const text =
    rows.length > 0
      ? formatTalk('undo-list-where', { folder: HISTORY_FOLDER }, language)
      : formatTalk('undo-list-empty', {}, language);
  say(`${text}\n`);
}

function stateOf({ name, command, undone }: WholeEntry, next: HistoryEntry | undefined): HistoryRow['state'] {
  if (command === 'release' || command === 'undo') return 'never';
  if (undone !== undefined) return 'undone';
  return name === next?.name ? 'next' : 'waiting';
}

const folderOf = ({ name }: HistoryEntry): string => `${HISTORY_FOLDER}/${name}`;

const unreadable = (entry: HistoryEntry): UsageError =>
  UsageError.of('history-unreadable', { folder: folderOf(entry) });

/** How an entry is named in a sentence. */
const named = ({ command, time }: HistoryRecord) => ({ command: commandText(command), time: localTime(time) });

/**
 * What putting an entry back changes: nothing of a file that is as it was before, because the command was killed or somebody
 * else put it back.
 * @throws UsageError where any file is neither what it was before the command nor what that made of it
 */
function planUndo(root: string, entry: WholeEntry): readonly SourceChange[] {
  const files = entry.files.map((file) => ({ file, standing: readSource(root, file.path) }));
  const isDone = files.every(({ file, standing }) => standing?.digest === file.before);
  if (entry.command === 'release' && !isDone) throw releaseStands(entry);
  const changed = files.filter(
    ({ file, standing }) => standing?.digest !== file.before && standing?.digest !== file.after,
  );
  const added = isDone ? [] : addedFiles(root, entry);
  if (changed.length + added.length > 0) {
    const isNew = changed.every(({ file }) => file.before === NO_FILE);
    const params = {
      ...named(entry),
      files: [...changed.map(({ file }) => file.path), ...added],
      folder: folderOf(entry),
    };
    throw isNew ? UsageError.of('undo-changed-new', params) : UsageError.of('undo-changed', params);
  }
  return files.flatMap(({ file, standing }) =>
    standing && standing.digest !== file.before ? [takeBack(root, entry, file, standing.bytes)] : [],
  );
}

function takeBack(root: string, entry: WholeEntry, { path, before }: RecordedFile, standing: Uint8Array): SourceChange {
  if (before === NO_FILE) return { path, before: standing };
  const kept = readSource(root, `${folderOf(entry)}/${path}`);
  if (kept?.digest !== before) throw unreadable(entry);
  return { path, before: standing, after: kept.bytes };
}

function releaseStands(entry: WholeEntry): UsageError {
  const made = entry.files.filter(({ before }) => before === NO_FILE).map(({ path }) => path);
  return UsageError.of('undo-release', { ...named(entry), files: made, folder: folderOf(entry) });
}

/** What systems put into any folder that is looked at. */
const droppings: readonly string[] = ['.DS_Store', 'Thumbs.db', 'desktop.ini'];

/** What came into a folder of issues that was made then: without the rest it would be of no use. */
function addedFiles(root: string, { files, folders }: WholeEntry): readonly string[] {
  const known = new Set([HISTORY_FOLDER, ...folders, ...files.map(({ path }) => path)]);
  return folders
    .filter((folder) => `${folder}/`.startsWith('issues/'))
    .flatMap((folder) => namesIn(root, folder).map((name) => ({ name, path: `${folder}/${name}` })))
    .filter(({ name, path }) => !known.has(path) && !droppings.includes(name))
    .map(({ path }) => path);
}

const namesIn = (root: string, folder: string): readonly string[] =>
  unlessRefused(() => readdirSync(join(root, folder))) ?? [];

function show(entry: WholeEntry, plan: readonly SourceChange[], terminal: Terminal): void {
  for (const change of plan) terminal.write(differenceOf(change, terminal.results.color));
  if (terminal.quiet) return;
  for (const { path, after } of plan) sayOf(after ? 'undo-would-restore' : 'undo-would-remove', path, terminal);
  const code = plan.length > 0 ? 'undo-would' : 'undo-nothing-left';
  terminal.say(`${formatTalk(code, named(entry), terminal.language)}\n`);
}

/** What is removed or is no text has no difference worth reading. */
function differenceOf({ path, before, after }: SourceChange, color: boolean): string {
  if (!before || !after) return '';
  const [standing, kept] = [before, after].map((bytes) => Buffer.from(bytes).toString('utf8'));
  return standing === undefined || kept === undefined ? '' : formatDiff({ path, before: standing, after: kept }, color);
}

const sayOf = (
  code: 'undo-restored' | 'undo-removed' | 'undo-would-restore' | 'undo-would-remove',
  file: string,
  { say, language }: Terminal,
): void => say(`${formatTalk(code, { file }, language)}\n`);

interface PlannedUndo {
  readonly entry: WholeEntry;
  readonly plan: readonly SourceChange[];
  /** Whether the history holds nothing else. */
  readonly isAlone: boolean;
}

function putBack(root: string, { entry, plan, isAlone }: PlannedUndo, terminal: Terminal): void {
  // A new workspace that nobody has changed goes as a whole, and its history with it: `init` makes it again.
  const isWorkspace = entry.command === 'init' && isAlone;
  const isKept = !isWorkspace && plan.length > 0;
  const kept = isKept ? writeSources(root, { command: 'undo', changes: plan }) : undefined;
  if (!isKept) writeChanges(root, plan);
  if (isWorkspace) removeHistory(root);
  else markUndone(root, entry, kept ?? entry.name);
  const left = removeFolders(root, entry.folders);
  if (terminal.quiet) return;
  for (const { path, after } of plan) sayOf(after ? 'undo-restored' : 'undo-removed', path, terminal);
  const lines = [
    ...left.map((folder) => formatTalk('undo-folder-left', { folder }, terminal.language)),
    formatTalk(plan.length > 0 ? 'undo-done' : 'undo-nothing-left', named(entry), terminal.language),
    ...(kept === undefined
      ? []
      : [formatTalk('undo-kept', { folder: `${HISTORY_FOLDER}/${kept}` }, terminal.language)]),
  ];
  terminal.say(`${lines.join('\n')}\n`);
}

/** Removes folders that were made and hold nothing any more, but for what systems put there; those that stay. */
function removeFolders(root: string, folders: readonly string[]): readonly string[] {
  return folders.toReversed().filter((folder) => {
    const names = namesIn(root, folder);
    if (names.every((name) => droppings.includes(name))) {
      for (const name of names) unlessRefused(() => rmSync(join(root, folder, name)));
    }
    unlessRefused(() => rmdirSync(join(root, folder)));
    return namesIn(root, folder).length > 0;
  });
}
