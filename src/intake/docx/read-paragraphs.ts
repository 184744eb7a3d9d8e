import { type ManuscriptInline, wordsOfInlines } from '../../model/manuscript.js';
import type { BlockMarks } from '../../model/returned-document.js';
import { childOf, elementsIn, elementsNamed, settingOf, textIn, type XmlElement } from '../read-xml.js';
import {
  authorOf,
  type DocxReader,
  type FloatingBlock,
  noMarks,
  remark,
  shown,
  type UnnumberedBlock,
} from './docx-reader.js';
import { alternative, readDocxInlines, trimContent } from './read-runs.js';
import { type ParagraphShape, readParagraphLook, readRunLook, type Style } from './read-styles.js';
import { readDocxTable } from './read-table.js';

/** The blocks of a body, a text box or a cell, each with what is to be said of it. */
export function readDocxBlocks(reader: DocxReader, parent: XmlElement): readonly FloatingBlock[] {
  const blocks: FloatingBlock[] = [];
  const add = (read: readonly FloatingBlock[]): void => {
    blocks.push(...read);
    // Marks of a paragraph that is none any more belong to what its text went on in.
    const last = read.length > 0 ? blocks.at(-read.length) : undefined;
    if (last) blocks[blocks.length - read.length] = { ...last, marks: joinMarks(reader.loose.splice(0), last.marks) };
  };
  /** Text of paragraphs whose ends were deleted: they go on in the next one. */
  let joined: readonly ManuscriptInline[] = [];
  for (const element of flattened(parent)) {
    if (element.name === 'w:tbl') {
      add(separately(reader, () => readDocxTable(reader, element)));
      continue;
    }
    const marks = childOf(childOf(element, 'w:pPr'), 'w:rPr');
    const content = separately(reader, () => {
      const read = readParagraph(reader, element);
      if (read && childOf(marks, 'w:del')) {
        reader.tracked.removed.push({ text: '¶', author: authorOf(childOf(marks, 'w:del')) });
        joined = [...joined, ...read.content];
        // What was to be said is said with the paragraph that the text goes on in.
        return undefined;
      }
      const all = read && { ...read, content: trimContent([...joined, ...read.content]) };
      joined = [];
      const added = childOf(marks, 'w:ins');
      if (added) reader.tracked.added.push({ text: '¶', author: authorOf(added) });
      return all && all.content.length > 0 ? all : undefined;
    });
    add(content);
  }
  if (joined.length > 0) {
    const content = trimContent(joined);
    add([{ block: { type: 'paragraph', content, isTitle: false }, remarks: [], marks: noMarks() }]);
  }
  return blocks;
}

/** Reads a block with remarks and floating blocks of its own. */
function separately(reader: DocxReader, read: () => UnnumberedBlock | undefined): readonly FloatingBlock[] {
  const held = { remarks: reader.remarks, floating: reader.floating, tracked: reader.tracked };
  reader.remarks = [];
  reader.floating = [];
  reader.tracked = noMarks();
  const block = read();
  sayTracked(reader);
  const { remarks, floating, tracked: marks } = reader;
  Object.assign(reader, held);
  if (block) return [{ block, remarks, marks }, ...floating];
  reader.loose.push(marks);
  const [first, ...others] = floating;
  // All that is to be said of an empty paragraph is said with what stands beside it, or with the block after it.
  if (first) return [{ ...first, remarks: [...remarks, ...first.remarks] }, ...others];
  reader.remarks.push(...remarks);
  return [];
}

function sayTracked(reader: DocxReader): void {
  const { added, removed } = reader.tracked;
  if (added.length + removed.length === 0) return;
  const textOf = (changes: typeof added): string => shown(changes.map(({ text }) => text).join('、'));
  if (removed.length === 0) remark(reader, 'import-tracked/added', { added: textOf(added) });
  else if (added.length === 0) remark(reader, 'import-tracked/removed', { removed: textOf(removed) });
  else remark(reader, 'import-tracked', { added: textOf(added), removed: textOf(removed) });
}

const joinMarks = (earlier: readonly BlockMarks[], own: BlockMarks): BlockMarks =>
  earlier.reduceRight(
    (all, { added, removed, comments }) => ({
      added: [...added, ...all.added],
      removed: [...removed, ...all.removed],
      comments: [...comments, ...all.comments],
    }),
    own,
  );

/** Paragraphs and tables, whatever they are wrapped in; rows and paragraphs that were moved away are none. */
function flattened(parent: XmlElement): readonly XmlElement[] {
  return elementsIn(parent).flatMap((element) => {
    switch (element.name) {
      case 'w:p':
      case 'w:tbl':
        return [element];
      case 'w:sdt':
        return flattened(childOf(element, 'w:sdtContent') ?? element);
      case 'w:customXml':
      case 'w:ins':
      case 'w:moveTo':
        return flattened(element);
      case 'mc:AlternateContent':
        return alternative(element).flatMap((child) => (child.name === 'w:p' || child.name === 'w:tbl' ? [child] : []));
      default:
        return [];
    }
  });
}

/** The type of the text of official documents is 三号, 16 pt [GB/T 9704-2012 5.2.2]; titles are larger. */
const TITLE_SIZE = 36;
/** How long a title may be, in characters. */
const LONGEST_TITLE = 50;

type UnnumberedParagraph = Extract<UnnumberedBlock, { readonly type: 'paragraph' }>;

function readParagraph(reader: DocxReader, element: XmlElement): UnnumberedParagraph | undefined {
  reader.paragraph = '';
  const properties = childOf(element, 'w:pPr');
  const style: Style = reader.styles.get(settingOf(properties, 'w:pStyle') ?? '') ?? defaultStyle;
  const own = readParagraphLook(properties);
  const look: ParagraphShape = { ...style.paragraph, ...own };
  const content = readDocxInlines(reader, element, { look: style.run });
  const text = wordsOfInlines(content).trim();
  if (/^toc \d/i.test(style.name)) {
    if (text !== '') remark(reader, 'import-contents', { text: shown(text) });
    return undefined;
  }
  const number = text === '' ? '' : automaticNumber(reader, { ...style.paragraph.numbering, ...own.numbering });
  const numbered: readonly ManuscriptInline[] =
    number === '' ? content : [{ type: 'text', text: number, emphasis: 'none' }, ...withoutIndent(content)];
  const sizes = elementsNamed(element, 'w:rPr').flatMap((run) => readRunLook(run).size ?? []);
  const isLarge = (sizes.length > 0 ? Math.min(...sizes) : (style.run.size ?? 0)) >= TITLE_SIZE;
  const isTitle =
    /^(?:title|标题)$/i.test(style.name) ||
    (look.isCentred === true && isLarge && text.length <= LONGEST_TITLE && !/[。；！？]$/.test(text));
  return {
    type: 'paragraph',
    content: numbered,
    isTitle,
    ...(look.outline !== undefined && look.outline <= 9 && { outline: look.outline }),
  };
}

const defaultStyle = { name: '', run: {}, paragraph: {} } as const;

const withoutIndent = (content: readonly ManuscriptInline[]): readonly ManuscriptInline[] => trimContent(content);

function automaticNumber(reader: DocxReader, { id, level = 0 }: NonNullable<ParagraphShape['numbering']>): string {
  return id === undefined || id === '0' ? '' : reader.numbers.next(id, level);
}

/** The text of headers and footers that says more than the number of the page. */
export const textOfParts = (parts: readonly XmlElement[]): string =>
  parts
    .map((part) => elementsNamed(part, 'w:t').map(textIn).join(''))
    .filter((text) => /\p{Script=Han}/u.test(text))
    .join(' ');
