import type { ChartStyle } from '../model/chart.js';
import { mm, pt } from '../model/length.js';

/** The width of the type area of GB/T 9704, so that a chart fits the page as it is. */
export const chartWidth = mm(156);

/** Between two panels side by side. */
export const columnGap = pt(16);

/** Room for the tick labels left and right of a plot. */
export const plotMargin = { left: pt(34), right: pt(40) };

/** The heading above all panels: the title's baseline, the legend's, and where the first panel begins. */
export const heading = { titleBaseline: pt(13), legendBaseline: pt(30), height: pt(42) };
/** The heading of a chart without a title. */
export const untitledHeading = { legendBaseline: pt(9), height: pt(21) };

/** Heights within a panel, from its top edge downwards to the plot, and from the plot's foot downwards. */
export const panelRows = { captionBaseline: pt(9), plotTop: pt(19), axisBaseline: pt(12), end: pt(29) };
/** Where so many panels stand one below the other in an issue, their plots are low, or they would take the page alone. */
export const MANY_PANELS = 3;
export const plotHeight = { usual: pt(92), low: pt(56) };

/** 五号 for the title, 小五 for captions, 六号 for axes. */
export const textSize = { title: pt(10.5), caption: pt(9), axis: pt(7.5) };

/** How far below the middle of a digit its baseline is, in em. */
export const DIGIT_MIDDLE = 0.36;

/** How wide a digit is, in em. */
export const DIGIT_WIDTH = 0.55;

/** Between the figures of two bars, in em. */
export const DIGIT_GAP = 0.3;

/** The distance from the axis up to the figure at the foot of a bar. */
export const valueGap = pt(2.5);

export const tickLength = pt(3);
/** The distance between a tick and its label. */
export const tickGap = pt(2);
/** About as many as a plot has room for. */
export const TICK_COUNT = 4;

/** A year of weeks is drawn thinner, a year that has just begun no wider. */
export const widestBar = pt(18);
/** What stays blank between two bars, and before the first: shares of the distance from one bar's middle to the next. */
export const barGap = { between: 0.25, before: 0.4 };
/** The least room for a label below the plot. */
export const issueLabelRoom = pt(22);
export const markRadius = pt(2);

/** The legend: its samples, their distance from their words, and from the next. */
export const legend = { sample: pt(14), barHeight: pt(6), gap: pt(4), between: pt(16) };

const grey = (lightness: number) => ({ red: lightness, green: lightness, blue: lightness });

/** Bars and line stay apart on a black and white printer and on a copy of it. */
export const chartStyle: ChartStyle = {
  bar: grey(0.72),
  line: grey(0.1),
  lineWidth: pt(1.1),
  axis: grey(0.35),
  grid: grey(0.88),
  hairline: pt(0.4),
  text: grey(0),
  paper: grey(1),
};
