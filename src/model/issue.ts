import type { IssueHeader } from './header.js';
import type { Em, Pt } from './length.js';
import type { OffsetMap } from './offset-map.js';
import type { RunChange } from './redline.js';
import type { MastheadValue } from './schema/value-schema.js';
import type { Distribution } from './settings.js';
import type { Located, SourceFile, SourceRange } from './source.js';

/** One issue as the author wrote it, ready for figures and typesetting. */
export interface Issue {
  readonly header: IssueHeader;
  /** The name from the header, else from bulletin.yaml. */
  readonly name: Located<string>;
  readonly masthead: MastheadValue;
  readonly publisher: Located<string>;
  readonly distribution: Distribution;
  readonly copies?: Located<number>;
  /** How many pages the issue may have, from the header, else from bulletin.yaml. */
  readonly maxPages?: Located<number>;
  /** 按语: what stands in index.md below the header. */
  readonly preamble: readonly Block[];
  /** The sections in the order of the files' leading numbers. */
  readonly sections: readonly Section[];
}

export interface Section {
  readonly file: SourceFile;
  /** The blocks in the order of the file; the first is the level-1 heading. */
  readonly blocks: readonly Block[];
}

export type Level = 1 | 2 | 3 | 4;
export type Block = Heading | Paragraph | Table | Figure;

/** The number before a block; none before tables and figures. */
export const labelOf = (block: Block): Label | undefined =>
  block.type === 'heading' || block.type === 'paragraph' ? block.label : undefined;

export interface Heading {
  readonly type: 'heading';
  readonly level: Level;
  readonly label: Label;
  readonly content: readonly Inline[];
  readonly range: SourceRange;
}

/** A paragraph of running text, also one of a list or a block quote. */
export interface Paragraph {
  readonly type: 'paragraph';
  /** `quote` is set in 楷体 and further in; `plain` is all other text, unordered items too. */
  readonly kind: 'plain' | 'quote';
  readonly label?: Label;
  /** The list item that the paragraph is part of; none outside of lists. */
  readonly item?: ListItem;
  /** The leading `**…**` of a numbered paragraph; empty where there is none. */
  readonly lead: readonly Inline[];
  /** What follows the label and the lead. */
  readonly content: readonly Inline[];
  readonly range: SourceRange;
}

/** The number before a heading or a paragraph: `一、`, `（一）`, `1.`, `（1）`. */
export interface Label {
  readonly level: Level;
  readonly text: string;
  /** Typed by the author and kept as typed, or made from the block's place in its list. */
  readonly origin: 'typed' | 'counted';
  /** The typed number, or the list's marker, or the heading's `#`. */
  readonly range: SourceRange;
}

/** An item of a list; paragraphs of one item share it. */
export interface ListItem {
  readonly list: List;
}

/** A list as the author wrote it; items of one list share it. */
export interface List {
  readonly kind: 'ordered' | 'unordered';
  /** The item that the list stands in; none where it stands in no list. */
  readonly within?: ListItem;
}

/** Rows of cells, all of as many as the head has. */
export interface Table {
  readonly type: 'table';
  /** Stands above: a paragraph directly before that begins with 表, or the alternative text of a table from a file. */
  readonly caption?: readonly Inline[];
  /** `单位：件`, above on the right. */
  readonly unit?: readonly Inline[];
  readonly head: readonly TableCell[];
  readonly rows: readonly TableRow[];
  /** The alignments typed in the line under the head; undefined where the typesetter is to choose. */
  readonly alignments: readonly (ColumnAlignment | undefined)[];
  /** `注：…`, `数据来源：…`: below. */
  readonly notes: readonly (readonly Inline[])[];
  readonly range: SourceRange;
}

export type ColumnAlignment = 'left' | 'center' | 'right';

export interface TableRow {
  readonly cells: readonly TableCell[];
  readonly range: SourceRange;
}

export interface TableCell {
  readonly content: readonly Inline[];
  /** Where the cell's text stands, without the blanks around it; an empty cell has an empty range at its place. */
  readonly range: SourceRange;
}

/** A picture on lines of its own, with its caption below. */
export interface Figure {
  readonly type: 'figure';
  readonly picture: PictureSource;
  /** The alternative text: it is the caption too. */
  readonly caption: readonly Inline[];
  /** The width as it was typed; undefined where the picture takes its own size, at most the measure. */
  readonly width?: Located<FigureWidth>;
  readonly range: SourceRange;
}

export type FigureWidth =
  | { readonly type: 'length'; readonly length: Pt }
  | { readonly type: 'cells'; readonly cells: Em }
  /** A share of the measure, above 0 and at most 1. */
  | { readonly type: 'share'; readonly share: number };

/** Where a picture comes from: what was written as its address. */
export type PictureSource =
  /** Relative to the issue's folder. */
  | { readonly type: 'image'; readonly path: Located<string> }
  /** A table in a CSV file, relative to the issue's folder: `importTables` puts the table in its place. */
  | { readonly type: 'table-file'; readonly path: Located<string> }
  /** `chart:综窗.受理?last=12` */
  | {
      readonly type: 'chart';
      readonly series: string;
      /** The measure that is drawn; without it all measures of the series are, a panel each. */
      readonly measure?: string;
      /** How many of the latest issues; none: all of the year. */
      readonly last?: number;
      readonly range: SourceRange;
    };

export type Inline = TextRun | Placeholder | HardBreak | NoteReference;

export type Emphasis = 'none' | 'strong' | 'emphasis';

/** Stands in the text for a figure that is not there yet. */
export const MISSING_FIGURE = '××';

export interface TextRun {
  readonly type: 'text';
  readonly text: string;
  readonly file: SourceFile;
  readonly map: OffsetMap;
  readonly emphasis: Emphasis;
  /** Address of the link that the text stands in: of a page or mail, in ASCII. */
  readonly link?: string;
  /** Stands for something that is not there yet. */
  readonly missing?: true;
  /** How it differs from an earlier version, where the document was compared with one. */
  readonly change?: RunChange;
  /** What stood in its place then, where the whole of it was replaced. */
  readonly former?: TextRun;
}

/** `{{系列.图}}` or `{{系列.图.指标|形式}}`, split at its dots and bar but not yet looked up. */
export interface Placeholder {
  readonly type: 'placeholder';
  readonly series: string;
  /** 本周, 本年, 名称 …; empty where only the series was written. */
  readonly figure: string;
  readonly measure?: string;
  readonly format?: string;
  readonly range: SourceRange;
  readonly emphasis: Emphasis;
  readonly link?: string;
}

/** `[^1]`: the place of a footnote's mark, with the footnote. */
export interface NoteReference {
  readonly type: 'note';
  readonly note: Footnote;
  readonly range: SourceRange;
}

export interface Footnote {
  /** The number of the note, from 1, by the order of the marks in the issue; 0 until `buildIssue` has counted them. */
  readonly number: number;
  /** One for each of its paragraphs. */
  readonly paragraphs: readonly (readonly Inline[])[];
  readonly range: SourceRange;
}

export interface HardBreak {
  readonly type: 'break';
  readonly range: SourceRange;
  readonly change?: RunChange;
}
