import { expect } from 'vitest';
import {
  type CellText,
  type Content,
  cutAtEnds,
  type Document,
  type DocumentBlock,
  type FigureBlock,
  type Note,
  type TableBlock,
} from '../../src/model/document.js';
import type { TextRun } from '../../src/model/issue.js';

/** A redlined document with all its changes taken, or all of them refused. */
export type Version = 'new' | 'old';

/**
 * What a version of a document says, text by text, in one order: two documents that print the same words are equal. One that
 * was not compared with another has one version alone.
 */
export function textsOfVersion(document: Document, version: Version): unknown {
  const { masthead, title, preamble, body, colophon } = document;
  const { marking, name, number, period, publisher, date } = masthead;
  return {
    masthead: [...marking, ...(name.type === 'text' ? [name.text] : []), number, period, publisher, date].flatMap(
      (run) => runText(run, version) ?? [],
    ),
    title: title && runText(title, version),
    preamble: blockTexts(preamble, version),
    body: blockTexts(body, version),
    colophon: colophon.flatMap(({ kind, content }) => {
      const text = contentText(content, version);
      return content.length > 0 && text.length === 0 ? [] : [[kind, text]];
    }),
  };
}

/** The type of what is in one version alone. */
const goneIn: Readonly<Record<Version, readonly string[]>> = {
  new: ['deleted', 'moved-away'],
  old: ['inserted', 'moved-here'],
};

function runText(run: TextRun, version: Version): string | undefined {
  if (run.former && version === 'old') return run.former.text;
  return run.change && goneIn[version].includes(run.change.type) ? undefined : run.text;
}

/** The words of a text, and the notes that stand in it. */
function contentText(content: Content, version: Version): readonly unknown[] {
  const parts: unknown[] = [];
  for (const part of content) {
    // A moved block as it was has no changes, and as it is has the words of both versions.
    if (part.type === 'break') {
      if (!part.change || !goneIn[version].includes(part.change.type)) parts.push('↵');
      continue;
    }
    if (part.type === 'end') continue;
    const text = runText(part, version);
    if (text === undefined) continue;
    if (part.note) parts.push([text, noteTexts(part.note, version)]);
    else if (typeof parts.at(-1) === 'string' && parts.at(-1) !== '↵') parts.push(`${parts.pop()}${text}`);
    else parts.push(text);
  }
  return parts;
}

const noteTexts = ({ mark, paragraphs }: Note, version: Version): readonly unknown[] => [
  runText(mark, version),
  ...standing(paragraphs, version),
];

/** Texts without those that are in the other version alone. */
const standing = (contents: readonly Content[], version: Version): readonly unknown[] =>
  contents.map((content) => contentText(content, version)).filter((text) => text.length > 0);

const cellTexts = (cells: readonly CellText[], version: Version): readonly unknown[] =>
  cells.map(({ content }) => contentText(content, version));

/** Each paragraph is one text: its number, its lead and all else, wherever these went when it was joined. */
function blockTexts(blocks: readonly DocumentBlock[], version: Version): readonly unknown[] {
  const texts: unknown[] = [];
  let open: Content = [];
  for (const block of blocks) {
    if (block.change && goneIn[version].includes(block.change.type)) continue;
    if (block.type === 'table' || block.type === 'figure') {
      texts.push(floatTexts(block, version));
      continue;
    }
    const content = [
      ...open,
      ...(block.label ? [block.label] : []),
      ...(block.type === 'paragraph' ? block.lead : []),
      ...block.content,
    ];
    const paragraphs = version === 'new' ? [content] : cutAtEnds(content, 'deleted');
    const isOpen =
      version === 'old' && content.some(({ type, change }) => type === 'end' && change?.type === 'inserted');
    open = isOpen ? content.filter(({ type }) => type !== 'end') : [];
    if (!isOpen) texts.push(...paragraphs.map((paragraph) => [block.type, contentText(paragraph, version)]));
  }
  expect(open).toEqual([]);
  return texts;
}

function floatTexts(block: TableBlock | FigureBlock, version: Version): readonly unknown[] {
  switch (block.type) {
    case 'table': {
      const rows = block.rows.filter(({ change }) => !change || !goneIn[version].includes(change.type));
      return [
        contentText(block.caption ?? [], version),
        contentText(block.unit ?? [], version),
        cellTexts(block.head, version),
        ...rows.map(({ cells }) => cellTexts(cells, version)),
        standing(block.notes, version),
      ];
    }
    case 'figure':
      return [contentText(block.caption, version)];
  }
}
