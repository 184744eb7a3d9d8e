import { type Content, type Document, type DocumentBlock, type Note, wordsOf } from '../../src/model/document.js';
import { readZip } from '../../src/model/zip-file.js';

/* What a Word copy says, read from its XML alone, and what a document says, in the same form: a paragraph a line. */

export type DocxParts = ReadonlyMap<string, Uint8Array>;

/** The parts of a document by their names. */
export function openDocx(bytes: Uint8Array): DocxParts {
  const files = readZip(bytes);
  if (!files) throw new Error('no document');
  return new Map(files.map(({ path, bytes: part }) => [path, part]));
}

export const xmlOf = (parts: DocxParts, name: string): string => {
  const part = parts.get(name);
  if (!part) throw new Error(`there is no ${name}`);
  return Buffer.from(part).toString('utf8');
};

/** A tag, or the text between two. */
const tokens = /<[^>]+>|[^<]+/g;
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
const unescaped = (text: string): string => text.replace(/&(\w+);/g, (_, name: string) => entities[name] ?? '');

/**
 * The paragraphs of the body, then those of the notes; empty ones and 目录, which is made of headings, are left out. A line
 * break is a line end, a tab a blank; the mark of a note is what a program counts.
 */
export function textOfDocx(parts: DocxParts): string[] {
  const body = paragraphsOf(xmlOf(parts, 'word/document.xml'));
  const notes = parts.has('word/footnotes.xml') ? paragraphsOf(xmlOf(parts, 'word/footnotes.xml')) : [];
  return [...body, ...notes];
}

function paragraphsOf(xml: string): string[] {
  let note = 0;
  const paragraphs = xml.split(/<w:p>/).slice(1);
  return paragraphs.flatMap((written) => {
    const style = /<w:pStyle w:val="(\w+)"/.exec(written)?.[1] ?? '';
    let text = '';
    let isText = false;
    for (const [token] of written.matchAll(tokens)) {
      if (/^<w:t[ >]/.test(token)) isText = true;
      else if (token === '</w:t>') isText = false;
      else if (/^<w:footnoteRef/.test(token)) text += circled(++note);
      else text += marks[token] ?? (isText ? unescaped(token) : '');
    }
    return text.trim() === '' || style.startsWith('TOC') ? [] : [text.trim()];
  });
}

/** Between runs; the tabs of a style are no text. */
const marks: Readonly<Record<string, string>> = { '<w:br/>': '\n', '<w:tab/>': ' ' };

const circled = (number: number): string => String.fromCodePoint(0x245f + number);

/** What a document says, in reading order. */
export function textOfDocument(document: Document): string[] {
  const { masthead, title, preamble, body, colophon } = document;
  const { marking, name, number, period, publisher, date } = masthead;
  const notes = new Set<Note>();
  const blocks = [...preamble, ...body];
  for (const content of blocks.flatMap(contentsOf)) {
    for (const part of content) if (part.type === 'text' && part.note) notes.add(part.note);
  }
  const said = [
    ...marking.map(({ text }) => text),
    ...(name.type === 'text' ? [name.text.text] : []),
    number.text,
    period.text,
    `${publisher.text} ${date.text}`,
    ...(title ? [title.text] : []),
    ...blocks.flatMap(contentsOf).map(wordsWithBreaks),
    ...colophon.map(({ content }) => wordsOf(content)),
    ...[...notes].flatMap(({ mark, paragraphs }) =>
      paragraphs.map((content, index) => (index === 0 ? mark.text : '') + wordsWithBreaks(content)),
    ),
  ];
  return said.map((text) => text.trim()).filter((text) => text !== '');
}

const wordsWithBreaks = (content: Content): string =>
  content.map((part) => (part.type === 'text' ? part.text : '\n')).join('');

function contentsOf(block: DocumentBlock): readonly Content[] {
  switch (block.type) {
    case 'heading':
      return [[block.label, ...block.content]];
    case 'paragraph':
      return [[...(block.label ? [block.label] : []), ...block.lead, ...block.content]];
    case 'table': {
      const { caption, unit, head, rows, notes } = block;
      const cells = [...head, ...rows.flatMap((row) => row.cells)].map(({ content }) => content);
      return [...(caption ? [caption] : []), ...(unit ? [unit] : []), ...cells, ...notes];
    }
    case 'figure':
      return [block.caption];
  }
}
