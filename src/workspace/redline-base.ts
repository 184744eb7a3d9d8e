import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { Memo } from '../memo/memo.js';
import { type Attachments, withFiles } from '../model/attachments.js';
import { draftNumbersIn, draftSourcesName, keptSourcesName, parseIssueFolder } from '../model/issue-folder.js';
import { unlessUnreadable } from '../model/read-error.js';
import { readRecord } from '../model/release-record.js';
import type { SourceFile } from '../model/source.js';
import { NO_FILE } from '../model/source-history.js';
import type { IssueSources } from '../model/sources.js';
import { UsageError } from '../model/usage-error.js';
import { attachmentsIn, PDF_LIMIT } from '../read/attachments.js';
import { decodeText } from '../read/decode-text.js';
import { listFolder } from '../read/load-workspace.js';
import { readAll, withFile } from '../read/read-file.js';
import { sortNames } from '../read/sort-names.js';
import { readCopies } from '../recipes/read-copies.js';
import { filesInZip, readKeptSources, recordPath } from './built-files.js';
import { converter } from './convert-document.js';
import type { EarlierSources } from './earlier-sources.js';
import { findCopyBase } from './find-copy-base.js';
import type { GatheredIssue } from './gather-sources.js';
import { readSource } from './history/read-history.js';
import { findCommit, listCommit, readCommit } from './run-git.js';
import { talk } from './talk.js';

/** An earlier version of an issue. */
export interface RedlineBase {
  /** What it is called in the document that is compared with it. */
  readonly name: string;
  readonly sources: GatheredIssue;
}

/** Files of a version by their paths in the workspace. */
interface KeptVersion {
  readonly name: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Whether all headers are among the files, so that none is taken from now. */
  readonly isWhole?: true;
  /** Files that it hasn't among its own; none where it has them all. */
  readonly others?: Attachments;
}

interface BaseRequest {
  readonly root: string;
  readonly memo: Memo;
  /** The issue as it is now: what a version doesn't have is taken from it. */
  readonly now: GatheredIssue;
  /** `draft`, `released`, a commit or a file, as typed; the last draft, else the release, where nothing was. */
  readonly from: string | undefined;
  readonly standing: string;
}

/**
 * Finds the version of an issue that it is to be compared with.
 * @throws UsageError where there is none
 */
export async function findBase(request: BaseRequest): Promise<RedlineBase> {
  const { now } = request;
  const { folder } = now.issue;
  const version = await findVersion(request);
  const sources = sourcesOf(version, now);
  if (!sources) throw new UsageError(talk('redline-other-issue', { base: version.name, folder }));
  return { name: version.name, sources };
}

async function findVersion(request: BaseRequest): Promise<KeptVersion> {
  const { root, from, standing, now } = request;
  const { folder } = now.issue;
  switch (from) {
    case undefined: {
      const version = lastDraft(root, folder) ?? lastRelease(root, folder);
      if (!version) throw new UsageError(talk('redline-no-base', { folder }));
      return version;
    }
    case 'draft': {
      const version = lastDraft(root, folder);
      if (!version) throw new UsageError(talk('redline-no-draft', { folder }));
      return version;
    }
    case 'released': {
      const version = lastRelease(root, folder);
      if (!version) throw new UsageError(talk('redline-no-release', { folder }));
      return version;
    }
    default: {
      const path = resolve(standing, from);
      return existsSync(path) ? versionAt(path, { ...request, from }) : committed(request, from);
    }
  }
}

function lastDraft(root: string, folder: string): KeptVersion | undefined {
  const draft = draftNumbersIn(folder, listFolder(root, `issues/${folder}`).value).at(-1);
  return draft === undefined ? undefined : keptSources(root, folder, draftSourcesName(folder, draft));
}

function lastRelease(root: string, folder: string): KeptVersion | undefined {
  const release = releasesIn(listFolder(root, `issues/${folder}`).value, folder);
  return release === 0 ? undefined : keptSources(root, folder, keptSourcesName(folder, release));
}

/** How many releases of an issue are kept in a folder with these files. */
function releasesIn(listed: readonly string[], folder: string): number {
  const names = new Set(listed.map((name) => name.normalize('NFC')));
  let count = 0;
  while (names.has(keptSourcesName(folder, count + 1))) count += 1;
  return count;
}

/** @throws UsageError where what is kept can't be read, or isn't what was kept */
function keptSources(root: string, folder: string, name: string): KeptVersion {
  const path = `issues/${folder}/${name}`;
  const files = readKeptSources(root, path);
  if (!files) throw new UsageError(talk('redline-not-kept', { file: path }));
  return { name: nameOfKept(name), files };
}

/** What sources that were kept are called, by the name of their file. */
function nameOfKept(file: string): string {
  const [whole, draft] = /-送审稿(\d*)-稿件\.zip$/.exec(file.normalize('NFC')) ?? [];
  if (whole !== undefined) return `送审稿第${Number(draft || 1)}稿`;
  return /-稿件\.zip$/.test(file.normalize('NFC')) ? '印发稿' : '另存的一稿';
}

/** A file or a folder as it was typed, by what is in it. */
type FileRequest = BaseRequest & { readonly from: string };

/** @throws UsageError where it says of no version of the issue */
async function versionAt(path: string, request: FileRequest): Promise<KeptVersion> {
  const { from: file } = request;
  if (statSync(path).isDirectory()) return versionInFolder(path, request);
  const bytes = unlessUnreadable(() => withFile(path, PDF_LIMIT, readAll));
  if (!bytes) throw new UsageError(talk('redline-not-kept', { file }));
  if (Buffer.from(bytes.subarray(0, PDF.length)).toString('latin1') === PDF) return releasedAs(bytes, request);
  const files = filesInZip(bytes);
  if (files && [...files.keys()].some((name) => name.startsWith('issues/'))) {
    return { name: nameOfKept(basename(path)), files };
  }
  return versionOfCopy(bytes, request);
}

/** What a PDF begins with. */
const PDF = '%PDF-';

/** The release whose PDF it is: its record has the digest of that. */
function releasedAs(pdf: Uint8Array, { root, now, from: file }: FileRequest): KeptVersion {
  const { folder } = now.issue;
  const digest = createHash('sha256').update(pdf).digest('hex');
  for (let release = releasesIn(listFolder(root, `issues/${folder}`).value, folder); release > 0; release -= 1) {
    const record = readSource(root, recordPath(folder, release));
    if (record && readRecord(record.bytes)?.pdf === digest) {
      return keptSources(root, folder, keptSourcesName(folder, release));
    }
  }
  throw new UsageError(talk('redline-pdf', { file, folder }));
}

/** An issue's folder that was put away: the sources of its release, else those that lie in it. */
function versionInFolder(path: string, { now, from: file }: FileRequest): KeptVersion {
  const { folder } = now.issue;
  const names = listFolder(path, '').value;
  const release = releasesIn(names, folder);
  const kept = release > 0 ? readKeptSources(path, keptSourcesName(folder, release)) : undefined;
  if (kept) return { name: '印发稿', files: kept };
  if (!names.includes('index.md')) throw new UsageError(talk('redline-not-kept', { file }));
  const texts = names.flatMap((name): readonly [string, Uint8Array][] => {
    const read = /\.md$/i.test(name) ? readSource(path, name) : undefined;
    return read && read.digest !== NO_FILE ? [[`issues/${folder}/${name.normalize('NFC')}`, read.bytes]] : [];
  });
  return { name: '存档的一稿', files: new Map(texts), others: attachmentsIn(path, '') };
}

/**
 * What a copy for Word was made of, whatever was changed in it since.
 * @throws UsageError where it is no copy, or what it was made of isn't known
 */
async function versionOfCopy(bytes: Uint8Array, request: FileRequest): Promise<KeptVersion> {
  const { root, memo, now, from: file } = request;
  const incoming = { path: file, isInArchive: true, read: () => bytes };
  const { copies, refused } = await readCopies([incoming], converter('doc', 'docx'));
  const [returned] = copies;
  if (!returned) {
    const isOld = refused.some(({ code }) => code === 'import-file/needs-office');
    throw new UsageError(talk(isOld ? 'redline-old-word' : 'redline-not-kept', { file }));
  }
  const { issue, origin, isGuessed } = findCopyBase(returned, { root, sources: now, memo });
  const version = versionFrom(issue, origin, request);
  return isGuessed ? { ...version, name: `${version.name}（按内容对上的）` } : version;
}

function versionFrom(issue: IssueSources, origin: EarlierSources['origin'], { root, now }: BaseRequest): KeptVersion {
  switch (origin.type) {
    case 'kept':
      return keptSources(root, issue.folder, origin.name);
    case 'commit':
      return versionIn(origin.commit, { root, now });
    case 'present':
    case 'history': {
      const texts = [issue.index, ...issue.sections];
      const files = new Map(texts.map(({ path, text }) => [path, Buffer.from(text)]));
      return { name: 'Word 稿的底稿', files, others: now.issue.attachments };
    }
  }
}

/** @throws UsageError where there is no such commit */
function committed(request: BaseRequest, ref: string): KeptVersion {
  const commit = findCommit(request.root, ref);
  if (commit === undefined) throw new UsageError(talk('redline-no-such', { typed: ref }));
  return versionIn(commit, request);
}

function versionIn(commit: string, { root, now }: Pick<BaseRequest, 'root' | 'now'>): KeptVersion {
  const home = `issues/${now.issue.folder}/`;
  const wanted = listCommit(root, commit, 'issues').filter(
    (path) => path.startsWith(home) || isHeader(path) || isShared(path),
  );
  const files = readCommit(root, commit, wanted);
  return { name: `提交 ${commit.slice(0, SHORT_NAME)}`, files, isWhole: true };
}

/** Figures of a commit's name that tell it from others. */
const SHORT_NAME = 8;

const folderOf = (path: string): string | undefined => /^issues\/([^/]+)\/index\.md$/.exec(path)?.[1];

/** Whether a file is the header of a regular issue: special ones are not counted. */
const isHeader = (path: string): boolean => parseIssueFolder(folderOf(path) ?? '')?.type === 'regular';

const isShared = (path: string): boolean => /^issues\/(?:bulletin\.yaml|history-\d+\.csv)$/.test(path);

/** The issue as it was; none where the version has no such issue. */
function sourcesOf({ files, isWhole, others }: KeptVersion, now: GatheredIssue): GatheredIssue | undefined {
  const { folder } = now.issue;
  const home = `issues/${folder}/`;
  const textAt = (path: string): SourceFile | undefined => {
    const bytes = files.get(path);
    return bytes && decodeText(path, bytes, false).value;
  };
  const index = textAt(`${home}index.md`);
  if (!index) return undefined;
  const own = [...files].flatMap(([path, bytes]) =>
    path.startsWith(home) ? [{ name: path.slice(home.length), bytes }] : [],
  );
  const names = sortNames(
    own.map(({ name }) => name).filter((name) => !name.includes('/')),
    index.text,
  );
  const issue: IssueSources = {
    folder,
    index,
    sections: names.sections.flatMap(({ name }) => textAt(home + name) ?? []),
    kept: [],
    attachments: withFiles(own, others),
  };
  const { settings, headers, history = [] } = now.workspace;
  const past = [...files.keys()].filter((path) => /history-\d+\.csv$/.test(path)).flatMap((path) => textAt(path) ?? []);
  const workspace = {
    ...now.workspace,
    settings: textAt('issues/bulletin.yaml') ?? settings,
    headers: headersThen(textAt, { paths: [...files.keys()], headers: isWhole ? [] : headers, folder }),
    history: isWhole || past.length > 0 ? past : history,
  };
  return { workspace, issue, recent: [] };
}

interface HeadersRequest {
  readonly paths: readonly string[];
  /** What those are that the version has not. */
  readonly headers: GatheredIssue['workspace']['headers'];
  readonly folder: string;
}

/** The headers up to the issue's own, in the order of their numbers. */
function headersThen(
  textAt: (path: string) => SourceFile | undefined,
  { paths, headers, folder }: HeadersRequest,
): GatheredIssue['workspace']['headers'] {
  const byFolder = new Map(headers.map((header) => [header.folder, header]));
  for (const path of paths) {
    const name = isHeader(path) ? folderOf(path) : undefined;
    const index = name === undefined ? undefined : textAt(path);
    if (name !== undefined && index) byFolder.set(name, { folder: name, index });
  }
  const numberOf = (name: string): number => (parseIssueFolder(name)?.type === 'regular' ? Number(name) : 0);
  const own = numberOf(folder);
  return [...byFolder.values()]
    .filter((header) => header.folder === folder || (own > 0 && numberOf(header.folder) < own))
    .sort((a, b) => numberOf(a.folder) - numberOf(b.folder));
}
