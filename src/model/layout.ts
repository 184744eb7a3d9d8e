import type { DocumentBlock } from './document.js';
import type { Pt } from './length.js';
import type { Page } from './page.js';

/** A document on its pages. */
export interface Layout {
  readonly pages: readonly Page[];
  readonly facts: LayoutFacts;
}

/** What was settled when the pages were set and the words don't say, for outputs whose readers set the words once more. */
export interface LayoutFacts {
  readonly masthead: MastheadFacts;
  readonly colophon: {
    /** The horizontal scale of all its lines. */
    readonly condense: number;
    /** How many pages are turned between the end of the text and the page that it stands on. */
    readonly turns: number;
  };
  /** The lines of the table of contents; empty where there is none. */
  readonly contents: readonly ContentsEntry[];
  /** How tables and figures were set. */
  readonly blocks: ReadonlyMap<DocumentBlock, BlockFacts>;
}

export interface MastheadFacts {
  /** The size and the horizontal scale of a name in words. */
  readonly name?: { readonly size: Pt; readonly condense: number };
  /** The horizontal scale of each marking, and of publisher and date. */
  readonly marking: readonly number[];
  readonly imprint: number;
}

/** A heading that the table of contents lists. */
export interface ContentsEntry {
  readonly level: number;
  /** With its number. */
  readonly text: string;
  readonly page: number;
}

/** A table or a figure, which takes whole lines of the grid. */
export interface BlockFacts {
  /** From the top of its first em box on the grid to where it begins. */
  readonly above: Pt;
  /** From where it ends to the top of the next em box. */
  readonly below: Pt;
  /** Whether it stands on one page. */
  readonly isWhole: boolean;
  readonly columns?: TableColumns;
  /** The size of the picture alone. */
  readonly picture?: { readonly width: Pt; readonly height: Pt };
}

export interface TableColumns {
  /** Type size of the cells. */
  readonly size: Pt;
  /** With the blank at both sides of a cell. */
  readonly widths: readonly Pt[];
}
