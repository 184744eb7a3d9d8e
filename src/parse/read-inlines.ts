import type { FootnoteReference, Link, PhrasingContent, Text } from 'mdast';
import type { Finding } from '../model/finding.js';
import type { Emphasis, Footnote, NoteReference, Placeholder, TextRun } from '../model/issue.js';
import type { SourceFile, SourceRange } from '../model/source.js';
import { sliceRun } from '../model/text-run.js';
import { alignText } from './align-text.js';
import { findBrokenMarks } from './find-broken-marks.js';
import { findLinks, longestAddress } from './find-links.js';
import { finding } from './finding.js';
import { type MaskedSource, type MaskedSpan, opaque } from './mask-source.js';
import { readPlaceholder } from './read-placeholder.js';
import { excerpt } from './read-values.js';

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
  readonly source: MaskedSource;
  readonly findings: Finding[];
  /** Placeholders seen in running text, by their offset. */
  readonly placed: Set<number>;
  /** What was refused as a whole: nothing inside it is reported again. */
  readonly refused: SourceRange[];
  /** The footnotes of the file by their labels, as Markdown compares these. */
  readonly footnotes: Map<string, DefinedFootnote>;
}

/** A footnote, and whether anything refers to it. */
export interface DefinedFootnote {
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

/** A node of the tree with its place. All nodes have one: no extension in use makes nodes of its own. */
interface Node {
  readonly position?: { readonly start: Point; readonly end: Point } | undefined;
}

export function rangeOf(file: SourceFile, { position }: Node): SourceRange {
  const start = position?.start.offset;
  const end = position?.end.offset;
  if (start === undefined || end === undefined) throw new Error('a node of the Markdown tree has no place');
  return { file, start, end };
}

/** Reports a node that can't be set. */
export function refuse(reader: SectionReader, range: SourceRange, found: Finding): void {
  reader.findings.push(found);
  reader.refused.push(range);
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
  const range = rangeOf(reader.source.file, node);
  const typed = reader.source.file.text.slice(range.start, Math.min(range.end, range.start + 40));
  const refused = (found: Finding): readonly Atom[] => {
    refuse(reader, range, found);
    return [];
  };
  switch (node.type) {
    case 'text':
      return readText(reader, node, style);
    case 'strong':
      return node.children.flatMap((child) => readInline(reader, child, { ...style, emphasis: 'strong' }));
    case 'emphasis': {
      const emphasis = style.emphasis === 'strong' ? 'strong' : 'emphasis';
      return node.children.flatMap((child) => readInline(reader, child, { ...style, emphasis }));
    }
    case 'link':
      return readLink(reader, node, style);
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

/** A footnote's mark. Without a definition in the file there is no such node. */
function readReference(reader: SectionReader, node: FootnoteReference, { place }: Style): readonly Atom[] {
  const range = rangeOf(reader.source.file, node);
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
  const range = rangeOf(reader.source.file, node);
  // A placeholder in the address is reported as such, by whoever looks for placeholders that were not set.
  const hidden = node.url.includes(opaque) || node.url.includes(encodeURIComponent(opaque));
  if (!hidden && !/^(?:https?:\/\/|mailto:)\S/i.test(node.url)) {
    reader.findings.push(finding('link-address', range, { address: excerpt(node.url) }));
  } else if (node.url.length > longestAddress) {
    reader.findings.push(finding('link-address/long', range, { limit: longestAddress }));
  }
  const atoms = node.children.flatMap((child) => readInline(reader, child, { ...style, link: node.url }));
  if (node.children.length === 0) reader.findings.push(finding('link-empty', range, {}));
  return atoms;
}

/** A text node: notes taken out, placeholders and line ends told apart, bare addresses made links. */
function readText(reader: SectionReader, node: Text, style: Style): readonly Atom[] {
  const { file, text, spans } = reader.source;
  const { start, end } = rangeOf(file, node);
  const map = alignText({ source: text, start, end, value: node.value });
  const { place: _, ...look } = style;
  const run: TextRun = { type: 'text', text: node.value, file, map, ...look };
  for (const found of findBrokenMarks(run)) reader.findings.push(found);
  const atoms: Atom[] = [];
  let textFrom = 0;
  const flush = (to: number, next: number) => {
    if (to > textFrom) for (const part of findLinks(sliceRun(run, textFrom, to))) atoms.push(part);
    textFrom = next;
  };
  for (const segment of map) {
    if (segment.type === 'replaced' && /[\r\n]/.test(node.value.charAt(segment.at))) {
      flush(segment.at, segment.at + segment.length);
      const range = { file, start: segment.sourceStart, end: segment.sourceEnd };
      if (text.charAt(segment.sourceStart) !== '&') atoms.push({ type: 'line-end', hard: false, range });
      continue;
    }
    if (segment.type === 'replaced') continue;
    for (const span of spansWithin(spans, segment.sourceStart, segment.sourceEnd)) {
      const at = segment.at + (span.start - segment.sourceStart);
      flush(at, at + (span.end - span.start));
      if (span.type === 'note') continue;
      reader.placed.add(span.start);
      const placeholder = readPlaceholder({ file, start: span.start, end: span.end }, reader.findings);
      if (placeholder) atoms.push({ ...placeholder, ...look });
    }
  }
  flush(node.value.length, node.value.length);
  return atoms;
}

/** The spans that begin in a stretch of the source. */
function* spansWithin(spans: readonly MaskedSpan[], start: number, end: number): Generator<MaskedSpan> {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? end) < start) low = middle + 1;
    else high = middle;
  }
  for (let span = spans[low]; span && span.start < end; span = spans[low]) {
    yield span;
    low += 1;
  }
}
