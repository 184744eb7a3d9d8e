import { digestOf } from '../model/byte-source.js';
import type { CalendarDate } from '../model/calendar.js';
import { holdingRelease, type IssueHeader, type Released } from '../model/header.js';
import { type ReleaseRecord, readRecord } from '../model/release-record.js';
import type { SourceFile } from '../model/source.js';
import { readZip, type ZippedFile } from '../model/zip-file.js';
import { insertRelease, markWithdrawn } from '../parse/yaml/insert-release.js';
import { parseHeader } from '../parse/yaml/parse-header.js';

/* The recipes of what becomes of a release afterwards: it is withdrawn, or its sources are put back. */

/** A release as it was kept beside the sources: what stands there may be anything. */
export interface KeptRelease {
  readonly record: Uint8Array | undefined;
  readonly sources: Uint8Array | undefined;
}

/** The text of index.md whose holding release is withdrawn; none where it can't be, or has no record. */
export function compileWithdrawal(folder: string, index: SourceFile, reason: string): string | undefined {
  const header = parseHeader({ folder, index }).value;
  const holding = holdingRelease(header?.released);
  if (!header || !holding?.release.record) return undefined;
  const text = markWithdrawn(index.text, { ...holding.release, record: holding.release.record }, reason);
  const after = parseHeader({ folder, index: { ...index, text } }).value?.released;
  const isMarked = after?.releases[holding.count - 1]?.withdrawn?.value === reason;
  return isMarked && after.releases.length === header.released?.releases.length ? text : undefined;
}

interface RestoreRequest {
  readonly folder: string;
  /** index.md as it stands; none where there is none. */
  readonly index: SourceFile | undefined;
  /** What is kept of each release, the first one first. */
  readonly kept: readonly KeptRelease[];
  /** The number of the one that is to be put back, from 1; the one that holds where none is given. */
  readonly wanted?: number | undefined;
}

/** What is to stand in an issue's folder again, or why it can't. */
export type CompiledRestore =
  | {
      readonly type: 'sources';
      /** The number of the release that they are of. */
      readonly release: number;
      readonly record: ReleaseRecord;
      /** The issue's own files, by path in the workspace, but for index.md. */
      readonly files: readonly ZippedFile[];
      /** index.md, with all releases recorded in it. */
      readonly index: { readonly path: string; readonly bytes: Uint8Array };
    }
  | { readonly type: 'none' | 'no-such' | 'damaged'; readonly release: number };

/** The sources that a release was made from. The record says what they have to be, and the header which record it is. */
export function compileRestore({ folder, index, kept, wanted }: RestoreRequest): CompiledRestore {
  const header = index && parseHeader({ folder, index }).value;
  const release = wanted ?? holdingRelease(header?.released)?.count ?? kept.length;
  if (kept.length === 0 && (header?.released?.releases.length ?? 0) === 0) return { type: 'no-such', release };
  const one = kept[release - 1];
  if (release < 1 || (!one && release > (header?.released?.releases.length ?? 0))) return { type: 'no-such', release };
  if (!one?.record && !one?.sources) return { type: 'none', release };
  const records = kept.slice(release - 1).map((each, offset) => recordOf(each, release + offset, header));
  const record = records[0]?.record;
  const isSound = record && one.sources && digestOf(one.sources) === record.sources;
  const files = isSound ? readZip(one.sources) : undefined;
  const path = `issues/${folder}/index.md`;
  const printed = files?.find((file) => file.path === path);
  const known = records.filter((each) => each !== undefined);
  if (!record || !files || !printed || known.length < records.length) return { type: 'damaged', release };
  const text = withReleases(folder, { path, text: textOf(printed.bytes) }, known, header?.released);
  if (text === undefined) return { type: 'damaged', release };
  const own = files.filter((file) => file.path.startsWith(`issues/${folder}/`) && file !== printed);
  const mark = printed.bytes.subarray(0, printed.bytes[0] === BYTE_ORDER_MARK[0] ? BYTE_ORDER_MARK.length : 0);
  return {
    type: 'sources',
    release,
    record,
    files: own,
    index: { path, bytes: Buffer.concat([mark, Buffer.from(text)]) },
  };
}

const BYTE_ORDER_MARK = Buffer.from('\ufeff');

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** The record of a release; undefined where it can't be read, or the header names another one. */
function recordOf(
  { record: bytes }: KeptRelease,
  count: number,
  header: IssueHeader | undefined,
): NamedRecord | undefined {
  const named = header?.released?.releases[count - 1]?.record?.value;
  const digest = bytes && digestOf(bytes);
  const record = bytes && readRecord(bytes);
  return record && digest !== undefined && (named ?? digest) === digest ? { record, digest } : undefined;
}

/** A record, and the digest by which the header names it. */
interface NamedRecord {
  readonly record: ReleaseRecord;
  readonly digest: string;
}

/** A printed header with what was recorded since: its own release, and those that came after it. */
function withReleases(
  folder: string,
  index: SourceFile,
  records: readonly NamedRecord[],
  now: Released | undefined,
): string | undefined {
  let { text } = index;
  for (const { record, digest } of records) {
    const header = parseHeader({ folder, index: { ...index, text } }).value;
    const date = dateOf(record.date);
    if (!header || !date) return undefined;
    const withdrawn = now?.releases[record.release - 1]?.withdrawn?.value;
    text = insertRelease(header, {
      date,
      pages: record.pages,
      sha256: record.pdf,
      published: new Map(
        Object.entries(record.published).map(([key, figures]) => [key, new Map(Object.entries(figures))]),
      ),
      files: new Map(Object.entries(record.files)),
      record: digest,
      ...(record.reason !== undefined && { reason: record.reason }),
      ...(withdrawn !== undefined && { withdrawn }),
    });
  }
  return text;
}

function dateOf(written: string): CalendarDate | undefined {
  const [year, month, day] = written.split('-').map(Number);
  return year === undefined || month === undefined || day === undefined ? undefined : { year, month, day };
}
