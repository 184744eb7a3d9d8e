import type { FontRole } from './face.js';
import type { Em, Pt } from './length.js';
import type { Color } from './page.js';

/** The layout as data. Lengths were given in mm, 字号 or em in the template's file and are pt or em here. */
export interface Template {
  readonly name: string;
  readonly paper: { readonly width: Pt; readonly height: Pt };
  /** The type area 版心: its place on the paper and its size. */
  readonly typeArea: { readonly left: Pt; readonly top: Pt; readonly width: Pt; readonly height: Pt };
  readonly grid: Grid;
  readonly composition: Composition;
  readonly text: TextStyles;
  readonly table: TableStyle;
  readonly figure: FigureStyle;
  readonly footnote: FootnoteStyle;
  readonly contents: ContentsStyle | undefined;
  readonly masthead: MastheadStyle;
  readonly colophon: ColophonStyle;
  readonly folio: FolioStyle | undefined;
  readonly draft: DraftStyle;
  readonly print: {
    readonly duplex: 'simplex' | 'long-edge' | 'short-edge';
    /** Whether 订口 is on the left of every page, or on the right of even ones. */
    readonly binding: 'left' | 'mirror';
  };
}

/** Characters a line and lines a page; one cell is typeArea.width / columns wide and as high. */
export interface Grid {
  readonly columns: number;
  readonly lines: number;
  /** From the top of a line's em box down to its baseline. */
  readonly baseline: Em;
}

/** How lines are composed: the options of the rules in src/typeset. */
export interface Composition {
  /** S1: space between Han and Western characters. */
  readonly autospace: Em;
  /** J1: how far autospace may be squeezed. */
  readonly autospaceMin: Em;
  /** J2: how far autospace may be stretched. */
  readonly autospaceMax: Em;
  /** Width of a Latin word space, and how far it may be stretched (J2). */
  readonly wordSpace: Em;
  readonly wordSpaceMax: Em;
  /** J4: each line takes what fits, or the lines of a paragraph are chosen together. */
  readonly breaker: 'first-fit' | 'total-fit';
  /**
   * K4: whether a mark that would start a line takes the character before it along, or is first squeezed in (J1); or whether
   * every line is squeezed as Word and WPS do.
   */
  readonly kinsoku: 'push-out' | 'push-in-first' | 'word';
  /** K4, `word`: how far the first character that doesn't fit may stand out and still be squeezed in. */
  readonly straddler: Em;
  /** J1: whether one class of places is used up before the next, or all marks of a line give the same share. */
  readonly shrink: 'ladder' | 'equal';
  /** J1: the most that a line is squeezed. */
  readonly squeezeMax: Em;
  /** N3: whether a number and its unit stay on one line: always, unless the line would be loose, or not. */
  readonly unitGlue: 'on' | 'soft' | 'off';
  /** P1–P4: whether two marks side by side lose the blank between them. */
  readonly adjacentMarks: 'trim' | 'keep';
  /** K6: whether one of 、，。 that does not fit may stand over the right edge. */
  readonly hanging: 'none' | 'stops';
  /** P7: the width of marks, by the names of xeCJK. */
  readonly punctuation: 'quanjiao' | 'kaiming' | 'banjiao' | 'hangmobanjiao' | 'plain';
  /** E1: a line-end mark keeps its full width where it fits, or always loses its blank half. */
  readonly lineEndMark: 'fit' | 'half';
  /** E2, E3: an opening mark at the start of a line, or after the indent, keeps its blank half or loses it. */
  readonly lineStartOpening: 'full' | 'half';
  readonly indentOpening: 'full' | 'half';
  /** J1: whether 。．？！ give their blank halves after everything else, or never. */
  readonly fullStopShrink: 'never' | 'last';
  /** R1: whether a last line of one Han is reported. */
  readonly runt: 'report' | 'allow';
  /** J5: from which gap between two Han on a line is called loose, and very loose. */
  readonly looseGap: Em;
  readonly veryLooseGap: Em;
}

export interface TextStyles {
  /** Above the text, on lines of the grid, centred. */
  readonly title: TypeStyle;
  readonly indent: Em;
  /** How many lines of what follows a heading keeps on its page (R3). */
  readonly headingKeep: number;
  readonly body: FontRole;
  readonly strong: FontRole;
  readonly emphasis: FontRole;
  readonly lead: FontRole;
  readonly quote: { readonly font: FontRole; readonly indent: Em };
  /** What stands before an item of an unordered list. */
  readonly listMark: string | undefined;
  /** By level, 1 to 4. */
  readonly headings: readonly [FontRole, FontRole, FontRole, FontRole];
}

/** A text in a type of its own. */
export interface TypeStyle {
  readonly font: FontRole;
  readonly size: Pt;
}

/** 表: as wide as the measure, its cells in a grid of rules. */
export interface TableStyle {
  readonly font: FontRole;
  /** Of the cells; down to `smallest` where the columns need it. */
  readonly size: Pt;
  readonly smallest: Pt;
  readonly head: FontRole;
  /** Of a row that begins with 合计. */
  readonly total: FontRole;
  readonly caption: TypeStyle;
  readonly note: TypeStyle;
  /** Least height of a row, in lines of the grid. */
  readonly row: number;
  readonly rule: Pt;
  /** Blank at both sides of a cell, in em of its size. */
  readonly padding: Em;
}

/** 图: centred, its caption below. */
export interface FigureStyle {
  readonly caption: TypeStyle;
  /** In pixels an inch: what an image has more is not kept, and below `least` it is reported. */
  readonly resolution: number;
  readonly least: number;
}

/** 脚注: at the foot of the page, below a rule. */
export interface FootnoteStyle extends TypeStyle {
  /** Baseline to baseline. */
  readonly leading: Pt;
  readonly rule: { readonly width: Pt; readonly thickness: Pt };
  /** Between the text and the rule, and between the rule and the notes. */
  readonly gap: Pt;
  /**
   * The mark in the text: its size as a share of the text's, and its height above the baseline. Below 0.65, or raised by
   * half its own size, poppler takes it for a line of its own when text is copied out.
   */
  readonly mark: { readonly scale: number; readonly rise: Em };
}

/** 目录, where an issue has at least `pages` pages. */
export interface ContentsStyle {
  readonly title: string;
  readonly titleFont: FontRole;
  readonly font: FontRole;
  /** Headings down to this level. */
  readonly levels: number;
  readonly pages: number;
}

export interface MastheadStyle {
  /** Height of the masthead in lines of the grid. */
  readonly lines: number;
  readonly name: {
    readonly font: FontRole;
    readonly size: Pt;
    readonly color: Color /** Of the em box, from the type area's top. */;
    readonly top: Pt;
  };
  /** 内部资料 and the like, on the left of a line of the grid. */
  readonly marking: { readonly font: FontRole; readonly line: number };
  /** Number and period: each on a line of the grid, counted from 1. */
  readonly number: { readonly font: FontRole; readonly line: number };
  readonly period: { readonly font: FontRole; readonly line: number };
  readonly imprint: {
    readonly font: FontRole;
    readonly size: Pt;
    readonly line: number;
    /** Blank at both ends of the line. */
    readonly inset: Em;
  };
  readonly rule: { readonly below: Pt; readonly thickness: Pt; readonly color: Color };
}

export interface ColophonStyle {
  readonly font: FontRole;
  readonly size: Pt;
  readonly inset: Em;
  /** Baseline to baseline. */
  readonly leading: Pt;
  readonly outerRule: Pt;
  readonly innerRule: Pt;
  /** A line that would turn may be condensed to this share of its width. */
  readonly condenseTo: number;
  /** On the last page, or on the last even one: the back of the last sheet [GB/T 9704-2012 7.5]. */
  readonly page: 'last' | 'even';
}

export interface FolioStyle {
  readonly font: FontRole;
  readonly size: Pt;
  /** From the type area's foot to the folio's em box. */
  readonly below: Pt;
  readonly inset: Em;
}

/** What shows on every page that it is a draft, and lets reviewers name a line. */
export interface DraftStyle {
  readonly font: FontRole;
  readonly size: Pt;
  /** Of the mark's em box, from the paper's top edge. */
  readonly top: Pt;
  readonly lineNumber: {
    readonly font: FontRole;
    readonly size: Pt;
    /** Between the number and the type area. */
    readonly gap: Pt;
    readonly color: Color;
  };
}
