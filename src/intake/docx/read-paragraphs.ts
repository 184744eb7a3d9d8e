import { type ManuscriptInline, wordsOfInlines } from '../../model/manuscript.js';
import { childOf, elementsIn, elementsNamed, settingOf, textIn, type XmlElement } from '../read-xml.js';
import { type DocxReader, type FloatingBlock, remark, shown, type UnnumberedBlock } from './docx-reader.js';
import { alternative, readDocxInlines, trimContent } from './read-runs.js';
import { type ParagraphShape, readParagraphLook, readRunLook, type Style } from './read-styles.js';
import { readDocxTable } from './read-table.js';

/** The blocks of a body, a text box or a cell, each with what is to be said of it. */
export function readDocxBlocks(reader: DocxReader, parent: XmlElement): readonly FloatingBlock[] {
  const blocks: FloatingBlock[] = [];
  /** Text of paragraphs whose ends were deleted: they go on in the next one. */
  let joined: readonly ManuscriptInline[] = [];
  for (const element of flattened(parent)) {
    if (element.name === 'w:tbl') {
      blocks.push(...separately(reader, () => readDocxTable(reader, element)));
      continue;
    }
    const marks = childOf(childOf(element, 'w:pPr'), 'w:rPr');
    const content = separately(reader, () => {
      const read = readParagraph(reader, element);
      if (read && childOf(marks, 'w:del')) {
        reader.tracked.removed.push('¶');
        joined = [...joined, ...read.content];
        // What was to be said is said with the paragraph that the text goes on in.
        return undefined;
      }
      const all = read && { ...read, content: trimContent([...joined, ...read.content]) };
      joined = [];
      if (childOf(marks, 'w:ins')) reader.tracked.added.push('¶');
      return all && all.content.length > 0 ? all : undefined;
    });
    blocks.push(...content);
  }
  if (joined.length > 0) {
    const content = trimContent(joined);
    blocks.push({ block: { type: 'paragraph', content, isTitle: false }, remarks: [] });
  }
  return blocks;
}

/** Reads a block with remarks and floating blocks of its own. */
function separately(reader: DocxReader, read: () => UnnumberedBlock | undefined): readonly FloatingBlock[] {
  const held = { remarks: reader.remarks, floating: reader.floating, tracked: reader.tracked };
  reader.remarks = [];
  reader.floating = [];
  reader.tracked = { added: [], removed: [] };
  const block = read();
  sayTracked(reader);
  const { remarks, floating } = reader;
  Object.assign(reader, held);
  if (block) return [{ block, remarks }, ...floating];
  const [first, ...others] = floating;
  // All that is to be said of an empty paragraph is said with what stands beside it, or with the block after it.
  if (first) return [{ ...first, remarks: [...remarks, ...first.remarks] }, ...others];
  reader.remarks.push(...remarks);
  return [];
}

function sayTracked(reader: DocxReader): void {
  const { added, removed } = reader.tracked;
  if (added.length + removed.length === 0) return;
  remark(reader, 'import-tracked', { added: shown(added.join('、')), removed: shown(removed.join('、')) });
}

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
