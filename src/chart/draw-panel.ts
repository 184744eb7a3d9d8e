import { scaleBand, scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { ChartItem, ChartLabel, ChartPoint } from '../model/chart.js';
import { type Exact, isZero, toNumber } from '../model/exact.js';
import type { AccountTable, LedgerRow } from '../model/ledger-table.js';
import { type Pt, pt } from '../model/length.js';
import { addsUp, writeEntered } from '../model/measure.js';
import {
  barGap,
  DIGIT_GAP,
  DIGIT_MIDDLE,
  DIGIT_WIDTH,
  issueLabelRoom,
  markRadius,
  panelRows,
  plotMargin,
  TICK_COUNT,
  textSize,
  tickGap,
  tickLength,
  valueGap,
  widestBar,
} from './chart-layout.js';

/** The plot's edges. */
interface Plot {
  readonly left: Pt;
  readonly right: Pt;
  readonly top: Pt;
  readonly bottom: Pt;
}

/** A value's y, and the values that are labelled. */
interface Scale {
  readonly y: (value: number) => Pt;
  readonly ticks: readonly number[];
}

/** Where the bars of the rows stand: the middle of each, and their width. */
interface Weeks {
  readonly middles: readonly Pt[];
  readonly barWidth: Pt;
}

/** Where a panel is to be drawn. */
export interface PanelPlace {
  readonly left: Pt;
  readonly top: Pt;
  readonly width: Pt;
  readonly plotHeight: Pt;
  /** What its caption calls it. */
  readonly name: string;
}

/** One table at its place. */
export function drawPanel(table: AccountTable, place: PanelPlace): ChartItem[] {
  const { left, top, width, plotHeight } = place;
  const plot: Plot = {
    left: pt(left + plotMargin.left),
    right: pt(left + width - plotMargin.right),
    top: pt(top + panelRows.plotTop),
    bottom: pt(top + panelRows.plotTop + plotHeight),
  };
  const { rows, opening } = table;
  const weekScale = scaleFor(
    rows.map(({ week }) => numberOf(week)),
    plot,
  );
  const totalScale = scaleFor([numberOf(opening?.value), ...rows.map(({ total }) => numberOf(total))], plot);
  const weeks = placeWeeks(rows.length, plot);
  return [
    ...drawCaption(table, place),
    ...weekScale.ticks.filter((value) => value !== 0).map((value) => rule('grid', plot, weekScale.y(value))),
    ...drawBars(rows, weeks, weekScale),
    rule('axis', plot, weekScale.y(0)),
    ...drawTicks(plot, weekScale, 'left'),
    ...drawTicks(plot, totalScale, 'right'),
    ...drawTotals(table, { weeks, scale: totalScale, plot }),
    ...labelBars(table, weeks, plot),
    ...labelIssues(rows, weeks, { plot, left, baseline: pt(plot.bottom + panelRows.axisBaseline) }),
  ];
}

/** What isn't known stands on the axis. */
const numberOf = (value: Exact | undefined): number => (value === undefined ? 0 : toNumber(value));

/** The values of the axis, from 0 to at least the largest one, and down to the smallest where a rate is below 0. */
function scaleFor(values: readonly number[], { top, bottom }: Plot): Scale {
  const scale = scaleLinear()
    .domain([Math.min(0, ...values), Math.max(1, ...values)])
    .range([bottom, top])
    .nice(TICK_COUNT);
  return { y: (value) => pt(rounded(scale(value))), ticks: scale.ticks(TICK_COUNT).filter(Number.isInteger) };
}

function placeWeeks(count: number, { left, right }: Plot): Weeks {
  const band = scaleBand<number>()
    .domain(Array.from({ length: count }, (_, index) => index))
    .range([left, right])
    .paddingInner(barGap.between)
    .paddingOuter(barGap.before);
  const middles = band.domain().map((index) => pt(rounded((band(index) ?? left) + band.bandwidth() / 2)));
  return { middles, barWidth: pt(rounded(Math.min(widestBar, band.bandwidth()))) };
}

function drawCaption(table: AccountTable, { left, top, width, name }: PanelPlace): ChartItem[] {
  const y = pt(top + panelRows.captionBaseline);
  const size = textSize.caption;
  return [
    { type: 'label', x: left, y, text: name, anchor: 'start', size, bold: true },
    { type: 'label', x: pt(left + width), y, text: latestFigures(table), anchor: 'end', size, bold: false },
  ];
}

/** `本周 137　本年 1001` */
export function latestFigures({ declared, rows }: AccountTable): string {
  const last = rows.at(-1);
  const figures = [
    ...(last?.week === undefined ? [] : [`本周 ${writeEntered(declared, last.week)}`]),
    ...(last?.total === undefined ? [] : [`本年 ${writeEntered(declared, last.total)}`]),
  ];
  return figures.join('　');
}

const rule = (part: 'axis' | 'grid', { left, right }: Plot, y: Pt): ChartItem => ({
  type: 'rule',
  part,
  from: { x: left, y },
  to: { x: right, y },
});

function drawBars(rows: readonly LedgerRow[], { middles, barWidth }: Weeks, { y }: Scale): ChartItem[] {
  return rows.flatMap(({ week }, index): ChartItem[] => {
    const middle = middles[index];
    if (!week || isZero(week) || middle === undefined) return [];
    const [zero, end] = [y(0), y(toNumber(week))];
    const height = pt(rounded(Math.abs(zero - end)));
    return [
      { type: 'bar', x: pt(rounded(middle - barWidth / 2)), y: pt(Math.min(zero, end)), width: barWidth, height },
    ];
  });
}

/** The figure of each week at the foot of its bar, out of the way of the line, where there is room for all of them. */
function labelBars({ rows, declared }: AccountTable, { middles }: Weeks, plot: Plot): ChartItem[] {
  const labels = rows.flatMap(({ week }, index): ChartLabel[] => {
    const x = middles[index];
    if (!week || isZero(week) || x === undefined) return [];
    const text = writeEntered(declared, week);
    return [axisLabel(text, { x, y: pt(rounded(plot.bottom - valueGap)) }, 'middle')];
  });
  return hasRoomForFigures(rows.length, labels, plot.right - plot.left) ? labels : [];
}

/** Whether the figures of so many bars stand clear of each other. */
function hasRoomForFigures(count: number, labels: readonly Pick<ChartLabel, 'text'>[], width: number): boolean {
  const step = width / (count - barGap.between + 2 * barGap.before);
  const widest = Math.max(0, ...labels.map(({ text }) => text.length));
  return (widest * DIGIT_WIDTH + DIGIT_GAP) * textSize.axis <= step;
}

/** Whether a panel so wide has room for the figures of its bars. */
export function showsFigures({ rows, declared }: AccountTable, width: Pt): boolean {
  const labels = rows.flatMap(({ week }) => (week ? [{ text: writeEntered(declared, week) }] : []));
  return hasRoomForFigures(rows.length, labels, width - plotMargin.left - plotMargin.right);
}

function drawTicks({ left, right }: Plot, { ticks, y }: Scale, side: 'left' | 'right'): ChartItem[] {
  const edge = side === 'left' ? left : right;
  const outwards = side === 'left' ? -1 : 1;
  return ticks.flatMap((value): ChartItem[] => [
    {
      type: 'rule',
      part: 'axis',
      from: { x: edge, y: y(value) },
      to: { x: pt(rounded(edge + outwards * tickLength)), y: y(value) },
    },
    axisLabel(
      shortNumber(value),
      {
        x: pt(rounded(edge + outwards * (tickLength + tickGap))),
        y: pt(rounded(y(value) + DIGIT_MIDDLE * textSize.axis)),
      },
      side === 'left' ? 'end' : 'start',
    ),
  ]);
}

/** The line begins at the left edge with what was counted before the first row. What doesn't add up was not 0 then. */
function drawTotals(
  { opening, rows, declared }: AccountTable,
  { weeks, scale, plot }: { weeks: Weeks; scale: Scale; plot: Plot },
): ChartItem[] {
  const points = rows.flatMap(({ total, correction }, index) => {
    const x = weeks.middles[index];
    return x === undefined || total === undefined
      ? []
      : [{ x, y: scale.y(toNumber(total)), corrects: !isZero(correction) }];
  });
  const [first] = points;
  if (!first) return [];
  const before = opening || addsUp(declared) ? scale.y(numberOf(opening?.value)) : first.y;
  // A point alone is no line.
  const start: ChartPoint[] = opening || addsUp(declared) || points.length === 1 ? [{ x: plot.left, y: before }] : [];
  const path = line<ChartPoint>(
    ({ x }) => x,
    ({ y }) => y,
  )([...start, ...points]);
  const marks = points
    .filter(({ corrects }) => corrects)
    .map(({ x, y }): ChartItem => ({ type: 'mark', x, y, radius: markRadius }));
  return [{ type: 'line', path: path ?? '' }, ...marks];
}

/** 期号 below the bars: as many as there is room for, at round numbers. */
function labelIssues(
  rows: readonly LedgerRow[],
  { middles }: Weeks,
  { plot, left, baseline }: { plot: Plot; left: Pt; baseline: Pt },
): ChartItem[] {
  const room = (plot.right - plot.left) / rows.length;
  const step = issueSteps.find((candidate) => candidate * room >= issueLabelRoom) ?? COARSEST_STEP;
  const labels = rows.flatMap(({ issue }, index): ChartItem[] => {
    const x = middles[index];
    return issue === undefined || issue % step !== 0 || x === undefined
      ? []
      : [axisLabel(String(issue), { x, y: baseline }, 'middle')];
  });
  return [axisLabel('期号', { x: left, y: baseline }, 'start'), ...labels];
}

const COARSEST_STEP = 10;
const issueSteps = [1, 2, 5, COARSEST_STEP];

const axisLabel = (text: string, { x, y }: ChartPoint, anchor: ChartLabel['anchor']): ChartLabel => ({
  type: 'label',
  x,
  y,
  text,
  anchor,
  size: textSize.axis,
  bold: false,
});

/** `40000` as `4万`: the numbers of an axis are round. */
function shortNumber(value: number): string {
  if (value >= 100_000_000) return `${value / 100_000_000}亿`;
  return value >= 10_000 ? `${value / 10_000}万` : String(value);
}

/** Lengths are rounded to hundredths of a point, which is finer than any printer. */
const rounded = (value: number): number => Math.round(value * 100) / 100;
