import { posix } from 'node:path';
import { compareLines, type LineChange } from '../model/compare-lines.js';
import type { Finding } from '../model/finding.js';
import type { Bilingual } from '../model/message.js';
import { type SourceFile, type SourceRange, unreadFile, wholeFile } from '../model/source.js';
import { copyOf, type FolderNames, isLeftover } from './copy-names.js';
import { finding } from './finding.js';
import { readTextFile } from './read-text-file.js';

/** The largest source that is compared with its copy, in bytes. */
const COMPARED_LIMIT = 128 * 1024;
/** Files of one folder that are read to be compared with each other; any more are only named. */
const MOST_READ = 200;
/** Places that differ and are listed. */
const MOST_PLACES = 3;

/** A file of a text, or none where it can't be read. */
export type ReadSource = (path: string) => SourceFile | undefined;

/**
 * Reads files only to compare them, and so many at most: what is wrong with one is said where it is read as a source.
 */
export function comparedIn(root: string): ReadSource {
  let left = MOST_READ;
  return (path) => {
    if (left === 0) return undefined;
    left -= 1;
    return readTextFile({ root, path, part: { type: 'whole', limit: COMPARED_LIMIT } }).value;
  };
}

/** What comparing a file with its original came to. */
export interface CopyComparison {
  readonly result: 'same' | 'different' | 'unread';
  /** Where the file differs from the original, in words. */
  readonly difference: Bilingual;
  /** The first line that differs; the file as a whole where none does. */
  readonly range: SourceRange;
}

const UNREAD: Bilingual = { zh: '两个文件没有能逐行比较', en: 'they could not be compared' };
const SAME: Bilingual = { zh: '内容一样', en: 'their text is the same' };

/** Compares a file with its original, line by line, whatever their lines end with. */
export function compareFiles(read: ReadSource, path: string, original: string): CopyComparison {
  const [copy, kept] = [read(path), read(original)];
  if (!copy || !kept) return { result: 'unread', difference: UNREAD, range: wholeFile(unreadFile(path)) };
  const [before, lines] = [splitLines(kept.text), splitLines(copy.text)];
  const changes = compareLines(textsOf(before), textsOf(lines)).map((change) =>
    withoutBlankEdges(change, before, lines),
  );
  const [first] = changes;
  if (!first) return { result: 'same', difference: SAME, range: wholeFile(unreadFile(path)) };
  const line = lines[first.newStart] ?? { text: '', start: copy.text.length };
  const range = { file: copy, start: line.start, end: line.start + line.text.length };
  return { result: 'different', difference: describeChanges(changes), range };
}

/**
 * Whether two sections are versions of one: they have the same title, or more than half of the lines of the shorter one
 * stand in both.
 */
export function areAlike(one: SourceFile, other: SourceFile): boolean {
  const linesOf = ({ text }: SourceFile): readonly string[] =>
    textsOf(splitLines(text)).filter((line) => line.trim() !== '');
  const [a, b] = [linesOf(one), linesOf(other)];
  if (a[0] === b[0] && a[0]?.startsWith('# ')) return true;
  const [longer, shorter] = a.length > b.length ? [new Set(a), b] : [new Set(b), a];
  return shorter.filter((line) => longer.has(line)).length * 2 > shorter.length;
}

/**
 * What is to be said about the copies among the files of a folder whose originals stand beside them.
 * @param home the folder, relative to the workspace, with `/`
 * @param copies names by those of their originals
 */
export function reportCopies(home: string, copies: ReadonlyMap<string, string>, read: ReadSource): readonly Finding[] {
  return [...copies].map(([name, original]) =>
    reportCopy(compareFiles(read, posix.join(home, name), posix.join(home, original)), original),
  );
}

/** What is to be said about a copy that was compared with its original. */
function reportCopy({ result, difference, range }: CopyComparison, original: string): Finding {
  switch (result) {
    case 'same':
      return finding('copy/same', range, { original });
    case 'unread':
      return finding('copy/unread', range, { original });
    case 'different':
      return finding('copy', range, { original, difference });
  }
}

/** The files of a folder that are looked through for copies of those with a fixed name. */
interface FixedNames {
  readonly names: readonly string[];
  /** All names in the folder. */
  readonly beside: FolderNames;
  /** The names that are read. */
  readonly fixed: readonly string[];
}

/**
 * What is to be said about copies of files whose names are fixed, such as bulletin.yaml: only these are read, so that a
 * `bulletin最终版.yaml` beside one is no source either.
 */
export function reportFixedNames(home: string, folder: FixedNames, read: ReadSource): readonly Finding[] {
  const copies = new Map<string, string>();
  const findings: Finding[] = [];
  for (const name of folder.names) {
    const copy = folder.fixed.includes(name) || isLeftover(name) ? undefined : copyOf(name, folder.beside, true);
    if (!copy || !folder.fixed.includes(copy.original)) continue;
    const { original } = copy;
    if (copy.isThere) copies.set(name, original);
    else findings.push(finding('copy/alone', wholeFile(unreadFile(posix.join(home, name))), { original }));
  }
  return [...findings, ...reportCopies(home, copies, read)];
}

/** A finding at the start of its file, where the file is none that kept findings are found again in. */
export const atStart = (found: Finding): Finding => ({ ...found, range: wholeFile(unreadFile(found.range.file.path)) });

/** A folder and the names in it. */
interface Folder {
  /** Relative to the workspace, with `/`. */
  readonly path: string;
  readonly names: readonly string[];
}

/** Compares a folder with its original: the names in both, and the Markdown files up to the first that differs. */
export function compareFolders(read: ReadSource, copy: Folder, original: Folder): Omit<CopyComparison, 'result'> {
  const withoutLeftovers = ({ names }: Folder): ReadonlySet<string> =>
    new Set(names.filter((name) => !isLeftover(name)));
  const [own, others] = [withoutLeftovers(copy), withoutLeftovers(original)];
  const added = [...own].filter((name) => !others.has(name));
  const missing = [...others].filter((name) => !own.has(name));
  const texts = [...own].filter((name) => others.has(name) && /\.md$/i.test(name));
  let place = wholeFile(unreadFile(`${copy.path}/index.md`));
  const parts: Bilingual[] = [];
  for (const name of texts) {
    const { result, range, difference } = compareFiles(read, `${copy.path}/${name}`, `${original.path}/${name}`);
    if (result === 'same') continue;
    place = range;
    parts.push({ zh: `“${name}”${difference.zh}`, en: `“${name}”: ${difference.en}` });
    break;
  }
  const list = (names: readonly string[]): string =>
    names
      .slice(0, MOST_PLACES)
      .map((name) => `“${name}”`)
      .join('、');
  if (added.length > 0) parts.push({ zh: `这里多了${list(added)}`, en: `only here ${list(added)}` });
  if (missing.length > 0) parts.push({ zh: `这里没有${list(missing)}`, en: `missing here ${list(missing)}` });
  if (parts.length === 0)
    parts.push({ zh: '稿件一样（图片和表格没有比较）', en: 'the same texts (pictures and tables not compared)' });
  const difference = { zh: parts.map(({ zh }) => zh).join('；'), en: parts.map(({ en }) => en).join('; ') };
  return { difference, range: place };
}

interface Line {
  readonly text: string;
  readonly start: number;
}

/** The lines of a text, without the empty one behind the last line end. */
function splitLines(text: string): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const line of text.split(/\r\n|[\r\n]/)) {
    lines.push({ text: line, start });
    const end = start + line.length;
    start = end + (text.startsWith('\r\n', end) ? 2 : 1);
  }
  return lines.at(-1)?.text === '' ? lines.slice(0, -1) : lines;
}

/** A change without the blank lines around the text in it, on both sides: nobody looks for those. */
function withoutBlankEdges(change: LineChange, before: readonly Line[], after: readonly Line[]): LineChange {
  const [start, end] = trimBlank(change.start, change.end, before);
  const [newStart, newEnd] = trimBlank(change.newStart, change.newEnd, after);
  return { start, end, newStart, newEnd };
}

/** A stretch without blank lines at its ends; all of it where there are no others. */
function trimBlank(start: number, end: number, lines: readonly Line[]): readonly [start: number, end: number] {
  const isBlank = (index: number): boolean => lines[index]?.text.trim() === '';
  let [from, to] = [start, end];
  while (from < to && isBlank(from)) from += 1;
  while (to > from && isBlank(to - 1)) to -= 1;
  return from === to ? [start, end] : [from, to];
}

const textsOf = (lines: readonly Line[]): readonly string[] => lines.map(({ text }) => text);

function describeChanges(changes: readonly LineChange[]): Bilingual {
  const shown = changes.slice(0, MOST_PLACES).map(describeChange);
  const more = changes.length - shown.length;
  return {
    zh: shown.map(({ zh }) => zh).join('，') + (more > 0 ? `，还有 ${more} 处` : ''),
    en: shown.map(({ en }) => en).join(', ') + (more > 0 ? `, and ${more} more` : ''),
  };
}

/** Lines are those of the copy, unless it says that they are the original's. */
function describeChange({ start, end, newStart, newEnd }: LineChange): Bilingual {
  const own = lineNumbers(newStart, newEnd);
  const original = lineNumbers(start, end);
  if (start === end) return { zh: `${own.zh}原件没有`, en: `${own.en} not in the original` };
  if (newStart === newEnd) {
    return { zh: `原件${original.zh}这里没有`, en: `${original.en} of the original missing` };
  }
  const isShifted = start !== newStart || end !== newEnd;
  return {
    zh: `${own.zh}不同${isShifted ? `（原件${original.zh}）` : ''}`,
    en: `${own.en} changed${isShifted ? ` (${original.en} of the original)` : ''}`,
  };
}

const lineNumbers = (start: number, end: number): Bilingual =>
  end - start === 1
    ? { zh: `第 ${start + 1} 行`, en: `line ${start + 1}` }
    : { zh: `第 ${start + 1}—${end} 行`, en: `lines ${start + 1}–${end}` };
