import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import type { SourceFile } from '../../model/source.js';
import { UsageError } from '../../model/usage-error.js';
import { decodeText } from '../../read/decode-text.js';
import type { ChangedText } from '../../report/format-diff.js';
import { withLock } from '../files/lock.js';
import { talk } from '../talk.js';
import { readSource } from './read-history.js';
import { type SourceChange, type WriteSteps, withHistory, writeChanges } from './source-history.js';

/** A command and what it does to sources. */
interface Rewriting {
  /** The command that rewrites them, without options. */
  readonly command: string;
  readonly files: readonly ChangedText[];
  /** Other sources that the change was decided by: they too must still say what was read. */
  readonly decidedBy?: readonly Pick<SourceFile, 'path' | 'text'>[];
  /** Files that the step `first` makes: the history records them with the rest. */
  readonly made?: readonly SourceChange[];
  /** Files that are removed, after all else was written. */
  readonly removed?: readonly string[];
}

/** Beyond what is done when sources are written. */
interface RewriteSteps extends WriteSteps {
  /** Takes back what the first step made, as something failed. */
  readonly failed?: () => void;
}

/**
 * Replaces sources of a workspace, each whole or not at all, and keeps what they were; line ends, BOM and permissions stay
 * as they are.
 * @returns the name under which the history keeps them
 * @throws UsageError, before anything is written, where one is read-only, or one or what it was decided by is no longer what
 * was read; afterwards only where one can't be written or is changed at that moment
 */
export function rewriteSources(
  root: string,
  { command, files, decidedBy = [], made = [], removed = [] }: Rewriting,
  { failed, ...steps }: RewriteSteps = {},
): string {
  return withLock(join(root, 'issues'), () => {
    for (const source of decidedBy) checkUnchanged(root, source);
    const gone = removed.map((path): SourceChange => {
      const before = readSource(root, path)?.bytes;
      return { path, ...(before && { before }) };
    });
    const changes = [...files.map((file) => checkReplaceable(root, file)), ...gone];
    return withHistory(root, { command, changes: [...changes, ...made] }, () => {
      try {
        writeChanges(root, changes, steps);
      } catch (error) {
        failed?.();
        throw error;
      }
    });
  });
}

/**
 * Makes sure that a source still is what was read, lies in the workspace, and may be replaced.
 * @throws UsageError where it is another one or read-only
 */
export function checkReplaceable(root: string, { path, before, after }: ChangedText): SourceChange {
  const read = checkUnchanged(root, { path, text: before });
  try {
    accessSync(join(root, path), constants.W_OK);
  } catch {
    throw new UsageError(talk('cannot-mend', { file: path }));
  }
  return { path, before: read, after: Buffer.concat([read.subarray(0, markLength(read)), Buffer.from(after)]) };
}

/**
 * The bytes of a source that still is what was read.
 * @throws UsageError where it is another one
 */
export function checkUnchanged(root: string, { path, text }: Pick<SourceFile, 'path' | 'text'>): Uint8Array {
  const bytes = readSource(root, path)?.bytes;
  if (bytes && decodeText(path, bytes, false).value?.text === text) return bytes;
  throw new UsageError(talk('changed-meanwhile', { file: path }));
}

const BYTE_ORDER_MARK = Buffer.from('\ufeff');

const markLength = (bytes: Uint8Array): number =>
  BYTE_ORDER_MARK.equals(bytes.subarray(0, BYTE_ORDER_MARK.length)) ? BYTE_ORDER_MARK.length : 0;
