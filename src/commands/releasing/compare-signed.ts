import { digestOf } from '../../model/byte-source.js';
import { draftSourcesName } from '../../model/issue-folder.js';
import { NO_FILE } from '../../model/source-history.js';
import { UsageError } from '../../model/usage-error.js';
import { readZip, type ZippedFile } from '../../model/zip-file.js';
import { formatDiff } from '../../report/format-diff.js';
import { readSource } from '../../workspace/history/read-history.js';
import { nameOf } from '../building/say-outcome.js';
import { talk } from '../talk.js';

/** A draft as it was signed. */
interface SignedDraft {
  /** Who signed. */
  readonly name: string;
  /** The number of the draft. */
  readonly draft: number;
  /** SHA-256 of the ZIP of its sources. */
  readonly sources: string;
  /** The issue's own. */
  readonly files: readonly ZippedFile[];
}

/**
 * Reads the sources of the draft that was signed.
 * @param typed the draft's number
 * @throws UsageError where no sources were kept of a draft of that number
 */
export function readSigned(
  root: string,
  folder: string,
  { name, typed }: { name: string; typed: string },
): SignedDraft {
  const draft = Number(/^[1-9]\d{0,5}$/.exec(typed.normalize('NFKC').trim())?.[0]);
  const path = `issues/${folder}/${draftSourcesName(folder, draft)}`;
  const read = Number.isNaN(draft) ? undefined : readSource(root, path);
  const files = read && read.digest !== NO_FILE ? readZip(read.bytes) : undefined;
  if (!read || !files) throw new UsageError(talk('signed-unknown', { issue: nameOf(folder), typed }));
  const home = `issues/${folder}/`;
  return { name, draft, sources: digestOf(read.bytes), files: files.filter((file) => file.path.startsWith(home)) };
}

/** What was changed since the draft, as a text for people; empty where nothing was. */
export function compareSigned(
  { files: signed }: Pick<SignedDraft, 'files'>,
  files: readonly ZippedFile[],
  color: boolean,
): string {
  const [before, after] = [signed, files].map((all) => new Map(all.map(({ path, bytes }) => [path, bytes])));
  const paths = [...new Set([...signed, ...files].map(({ path }) => path))].sort();
  return paths
    .map((path) => {
      const [was, is] = [before?.get(path), after?.get(path)];
      if (was && is && Buffer.compare(was, is) === 0) return '';
      const isText = /\.(?:md|csv)$/i.test(path);
      const diff = isText ? formatDiff({ path, before: textOf(was), after: textOf(is) }, color) : '';
      return diff === '' ? `${path}\n` : diff;
    })
    .join('');
}

const textOf = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('utf8');
