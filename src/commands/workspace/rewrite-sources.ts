import { accessSync, closeSync, constants } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from '../../cache/entry-cache.js';
import { UsageError } from '../../model/usage-error.js';
import { openInside, readUpTo } from '../../read/open-inside.js';
import type { ChangedText } from '../../report/format-diff.js';
import { withLock } from '../../workspace/lock.js';
import { type FileWriter, openWriter } from '../../workspace/write-file.js';

/** What is done before the sources are replaced, while no other process of ours replaces any. */
export interface RewriteSteps {
  /** Nothing was written yet; what it throws keeps all as it is. */
  readonly first?: (writer: FileWriter) => void;
  /** Told of each source as soon as it is replaced. */
  readonly done?: (path: string) => void;
}

/**
 * Replaces sources of a workspace, each whole or not at all; line ends, BOM and permissions stay as they are.
 * @throws UsageError, before anything is written, where one is read-only or no longer what was read; afterwards only where
 * one can't be written or is changed at that moment
 */
export function rewriteSources(root: string, files: readonly ChangedText[], { first, done }: RewriteSteps = {}): void {
  withLock(join(root, 'issues'), () => {
    const looked = files.map((file) => ({ path: file.path, ...checkReplaceable(root, file) }));
    const writer = openWriter();
    try {
      first?.(writer);
      for (const { path, bytes, replaces } of looked) {
        writer.write(join(root, path), bytes, { replaces });
        done?.(path);
      }
    } finally {
      writer.sync();
    }
  });
}

/**
 * Makes sure that a source still is what was read, lies in the workspace, and may be replaced.
 * @returns what is to be written, and the digest of what that replaces
 * @throws UsageError where it is another one or read-only
 */
export function checkReplaceable(
  root: string,
  { path, before, after }: ChangedText,
): { readonly bytes: Uint8Array; readonly replaces: string } {
  const read = checkUnchanged(root, { path, text: before });
  try {
    accessSync(join(root, path), constants.W_OK);
  } catch {
    throw UsageError.of('cannot-mend', { file: path });
  }
  return { bytes: Buffer.concat([read.subarray(0, markLength(read)), Buffer.from(after)]), replaces: digestOf(read) };
}

/**
 * The bytes of a source that still is what was read.
 * @throws UsageError where it is another one
 */
export function checkUnchanged(
  root: string,
  { path, text }: { readonly path: string; readonly text: string },
): Uint8Array {
  const wanted = Buffer.from(text);
  const bytes = readSource(root, path, BYTE_ORDER_MARK.length + wanted.length);
  if (bytes && wanted.equals(bytes.subarray(markLength(bytes)))) return bytes;
  throw UsageError.of('changed-meanwhile', { file: path });
}

/** None where there is none that can be read, or a larger one. */
function readSource(root: string, path: string, most: number): Uint8Array | undefined {
  const opened = openInside(root, join(root, path));
  if (opened.type === 'refused') return undefined;
  try {
    return opened.size > most ? undefined : readUpTo(opened.descriptor, opened.size);
  } finally {
    closeSync(opened.descriptor);
  }
}

const BYTE_ORDER_MARK = Buffer.from('\ufeff');

const markLength = (bytes: Uint8Array): number =>
  BYTE_ORDER_MARK.equals(bytes.subarray(0, BYTE_ORDER_MARK.length)) ? BYTE_ORDER_MARK.length : 0;
