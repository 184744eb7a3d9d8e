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
  readonly masthead: MastheadStyle;
  readonly colophon: ColophonStyle;
  readonly folio: FolioStyle | undefined;
  readonly draft: DraftStyle;
  readonly print: { readonly duplex: 'simplex' | 'long-edge' | 'short-edge' };
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
  /** J2: how far autospace may be stretched. */
  readonly autospaceMax: Em;
  /** Width of a Latin word space, and how far it may be stretched (J2). */
  readonly wordSpace: Em;
  readonly wordSpaceMax: Em;
  /** J4: each line takes what fits, or the lines of a paragraph are chosen together. */
  readonly breaker: 'first-fit' | 'total-fit';
  /** K4: whether a mark that would start a line takes the character before it along, or is first squeezed in (J1). */
  readonly kinsoku: 'push-out' | 'push-in-first';
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
  readonly title: { readonly font: FontRole; readonly size: Pt };
  readonly indent: Em;
  /** How many lines of what follows a heading keeps on its page (R3). */
  readonly headingKeep: number;
  readonly body: FontRole;
  readonly strong: FontRole;
  readonly emphasis: FontRole;
  readonly lead: FontRole;
  readonly quote: { readonly font: FontRole; readonly indent: Em };
  /** By level, 1 to 4. */
  readonly headings: readonly [FontRole, FontRole, FontRole, FontRole];
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
