import { digestOf } from '../model/byte-source.js';
import { isoDate } from '../model/calendar.js';
import { isSame, readExact } from '../model/exact.js';
import type { Finding } from '../model/finding.js';
import { holdingRelease, type IssueHeader, type Release } from '../model/header.js';
import { keptPdfName, keptSourcesName, recordName } from '../model/issue-folder.js';
import { type RecordName, type ReleaseRecord, readRecord } from '../model/release-record.js';
import { type SourceRange, unreadFile, wholeFile } from '../model/source.js';
import type { IssueSources, WorkspaceSources } from '../model/sources.js';
import { readAttachment } from './digest-files.js';
import { finding } from './finding.js';

/**
 * Where records lie: beside the issue itself, and in the workspace, as the one before it in the year lies in another issue's
 * folder.
 */
export interface RecordSources {
  readonly header: Pick<IssueHeader, 'released'>;
  readonly issue: IssueSources;
  readonly shared: Pick<WorkspaceSources, 'attachments'>;
}

/** An issue before it; its header may be made only when it is asked for. */
interface EarlierIssue {
  readonly folder: string;
  readonly header: Pick<IssueHeader, 'released'>;
}

interface JudgedRecord {
  /** The record of the release that holds, where it is what the header names; earlier programs wrote none. */
  readonly record: ReleaseRecord | undefined;
  readonly findings: readonly Finding[];
}

/** What is wrong with the records of an issue's releases, and with what lies beside them. */
export function judgeRecords(sources: RecordSources): JudgedRecord {
  const { header, issue } = sources;
  const releases = header.released?.releases ?? [];
  const holding = holdingRelease(header.released)?.count;
  const judged = releases.map((release, index) => judgeRecord(release, index + 1, sources));
  return {
    record: holding === undefined ? undefined : judged[holding - 1]?.record,
    findings: [...judged.flatMap(({ findings }) => findings), ...findOrphans(releases.length, issue)],
  };
}

function judgeRecord(release: Release, count: number, sources: RecordSources): JudgedRecord {
  const { issue } = sources;
  const { folder } = issue;
  const name = recordName(folder, count);
  const params = { number: folder, record: `issues/${folder}/${name}` };
  const only = (found: Finding): JudgedRecord => ({ record: undefined, findings: [found] });
  if (!release.record) {
    const isThere = issue.kept.includes(name);
    return isThere ? only(finding('released-record/unnamed', release.range, params)) : nothingWrong;
  }
  const { value: recorded, range } = release.record;
  const bytes = readAttachment({ value: name, range }, issue);
  if (!bytes) return only(finding('released-record/gone', range, params));
  if (digestOf(bytes) !== recorded) return only(finding('released-record', range, params));
  const record = readRecord(bytes);
  if (!record) return only(finding('released-record/unread', range, params));
  const other = otherKey(record, release, { folder, count });
  if (other) return only(finding('released-record/header', other.range, { ...params, key: other.key }));
  return {
    record,
    findings: [...findKeptSources(record, count, range, issue), ...findBrokenChain(record, range, sources)],
  };
}

const nothingWrong: JudgedRecord = { record: undefined, findings: [] };

/** What of a header's entry is not as the record has it. */
function otherKey(
  record: ReleaseRecord,
  { date, pages, sha256, reason, published, files, record: own, range }: Release,
  { folder, count }: { readonly folder: string; readonly count: number },
): { readonly key: string; readonly range: SourceRange } | undefined {
  if (record.issue !== folder || record.release !== count) return { key: 'record', range: own?.range ?? range };
  if (isoDate(date.value) !== record.date) return { key: 'date', range: date.range };
  if (pages.value !== record.pages) return { key: 'pages', range: pages.range };
  if (sha256.value !== record.pdf) return { key: 'sha256', range: sha256.range };
  if (reason?.value !== record.reason) return { key: 'reason', range: reason?.range ?? range };
  const digests = Object.entries(record.files);
  const isOtherFile =
    digests.length !== files.size || digests.some(([name, digest]) => files.get(name)?.value !== digest);
  if (isOtherFile) return { key: 'files', range };
  const printed = Object.entries(record.published);
  const isOtherFigure =
    printed.length !== published.size ||
    printed.some(([series, figures]) => {
      const stated = published.get(series);
      const values = Object.entries(figures);
      return (
        values.length !== stated?.size ||
        values.some(([measure, value]) => {
          const figure = stated.get(measure);
          return !figure || !isSame(figure.value, readExact(value));
        })
      );
    });
  return isOtherFigure ? { key: 'published', range } : undefined;
}

function findKeptSources(
  { sources }: ReleaseRecord,
  count: number,
  range: SourceRange,
  issue: IssueSources,
): readonly Finding[] {
  const name = keptSourcesName(issue.folder, count);
  const bytes = readAttachment({ value: name, range }, issue);
  if (bytes && digestOf(bytes) === sources) return [];
  const params = { number: issue.folder, archive: `issues/${issue.folder}/${name}` };
  return [finding('released-record/sources', range, params)];
}

function findBrokenChain({ previous }: ReleaseRecord, range: SourceRange, sources: RecordSources): readonly Finding[] {
  if (!previous) return [];
  const name = `${previous.issue}/${recordName(previous.issue, previous.release)}`;
  const bytes = readAttachment({ value: name, range }, sources.shared);
  if (bytes && digestOf(bytes) === previous.record) return [];
  const params = { number: sources.issue.folder, before: previous.issue, record: `issues/${name}` };
  return [finding(bytes ? 'released-record/chain' : 'released-record/chain-gone', range, params)];
}

/** What was kept of a release that the header doesn't have. */
function findOrphans(count: number, { folder, kept }: IssueSources): readonly Finding[] {
  const next = count + 1;
  const names = [keptPdfName(folder, next), recordName(folder, next), keptSourcesName(folder, next)];
  return names
    .filter((name) => kept.includes(name))
    .map((name) =>
      finding('released-record/orphan', wholeFile(unreadFile(`issues/${folder}/${name}`)), {
        number: folder,
        file: name,
      }),
    );
}

/** That the release before it was marked withdrawn by hand: when this one was made, on a later day, it still held. */
export function findWithdrawnBefore(
  { issue: number, recorded: later, previous }: ReleaseRecord,
  { shared, earlier }: Pick<RecordSources, 'shared'> & { readonly earlier: readonly EarlierIssue[] },
): readonly Finding[] {
  if (!previous) return [];
  const before = earlier.find(({ folder }) => folder === previous.issue)?.header.released;
  const { withdrawn } = before?.releases[previous.release - 1] ?? {};
  if (!withdrawn) return [];
  const day = readNamed(previous, withdrawn.range, shared)?.recorded;
  if (day === undefined || day >= later) return [];
  return [finding('released-record/withdrawn', withdrawn.range, { number, before: previous.issue, day, later })];
}

/**
 * The record, and those before it, newest first: along the chain of its year, as far as each is the one that the next one names,
 * then those that earlier headers name.
 */
export function* recordsBefore(
  record: ReleaseRecord,
  range: SourceRange,
  { shared, earlier }: Pick<RecordSources, 'shared'> & { readonly earlier: readonly EarlierIssue[] },
) {
  const seen = new Set<string>();
  function* chainOf(newest: ReleaseRecord | undefined) {
    let last = newest;
    while (last) {
      seen.add(last.issue);
      yield last;
      const { previous }: ReleaseRecord = last;
      last = previous && !seen.has(previous.issue) ? readNamed(previous, range, shared) : undefined;
    }
  }
  yield* chainOf(record);
  for (const { folder, header } of earlier.toReversed()) {
    if (seen.has(folder)) continue;
    const { release, count = 0 } = holdingRelease(header.released) ?? {};
    if (!release?.record) continue;
    yield* chainOf(readNamed({ issue: folder, release: count, record: release.record.value }, range, shared));
  }
}

/** A record in its issue's folder; none where it isn't the one that is named. */
function readNamed(
  { issue, release, record }: RecordName,
  range: SourceRange,
  { attachments }: RecordSources['shared'],
): ReleaseRecord | undefined {
  const bytes = readAttachment({ value: `${issue}/${recordName(issue, release)}`, range }, { attachments });
  return bytes && digestOf(bytes) === record ? readRecord(bytes) : undefined;
}
