import type { FootnoteDefinition, RootContent } from 'mdast';
import type { Inline } from '../model/issue.js';
import { locate, type SourceRange } from '../model/source.js';
import { finding } from './finding.js';
import { rangeOfNode, readInlines, type SectionReader } from './read-inlines.js';
import { joinLines, splitLines } from './split-lines.js';

/** Reads the footnotes of a file, wherever they are defined, so that the text can refer to them. */
export function readFootnotes(reader: SectionReader, nodes: readonly RootContent[]): void {
  // What stands in a footnote may refer to another: all are known before one is read.
  const defined = definitionsIn(nodes).flatMap((node) => {
    const paragraphs: (readonly Inline[])[] = [];
    return define(reader, node, paragraphs) ? [{ node, paragraphs }] : [];
  });
  for (const { node, paragraphs } of defined) paragraphs.push(...readParagraphs(reader, node));
}

/** Whether the footnote is the first of its label. */
function define(reader: SectionReader, node: FootnoteDefinition, paragraphs: readonly (readonly Inline[])[]): boolean {
  const range = rangeOfNode(reader.file, node);
  const mark = markOf(range);
  const earlier = reader.footnotes.get(node.identifier);
  if (earlier) {
    const { line } = locate(earlier.mark);
    reader.findings.push(finding('footnote-definition/twice', mark, { mark: textOf(mark), line }));
    return false;
  }
  reader.footnotes.set(node.identifier, { note: { number: 0, paragraphs, range }, mark, isUsed: false });
  return true;
}

/** Reports the footnotes that nothing refers to, once all text was read. */
export function reportUnused({ footnotes, findings }: SectionReader): void {
  for (const { mark, isUsed } of footnotes.values()) {
    if (!isUsed) findings.push(finding('footnote-definition/unused', mark, { mark: textOf(mark) }));
  }
}

/** The definitions in the order of the file, with those that stand in others. */
function definitionsIn(nodes: readonly RootContent[]): readonly FootnoteDefinition[] {
  return nodes.flatMap((node): readonly FootnoteDefinition[] => {
    switch (node.type) {
      case 'footnoteDefinition':
        return [node, ...definitionsIn(node.children)];
      case 'list':
        return node.children.flatMap((item) => definitionsIn(item.children));
      case 'blockquote':
        return definitionsIn(node.children);
      default:
        return [];
    }
  });
}

function readParagraphs(reader: SectionReader, node: FootnoteDefinition): readonly (readonly Inline[])[] {
  const range = rangeOfNode(reader.file, node);
  const others = node.children.filter(({ type }) => type !== 'paragraph');
  for (const other of others) {
    reader.findings.push(finding('footnote-definition/block', rangeOfNode(reader.file, other), {}));
  }
  const paragraphs = node.children.flatMap((child) => {
    if (child.type !== 'paragraph') return [];
    const content = joinLines(splitLines(readInlines(reader, child.children, 'footnote')));
    return content.length > 0 ? [content] : [];
  });
  if (paragraphs.length === 0 && others.length === 0) {
    const mark = markOf(range);
    reader.findings.push(finding('footnote-definition/empty', mark, { mark: textOf(mark) }));
  }
  return paragraphs;
}

/** The `[^1]` that a definition begins with. */
function markOf({ file, start, end }: SourceRange): SourceRange {
  const mark = /^\[\^(?:\\[^\r\n]|[^\]\\\r\n])*\]/.exec(file.text.slice(start, end))?.[0] ?? '';
  return { file, start, end: start + mark.length };
}

const textOf = ({ file, start, end }: SourceRange): string => file.text.slice(start, end);
