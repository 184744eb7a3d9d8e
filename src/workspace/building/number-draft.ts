import { join } from 'node:path';
import type { Memo } from '../../memo/memo.js';
import { draftNumbersIn, draftSourcesName, isKeptName } from '../../model/issue-folder.js';
import { type SourceFile, unreadFile, wholeFile } from '../../model/source.js';
import { NO_FILE } from '../../model/source-history.js';
import { readZip, writeZip, type ZippedFile } from '../../model/zip-file.js';
import { storedName } from '../../read/attachments.js';
import { listFolder } from '../../read/load-workspace.js';
import { sortNames } from '../../read/sort-names.js';
import { compileHeader } from '../../recipes/compile-headers.js';
import type { FileWriter } from '../files/write-file.js';
import type { GatheredIssue } from '../gather-sources.js';
import { readSource } from '../history/read-history.js';
import { checkUnchanged } from '../history/rewrite-sources.js';
import type { HeldAttachments } from '../hold-attachments.js';

/*
 * Proofs are numbered by their sources: whoever signs the second one signs what is kept as that. The sources of each are kept
 * beside the issue's own until it is released.
 */

/** The number of the proof that a build makes: that of the last one where its sources still are the same, else the next. */
export function numberDraft(root: string, folder: string): number {
  const last = draftNumbersIn(folder, listFolder(root, `issues/${folder}`).value).at(-1) ?? 0;
  return isStill(root, folder, last) ? last : last + 1;
}

/** Whether the issue's sources are those of a proof. */
function isStill(root: string, folder: string, draft: number): boolean {
  const home = `issues/${folder}`;
  const zip = draft > 0 ? readSource(root, `${home}/${draftSourcesName(folder, draft)}`) : undefined;
  const files = zip && zip.digest !== NO_FILE ? readZip(zip.bytes) : undefined;
  if (!files) return false;
  const isSame = ({ path, bytes }: ZippedFile): boolean => {
    const now = readSource(root, path);
    return now !== undefined && now.digest !== NO_FILE && Buffer.compare(now.bytes, bytes) === 0;
  };
  const names = listFolder(root, home).value;
  const kept = new Set(files.map(({ path }) => path));
  const sections = sortNames(names, '').sections.map(({ name }) => `${home}/${name}`);
  const own = files.filter(({ path }) => path.startsWith(`${home}/`));
  return own.every(isSame) && sections.every((path) => kept.has(path));
}

interface KeptDraft {
  readonly root: string;
  readonly draft: number;
  readonly sources: GatheredIssue;
  /** What its texts name. */
  readonly held: HeldAttachments;
  /** Has the headers that were parsed for it. */
  readonly memo: Memo;
}

/**
 * Keeps the sources of a proof, unless they are kept already.
 * @throws UsageError where one of them was changed since it was read, or they can't be written
 */
export function keepDraft({ root, draft, sources, held, memo }: KeptDraft, writer: FileWriter): void {
  const { folder, index, sections } = sources.issue;
  if (isStill(root, folder, draft)) return;
  const home = `issues/${folder}`;
  const attached = [...held.held].flatMap(([value, bytes]) => {
    const name = storedName(root, home, { value, range: wholeFile(unreadFile('')) });
    return name === undefined || isKeptName(folder, name) ? [] : [{ path: `${home}/${name}`, bytes }];
  });
  const texts = [index, ...sections].map((file) => ({ path: file.path, bytes: checkUnchanged(root, file) }));
  const zip = writeZip([...texts, ...attached, ...countedWith(sources, memo)]);
  writer.write(join(root, home, draftSourcesName(folder, draft)), zip);
}

/**
 * What the figures of a proof come from besides its own header: bulletin.yaml, past figures, and the headers of the issues before it
 * that are of its year or of the year before. With them a figure that changed with these alone shows in a comparison.
 */
function countedWith({ workspace, issue }: GatheredIssue, memo: Memo): readonly ZippedFile[] {
  const yearOf = (header: { readonly folder: string; readonly index: SourceFile }): number | undefined =>
    compileHeader(header, memo).value?.year.value;
  const own = yearOf(issue) ?? 0;
  const headers = workspace.headers.filter(
    (header) => header.folder !== issue.folder && (yearOf(header) ?? 0) >= own - 1,
  );
  const files = [workspace.settings, ...(workspace.history ?? []), ...headers.map(({ index }) => index)];
  return files.map(({ path, text }) => ({ path, bytes: Buffer.from(text) }));
}
