import type { FootnoteDefinition, List, Nodes, RootContent } from 'mdast';
import { type Finding, hasErrors, type Outcome } from '../model/finding.js';
import { labelText, readLabel } from '../model/label.js';
import { FILL_IN, LOOK_OVER } from '../model/new-workspace.js';
import type { SourceFile } from '../model/source.js';
import { blockText } from './block-text.js';
import { checkLimits } from './check-limits.js';
import { parseMarkdown } from './parse-markdown.js';
import { beginsTableText } from './table-texts.js';

/** How the next issue begins a text. */
interface OutlineOptions {
  /** Where the text begins: behind the front matter. */
  readonly start: number;
  /** Whether to say what is to be written in the place of what is left out. */
  readonly hints: boolean;
}

/**
 * A text as the next issue begins with it: its headings, and what holds figures of the ledger (paragraphs, list items and
 * tables with placeholders, charts); a hint in the place of all else. Lines as in the file.
 */
export function outlineSection(file: SourceFile, { start, hints }: OutlineOptions): Outcome<string> {
  const markdown = blockText(file.text, start);
  const limits: readonly Finding[] = checkLimits(file, markdown);
  if (hasErrors(limits)) return { value: undefined, findings: limits };
  const nodes = parseMarkdown(markdown).children.filter(({ type }) => type !== 'yaml');
  const text = { file, start };
  const parts = joinTables(
    text,
    nodes.filter((node) => node.type !== 'footnoteDefinition'),
  ).map((part) => readPart(text, part));
  const footnotes = nodes.filter((node) => node.type === 'footnoteDefinition');
  const pieces = [...writeParts(relabel(parts), hints), ...keptFootnotes(text, parts, footnotes)];
  return { value: pieces.join('\n\n'), findings: [] };
}

interface OutlinedText {
  readonly file: SourceFile;
  /** Where the text begins. */
  readonly start: number;
}

/** One part of a text: a heading, what is kept, or what is left out. */
type Part =
  | { readonly type: 'heading'; readonly depth: number; readonly text: string }
  | { readonly type: 'kept'; readonly text: string; readonly node: RootContent['type']; readonly isPartial: boolean }
  | { readonly type: 'left'; readonly hint: string };

/** The nodes in groups: a table with the texts that belong to it, all others alone. */
function joinTables({ file }: OutlinedText, nodes: readonly RootContent[]): readonly (readonly RootContent[])[] {
  const groups: RootContent[][] = [];
  for (const node of nodes) {
    const group = groups.at(-1);
    if (node.type === 'table') {
      const texts: RootContent[] = [];
      while (isTableText(file, groups.at(-1)?.[0], 'above')) texts.unshift(...(groups.pop() ?? []));
      groups.push([...texts, node]);
    } else if (group?.some(({ type }) => type === 'table') && isTableText(file, node, 'below')) group.push(node);
    else groups.push([node]);
  }
  return groups;
}

const isTableText = (file: SourceFile, node: RootContent | undefined, side: 'above' | 'below'): boolean =>
  node?.type === 'paragraph' && beginsTableText(textOf(file, node), side);

function readPart(text: OutlinedText, nodes: readonly RootContent[]): Part {
  const [node] = nodes;
  if (node?.type === 'heading') return { type: 'heading', depth: node.depth, text: textOf(text.file, node) };
  if (!nodes.some((each) => hasFigures(text.file, each))) return { type: 'left', hint: hintFor(node) };
  const kept = node?.type === 'list' ? keptItems(text.file, node) : nodes.map((each) => textOf(text.file, each));
  const isPartial = node?.type === 'list' && kept.length < node.children.length;
  const kind = node?.type ?? 'paragraph';
  return { type: 'kept', text: ignoreNotesBefore(text, node) + kept.join('\n\n'), node: kind, isPartial };
}

/** Kept paragraphs with typed numbers, which are counted anew below each heading. */
function relabel(parts: readonly Part[]): readonly Part[] {
  const counts: LabelCounts = new Map();
  return parts.map((part) => {
    if (part.type === 'heading') counts.clear();
    const isText = part.type === 'kept' && part.node === 'paragraph';
    return isText ? { ...part, text: relabelLines(part.text, counts) } : part;
  });
}

/** The items that hold figures, numbered anew. */
function keptItems(file: SourceFile, list: List): readonly string[] {
  const kept = list.children.filter((item) => hasFigures(file, item));
  return kept.map((item, i) => textOf(file, item).replace(/^\d{1,9}/, String(i + 1)));
}

type Positioned = Pick<RootContent, 'position'>;

/** Whether placeholders or a chart stand in a node. */
const hasFigures = (file: SourceFile, node: Nodes): boolean =>
  hasPlaceholders(node) || /\]\(\s*<?chart:/.test(file.text.slice(...offsetsOf(node)));

function hasPlaceholders(node: Nodes): boolean {
  if (node.type === 'placeholder') return true;
  const inside: readonly Nodes[] = node.type === 'image' ? (node.data?.parts?.label ?? []) : [];
  return [...inside, ...('children' in node ? node.children : [])].some(hasPlaceholders);
}

const textOf = (file: SourceFile, node: Positioned): string => file.text.slice(...offsetsOf(node));

const offsetsOf = ({ position }: Positioned): [number, number] => [
  position?.start.offset ?? 0,
  position?.end.offset ?? 0,
];

/** The notes directly above a node that silence findings in it. */
function ignoreNotesBefore({ file, start }: OutlinedText, node: Positioned | undefined): string {
  const before = file.text.slice(start, node ? offsetsOf(node)[0] : start);
  return /(?:<!--\s*bulletin-ignore(?:(?!-->).)*-->\s*)+$/s.exec(before)?.[0] ?? '';
}

function hintFor(node: RootContent | undefined): string {
  switch (node?.type) {
    case 'list':
      return node.ordered
        ? `${FILL_IN}一件事一段，写成“1. **要点。**经过和结果。”`
        : `${FILL_IN}一项一行，写成“- 内容”`;
    case 'table':
      return `${FILL_IN}上一期这里是一张表`;
    case 'blockquote':
      return `${FILL_IN}上一期这里是一段引文，每行以“> ”开头`;
    default:
      return `${FILL_IN}一段一段写，段与段之间空一行`;
  }
}

const NOTHING_YET = `${FILL_IN}这里还没有内容`;
const CHECK = `${LOOK_OVER}数字由程序填，其余的字请核对`;

/** Pieces of text, with one hint for each run of what is left out and one for each of what is kept. */
function writeParts(parts: readonly Part[], hints: boolean): readonly string[] {
  const pieces: string[] = [];
  const say = (hint: string): void => {
    if (hints) pieces.push(`<!-- ${hint} -->`);
  };
  parts.forEach((part, i) => {
    const before = parts[i - 1]?.type;
    const next = parts[i + 1];
    if (part.type === 'left') {
      if (before !== 'left') say(part.hint);
      return;
    }
    if (part.type === 'kept' && before !== 'kept') say(part.isPartial ? `${CHECK}；上一期的其他各项没有留` : CHECK);
    pieces.push(part.text);
    const isEmpty = part.type === 'heading' && (!next || (next.type === 'heading' && next.depth <= part.depth));
    if (isEmpty) say(NOTHING_YET);
  });
  return pieces;
}

/** The footnotes that what is kept refers to. */
function keptFootnotes(
  { file }: OutlinedText,
  parts: readonly Part[],
  footnotes: readonly FootnoteDefinition[],
): readonly string[] {
  const text = parts.map((part) => (part.type === 'left' ? '' : part.text)).join('\n');
  return footnotes.filter(({ label }) => text.includes(`[^${label}]`)).map((footnote) => textOf(file, footnote));
}

/** How far typed numbers have been counted, by level: `（一）`, `1.`, `（1）`. */
type LabelCounts = Map<number, number>;

/**
 * Numbers the lines of a text anew that begin with a typed `（一）`, `1.` or `（1）`, where lines before them were left out.
 * A line without one is left as it is; what is below a new number starts at 1 again.
 */
function relabelLines(text: string, counts: LabelCounts): string {
  return text.replace(/(?<=^|[\r\n])([ \t\u3000]*)([^\r\n]+)/g, (line, indent: string, content: string) => {
    const label = readLabel(content);
    // `一、` numbers sections; in a paragraph it is text.
    if (!label || label.level === 1) return line;
    const number = (counts.get(label.level) ?? 0) + 1;
    counts.set(label.level, number);
    for (const level of counts.keys()) if (level > label.level) counts.delete(level);
    if (label.number === number) return line;
    return indent + labelText(label.level, number) + content.slice(label.text.length);
  });
}
