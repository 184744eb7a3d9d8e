import type { CalendarDate } from './calendar.js';
import type { Chart } from './chart.js';
import type { Image } from './image.js';
import type { ColumnAlignment, Figure, FigureWidth, HardBreak, Level, ListItem, TextRun } from './issue.js';
import type { BlockChange, Redline, RunChange } from './redline.js';
import type { Located, SourceRange } from './source.js';
import type { Template } from './template.js';

/** What a figure shows, once its image is opened or its chart is drawn. */
export type Picture =
  | { readonly type: 'image'; readonly image: Image }
  | { readonly type: 'chart'; readonly chart: Chart };

/** The pictures of an issue's figures; findings say why a figure has none. */
export type Pictures = ReadonlyMap<Figure, Picture>;

/*
 * What an issue says, in the words that every output prints: figures, numbers and marks of notes are text, pictures are
 * opened. It knows no page. Words that depend on pages are in `page-words`.
 */

export interface Document {
  /** What it says of itself. */
  readonly properties: DocumentProperties;
  readonly masthead: Masthead;
  /** The title that stands above the text. */
  readonly title?: TextRun;
  /** 按语. */
  readonly preamble: readonly DocumentBlock[];
  /** The sections, one after the other: each begins with a heading of level 1. */
  readonly body: readonly DocumentBlock[];
  /** 版记, entry by entry. */
  readonly colophon: readonly ColophonEntry[];
  /** 审签单, behind the text: of a proof alone, where the template wants one. */
  readonly approval?: ApprovalSheet;
  /** Whether it is a proof, which every page says. */
  readonly draft: boolean;
  /** The number of the proof, from 1; undefined where they aren't counted, as in a preview. */
  readonly draftNumber?: number;
  /** How many pages are allowed. */
  readonly maxPages?: Located<number>;
  /** What the changes that its texts carry add up to, where it was compared with an earlier version. */
  readonly redline?: Redline;
}

export interface DocumentProperties {
  readonly title: string;
  readonly author: string;
  readonly keywords: readonly string[];
  /** BCP 47: `zh-CN`. */
  readonly language: string;
  /** Taken as the day of creation and of change; a draft may be without it. */
  readonly date: CalendarDate | undefined;
}

/** 报头. */
export interface Masthead {
  /** 内部资料 and the like, a line each. */
  readonly marking: readonly TextRun[];
  readonly name: MastheadName;
  /** `2024年第48期（总第519期）` */
  readonly number: TextRun;
  /** `（12月2日—12月6日）` */
  readonly period: TextRun;
  readonly publisher: TextRun;
  /** Blanks to write it in where it isn't known yet. */
  readonly date: TextRun;
}

export type MastheadName =
  | { readonly type: 'text'; readonly text: TextRun }
  /** Where the image could not be had there is none. */
  | { readonly type: 'image'; readonly image: Image | undefined; readonly alternative: string }
  /** The masthead stands on the paper already. */
  | { readonly type: 'preprinted' };

/** 审签单: a table with a row for each step of an approval, and the names of those who take it where they are known. */
export interface ApprovalSheet {
  readonly title: TextRun;
  /** What says which issue it is. */
  readonly facts: readonly TextRun[];
  readonly head: Readonly<Record<'step' | 'name' | 'opinion' | 'date', TextRun>>;
  readonly rows: readonly { readonly step: TextRun; readonly names: readonly TextRun[] }[];
}

/** `报：…。`, the staff, `（共印100份）`: one paragraph each. */
export interface ColophonEntry {
  readonly kind: 'receivers' | 'staff' | 'copies';
  readonly content: readonly TextRun[];
}

/** Running text as it is printed. */
export type Content = readonly (Run | HardBreak | ParagraphEnd)[];

/**
 * The end of a paragraph that one version alone has. One that is gone stands where the text goes on now, and behind it the
 * number that its next paragraph had; one that came is the last of its paragraph.
 */
export interface ParagraphEnd {
  readonly type: 'end';
  readonly range: SourceRange;
  readonly change: RunChange;
}

/** A stretch of text that was written in one place, or stands for what was. */
export interface Run extends TextRun {
  /** The footnote whose mark the run is. */
  readonly note?: Note;
}

/** A footnote; its mark stands before it as it does in the text. */
export interface Note {
  readonly mark: TextRun;
  readonly paragraphs: readonly Content[];
}

export type DocumentBlock = HeadingBlock | ParagraphBlock | TableBlock | FigureBlock;

export interface HeadingBlock {
  readonly type: 'heading';
  readonly change?: BlockChange;
  readonly level: Level;
  /** The number that stands before the heading. */
  readonly label: TextRun;
  readonly content: Content;
  readonly range: SourceRange;
}

export interface ParagraphBlock {
  readonly type: 'paragraph';
  readonly change?: BlockChange;
  readonly kind: 'plain' | 'quote';
  /** It says who supplied a section, alone in brackets, and stands on the right. No source file is meant. */
  readonly isSource: boolean;
  /** Its number, or the mark of an unordered item. */
  readonly label?: TextRun;
  /** The list item that it is part of; none outside of lists. */
  readonly item?: ListItem;
  /** The run-in lead; empty where there is none. */
  readonly lead: Content;
  readonly content: Content;
  readonly range: SourceRange;
}

export interface TableBlock {
  readonly type: 'table';
  readonly change?: BlockChange;
  readonly caption?: Content;
  /** `单位：件`, above on the right. */
  readonly unit?: Content;
  readonly head: readonly CellText[];
  readonly rows: readonly TableBlockRow[];
  /** One for each column. */
  readonly alignments: readonly ColumnAlignment[];
  /** `注：…`, `数据来源：…`: below. */
  readonly notes: readonly Content[];
  readonly range: SourceRange;
}

export interface TableBlockRow {
  /** `total` begins with 合计 or 总计. */
  readonly kind: 'body' | 'total';
  readonly cells: readonly CellText[];
  readonly range: SourceRange;
  readonly change?: BlockChange;
}

export interface CellText {
  readonly content: Content;
  readonly range: SourceRange;
}

export interface FigureBlock {
  readonly type: 'figure';
  readonly change?: BlockChange;
  readonly picture: Picture;
  readonly caption: Content;
  /** What it shows, in words. */
  readonly alternative: string;
  /** The width as it was typed; undefined where the picture takes its own size, at most the measure. */
  readonly width?: Located<FigureWidth>;
  readonly range: SourceRange;
}

/** The words of a text as it reads now, with the marks of its notes; a hard break is none, nor is an end. */
export const wordsOf = (content: Content): string =>
  content.map((part) => (part.type === 'text' && part.change?.type !== 'deleted' ? part.text : '')).join('');

/** What a block is called where it isn't shown: by its caption where it has one, else by what it says. */
export function titleOf(block: DocumentBlock): string {
  switch (block.type) {
    case 'heading':
      return wordsOf(block.content);
    case 'paragraph':
      return wordsOf([...block.lead, ...block.content]);
    case 'table':
      return wordsOf(block.caption ?? []) || block.head.map(({ content }) => wordsOf(content)).join('\u3000');
    case 'figure':
      return wordsOf(block.caption) || block.alternative;
  }
}

/** A text cut behind the ends in it that one version alone has: the old one those that are `deleted`, the new one the others. */
export function cutAtEnds(content: Content, type: 'inserted' | 'deleted'): readonly Content[] {
  const parts: Content[number][][] = [[]];
  for (const part of content) {
    parts.at(-1)?.push(part);
    if (part.type === 'end' && part.change.type === type) parts.push([]);
  }
  return parts;
}

/** What a file says of its document besides the pages. */
export interface DocumentInfo extends DocumentProperties {
  /** Program and version. */
  readonly producer: string;
  readonly duplex: Template['print']['duplex'];
}
