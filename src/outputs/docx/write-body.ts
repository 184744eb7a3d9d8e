import {
  type Content,
  cutAtEnds,
  type Document,
  type DocumentBlock,
  type FigureBlock,
  type HeadingBlock,
  type ParagraphBlock,
  type TableBlock,
} from '../../model/document.js';
import type { BlockFacts, Layout } from '../../model/layout.js';
import type { Template } from '../../model/template.js';
import { type Measures, twips } from './measures.js';
import { paragraphLook } from './paragraph-look.js';
import { type Revision, revisionOf, revisionOfAll, revisionOfBlock, revisionOfTable } from './revisions.js';
import { styles } from './style-element.js';
import { writeMastheadBlocks } from './write-masthead.js';
import { type DocumentPictures, drawing } from './write-pictures.js';
import {
  field,
  paragraph,
  plainRuns,
  type TextContext,
  type TextSetting,
  writeContent,
  writeRun,
} from './write-runs.js';
import { writeWordTable } from './write-table.js';
import { xmlElement } from './xml.js';

export interface BodySetting {
  readonly document: Document;
  readonly layout: Layout;
  readonly template: Template;
  readonly measures: Measures;
  readonly pictures: DocumentPictures;
  readonly context: TextContext;
}

/** All that stands in the body of the document before 版记, in reading order. */
export function writeBody(setting: BodySetting): string {
  const { document, layout, template, measures, pictures, context } = setting;
  const { facts } = layout;
  const { masthead, title, preamble, body } = document;
  const picture = pictures.masthead;
  const flow = new Flow(setting);
  for (const block of preamble) flow.add(block, styles.preamble);
  for (const block of body) flow.add(block, styles.normal);
  // A blank line before the title belongs to what stands above, or it would be printed at the head of a page too.
  const before = title ? measures.pitch : 0;
  const contents = writeContents(setting, before);
  const after = contents.length > 0 ? 0 : before;
  return [
    ...writeMastheadBlocks(masthead, { template, measures, facts, context, after, ...(picture && { picture }) }),
    ...contents,
    title ? paragraph(styles.title, writeRun(title, {}, context)) : '',
    flow.end(),
  ].join('');
}

/** 目录, as Word's own: it is made anew where a heading is changed, when its reader asks for that. @param after the blank behind its own */
function writeContents({ layout, template, measures }: BodySetting, after: number): readonly string[] {
  const { contents: style } = template;
  const { contents } = layout.facts;
  const deepest = Math.max(...contents.map(({ level }) => level));
  if (!style || contents.length === 0) return [];
  // A field may go over many paragraphs.
  const [begin = '', end = ''] = field(`TOC \\o "1-${deepest}"`, '\n').split('\n');
  const entries = contents.map(({ level, text, page }, index) => {
    const tab = xmlElement('w:r', {}, xmlElement('w:tab'));
    const isLast = index === contents.length - 1;
    const line = `${index === 0 ? begin : ''}${plainRuns(text)}${tab}${plainRuns(String(page))}${isLast ? end : ''}`;
    const own = isLast ? paragraphLook({ after: measures.pitch + after }) : '';
    return paragraph(styles.contents[level - 1] ?? styles.contents[0], line, own);
  });
  return [paragraph(styles.contentsTitle, plainRuns(style.title)), ...entries];
}

/** The text, block by block. What must be blank behind a table, which has no blank of its own, is before the next paragraph. */
class Flow {
  readonly #setting: BodySetting;
  readonly #written: string[] = [];
  #blank = 0;
  #endsWithTable = false;
  /** How many drawings there are: the first is that of the masthead. */
  #drawings = 1;

  constructor(setting: BodySetting) {
    this.#setting = setting;
  }

  add(block: DocumentBlock, plain: string): void {
    const start = this.#written.length;
    this.#addBlock(block, plain);
    const { type, change } = block;
    const revision = revisionOfBlock(change);
    if (!change || type === 'table' || (revision !== 'moveFrom' && revision !== 'moveTo')) return;
    const moved = this.#written.splice(start).join('');
    this.#written.push(this.#setting.context.revisions.move(moved, revision, change.edit));
  }

  #addBlock(block: DocumentBlock, plain: string): void {
    switch (block.type) {
      case 'heading':
        this.#addHeading(block);
        break;
      case 'paragraph':
        this.#addParagraph(block, plain);
        break;
      case 'table':
        this.#addTable(block);
        break;
      case 'figure':
        this.#addFigure(block);
    }
  }

  /** All of it; it never ends with a table, which would be one with that of 版记. */
  end(): string {
    this.#blank = 0;
    if (this.#endsWithTable) this.#put(styles.end, '');
    return this.#written.join('');
  }

  #put(style: string, content: string, look: ParagraphWishes = {}): void {
    const { before = 0, after = 0, keepNext = false, revision } = look;
    const blank = before + this.#blank;
    this.#blank = 0;
    this.#endsWithTable = false;
    const own = paragraphLook({
      ...(keepNext && { keepNext }),
      ...(blank > 0 && { before: blank }),
      ...(after > 0 && { after }),
    });
    this.#written.push(paragraph(style, content, own, this.#setting.context.revisions.mark(revision)));
  }

  #addHeading({ level, label, content, change }: HeadingBlock): void {
    const setting = { isUniform: true, whole: revisionOfBlock(change) };
    this.#putText(styles.headings[level - 1] ?? styles.normal, { content: [label, ...content], setting });
  }

  #addParagraph({ kind, isSource, label, lead, content, change }: ParagraphBlock, plain: string): void {
    const style = isSource ? styles.source : kind === 'quote' ? styles.quote : plain;
    const whole = revisionOfBlock(change);
    const setting = { isUniform: isSource, whole };
    const begins = label ? [label, ...lead] : lead;
    // A number stands in the type of the lead that it runs into.
    if (lead.length > 0 && !isSource) {
      const own = { plain: styles.lead, isUniform: true, whole };
      const before = writeContent(begins, own, this.#setting.context);
      this.#putText(style, { before, content, setting });
    } else this.#putText(style, { content: [...begins, ...content], setting });
  }

  /** A text in a paragraph, or in several that were joined since. What became of its end is that of the whole, or its own. */
  #putText(style: string, { before = '', content, setting }: TextWishes): void {
    const { context } = this.#setting;
    for (const [index, part] of cutAtEnds(content, 'deleted').entries()) {
      const text = (index === 0 ? before : '') + writeContent(part, setting, context);
      const end = part.find(({ type }) => type === 'end');
      const revision = end ? revisionOf(end.change) : setting.whole;
      this.#put(style, text, revision && { revision });
    }
  }

  /** A text that belongs to a table or a picture; one version alone may have it. */
  #putBeside(style: string, content: Content, { whole, ...look }: ParagraphWishes & Pick<TextSetting, 'whole'>): void {
    const revision = whole ?? revisionOfAll(content);
    const text = writeContent(content, { whole }, this.#setting.context);
    // What moved is one insertion: a text that was gone before has no place in it.
    if (text !== '' || whole === undefined) this.#put(style, text, { ...look, ...(revision && { revision }) });
  }

  /** How a table or a figure that moved away is set is known of the place where it is printed. */
  #printed(block: DocumentBlock): DocumentBlock {
    if (block.change?.type !== 'moved-away') return block;
    const { edit } = block.change;
    const { preamble, body } = this.#setting.document;
    const isHere = ({ change }: DocumentBlock): boolean => change?.type === 'moved-here' && change.edit === edit;
    return [...preamble, ...body].find(isHere) ?? block;
  }

  #addTable(table: TableBlock): void {
    const { layout, template, measures, context } = this.#setting;
    const facts = layout.facts.blocks.get(this.#printed(table));
    const columns = facts?.columns;
    if (!facts || !columns) throw new Error('a table was not set');
    const { above, below } = blanksOf(facts, measures);
    const { caption, unit, notes, change } = table;
    const whole = revisionOfTable(change);
    if (caption) this.#putBeside(styles.tableCaption, caption, { whole, before: above });
    if (unit) this.#putBeside(styles.unit, unit, { whole, ...(!caption && { before: above }) });
    // Two tables without anything between them would be one.
    if (this.#endsWithTable) this.#put(styles.end, '');
    const isFirst = !caption && !unit;
    this.#written.push(writeWordTable(table, { template, measures, columns, isWhole: facts.isWhole, whole, context }));
    this.#endsWithTable = true;
    for (const [index, note] of notes.entries()) {
      const isLast = index === notes.length - 1;
      this.#putBeside(styles.tableNote, note, { whole, ...(isLast && { after: below }) });
    }
    this.#blank += (notes.length === 0 ? below : 0) + (isFirst ? above : 0);
  }

  #addFigure(figure: FigureBlock): void {
    const { layout, measures, pictures, context } = this.#setting;
    const printed = this.#printed(figure);
    const facts = layout.facts.blocks.get(printed);
    const picture = printed.type === 'figure' && pictures.figures.get(printed);
    if (!facts || !picture) return;
    const { above, below } = blanksOf(facts, measures);
    const { caption, change } = figure;
    const whole = revisionOfBlock(change);
    const hasCaption = caption.length > 0;
    this.#drawings += 1;
    const drawn = context.revisions.track(drawing(picture, this.#drawings, context.relations), whole);
    const look = { before: above, keepNext: hasCaption, ...(!hasCaption && { after: below }) };
    this.#put(styles.picture, drawn, { ...look, ...(whole && { revision: whole }) });
    if (hasCaption) this.#putBeside(styles.caption, caption, { whole, after: below });
  }
}

interface TextWishes {
  /** What stands before the text in other type. */
  readonly before?: string;
  readonly content: Content;
  readonly setting: TextSetting;
}

interface ParagraphWishes {
  readonly before?: number;
  readonly after?: number;
  readonly keepNext?: boolean;
  readonly revision?: Revision;
}

/** The blanks around a block between lines, whose em boxes stand lower than they themselves begin. */
const blanksOf = ({ above, below }: BlockFacts, { drop }: Measures) => ({
  above: twips(above) + drop,
  below: Math.max(0, twips(below) - drop),
});
