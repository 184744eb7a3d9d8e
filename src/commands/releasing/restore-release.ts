import { join } from 'node:path';
import { type ExitCode, exitCodes } from '../../exit-code.js';
import { HISTORY_FOLDER, NO_FILE } from '../../model/source-history.js';
import { UsageError } from '../../model/usage-error.js';
import { listFolder } from '../../read/load-workspace.js';
import { sortNames } from '../../read/sort-names.js';
import { type CompiledRestore, compileRestore, type KeptRelease } from '../../recipes/compile-restore.js';
import { formatTalk } from '../../report/format-talk.js';
import { keptSourcesPath, recordPath } from '../../workspace/built-files.js';
import { withLock } from '../../workspace/files/lock.js';
import { readSource } from '../../workspace/history/read-history.js';
import { type SourceChange, withHistory, writeChanges } from '../../workspace/history/source-history.js';
import { nameOf } from '../building/say-outcome.js';
import { talk } from '../talk.js';
import type { Terminal } from '../terminal/terminal.js';
import type { ReleasedFolder } from './released-folder.js';

/**
 * Puts the sources of a release back as they were printed, with all releases recorded in the header. What they replace is kept
 * in the history: sections that came to be since as well, which would be printed.
 * @param typed which release, from 1; that which holds where it is not a number
 * @throws UsageError where the sources were not kept, or are not those that were printed, or something can't be written
 */
export function restoreRelease(released: ReleasedFolder, typed: string | true, terminal: Terminal): ExitCode {
  const { root, folder, index, isDryRun } = released;
  const kept = keptReleases(root, folder);
  const found = compileRestore({ folder, index, kept, wanted: wantedOf(typed) });
  if (found.type !== 'sources') throw refusal(found, folder);
  const changes = changesTo(root, folder, found);
  const { quiet, language, say } = terminal;
  for (const { path } of changes) terminal.print(path);
  if (changes.length === 0) {
    if (!quiet) say(`${formatTalk(talk('restore-nothing', { issue: nameOf(folder) }), language)}\n`);
    return exitCodes.done;
  }
  const entry = isDryRun
    ? undefined
    : withLock(join(root, 'issues'), () =>
        withHistory(root, { command: 'restore', changes }, () => writeChanges(root, changes)),
      );
  if (quiet) return exitCodes.done;
  const params = { issue: nameOf(folder), date: found.record.date };
  say(
    entry === undefined
      ? `${formatTalk(talk('would-restore', params), language)}\n`
      : `${formatTalk(talk('restored', { ...params, folder: `${HISTORY_FOLDER}/${entry}` }), language)}\n`,
  );
  return exitCodes.done;
}

function wantedOf(typed: string | true): number | undefined {
  if (typed === true) return undefined;
  const number = /^[1-9]\d{0,3}$/.exec(typed.normalize('NFKC').trim())?.[0];
  if (number === undefined) throw new UsageError(talk('restore-number', { typed }));
  return Number(number);
}

/** What stands beside the sources of each release, the first one first, as far as anything does. */
function keptReleases(root: string, folder: string): readonly KeptRelease[] {
  const kept: KeptRelease[] = [];
  for (let count = 1; ; count += 1) {
    const [record, sources] = [recordPath(folder, count), keptSourcesPath(folder, count)].map((path) => {
      const read = readSource(root, path);
      return read && read.digest !== NO_FILE ? read.bytes : undefined;
    });
    const isAny = record !== undefined || sources !== undefined;
    if (!isAny) return kept;
    kept.push({ record, sources });
  }
}

function refusal({ type, release }: Exclude<CompiledRestore, { type: 'sources' }>, folder: string): UsageError {
  const params = { issue: nameOf(folder), release };
  switch (type) {
    case 'no-such':
      return new UsageError(talk('restore-no-such', params));
    case 'none':
      return new UsageError(talk('restore-none', { ...params, history: HISTORY_FOLDER }));
    case 'damaged':
      return new UsageError(
        talk('restore-damaged', {
          ...params,
          record: recordPath(folder, release),
          archive: keptSourcesPath(folder, release),
        }),
      );
  }
}

/** What differs from the sources that were printed, the header last: until it is back nothing counts as restored. */
function changesTo(
  root: string,
  folder: string,
  { files, index }: Extract<CompiledRestore, { type: 'sources' }>,
): readonly SourceChange[] {
  const home = `issues/${folder}`;
  const printed = new Set(files.map(({ path }) => path));
  const names = listFolder(root, home).value;
  const sections = sortNames(names, Buffer.from(index.bytes).toString('utf8')).sections;
  // A name may stand in the folder in another form of Unicode than the one in which it was printed.
  const added = sections.map(({ name }) => `${home}/${name}`).filter((path) => !printed.has(path.normalize('NFC')));
  return [
    ...added.filter((path) => !printed.has(path)).map((path) => changeOf(root, path, undefined)),
    ...files.map(({ path, bytes }) => changeOf(root, path, bytes)),
    changeOf(root, index.path, index.bytes),
  ].filter(({ before, after }) => !isSame(before, after));
}

function changeOf(root: string, path: string, after: Uint8Array | undefined): SourceChange {
  const read = readSource(root, path);
  if (!read) throw new UsageError(talk('restore-in-the-way', { file: path }));
  return { path, ...(read.digest !== NO_FILE && { before: read.bytes }), ...(after && { after }) };
}

const isSame = (a: Uint8Array | undefined, b: Uint8Array | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && Buffer.compare(a, b) === 0);
