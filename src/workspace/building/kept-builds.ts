import { findingCatalogue } from '../../catalogue.js';
import { keyOfParts, type Memo, type Step, storedAs } from '../../memo/memo.js';
import { digestOf } from '../../model/byte-source.js';
import { type Guard, isCount, isListOf, isOneOf, isOptional, isRecordOf, isShape, isText } from '../../model/guards.js';
import { unreadFile, wholeFile } from '../../model/source.js';
import { sharedFiles, templateFiles } from '../../model/sources.js';
import { type FindSource, isStoredFinding, type StoredFinding } from '../../model/stored-finding.js';
import { keptOutputs } from '../../recipes/kept-output.js';
import type { GatheredIssue } from '../gather-sources.js';
import type { AttachmentHome, OpenIssue, UsedAttachment } from '../open-issue.js';
import { type IssueInputs, keyOfInputs } from './issue-inputs.js';

/* What is kept of builds: how an issue was built, by the digest of its inputs, and which build was the last of its place. */

/** How an issue was built. */
export interface KeptBuild {
  readonly inputs: IssueInputs;
  readonly files: readonly KeptFile[];
  /** The number of pages; 0 where no output was made of pages. */
  readonly pageCount: number;
  readonly fonts: readonly string[];
  readonly findings: readonly StoredFinding[];
  readonly attachments: readonly UsedAttachment[];
  /** Key of the digests of all headers, by path: to say which of them changed. */
  readonly headers: string;
  /** When the issue was released, `YYYY-MM-DD`, where it is as it was printed. */
  readonly released?: string;
}

/** A file that was built. */
export interface KeptFile {
  /** Id of its output. */
  readonly format: string;
  readonly suffix: string;
  readonly sha256: string;
  /** The key of what its output made; none where that is not kept, as a released PDF isn't, which stands beside its sources. */
  readonly key?: string;
}

const isDigests = isRecordOf(isText);

const isStored = isStoredFinding(findingCatalogue);

const isKeptBuild: Guard<KeptBuild> = isShape<KeptBuild>({
  inputs: isShape<IssueInputs>({
    program: isText,
    fonts: isText,
    formats: isText,
    shared: isDigests,
    files: isDigests,
    recent: isDigests,
    headers: isText,
    reading: isText,
  }),
  files: isListOf(isShape<KeptFile>({ format: isText, suffix: isText, sha256: isText, key: isOptional(isText) })),
  pageCount: isCount,
  fonts: isListOf(isText),
  findings: isListOf(isStored),
  attachments: isListOf(
    isShape<UsedAttachment>({
      home: isOneOf<AttachmentHome>('issue', 'workspace', 'recent'),
      path: isText,
      digest: isText,
    }),
  ),
  headers: isText,
  released: isOptional(isText),
});

/* A build asks for each of these once, so that nothing of them is held in memory. */
const builds: Step<KeptBuild> = { name: 'build', most: 0, stored: storedAs(isKeptBuild) };
const lastBuilds: Step<string> = { name: 'last build', most: 0, stored: storedAs(isText) };
const names: Step<readonly string[]> = { name: 'names', most: 0, stored: storedAs(isListOf(isText)) };
const headerDigests: Step<Digests> = { name: 'headers', most: 0, stored: storedAs(isDigests) };

type Digests = Readonly<Record<string, string>>;

/** The build that was made of the same inputs and attachments. */
export function findBuild(
  memo: Memo,
  inputs: IssueInputs,
  issue: Pick<OpenIssue, 'stillHolds'>,
): KeptBuild | undefined {
  const build = memo.find(builds, keyOfInputs(inputs));
  return build && issue.stillHolds(build.attachments) ? build : undefined;
}

/** The bytes of a file that was built; none where they are no longer kept. @param sources of its issue */
export function readBuilt(memo: Memo, { key, suffix, sha256 }: KeptFile, sources: FindSource): Uint8Array | undefined {
  const made = key === undefined ? undefined : memo.find(keptOutputs(sources), key);
  const bytes = made?.files.find((file) => file.suffix === suffix)?.bytes;
  return bytes && digestOf(bytes) === sha256 ? bytes : undefined;
}

/** Keeps a build, and that it is the last one of its place. */
export function keepBuild(memo: Memo, place: string, build: KeptBuild): void {
  const key = keyOfInputs(build.inputs);
  if (memo.keep(builds, key, build)) memo.keep(lastBuilds, place, key);
}

/** Notes that a build that was found is the last one of its place now. */
export function noteBuild(memo: Memo, place: string, { inputs }: KeptBuild): void {
  const key = keyOfInputs(inputs);
  if (memo.find(lastBuilds, place) !== key) memo.keep(lastBuilds, place, key);
}

/** The last build that was kept of a place. */
export function lastBuild(memo: Memo, place: string): KeptBuild | undefined {
  const key = memo.find(lastBuilds, place);
  return key === undefined ? undefined : memo.find(builds, key);
}

/** How many names of an issue's files are remembered. */
const NAMES_REMEMBERED = 4;

/** Notes how the files of a place are named, without what they end with, and hands back earlier names, the last one first. */
export function renameOf(memo: Memo, place: string, name: string): readonly string[] {
  const known = memo.find(names, place) ?? [];
  const former = known.filter((one) => one !== name);
  if (known[0] !== name) memo.keep(names, place, [name, ...former].slice(0, NAMES_REMEMBERED));
  return former;
}

/** Keeps the digests of headers by path, and hands back their key. */
export function keepHeaders(memo: Memo, digests: Digests): string {
  const key = keyOfParts(JSON.stringify(digests));
  memo.keep(headerDigests, key, digests);
  return key;
}

/** The digests of the headers that a build was made with; none where they are no longer kept. */
export const headersOf = (memo: Memo, build: KeptBuild): Digests | undefined => memo.find(headerDigests, build.headers);

/** Where the findings of an issue may stand: its own files, tables and copies, and all that it shares with others. */
export function sourcesOf({ workspace, issue }: GatheredIssue): FindSource {
  const files = new Map(
    [
      ...sharedFiles(workspace),
      ...templateFiles(workspace),
      ...workspace.headers.map(({ index }) => index),
      issue.index,
      ...issue.sections,
    ].map((file) => [file.path, file]),
  );
  const home = `issues/${issue.folder}/`;
  return (path) => {
    const known = files.get(path);
    if (known || !path.startsWith('issues/')) return known;
    const [attachments, name] = path.startsWith(home)
      ? [issue.attachments, path.slice(home.length)]
      : [workspace.attachments, path.slice('issues/'.length)];
    const read = attachments.read({ value: name, range: wholeFile(unreadFile('')) }).value;
    if (read) files.set(path, read);
    return read;
  };
}
