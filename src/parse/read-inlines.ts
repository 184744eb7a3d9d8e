import type { FootnoteReference, Link, Emphasis as MarkdownEmphasis, PhrasingContent, Text } from 'mdast';
import type { Finding, Outcome } from '../model/finding.js';
import type { Emphasis, Footnote, NoteReference, Placeholder, TextRun } from '../model/issue.js';
import { LONGEST_ADDRESS, linkAddress } from '../model/link-address.js';
import type { SourceFile, SourceRange } from '../model/source.js';
import { sliceRun } from '../model/text-run.js';
import { findBrokenLinks } from './find-broken-links.js';
import { findBrokenMarks } from './find-broken-marks.js';
import { findBrokenSigns } from './find-broken-signs.js';
import { findLinks } from './find-links.js';
import { finding } from './finding.js';
import { findBraces, misplaced, readPlaceholder, strayBrace } from './read-placeholder.js';
import { excerpt } from './yaml/read-values.js';

/** What running text is made of before its lines are joined. */
export type Atom = TextRun | Placeholder | NoteReference | LineEnd;

/** The end of a line of the source: `hard` where the author asked for one, else nothing or a blank. */
export interface LineEnd {
  readonly type: 'line-end';
  readonly hard: boolean;
  readonly range: SourceRange;
}

/** What reading the tree needs, and what it leaves behind. */
export interface SectionReader {
  readonly file: SourceFile;
  /** The file's text in which blocks were found. */
  readonly blockText: string;
  readonly findings: Finding[];
  /** The footnotes of the file by their labels, as Markdown compares these. */
  readonly footnotes: Map<string, DefinedFootnote>;
}

/** The value alone: what was found on the way is kept with all else of the file. */
export function taken<T>(reader: SectionReader, { value, findings }: Outcome<T>): T | undefined {
  reader.findings.push(...findings);
  return value;
}

/** A footnote, and whether anything refers to it. */
interface DefinedFootnote {
  readonly note: Footnote;
  /** The `[^1]` before its text. */
  readonly mark: SourceRange;
  isUsed: boolean;
}

/** What the text is part of: only `text`, which cells are too, refers to footnotes. */
export type TextPlace = 'text' | 'heading' | 'caption' | 'footnote';

interface Style {
  readonly place: TextPlace;
  readonly emphasis: Emphasis;
  readonly link?: string;
}

interface Point {
  readonly offset?: number | undefined;
}

/** A node of the tree with its place. All nodes have one: each is made of tokens. */
interface Node {
  readonly position?: { readonly start: Point; readonly end: Point } | undefined;
}

export function rangeOfNode(file: SourceFile, { position }: Node): SourceRange {
  const start = position?.start.offset;
  const end = position?.end.offset;
  if (start === undefined || end === undefined) throw new Error('a node of the Markdown tree has no place');
  return { file, start, end };
}

/** Running text as a flat row of atoms. Images are no text: whoever can set them takes them out before. */
export function readInlines(
  reader: SectionReader,
  nodes: readonly PhrasingContent[],
  place: TextPlace,
): readonly Atom[] {
  return nodes.flatMap((node) => readInline(reader, node, { place, emphasis: 'none' }));
}

function readInline(reader: SectionReader, node: PhrasingContent, style: Style): readonly Atom[] {
  const range = rangeOfNode(reader.file, node);
  const typed = reader.file.text.slice(range.start, Math.min(range.end, range.start + 40));
  const refused = (found: Finding): readonly Atom[] => {
    reader.findings.push(found);
    return [];
  };
  switch (node.type) {
    case 'text':
      return readText(reader, node, style);
    case 'strong':
      return node.children.flatMap((child) => readInline(reader, child, { ...style, emphasis: 'strong' }));
    case 'emphasis': {
      if (isMask(node, range)) return readMask(reader, node, style);
      const emphasis = style.emphasis === 'strong' ? 'strong' : 'emphasis';
      return node.children.flatMap((child) => readInline(reader, child, { ...style, emphasis }));
    }
    case 'link':
      return readLink(reader, node, style);
    case 'placeholder': {
      if (style.place === 'heading') return refused(misplaced(range));
      const placeholder = taken(reader, readPlaceholder(range));
      return placeholder ? [{ ...placeholder, ...lookOf(style) }] : [];
    }
    case 'break':
      return [{ type: 'line-end', hard: true, range }];
    case 'html':
      return refused(finding('html', range, { typed }));
    case 'inlineCode':
      return refused(finding('code/inline', range, {}));
    case 'delete':
      return refused(finding('strikethrough', range, {}));
    case 'image':
      return refused(finding(style.place === 'text' ? 'image-place' : 'image-place/inside', range, {}));
    case 'footnoteReference':
      return readReference(reader, node, style);
    case 'imageReference':
    case 'linkReference':
      return refused(finding('definition', range, {}));
  }
}

/** `王*明、李*华`: marks within words, with a pause between them, stand for letters that are not to be read. */
function isMask(node: MarkdownEmphasis, { file: { text }, start, end }: SourceRange): boolean {
  const isWord = (character: string): boolean => /^[\p{L}\p{N}]$/u.test(character);
  return isWord(text.charAt(start - 1)) && isWord(text.charAt(end)) && node.children.some(hasPause);
}

const hasPause = (node: PhrasingContent): boolean => node.type === 'text' && /[，、。；：！？]/.test(node.value);

function readMask(reader: SectionReader, node: MarkdownEmphasis, style: Style): readonly Atom[] {
  const { file } = reader;
  const { start, end } = rangeOfNode(file, node);
  const mark = (at: number): TextRun => {
    const map = [{ type: 'copied', at: 0, length: 1, sourceStart: at, sourceEnd: at + 1 }] as const;
    return { type: 'text', text: file.text.charAt(at), file, map, ...lookOf(style) };
  };
  return [mark(start), ...node.children.flatMap((child) => readInline(reader, child, style)), mark(end - 1)];
}

/** A footnote's mark. Without a definition in the file there is no such node. */
function readReference(reader: SectionReader, node: FootnoteReference, { place }: Style): readonly Atom[] {
  const range = rangeOfNode(reader.file, node);
  const defined = reader.footnotes.get(node.identifier);
  if (!defined) throw new Error(`no footnote ${node.identifier} was read`);
  if (place === 'text') {
    defined.isUsed = true;
    return [{ type: 'note', note: defined.note, range }];
  }
  // A footnote that refers to itself is used by no one.
  if (place !== 'footnote') defined.isUsed = true;
  reader.findings.push(finding('footnote-place', range, {}));
  return [];
}

function readLink(reader: SectionReader, node: Link, style: Style): readonly Atom[] {
  const range = rangeOfNode(reader.file, node);
  const address = linkAddress(node.url);
  const braces = findBraces(addressRange(reader, node));
  if (braces.length > 0) reader.findings.push(...braces);
  else if (address === undefined) reader.findings.push(finding('link-address', range, { address: excerpt(node.url) }));
  else if (node.url.length > LONGEST_ADDRESS) {
    reader.findings.push(finding('link-address/long', range, { limit: LONGEST_ADDRESS }));
  }
  const linked = address === undefined ? style : { ...style, link: address };
  const atoms = node.children.flatMap((child) => readInline(reader, child, linked));
  if (!atoms.some(isSeen)) reader.findings.push(finding('link-empty', range, {}));
  if (node.title) reader.findings.push(finding('link-form/title', range, { title: excerpt(node.title) }));
  return atoms;
}

/** What stands behind the text of a link; all of `<http://…>`. */
function addressRange({ file }: SectionReader, node: Link): SourceRange {
  const range = rangeOfNode(file, node);
  const last = node.children.at(-1);
  return last && file.text.startsWith('[', range.start) ? { ...range, start: rangeOfNode(file, last).end } : range;
}

const isSeen = (atom: Atom): boolean => (atom.type === 'text' ? atom.text.trim() !== '' : atom.type !== 'line-end');

const lookOf = ({ place: _, ...look }: Style): Omit<Style, 'place'> => look;

/** A text node: line ends told apart, bare addresses made links. */
function readText(reader: SectionReader, node: Text, style: Style): readonly Atom[] {
  const { file } = reader;
  const { map, strayBraces = [] } = node.data ?? { map: [] };
  const run: TextRun = { type: 'text', text: node.value, file, map, ...lookOf(style) };
  for (const find of [findBrokenMarks, findBrokenLinks, findBrokenSigns]) reader.findings.push(...find(run));
  for (const stretch of strayBraces) reader.findings.push(strayBrace({ file, ...stretch }));
  const atoms: Atom[] = [];
  let textFrom = 0;
  const flush = (to: number, next: number) => {
    if (to > textFrom) for (const part of findLinks(sliceRun(run, textFrom, to))) atoms.push(part);
    textFrom = next;
  };
  for (const { type, at, length, sourceStart, sourceEnd } of map) {
    if (type === 'copied' || !/[\r\n]/.test(node.value.charAt(at))) continue;
    flush(at, at + length);
    // A line end written as `&#10;` is none, and no text either.
    if (file.text.charAt(sourceStart) === '&') continue;
    atoms.push({ type: 'line-end', hard: false, range: withBlanks({ file, start: sourceStart, end: sourceEnd }) });
  }
  flush(node.value.length, node.value.length);
  return atoms;
}

/** A line end with the blanks before it and the indent and quotation marks behind it. */
function withBlanks({ file, start, end }: SourceRange): SourceRange {
  let from = start;
  while (' \t'.includes(file.text.charAt(from - 1) || '.')) from -= 1;
  let to = end;
  // A line that begins with `>` would be a quotation, so these marks are always the prefix of one.
  while (' \t>'.includes(file.text.charAt(to) || '.')) to += 1;
  return { file, start: from, end: to };
}
