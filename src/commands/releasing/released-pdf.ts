import { closeSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from '../../cache/entry-cache.js';
import type { CompileCaches } from '../../compile-caches.js';
import { latestOf, releasedOf } from '../../compile-release.js';
import { isoDate } from '../../model/calendar.js';
import { type Finding, finding } from '../../model/finding.js';
import type { SourceFile } from '../../model/source.js';
import type { IssueSources } from '../../model/sources.js';
import { openInside, readUpTo } from '../../read/open-inside.js';
import { writeFile } from '../../workspace/write-file.js';
import { pathFrom } from '../workspace/open-workspace.js';

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
 * @throws UsageError where it can't be put there
 */
export function keepReleasedPdf(
  issue: ReleasedIssue,
  made: Uint8Array | undefined,
  { isPlan = false }: { readonly isPlan?: boolean } = {},
): KeptPdf {
  const { root, folder, index, release, target } = issue;
  const archive = archivePath(folder, release.count);
  const isRight = (bytes: Uint8Array | undefined): boolean => bytes !== undefined && digestOf(bytes) === release.sha256;
  const archived = readInside(root, archive);
  const [start, end] = release.place;
  const place = { file: index, start, end };
  const params = { number: folder, archive, target: pathFrom(root, target) };
  const warnings = isRight(archived) ? [] : [finding('released-pdf/archive', place, params)];
  if (isRight(readIfThere(target))) return { status: 'kept', findings: warnings };
  const right = isRight(archived) ? archived : isRight(made) ? made : undefined;
  if (!right) return { status: 'lost', findings: [finding('released-pdf', place, params)] };
  if (!isPlan) writeFile(target, right);
  return { status: 'restored', findings: warnings };
}

/** A file of the workspace; none where there is none that can be read. */
export function readInside(root: string, path: string): Uint8Array | undefined {
  const opened = openInside(root, join(root, path));
  if (opened.type === 'refused') return undefined;
  try {
    return readUpTo(opened.descriptor, opened.size);
  } finally {
    closeSync(opened.descriptor);
  }
}

/** What can't be read is not what is looked for. */
export function readIfThere(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
