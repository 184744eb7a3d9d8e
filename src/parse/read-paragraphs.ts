import type { Paragraph as MarkdownParagraph, PhrasingContent } from 'mdast';
import type { Figure, Inline, Label, ListItem, Paragraph } from '../model/issue.js';
import { readLabel, type TypedLabel } from '../model/label.js';
import type { SourceRange } from '../model/source.js';
import { rangeOfRun, sliceRun } from '../model/text-run.js';
import { findBrokenTables } from './find-broken-tables.js';
import { finding } from './finding.js';
import type { BlockNumbering } from './number-blocks.js';
import { readImage } from './read-image.js';
import { rangeOfNode, readInlines, type SectionReader } from './read-inlines.js';
import { splitImages } from './split-images.js';
import { joinLines, type Line, splitLines } from './split-lines.js';
import { beginsTableText, type TableSide } from './table-texts.js';

/** How the paragraphs of one Markdown paragraph are read. */
interface ParagraphContext {
  readonly kind: Paragraph['kind'];
  readonly numbering: BlockNumbering;
  /** The number of the list item that the text begins. */
  readonly label?: Label;
  readonly item?: ListItem;
  /** On which side of a table the text stands, where it stands right beside one. */
  readonly beside?: TableSide;
}

/**
 * The paragraphs of a Markdown paragraph: a line that begins with a typed number starts another, and so does a line
 * beside a table that belongs to it. An image on a line of its own is a figure.
 */
export function readParagraphs(
  reader: SectionReader,
  node: MarkdownParagraph,
  context: ParagraphContext,
): readonly (Paragraph | Figure)[] {
  const { file } = reader;
  for (const found of findBrokenTables(reader.blockText, rangeOfNode(file, node))) reader.findings.push(found);
  if (context.item || context.kind === 'quote') return readText(reader, node.children, context);
  return splitImages(file, node).flatMap((stretch): readonly (Paragraph | Figure)[] => {
    if (stretch.type === 'text') return readText(reader, stretch.nodes, context);
    context.numbering.plain();
    return readImage(reader, stretch.node);
  });
}

function readText(
  reader: SectionReader,
  nodes: readonly PhrasingContent[],
  context: ParagraphContext,
): readonly Paragraph[] {
  const lines = splitLines(readInlines(reader, nodes, 'text'));
  return splitPieces(lines, context).flatMap((piece, i) =>
    i === 0 && context.label
      ? numberedParagraph(reader, piece, { ...context, label: context.label })
      : freeParagraph(reader, piece, context),
  );
}

interface Piece {
  readonly typed?: TypedLabel;
  readonly lines: readonly Line[];
}

/** What is quoted keeps its lines and numbers as they are: they count for nobody here. */
function splitPieces(lines: readonly Line[], { kind, beside }: ParagraphContext): readonly Piece[] {
  const pieces: { readonly typed?: TypedLabel; readonly lines: Line[] }[] = [];
  for (const line of lines) {
    const first = line.content[0];
    const text = kind === 'plain' && first?.type === 'text' ? first.text : '';
    const label = readLabel(text);
    // `一、` numbers sections; in a paragraph it is text.
    const typed = label && label.level > 1 ? label : undefined;
    const current = pieces.at(-1);
    if (typed) pieces.push({ typed, lines: [line] });
    else if (current && !(beside && beginsTableText(text, beside))) current.lines.push(line);
    else pieces.push({ lines: [line] });
  }
  return pieces;
}

/** A list item's first paragraph. */
function numberedParagraph(
  reader: SectionReader,
  { typed, lines }: Piece,
  { kind, label, item }: ParagraphContext & { readonly label: Label },
): readonly Paragraph[] {
  const content = joinLines(lines);
  const place = { kind, ...(item && { item }) };
  if (!typed) return makeParagraph(place, content, label);
  const { range, rest } = takeLabel(content, typed);
  reader.findings.push(finding('label-twice', range, { counted: label.text, typed: typed.text }));
  return makeParagraph(place, rest, label);
}

function freeParagraph(
  reader: SectionReader,
  { typed, lines }: Piece,
  { kind, numbering, item }: ParagraphContext,
): readonly Paragraph[] {
  const content = joinLines(lines);
  const place = { kind, ...(item && { item }) };
  if (!typed) {
    numbering.plain();
    return makeParagraph(place, content, undefined);
  }
  const { range, rest } = takeLabel(content, typed);
  const before = numbering.typed(typed.level, typed.number);
  if (before !== undefined) reader.findings.push(finding('label-order', range, { typed: typed.text, before }));
  return makeParagraph(place, rest, { level: typed.level, text: typed.text, origin: 'typed', range });
}

/** Takes a typed label, and the blanks behind it, off the text that begins with it. */
export function takeLabel(
  content: readonly Inline[],
  typed: TypedLabel,
): { readonly range: SourceRange; readonly rest: readonly Inline[] } {
  const [first, ...others] = content;
  if (first?.type !== 'text') throw new Error('a typed label stands in text');
  const range = rangeOfRun(sliceRun(first, 0, typed.text.length));
  const rest = sliceRun(first, typed.length, first.text.length);
  return { range, rest: rest.text === '' ? others : [rest, ...others] };
}

function makeParagraph(
  place: Pick<Paragraph, 'kind' | 'item'>,
  content: readonly Inline[],
  label: Label | undefined,
): readonly Paragraph[] {
  const range = rangeOfInlines(content, label?.range);
  if (!range) return [];
  if (!label) return [{ type: 'paragraph', ...place, lead: [], content, range }];
  const length = leadLength(content);
  // The lead has a style of its own: within it nothing is emphasised.
  const lead = content.slice(0, length).map((inline) => (isStyled(inline) ? plainly(inline) : inline));
  return [{ type: 'paragraph', ...place, label, lead, content: content.slice(length), range }];
}

/** How many inlines are strong from the first on; the marks of footnotes among them are part of it. */
function leadLength(content: readonly Inline[]): number {
  let length = 0;
  for (const [i, inline] of content.entries()) {
    if (isStyled(inline) && inline.emphasis === 'strong') length = i + 1;
    else if (inline.type !== 'note') break;
  }
  return length;
}

type StyledInline = Extract<Inline, { readonly emphasis: unknown }>;

const isStyled = (inline: Inline): inline is StyledInline => 'emphasis' in inline;

const plainly = <T extends StyledInline>(inline: T): T => ({ ...inline, emphasis: 'none' });

/** The range from the label, or the first of the text, to the end of the text. */
export function rangeOfInlines(content: readonly Inline[], label: SourceRange | undefined): SourceRange | undefined {
  const ranges = content.map((inline) => (inline.type === 'text' ? rangeOfRun(inline) : inline.range));
  const first = label ?? ranges[0];
  return first && { ...first, end: ranges.reduce((end, range) => Math.max(end, range.end), first.end) };
}
