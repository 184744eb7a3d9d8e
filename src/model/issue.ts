import type { IssueHeader } from './header.js';
import type { OffsetMap } from './offset-map.js';
import type { Distribution, Masthead } from './settings.js';
import type { Located, SourceFile, SourceRange } from './source.js';

/** One issue as the author wrote it, ready for figures and typesetting. */
export interface Issue {
  readonly header: IssueHeader;
  /** From the header, else from bulletin.yaml. */
  readonly name: Located<string>;
  readonly masthead: Masthead;
  readonly publisher: Located<string>;
  readonly distribution: Distribution;
  readonly copies?: Located<number>;
  /** 按语: what stands in index.md below the header. */
  readonly preamble: readonly Block[];
  /** In the order of the files' leading numbers. */
  readonly sections: readonly Section[];
}

export interface Section {
  readonly file: SourceFile;
  /** Headings and paragraphs in order; the first is the level-1 heading. */
  readonly blocks: readonly Block[];
}

export type Level = 1 | 2 | 3 | 4;
export type Block = Heading | Paragraph;

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

export type Inline = TextRun | Placeholder | HardBreak;

export type Emphasis = 'none' | 'strong' | 'emphasis';

/** Stands in the text for a figure that is not there yet. */
export const missingFigure = '××';

export interface TextRun {
  readonly type: 'text';
  readonly text: string;
  readonly file: SourceFile;
  readonly map: OffsetMap;
  readonly emphasis: Emphasis;
  /** Address of the link that the text stands in. */
  readonly link?: string;
  /** Stands for something that is not there yet. */
  readonly missing?: true;
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

export interface HardBreak {
  readonly type: 'break';
  readonly range: SourceRange;
}
