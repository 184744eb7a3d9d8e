import { spawnSync } from 'node:child_process';
import { withFiles } from '../model/attachments.js';
import { draftNumbersIn, draftSourcesName, keptSourcesName } from '../model/issue-folder.js';
import type { SourceFile } from '../model/source.js';
import { NO_FILE } from '../model/source-history.js';
import type { IssueSources } from '../model/sources.js';
import { markSources } from '../model/sources-mark.js';
import { readZip } from '../model/zip-file.js';
import { decodeText } from '../read/decode-text.js';
import { listFolder } from '../read/load-workspace.js';
import { sortNames } from '../read/sort-names.js';
import { readHistory, readSource } from './history/read-history.js';

/*
 * What a copy was made of is looked for by the digest that the copy carries: among the sources as they stand, those of proofs
 * and releases, those that commands replaced, and those of commits.
 */

interface OlderFile {
  /** In the issue's folder. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The sources of an issue as they were when their digest was this; none where nobody kept them. */
export function findReviewBase(root: string, present: IssueSources, digest: string): IssueSources | undefined {
  for (const sources of earlierSources(root, present)) {
    if (markSources(sources).digest === digest) return sources;
  }
  return undefined;
}

/** The sources as they stand, then as they were, the likeliest first. */
export function* earlierSources(root: string, present: IssueSources): Generator<IssueSources> {
  yield present;
  yield* keptInArchives(root, present);
  yield* keptInHistory(root, present);
  yield* keptInCommits(root, present);
}

function* keptInArchives(root: string, present: IssueSources): Generator<IssueSources> {
  const { folder } = present;
  const home = `issues/${folder}`;
  const names = listFolder(root, home).value;
  const drafts = [...draftNumbersIn(folder, names)].reverse().map((draft) => draftSourcesName(folder, draft));
  const releases = names.filter((name) => name === keptSourcesName(folder, 1) || /-\d+-稿件\.zip$/.test(name));
  for (const name of [...drafts, ...releases.sort().reverse()]) {
    const zip = readSource(root, `${home}/${name}`);
    const files = zip && zip.digest !== NO_FILE ? readZip(zip.bytes) : undefined;
    const own = files?.flatMap(({ path, bytes }) =>
      path.startsWith(`${home}/`) ? [{ name: path.slice(home.length + 1), bytes }] : [],
    );
    const sources = own && sourcesOf(present, own);
    if (sources) yield sources;
  }
}

/** Each command's entry holds what it replaced: going back through them, the sources are as they were before each. */
function* keptInHistory(root: string, present: IssueSources): Generator<IssueSources> {
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
    const sources =
      own.length > 0
        ? sourcesOf(
            present,
            [...files].map(([name, bytes]) => ({ name, bytes })),
          )
        : undefined;
    if (sources) yield sources;
  }
}

/** So many commits of an issue are looked through: a week has a few. */
const MOST_COMMITS = 200;
/** The most that is read of what git says, in bytes. */
const MOST_OUTPUT = 64 * 1024 * 1024;

function git(root: string, typed: readonly string[]): Buffer | undefined {
  const { error, status, stdout } = spawnSync('git', ['-C', root, ...typed], {
    maxBuffer: MOST_OUTPUT,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return error || status !== 0 ? undefined : stdout;
}

function* keptInCommits(root: string, present: IssueSources): Generator<IssueSources> {
  const home = `issues/${present.folder}`;
  const listed = git(root, ['log', '--format=%H', `--max-count=${MOST_COMMITS}`, 'HEAD', '--', home]);
  const commits =
    listed
      ?.toString('utf8')
      .split('\n')
      .filter((name) => /^[\da-f]{40,64}$/.test(name)) ?? [];
  const blobs = new Map<string, Uint8Array>();
  for (const commit of commits) {
    const tree =
      git(root, ['ls-tree', '-z', commit, `${home}/`])
        ?.toString('utf8')
        .split('\0') ?? [];
    const files = tree.flatMap((line): readonly OlderFile[] => {
      const [, blob = '', path = ''] = /^\d+ blob ([\da-f]+)\t(.+)$/s.exec(line) ?? [];
      if (!/\.(?:md|csv|tsv)$/i.test(path)) return [];
      const bytes = blobs.get(blob) ?? git(root, ['cat-file', 'blob', blob]);
      if (!bytes) return [];
      blobs.set(blob, bytes);
      return [{ name: path.split('/').at(-1) ?? path, bytes }];
    });
    const sources = sourcesOf(present, files);
    if (sources) yield sources;
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
  const sections = sortNames([...byName.keys()], index.text).sections.flatMap(({ name }) => {
    const file = byName.get(name);
    const text = file && textOf(file);
    return text ? [text] : [];
  });
  const others = files.filter(({ name }) => !/\.md$/i.test(name));
  return { folder, index, sections, kept: [], attachments: withFiles(others, attachments) };
}
