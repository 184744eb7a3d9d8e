import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { withFiles } from '../model/attachments.js';
import { draftNumbersIn, draftSourcesName, keptSourcesName, parseIssueFolder } from '../model/issue-folder.js';
import { unlessUnreadable } from '../model/read-error.js';
import type { SourceFile } from '../model/source.js';
import { NO_FILE } from '../model/source-history.js';
import type { IssueSources } from '../model/sources.js';
import { UsageError } from '../model/usage-error.js';
import { readZip } from '../model/zip-file.js';
import { PDF_LIMIT } from '../read/attachments.js';
import { decodeText } from '../read/decode-text.js';
import { listFolder } from '../read/load-workspace.js';
import { readAll, withFile } from '../read/read-file.js';
import { sortNames } from '../read/sort-names.js';
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
}

interface BaseRequest {
  readonly root: string;
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
export function findBase({ root, now, from, standing }: BaseRequest): RedlineBase {
  const { folder } = now.issue;
  const version = findVersion({ root, folder, from, standing });
  const sources = sourcesOf(version, now);
  if (!sources) throw new UsageError(talk('redline-other-issue', { base: version.name, folder }));
  return { name: version.name, sources };
}

interface VersionRequest extends Pick<BaseRequest, 'root' | 'from' | 'standing'> {
  readonly folder: string;
}

function findVersion(request: VersionRequest): KeptVersion {
  const { root, folder, from, standing } = request;
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
      return existsSync(path) ? keptFile(path, from) : committed(request, from);
    }
  }
}

function lastDraft(root: string, folder: string): KeptVersion | undefined {
  const draft = draftNumbersIn(folder, listFolder(root, `issues/${folder}`).value).at(-1);
  return draft === undefined ? undefined : keptSources(root, folder, draftSourcesName(folder, draft), draftName(draft));
}

const draftName = (draft: number): string => `送审稿第${draft}稿`;

function lastRelease(root: string, folder: string): KeptVersion | undefined {
  const names = new Set(listFolder(root, `issues/${folder}`).value.map((name) => name.normalize('NFC')));
  let count = 0;
  while (names.has(keptSourcesName(folder, count + 1))) count += 1;
  return count === 0 ? undefined : keptSources(root, folder, keptSourcesName(folder, count), '印发稿');
}

/** @throws UsageError where what is kept can't be read, or isn't what was kept */
function keptSources(root: string, folder: string, file: string, name: string): KeptVersion {
  const path = `issues/${folder}/${file}`;
  const read = readSource(root, path);
  const files = read && read.digest !== NO_FILE ? readZip(read.bytes) : undefined;
  if (!files) throw new UsageError(talk('redline-not-kept', { file: path }));
  return { name, files: filesByPath(files) };
}

const filesByPath = (files: readonly { readonly path: string; readonly bytes: Uint8Array }[]) =>
  new Map(files.map(({ path, bytes }) => [path.normalize('NFC'), bytes]));

/** @throws UsageError where a file is none that bulletin keeps */
function keptFile(path: string, typed: string): KeptVersion {
  const bytes = unlessUnreadable(() => withFile(path, PDF_LIMIT, readAll));
  const files = bytes && readZip(bytes);
  if (!files) throw new UsageError(talk('redline-not-kept', { file: typed }));
  const draft = /-送审稿(\d*)-稿件\.zip$/.exec(basename(path).normalize('NFC'));
  return { name: draft ? draftName(Number(draft[1] || 1)) : '另存的一稿', files: filesByPath(files) };
}

/** @throws UsageError where there is no such commit, or the issue was not in it */
function committed({ root, folder }: VersionRequest, ref: string): KeptVersion {
  const commit = findCommit(root, ref);
  if (commit === undefined) throw new UsageError(talk('redline-no-such', { typed: ref }));
  const home = `issues/${folder}/`;
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
function sourcesOf({ files, isWhole }: KeptVersion, now: GatheredIssue): GatheredIssue | undefined {
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
    attachments: withFiles(own),
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
