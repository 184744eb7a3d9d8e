import { withFiles } from '../model/attachments.js';
import { draftNumbersIn, draftSourcesName, keptSourcesName } from '../model/issue-folder.js';
import type { SourceFile } from '../model/source.js';
import { NO_FILE } from '../model/source-history.js';
import type { IssueSources } from '../model/sources.js';
import { decodeText } from '../read/decode-text.js';
import { listFolder } from '../read/load-workspace.js';
import { sortNames } from '../read/sort-names.js';
import { readKeptSources } from './built-files.js';
import { readHistory, readSource } from './history/read-history.js';
import { git, listCommit, readCommit } from './run-git.js';

/*
 * What a copy was made of is looked for among the sources as they stand, those of proofs and releases, those that commands
 * replaced, and those of commits.
 */

/** The sources of an issue as they are or were, and where they are kept. */
export interface EarlierSources {
  readonly issue: IssueSources;
  readonly origin:
    | { readonly type: 'present' | 'history' }
    /** Those of a proof or a release, in the issue's folder. */
    | { readonly type: 'kept'; readonly name: string }
    | { readonly type: 'commit'; readonly commit: string };
}

interface OlderFile {
  /** In the issue's folder. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The sources as they stand, then as they were, the likeliest first. */
export function* earlierSources(root: string, present: IssueSources): Generator<EarlierSources> {
  yield { issue: present, origin: { type: 'present' } };
  yield* keptInArchives(root, present);
  yield* keptInHistory(root, present);
  yield* keptInCommits(root, present);
}

function* keptInArchives(root: string, present: IssueSources): Generator<EarlierSources> {
  const { folder } = present;
  const home = `issues/${folder}`;
  const names = listFolder(root, home).value;
  const drafts = [...draftNumbersIn(folder, names)].reverse().map((draft) => draftSourcesName(folder, draft));
  const releases = names.filter((name) => name === keptSourcesName(folder, 1) || /-\d+-稿件\.zip$/.test(name));
  for (const name of [...drafts, ...releases.sort().reverse()]) {
    const files = readKeptSources(root, `${home}/${name}`);
    const issue = files && sourcesOf(present, ownFiles(files, home));
    if (issue) yield { issue, origin: { type: 'kept', name } };
  }
}

/** Those of an issue's folder, among files by their paths in the workspace. */
const ownFiles = (files: ReadonlyMap<string, Uint8Array>, home: string): readonly OlderFile[] =>
  [...files].flatMap(([path, bytes]) =>
    path.startsWith(`${home}/`) ? [{ name: path.slice(home.length + 1), bytes }] : [],
  );

/** Each command's entry holds what it replaced: going back through them, the sources are as they were before each. */
function* keptInHistory(root: string, present: IssueSources): Generator<EarlierSources> {
  const home = `issues/${present.folder}/`;
  const files = new Map(
    [present.index, ...present.sections].map(({ path, text }) => [path.slice(home.length), Buffer.from(text)]),
  );
  for (const entry of [...readHistory(root)].reverse()) {
    if (entry.type === 'unreadable') continue;
    const own = entry.files.filter(({ path }) => path.startsWith(home) && path.endsWith('.md'));
    for (const { path, before } of own) {
      const name = path.slice(home.length);
      const kept = before === NO_FILE ? undefined : readSource(root, `issues/.history/${entry.name}/${path}`);
      if (kept && kept.digest === before) files.set(name, Buffer.from(kept.bytes));
      else files.delete(name);
    }
    const older = [...files].map(([name, bytes]) => ({ name, bytes }));
    const issue = own.length > 0 ? sourcesOf(present, older) : undefined;
    if (issue) yield { issue, origin: { type: 'history' } };
  }
}

/** So many commits of an issue are looked through: a week has a few. */
const MOST_COMMITS = 200;

function* keptInCommits(root: string, present: IssueSources): Generator<EarlierSources> {
  const home = `issues/${present.folder}`;
  const listed = git(root, ['log', '--format=%H', `--max-count=${MOST_COMMITS}`, 'HEAD', '--', home]);
  const lines = listed.type === 'said' ? listed.text.split('\n') : [];
  for (const commit of lines.filter((line) => /^[\da-f]{40,64}$/.test(line))) {
    const paths = listCommit(root, commit, home).filter((path) => /\.(?:md|csv|tsv)$/i.test(path));
    const issue = sourcesOf(present, ownFiles(readCommit(root, commit, paths), home));
    if (issue) yield { issue, origin: { type: 'commit', commit } };
  }
}

/** An issue of these files; none without a header. Files that were not kept are taken as they stand. */
function sourcesOf(present: IssueSources, files: readonly OlderFile[]): IssueSources | undefined {
  const { folder, attachments } = present;
  const textOf = ({ name, bytes }: OlderFile): SourceFile | undefined =>
    decodeText(`issues/${folder}/${name.normalize('NFC')}`, bytes, false).value;
  const [index] = files.filter(({ name }) => name === 'index.md').map(textOf);
  if (!index) return undefined;
  const byName = new Map(files.map((file) => [file.name, file]));
  const sections = sortNames(
    [...byName.keys()].filter((name) => !name.includes('/')),
    index.text,
  ).sections.flatMap(({ name }) => {
    const file = byName.get(name);
    const text = file && textOf(file);
    return text ? [text] : [];
  });
  const others = files.filter(({ name }) => !/\.md$/i.test(name));
  return { folder, index, sections, kept: [], attachments: withFiles(others, attachments) };
}
