import { closeSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from '../../cache/entry-cache.js';
import type { CompileCaches } from '../../compile-caches.js';
import { latestOf, releasedOf } from '../../compile-release.js';
import { digestSource } from '../../model/byte-source.js';
import { isoDate } from '../../model/calendar.js';
import { type Finding, finding } from '../../model/finding.js';
import { unlessUnreadable } from '../../model/read-error.js';
import type { SourceFile } from '../../model/source.js';
import type { IssueSources } from '../../model/sources.js';
import { openInside } from '../../read/open-inside.js';
import { digestFile, fileSource, type OpenFile, readAll, withFile } from '../../workspace/read-file.js';
import type { FileWriter } from '../../workspace/write-file.js';
import { pathFrom } from '../workspace/open-workspace.js';

/** In bytes: fifty pages of photos have a tenth of it. */
const PDF_LIMIT = 256 * 1024 * 1024;

/** The release that holds of an issue, as plain data that can be kept. */
export interface LatestRelease {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly pages: number;
  readonly sha256: string;
  /** How many releases there are. */
  readonly count: number;
  /** Where the checksum stands in index.md: start and end. */
  readonly place: readonly [number, number];
}

/** None where the issue was not released. */
export function latestRelease(issue: IssueSources, { memo }: CompileCaches): LatestRelease | undefined {
  const released = releasedOf(issue, memo);
  if (!released) return undefined;
  const { date, pages, sha256 } = latestOf(released);
  return {
    date: isoDate(date.value),
    pages: pages.value,
    sha256: sha256.value,
    count: released.releases.length,
    place: [sha256.range.start, sha256.range.end],
  };
}

/** A released issue that is built. */
export interface ReleasedIssue {
  readonly root: string;
  /** The issue's folder. */
  readonly folder: string;
  readonly index: SourceFile;
  readonly release: LatestRelease;
  /** Where its PDF goes. */
  readonly target: string;
}

/** What became of a released issue's PDF: it stood there, was put back, or can't be had. */
export interface KeptPdf {
  readonly status: 'kept' | 'restored' | 'lost';
  readonly findings: readonly Finding[];
}

/** A release's PDF is kept beside the sources, each under a name of its own: `519.pdf`, then `519-2.pdf`. Relative to the workspace. */
export const archivePath = (folder: string, release: number): string =>
  `issues/${folder}/${folder}${release === 1 ? '' : `-${release}`}.pdf`;

/**
 * Sees to it that the PDF of a released issue, and no other, stands in its place: as it is there, as it is kept beside the
 * sources, or as it was made anew, whichever has the recorded SHA-256.
 * @param writer none where nothing is to be written
 * @throws UsageError where it can't be put there
 */
export function keepReleasedPdf(
  issue: ReleasedIssue,
  made: Uint8Array | undefined,
  writer: FileWriter | undefined,
): KeptPdf {
  const { root, folder, index, release, target } = issue;
  const archive = archivePath(folder, release.count);
  const isArchived = digestInside(root, archive) === release.sha256;
  const [start, end] = release.place;
  const place = { file: index, start, end };
  const params = { number: folder, archive, target: pathFrom(root, target) };
  const warnings = isArchived ? [] : [finding('released-pdf/archive', place, params)];
  if (digestPdf(target) === release.sha256) return { status: 'kept', findings: warnings };
  const right = [isArchived ? inside(root, archive, readAll) : undefined, made].find(
    (pdf) => pdf && digestOf(pdf) === release.sha256,
  );
  if (!right) return { status: 'lost', findings: [finding('released-pdf', place, params)] };
  writer?.write(target, right);
  return { status: 'restored', findings: warnings };
}

/** The SHA-256 of a PDF; none for what can't be read, or can be no PDF for its size. */
export const digestPdf = (path: string): string | undefined => unlessUnreadable(() => digestFile(path, PDF_LIMIT));

/** All of a PDF; none for what can't be read, or can be no PDF for its size. */
export const readPdf = (path: string): Uint8Array | undefined =>
  unlessUnreadable(() => withFile(path, PDF_LIMIT, readAll));

/** As `digestPdf`, of a file of the workspace. */
export const digestInside = (root: string, path: string): string | undefined =>
  inside(root, path, (file) => digestSource(fileSource(path, file)));

function inside<T>(root: string, path: string, read: (file: OpenFile) => T): T | undefined {
  const file = openInside(root, join(root, path));
  if (file.type === 'refused') return undefined;
  try {
    return file.size > PDF_LIMIT ? undefined : unlessUnreadable(() => read(file));
  } finally {
    closeSync(file.descriptor);
  }
}
