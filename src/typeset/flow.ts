import type { HeadingBlock, Note } from '../model/document.js';
import type { Finding } from '../model/finding.js';
import type { BlockFacts } from '../model/layout.js';
import { type Em, em, type Pt, pt } from '../model/length.js';
import type { Color, Disc, PlacedImage, Polyline, RuledLine, Shade } from '../model/page.js';
import type { SourceRange } from '../model/source.js';
import type { TextSpan } from './collect-items.js';
import { type ComposedLine, type Compositor, composeText, type TextBox } from './compose-text.js';
import type { Element } from './elements.js';

/** What flows through the pages. */
export type FlowBlock = LinesBlock | BandsBlock;

/** Text: lines that belong together, one line of the grid each. */
export interface LinesBlock {
  readonly type: 'lines';
  readonly lines: readonly ComposedLine[];
  /** Type size where it isn't the grid's cell. */
  readonly size?: Pt;
  /** Where the line begins, from the type area's left edge, in cells. */
  readonly left: Em;
  readonly element: Element;
  /** The heading that it is. */
  readonly heading?: HeadingBlock;
  /** How many lines of the next block must stand on the page on which this one ends (R3); 0 = it may stand alone. */
  readonly keepWithNext: number;
}

/**
 * A table or a figure: bands one below the other that don't keep to the grid. The block as a whole takes whole lines of
 * it, so that the text returns to the grid. It may be parted between its rows.
 *
 *     opening     表1 全省办件情况
 *     head        │ 市州 │ 受理 │      on the next page: continued  续表1
 *     rows        │ 成都 │ 1024 │                        head       │ 市州 │ 受理 │
 *     …                                                  rows       …
 *     closing     注：……                                 closing
 */
export interface BandsBlock {
  readonly type: 'bands';
  readonly opening: readonly Band[];
  /** Repeated on every page. */
  readonly head: readonly Band[];
  readonly continued: readonly Band[];
  /** The bands of its rows, at least one; each is kept whole. */
  readonly rows: readonly Band[];
  readonly closing: readonly Band[];
  /** How its own parts were measured: a table's columns, a figure's picture. */
  readonly made: Pick<BlockFacts, 'columns' | 'picture'>;
  /** Where the block was written. */
  readonly range: SourceRange;
}

/** A strip as wide as the type area, of a height of its own. */
export interface Band {
  readonly height: Pt;
  readonly items: readonly BandItem[];
}

/** What stands in a band; every x is measured from the type area's left edge, every y from the band's top. */
export type BandItem = BandText | BandShape;

export interface BandText {
  readonly type: 'text';
  readonly part: 'table' | 'figure';
  readonly line: ComposedLine;
  readonly size: Pt;
  readonly color: Color;
  /** The left edge of the line's box. */
  readonly left: Pt;
  /** The top edge of the em box. */
  readonly top: Pt;
  readonly element: Element;
}

export interface BandShape {
  readonly type: 'shape';
  readonly shape: Unplaced<RuledLine> | Unplaced<Shade> | Unplaced<Polyline> | Unplaced<Disc> | Unplaced<PlacedImage>;
  /** The element that the shape is of; without one it is an artifact. */
  readonly element?: Element;
}

type Unplaced<T> = Omit<T, 'role'>;

/** A composed block and what was found in it. */
export interface ComposedBlock<B extends FlowBlock = FlowBlock> {
  readonly block: B;
  readonly findings: readonly Finding[];
}

/** The footnotes whose marks stand on a line, in order. */
export const notesOn = ({ cells, start, end, spans }: ComposedLine): readonly Note[] =>
  spans.some(({ note }) => note)
    ? Array.from(cells.span.subarray(start, end), (span) => spans[span]?.note ?? []).flat()
    : [];

/** The footnotes whose marks stand in a band, in order. */
export const notesOfBlock = ({ items }: Band): readonly Note[] =>
  items.flatMap((item) => (item.type === 'text' ? notesOn(item.line) : []));

export interface PageRows {
  /** Lines of the grid on every page. */
  readonly lines: number;
  /** How many of these the masthead takes on page 1. */
  readonly masthead: number;
  /** Lines that the colophon takes at the foot of its page. */
  readonly colophon: number;
  readonly colophonPage: 'last' | 'even';
  /** From one line of the grid to the next, and the height of the em box in it. */
  readonly pitch: Pt;
  readonly cell: Pt;
  /** The share of a page that may stay blank so that a table which fits on a page is not parted. */
  readonly mostBlank: number;
  /** A table that takes no more than this share of a page is not parted, wherever it begins. */
  readonly small: number;
  /** A table is parted so that at least so many rows stand on either page. */
  readonly fewestRows: number;
  /** A table or a figure that has no room lets the text behind it go first, and stands at the top of the next page. */
  readonly floats: boolean;
}

/** From its first band to its last. */
export const bandsOf = ({ opening, head, rows, closing }: BandsBlock): readonly Band[] => [
  ...opening,
  ...head,
  ...rows,
  ...closing,
];

export const heightOf = (bands: readonly Band[]): Pt => pt(bands.reduce((sum, { height }) => sum + height, 0));

/** Heights are sums of fractions. */
const TOLERANCE = 1e-6;

/** How many lines of the grid a height takes: from the top of the first one's em box to the foot of the last one's. */
export const rowsOf = (height: Pt, { pitch, cell }: Pick<PageRows, 'pitch' | 'cell'>): number =>
  Math.ceil((height + pitch - cell) / pitch - TOLERANCE);

/** Sets stretches of text one below the other: only the first is indented. */
export function composeStretches(
  stretches: readonly (readonly TextSpan[])[],
  box: TextBox,
  compositor: Compositor,
): { lines: ComposedLine[]; findings: Finding[] } {
  const composed = stretches.map((spans, index) =>
    composeText(spans, index === 0 ? box : { ...box, indent: em(0), continues: true }, compositor),
  );
  return {
    lines: composed.flatMap((text) => text.lines),
    findings: composed.flatMap((text) => text.findings),
  };
}
