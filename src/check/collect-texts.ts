import { contentOf } from '../model/block-content.js';
import type { Block, Footnote, Heading, Inline, Issue, Label, Table } from '../model/issue.js';
import { type OffsetSegment, sourceOffsets } from '../model/offset-map.js';
import type { SourceFile, SourceRange } from '../model/source.js';
import { type CheckedPart, type CheckedText, type FoundInText, PLACEHOLDER_MARK } from './checked-text.js';

/**
 * All text of an issue in reading order, as rules see it; the footnotes of a section stand at its end.
 * @param foundAt what was found before in the text of a kind that begins at a place
 */
export function collectTexts(
  { preamble, sections }: Pick<Issue, 'preamble' | 'sections'>,
  foundAt: FoundAt = () => new Map(),
): readonly CheckedText[] {
  return [
    ...textsOf(preamble, { part: 'preamble', section: undefined, foundAt }),
    ...sections.flatMap(({ blocks }) => {
      const title = blocks.find((block) => block.type === 'heading' && block.level === 1);
      return textsOf(blocks, { part: 'section', section: title?.type === 'heading' ? title : undefined, foundAt });
    }),
  ];
}

export type FoundAt = (kind: CheckedText['kind'], file: SourceFile, start: number) => FoundInText;

/** Where a text stands. */
interface TextPlace {
  readonly part: CheckedText['part'];
  readonly section: Heading | undefined;
  readonly foundAt: FoundAt;
}

function textsOf(blocks: readonly Block[], place: TextPlace): readonly CheckedText[] {
  const notes = blocks.flatMap(contentOf).flatMap((inline) => (inline.type === 'note' ? [inline.note] : []));
  return [
    ...blocks.flatMap((block) => blockTexts(block, place)),
    ...[...new Set(notes)].flatMap((note) => noteTexts(note, place)),
  ];
}

function blockTexts(block: Block, place: TextPlace): readonly CheckedText[] {
  switch (block.type) {
    case 'heading':
      return [
        { kind: 'heading', block, ...readText('heading', { content: block.content, range: block.range }, place) },
      ];
    case 'paragraph': {
      const label = block.label?.origin === 'typed' ? block.label : undefined;
      const content = contentOf(block);
      return [{ kind: 'paragraph', block, ...readText('paragraph', { content, range: block.range, label }, place) }];
    }
    case 'table':
      return tableTexts(block, place);
    case 'figure':
      return partOf('caption', block.caption, block.range, place);
  }
}

function tableTexts({ caption = [], unit = [], head, rows, notes, range }: Table, place: TextPlace) {
  const cells = [...head, ...rows.flatMap((row) => row.cells)];
  return [
    ...partOf('caption', caption, range, place),
    ...partOf('remark', unit, range, place),
    ...cells.flatMap((cell) => partOf('cell', cell.content, cell.range, place)),
    ...notes.flatMap((note) => partOf('remark', note, range, place)),
  ];
}

const noteTexts = ({ paragraphs, range }: Footnote, place: TextPlace): readonly CheckedPart[] =>
  paragraphs.flatMap((paragraph) => partOf('footnote', paragraph, range, place));

/** The text; undefined where there is none. */
function partOf(
  kind: CheckedPart['kind'],
  content: readonly Inline[],
  range: SourceRange,
  place: TextPlace,
): readonly CheckedPart[] {
  return content.length > 0 ? [{ kind, ...readText(kind, { content, range }, place) }] : [];
}

interface TextSource {
  readonly content: readonly Inline[];
  /** Where the text stands, for a text without characters. */
  readonly range: SourceRange;
  /** A number that was typed before the text. */
  readonly label?: Label | undefined;
}

function readText(
  kind: CheckedText['kind'],
  source: TextSource,
  { part, section, foundAt }: TextPlace,
): Omit<CheckedPart, 'kind'> {
  const { file } = source.range;
  const { text, map, addresses } = readInlines(source);
  const rangeOf = (start: number, end: number): SourceRange => {
    if (map.length === 0) return source.range;
    // The place behind the last character is where its source ends, also where that is longer than the text.
    if (start === end && start === text.length) {
      const { end: last } = sourceOffsets(map, start - 1, start);
      return { file, start: last, end: last };
    }
    return { file, ...sourceOffsets(map, start, end) };
  };
  const isPlain = (start: number, end: number): boolean => {
    const range = rangeOf(start, end);
    return file.text.slice(range.start, range.end) === text.slice(start, end);
  };
  const found = foundAt(kind, file, rangeOf(0, 0).start);
  return { part, section, content: source.content, text, rangeOf, isPlain, addresses, found };
}

/** A text while it is put together. */
interface ReadText {
  text: string;
  readonly map: OffsetSegment[];
  /** Stretches that are links; what follows a link directly as one too is of the same stretch. */
  readonly addresses: { start: number; end: number }[];
}

function readInlines({ content, range, label }: TextSource): ReadText {
  const read: ReadText = { text: '', map: [], addresses: [] };
  if (label) addLabel(read, label, range.file);
  for (const inline of content) addInline(read, inline);
  return read;
}

function addLabel(read: ReadText, { text, range }: Label, file: SourceFile): void {
  const isCopied = file.text.slice(range.start, range.end) === text;
  read.map.push({
    type: isCopied ? 'copied' : 'replaced',
    at: 0,
    length: text.length,
    sourceStart: range.start,
    sourceEnd: range.end,
  });
  read.text += text;
}

function addInline(read: ReadText, inline: Inline): void {
  // A footnote's mark is not read along with the sentence.
  if (inline.type === 'note') return;
  const at = read.text.length;
  if (inline.type === 'text') {
    for (const segment of inline.map) read.map.push({ ...segment, at: at + segment.at });
    read.text += inline.text;
  } else {
    const { start, end } = inline.range;
    read.map.push({ type: 'replaced', at, length: 1, sourceStart: start, sourceEnd: end });
    read.text += inline.type === 'break' ? '\n' : PLACEHOLDER_MARK;
  }
  if (inline.type !== 'break' && inline.link !== undefined) addAddress(read.addresses, at, read.text.length);
}

function addAddress(addresses: ReadText['addresses'], start: number, end: number): void {
  const last = addresses.at(-1);
  if (last?.end === start) last.end = end;
  else addresses.push({ start, end });
}
