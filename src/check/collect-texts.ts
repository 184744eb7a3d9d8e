import type { Block, Heading, Inline, Issue, Label } from '../model/issue.js';
import { type OffsetSegment, sourceOffsets } from '../model/offset-map.js';
import type { SourceFile, SourceRange } from '../model/source.js';
import { type CheckedText, placeholderMark } from './checked-text.js';

/** Every heading and paragraph of an issue in reading order, as rules see them. */
export function collectTexts({ preamble, sections }: Pick<Issue, 'preamble' | 'sections'>): readonly CheckedText[] {
  return [
    ...preamble.filter(isText).map((block) => checkedText(block, 'preamble', undefined)),
    ...sections.flatMap(({ blocks }) => {
      const title = blocks.find((block) => block.type === 'heading' && block.level === 1);
      const section = title?.type === 'heading' ? title : undefined;
      return blocks.filter(isText).map((block) => checkedText(block, 'section', section));
    }),
  ];
}

const isText = (block: Block): block is CheckedText['block'] => block.type === 'heading' || block.type === 'paragraph';

function checkedText(
  block: CheckedText['block'],
  part: CheckedText['part'],
  section: Heading | undefined,
): CheckedText {
  const { file } = block.range;
  const { text, map, addresses } = readBlock(block, file);
  const rangeOf = (start: number, end: number): SourceRange => {
    if (map.length === 0) return block.range;
    // Behind the last character is where its source ends, also where that is longer than the text.
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
  return { block, part, section, text, rangeOf, isPlain, addresses };
}

/** A block's text while it is put together. */
interface BlockText {
  text: string;
  readonly map: OffsetSegment[];
  readonly addresses: { start: number; end: number }[];
}

function readBlock(block: CheckedText['block'], file: SourceFile): BlockText {
  const read: BlockText = { text: '', map: [], addresses: [] };
  if (block.type === 'paragraph' && block.label?.origin === 'typed') addLabel(read, block.label, file);
  const inlines = block.type === 'paragraph' ? [...block.lead, ...block.content] : block.content;
  for (const inline of inlines) addInline(read, inline);
  return read;
}

function addLabel(read: BlockText, { text, range }: Label, file: SourceFile): void {
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

function addInline(read: BlockText, inline: Inline): void {
  const at = read.text.length;
  if (inline.type === 'text') {
    for (const segment of inline.map) read.map.push({ ...segment, at: at + segment.at });
    read.text += inline.text;
  } else {
    const { start, end } = inline.range;
    read.map.push({ type: 'replaced', at, length: 1, sourceStart: start, sourceEnd: end });
    read.text += inline.type === 'break' ? '\n' : placeholderMark;
  }
  if (inline.type !== 'break' && inline.type !== 'note' && inline.link !== undefined)
    addAddress(read.addresses, at, read.text.length);
}

function addAddress(addresses: BlockText['addresses'], start: number, end: number): void {
  const last = addresses.at(-1);
  if (last?.end === start) last.end = end;
  else addresses.push({ start, end });
}
