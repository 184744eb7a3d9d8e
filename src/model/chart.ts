import type { Pt } from './length.js';
import type { Color } from './page.js';

/*
 * A chart as plain geometry, ready for any output.
 * Every x is measured from the chart's left edge, every y from its top edge downwards.
 */

export interface Chart {
  readonly width: Pt;
  readonly height: Pt;
  readonly title: string;
  /** What the chart shows, in words: for readers who can't see it. */
  readonly description: string;
  readonly style: ChartStyle;
  /** The items in the order they are painted in. */
  readonly items: readonly ChartItem[];
}

export interface ChartStyle {
  readonly bar: Color;
  readonly line: Color;
  readonly lineWidth: Pt;
  readonly axis: Color;
  readonly grid: Color;
  /** The thickness of axes, grid and ticks. */
  readonly hairline: Pt;
  readonly text: Color;
  /** What a mark on the line is filled with. */
  readonly paper: Color;
}

export type ChartItem = ChartBar | ChartRule | ChartLine | ChartMark | ChartLabel;

/** A filled rectangle. */
interface ChartBar {
  readonly type: 'bar';
  readonly x: Pt;
  readonly y: Pt;
  readonly width: Pt;
  readonly height: Pt;
}

/** A straight line of the axes, or of the grid behind the bars. */
interface ChartRule {
  readonly type: 'rule';
  readonly part: 'axis' | 'grid';
  readonly from: ChartPoint;
  readonly to: ChartPoint;
}

export interface ChartPoint {
  readonly x: Pt;
  readonly y: Pt;
}

/** A line through points, drawn but not filled. */
interface ChartLine {
  readonly type: 'line';
  /** SVG path data of `M` and `L` alone, in pt. */
  readonly path: string;
}

/** A small ring. */
interface ChartMark extends ChartPoint {
  readonly type: 'mark';
  readonly radius: Pt;
}

/** One line of text; `y` is its baseline. */
export interface ChartLabel extends ChartPoint {
  readonly type: 'label';
  readonly text: string;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly size: Pt;
  readonly bold: boolean;
}
