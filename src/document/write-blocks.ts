import { plainText } from '../model/block-content.js';
import type { Content, DocumentBlock, FigureBlock, ParagraphBlock, Picture, Pictures, Run } from '../model/document.js';
import type { Block, Figure, Heading, Inline, ListItem, Paragraph, TextRun } from '../model/issue.js';
import { runFor, sliceRun } from '../model/text-run.js';
import { type ContentWriter, createContentWriter } from './write-content.js';
import { writeTable } from './write-table.js';

/** Who supplied a section, alone in brackets: `（某厅窗口供稿）`. */
const creditLine = /^（[^（）]*供稿）$/;

/** The words that open 按语, such as 【编者按】. */
const preambleOpening = /^【[^】]*按】/;

/** `图1 调度会现场`: the blank that was typed behind the number. */
const numberedCaption = /^([图表]\s?[\d一二三四五六七八九十]+(?:[-—.．]\d+)?) (?=\S)/;

interface BlockSetting {
  readonly pictures: Pictures;
  /** What stands before an item of an unordered list. */
  readonly listMark: string | undefined;
}

/** Puts the blocks of one issue into words; footnotes and list items that several of them share stay shared. */
export function createBlockWriter({ pictures, listMark }: BlockSetting) {
  const writeContent = createContentWriter();
  const begun = new Set<ListItem>();
  const writeBlock = (block: Block, part: 'preamble' | 'body'): readonly DocumentBlock[] => {
    switch (block.type) {
      case 'heading':
        return [writeHeading(block, writeContent)];
      case 'paragraph': {
        const startsItem = block.item !== undefined && !begun.has(block.item);
        if (block.item) begun.add(block.item);
        return [writeParagraph(block, { part, mark: startsItem ? listMark : undefined, writeContent })];
      }
      case 'table':
        return [writeTable(block, { writeContent, writeCaption: (text) => partNumber(writeContent(text)) })];
      case 'figure': {
        const picture = pictures.get(block);
        return picture ? [writeFigure(block, picture, writeContent)] : [];
      }
    }
  };
  return (blocks: readonly Block[], part: 'preamble' | 'body'): readonly DocumentBlock[] =>
    blocks.flatMap((block) => writeBlock(block, part));
}

const writeHeading = ({ type, level, label, content, range }: Heading, write: ContentWriter): DocumentBlock => ({
  type,
  level,
  label: runFor(label.range, label.text),
  content: write(content),
  range,
});

interface ParagraphSetting {
  readonly part: 'preamble' | 'body';
  /** The mark that stands before the first paragraph of an unordered item. */
  readonly mark: string | undefined;
  readonly writeContent: ContentWriter;
}

function writeParagraph(paragraph: Paragraph, { part, mark, writeContent }: ParagraphSetting): ParagraphBlock {
  const { kind, item, range } = paragraph;
  const label = labelOf(paragraph, mark);
  const lead = writeContent(paragraph.lead);
  const written = writeContent(paragraph.content);
  const content = part === 'preamble' ? setOpeningApart(written) : written;
  const whole = [...(label ? [label] : []), ...lead, ...content];
  const isSource = whole.every((run) => run.type === 'text') && creditLine.test(whole.map(({ text }) => text).join(''));
  return {
    type: 'paragraph',
    kind,
    isSource,
    ...(label && { label }),
    ...(item && { item }),
    lead,
    content,
    range,
  };
}

/** The number of a paragraph, or the mark of an unordered item. */
function labelOf({ label, item, range }: Paragraph, mark: string | undefined): TextRun | undefined {
  if (label) return runFor(label.range, label.text);
  if (item?.list.kind !== 'unordered' || mark === undefined) return undefined;
  return runFor({ ...range, end: range.start }, mark);
}

/** The opening words of 按语 stand out. */
function setOpeningApart([first, ...others]: Content): Content {
  if (!first) return [];
  const length = first.type === 'text' ? (preambleOpening.exec(first.text)?.[0].length ?? 0) : 0;
  if (first.type !== 'text' || length === 0) return [first, ...others];
  const opening: Run = { ...sliceRun(first, 0, length), emphasis: 'strong' };
  return [opening, sliceRun(first, length, first.text.length), ...others];
}

function writeFigure(figure: Figure, picture: Picture, write: ContentWriter): FigureBlock {
  const { caption, width, range } = figure;
  return {
    type: 'figure',
    picture,
    caption: partNumber(write(caption)),
    alternative: alternativeOf(caption, picture),
    ...(width && { width }),
    range,
  };
}

/** The picture in words, for readers who can't see it. A chart says its figures too. */
function alternativeOf(caption: readonly Inline[], picture: Picture): string {
  const said = plainText(caption);
  if (picture.type === 'image') return said;
  return [said, picture.chart.description].filter((part) => part !== '').join('：');
}

/** A caption's number stands a character before its words; elsewhere a blank between a digit and Han is taken out (S2). */
function partNumber([first, ...others]: Content): Content {
  if (first?.type !== 'text') return first ? [first, ...others] : [];
  return [{ ...first, text: first.text.replace(numberedCaption, '$1\u3000') }, ...others];
}
