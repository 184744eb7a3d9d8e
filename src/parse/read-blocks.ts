import type {
  Blockquote,
  Heading as MarkdownHeading,
  ListItem as MarkdownItem,
  List as MarkdownList,
  Table as MarkdownTable,
  RootContent,
} from 'mdast';
import { plainText } from '../model/block-content.js';
import type { Finding } from '../model/finding.js';
import type { Block, Heading, Label, Level, List, ListItem, Paragraph } from '../model/issue.js';
import { labelText, readLabel, sameLabel } from '../model/label.js';
import type { SourceRange } from '../model/source.js';
import { finding } from './finding.js';
import { type BlockNumbering, createNumbering } from './number-blocks.js';
import { rangeOfNode, readInlines, type SectionReader } from './read-inlines.js';
import { rangeOfInlines, readParagraphs, takeLabel } from './read-paragraphs.js';
import { readTable } from './read-table.js';
import { joinLines, splitLines } from './split-lines.js';
import type { TableSide } from './table-texts.js';

/** Where the blocks being read stand. */
interface BlockContext {
  readonly numbering: BlockNumbering;
  readonly kind: Paragraph['kind'];
  /** How many ordered lists they stand in. */
  readonly depth: number;
  readonly item?: ListItem;
  /** Headings stand at the top of a section, and nowhere else. */
  readonly headings: 'allowed' | 'heading-place' | 'preamble-heading';
}

/** The blocks of a file; what can't be set is a finding at its place. */
export function readBlocks(
  reader: SectionReader,
  nodes: readonly RootContent[],
  part: 'section' | 'preamble',
): readonly Block[] {
  const headings = part === 'section' ? 'allowed' : 'preamble-heading';
  const context: BlockContext = { numbering: createNumbering(), kind: 'plain', depth: 0, headings };
  return nodes.flatMap((node, i) => {
    const beside = node.type === 'paragraph' && sideOf(nodes[i - 1], nodes[i + 1]);
    return beside ? readParagraphs(reader, node, { ...context, beside }) : readBlock(reader, node, context);
  });
}

/** On which side of a table something between two nodes stands. */
function sideOf(before: RootContent | undefined, after: RootContent | undefined): TableSide | undefined {
  if (after?.type === 'table') return before?.type === 'table' ? 'between' : 'above';
  return before?.type === 'table' ? 'below' : undefined;
}

function readBlock(reader: SectionReader, node: RootContent, context: BlockContext): readonly Block[] {
  const range = rangeOfNode(reader.file, node);
  const typed = reader.file.text.slice(range.start, Math.min(range.end, range.start + 40)).split(/[\r\n]/, 1)[0] ?? '';
  const refused = (found: Finding): readonly Block[] => {
    reader.findings.push(found);
    return [];
  };
  switch (node.type) {
    case 'paragraph':
      return readParagraphs(reader, node, context);
    case 'heading':
      return readHeading(reader, node, context);
    case 'list':
      return readList(reader, node, context);
    case 'blockquote':
      return readQuote(reader, node, context);
    case 'yaml':
      return context.headings === 'preamble-heading' ? [] : refused(finding('front-matter-place', range, {}));
    case 'html':
      return refused(finding('html', range, { typed }));
    case 'code':
      return refused(finding('code', range, {}));
    case 'thematicBreak':
      return refused(finding('thematic-break', range, {}));
    case 'definition':
      return refused(finding('definition', range, {}));
    case 'table':
      return readTableBlock(reader, node, context);
    case 'footnoteDefinition':
      // Read before, for the text to refer to.
      return [];
    default:
      throw new Error(`the Markdown parser makes no ${node.type} here`);
  }
}

function readTableBlock(reader: SectionReader, node: MarkdownTable, context: BlockContext): readonly Block[] {
  if (context.item || context.kind === 'quote') {
    reader.findings.push(finding('table-place', rangeOfNode(reader.file, node), {}));
    return [];
  }
  context.numbering.plain();
  return [readTable(reader, node)];
}

function readQuote(reader: SectionReader, node: Blockquote, context: BlockContext): readonly Block[] {
  const numbering = createNumbering(context.numbering.base);
  const inside: BlockContext = { ...context, numbering, kind: 'quote', depth: 0, headings: 'heading-place' };
  context.numbering.plain();
  const blocks = node.children.flatMap((child) => readBlock(reader, child, inside));
  const { file, start, end } = rangeOfNode(reader.file, node);
  const isLine = !/[\r\n]/.test(file.text.slice(start, end));
  if (isLine && COMPARED.test(wordsOf(blocks[0]))) reader.findings.push(signTaken({ file, start, end: start + 1 }));
  return blocks;
}

const signTaken = (mark: SourceRange): Finding =>
  finding('sign-taken', mark, { mark: mark.file.text.slice(mark.start, mark.end) });

/** An amount behind a `>` of one line: more than so much may have been meant. */
const COMPARED = /^[=＝]?\s*\d[\d.,]*\s*(?:℃|°|[%％‰]|[万亿]?元|[万亿余多]*[人件户个天次吨米]|小时|分钟|公里|平方米)/;
const BELOW_ZERO = /^\d[\d.,]*\s*(?:℃|°|摄氏)/;
const NEGATIVE = /^\d[\d.,]*\s*(?:[%％‰]|[万亿]?元|个百分点)/;

/** Whether the mark of an item may have been the sign of a number: a temperature's, or any where the item is the only one. */
const isTakenSign = (opening: Block | undefined, { children }: MarkdownList): boolean =>
  BELOW_ZERO.test(wordsOf(opening)) || (children.length === 1 && NEGATIVE.test(wordsOf(opening)));

const wordsOf = (block: Block | undefined): string => (block?.type === 'paragraph' ? plainText(block.content) : '');

function readHeading(reader: SectionReader, node: MarkdownHeading, context: BlockContext): readonly Block[] {
  const { file } = reader;
  const range = rangeOfNode(file, node);
  const refused = (found: Finding): readonly Block[] => {
    reader.findings.push(found);
    return [];
  };
  const hashes = /^#{1,6}(?=[ \t\r\n]|$)/.exec(file.text.slice(range.start, range.start + 7))?.[0].length;
  if (hashes === undefined) return refused(finding('setext-heading', range, {}));
  if (context.headings !== 'allowed') return refused(finding(context.headings, range, {}));
  const level = levelOf(node.depth);
  if (!level) return refused(finding('heading-too-deep', range, {}));
  const mark = { file, start: range.start, end: range.start + hashes };
  const { numbering } = context;
  const above = numbering.base;
  // The title is counted among the sections, which this file knows nothing of.
  const number = numbering.heading(level);
  if (level > above + 1) {
    const most = levelOf(above + 1) ?? above;
    reader.findings.push(finding('heading-skips', mark, { above, most, marks: '#'.repeat(most) }));
  }
  reader.findings.push(...findClosing(range, hashes));
  return makeHeading(reader, node, { level, mark, counted: level === 1 ? undefined : labelText(level, number) });
}

/** `## 甲 #`: Markdown takes the signs at the end for the end of a heading, which has as many of them as its start. */
function findClosing({ file, start, end }: SourceRange, hashes: number): readonly Finding[] {
  const signs = /[ \t](#+)[ \t]*$/.exec(file.text.slice(start, end))?.[1];
  if (signs === undefined || signs.length === hashes || signs.length === end - start) return [];
  const at = file.text.lastIndexOf(signs, end);
  return [finding('heading-end', { file, start: at, end: at + signs.length }, { typed: signs })];
}

interface HeadingPlace {
  readonly level: Level;
  /** The `#`s. */
  readonly mark: SourceRange;
  /** The number by its place; none for a title. */
  readonly counted: string | undefined;
}

function makeHeading(reader: SectionReader, node: MarkdownHeading, place: HeadingPlace): readonly Heading[] {
  const { level, mark, counted } = place;
  const before = reader.findings.length;
  const content = joinLines(splitLines(readInlines(reader, node.children, 'heading')));
  const first = content[0];
  const typed = first?.type === 'text' ? readLabel(first.text) : undefined;
  const taken = typed && takeLabel(content, typed);
  const rest = taken?.rest ?? content;
  const range = rangeOfInlines(rest, mark) ?? mark;
  if (rest.length === 0) {
    // What was refused in it was said.
    if (reader.findings.length === before) reader.findings.push(finding('heading-empty', mark, {}));
    return [];
  }
  const origin = { origin: 'counted', range: mark } as const;
  if (counted === undefined) {
    const label: Label =
      typed && taken
        ? { level, text: typed.text, origin: 'typed', range: taken.range }
        : { level, text: '', ...origin };
    return [{ type: 'heading', level, label, content: rest, range }];
  }
  if (typed && taken && !sameLabel(typed.text, counted)) {
    reader.findings.push(finding('heading-number', taken.range, { typed: typed.text, counted }));
  }
  return [{ type: 'heading', level, label: { level, text: counted, ...origin }, content: rest, range }];
}

const levelOf = (depth: number): Level | undefined =>
  depth === 1 || depth === 2 || depth === 3 || depth === 4 ? depth : undefined;

function readList(reader: SectionReader, list: MarkdownList, context: BlockContext): readonly Block[] {
  const depth = context.depth + (list.ordered ? 1 : 0);
  const inside: BlockContext = { ...context, depth, headings: 'heading-place' };
  const level = list.ordered ? levelOf(context.numbering.base + depth) : undefined;
  const range = rangeOfNode(reader.file, list);
  if (list.ordered && !level) reader.findings.push(finding('list-too-deep', markerOf(range), {}));
  if (level) {
    const start = list.start ?? 1;
    const next = context.numbering.startList(level, start);
    if (next !== undefined) reader.findings.push(finding('list-start', markerOf(range), { start, next }));
  }
  const made: List = {
    kind: list.ordered ? 'ordered' : 'unordered',
    ...(context.item && { within: context.item }),
  };
  return list.children.flatMap((item) => readItem(reader, item, { ...inside, level, item: { list: made }, list }));
}

function readItem(
  reader: SectionReader,
  item: MarkdownItem,
  context: BlockContext & { readonly level: Level | undefined; readonly list: MarkdownList },
): readonly Block[] {
  const { level, list, ...inside } = context;
  const marker = markerOf(rangeOfNode(reader.file, item));
  const label: Label | undefined = level && {
    level,
    text: labelText(level, context.numbering.item(level)),
    origin: 'counted',
    range: marker,
  };
  if (typeof item.checked === 'boolean') reader.findings.push(finding('task-item', marker, {}));
  const [first, ...others] = item.children;
  const opening =
    first?.type === 'paragraph' ? readParagraphs(reader, first, { ...inside, ...(label ? { label } : {}) }) : [];
  if (!level && isTakenSign(opening[0], list)) reader.findings.push(signTaken(marker));
  const isBlank = first === undefined || (first.type === 'paragraph' && opening.length === 0);
  if (isBlank || (label && first.type !== 'paragraph')) reader.findings.push(finding('list-item-empty', marker, {}));
  const rest = first?.type === 'paragraph' ? others : item.children;
  return [...opening, ...rest.flatMap((child) => readBlock(reader, child, inside))];
}

/** The `1.` or `-` that an item begins with. */
function markerOf({ file, start }: SourceRange): SourceRange {
  const marker = /^(?:\d{1,9}[.)]|[-+*])/.exec(file.text.slice(start, start + 10))?.[0] ?? '';
  return { file, start, end: start + marker.length };
}
