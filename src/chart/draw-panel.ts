import { scaleBand, scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { ChartItem, ChartLabel, ChartPoint } from '../model/chart.js';
import { type Exact, isZero, toNumber } from '../model/exact.js';
import type { AccountTable, LedgerRow } from '../model/ledger-table.js';
import { type Pt, pt } from '../model/length.js';
import { writeEntered } from '../model/measure.js';
import {
  barGap,
  chartWidth,
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

/** A row's place: the middle of its bar. */
interface Weeks {
  readonly middles: readonly Pt[];
  readonly barWidth: Pt;
}

/** One table, from `top` downwards. */
export function drawPanel(table: AccountTable, top: Pt): ChartItem[] {
  const plot: Plot = {
    left: plotMargin.left,
    right: pt(chartWidth - plotMargin.right),
    top: pt(top + panelRows.plotTop),
    bottom: pt(top + panelRows.plotBottom),
  };
  const { rows, opening } = table;
  const weekScale = scaleFor(
    rows.map(({ week }) => numberOf(week)),
    plot,
  );
  const totalScale = scaleFor([numberOf(opening?.value), ...rows.map(({ total }) => numberOf(total))], plot);
  const weeks = placeWeeks(rows.length, plot);
  return [
    ...drawCaption(table, pt(top + panelRows.captionBaseline)),
    ...weekScale.ticks.filter((value) => value > 0).map((value) => rule('grid', plot, weekScale.y(value))),
    ...drawBars(rows, weeks, weekScale),
    rule('axis', plot, plot.bottom),
    ...drawTicks(plot, weekScale, 'left'),
    ...drawTicks(plot, totalScale, 'right'),
    ...drawTotals(table, { weeks, scale: totalScale, plot }),
    ...labelBars(table, weeks, plot),
    ...labelIssues(rows, weeks, { plot, baseline: pt(top + panelRows.axisBaseline) }),
  ];
}

/** What isn't known stands on the axis. */
const numberOf = (value: Exact | undefined): number => (value === undefined ? 0 : toNumber(value));

/** The values of the axis, from 0 to at least the largest one. */
function scaleFor(values: readonly number[], { top, bottom }: Plot): Scale {
  const scale = scaleLinear()
    .domain([0, Math.max(1, ...values)])
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

function drawCaption({ series, measure, unit, declared, rows }: AccountTable, y: Pt): ChartItem[] {
  const last = rows.at(-1);
  const figures = [
    ...(last?.week === undefined ? [] : [`本周 ${writeEntered(declared, last.week)}`]),
    ...(last?.total === undefined ? [] : [`本年 ${writeEntered(declared, last.total)}`]),
  ];
  const size = textSize.caption;
  return [
    { type: 'label', x: pt(0), y, text: `${series} ${measure}（${unit}）`, anchor: 'start', size, bold: true },
    { type: 'label', x: chartWidth, y, text: figures.join('　'), anchor: 'end', size, bold: false },
  ];
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
    const height = pt(rounded(y(0) - y(toNumber(week))));
    return [{ type: 'bar', x: pt(rounded(middle - barWidth / 2)), y: y(toNumber(week)), width: barWidth, height }];
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
  const room = (plot.right - plot.left) / Math.max(1, rows.length);
  const widest = Math.max(0, ...labels.map(({ text }) => text.length)) * DIGIT_WIDTH * textSize.axis;
  return widest <= room ? labels : [];
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

/** The line begins at the left edge with what was counted before the first row. */
function drawTotals(
  { opening, rows }: AccountTable,
  { weeks, scale, plot }: { weeks: Weeks; scale: Scale; plot: Plot },
): ChartItem[] {
  const points = rows.flatMap(({ total, correction }, index) => {
    const x = weeks.middles[index];
    return x === undefined || total === undefined
      ? []
      : [{ x, y: scale.y(toNumber(total)), corrects: !isZero(correction) }];
  });
  // A point alone is no line.
  if (points.length === 0) return [];
  const start: ChartPoint = { x: plot.left, y: scale.y(numberOf(opening?.value)) };
  const path = line<ChartPoint>(
    ({ x }) => x,
    ({ y }) => y,
  )([start, ...points]);
  const marks = points
    .filter(({ corrects }) => corrects)
    .map(({ x, y }): ChartItem => ({ type: 'mark', x, y, radius: markRadius }));
  return [{ type: 'line', path: path ?? '' }, ...marks];
}

/** 期号 below the bars: as many as there is room for, at round numbers. */
function labelIssues(
  rows: readonly LedgerRow[],
  { middles }: Weeks,
  { plot, baseline }: { plot: Plot; baseline: Pt },
): ChartItem[] {
  const room = (plot.right - plot.left) / rows.length;
  const step = issueSteps.find((candidate) => candidate * room >= issueLabelRoom) ?? COARSEST_STEP;
  const labels = rows.flatMap(({ issue }, index): ChartItem[] => {
    const x = middles[index];
    return issue === undefined || issue % step !== 0 || x === undefined
      ? []
      : [axisLabel(String(issue), { x, y: baseline }, 'middle')];
  });
  return [axisLabel('期号', { x: pt(0), y: baseline }, 'start'), ...labels];
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
