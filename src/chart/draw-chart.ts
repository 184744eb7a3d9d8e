import type { Chart, ChartItem } from '../model/chart.js';
import { isZero } from '../model/exact.js';
import type { AccountTable } from '../model/ledger-table.js';
import { type Pt, pt } from '../model/length.js';
import { writeEntered } from '../model/measure.js';
import {
  chartStyle,
  chartWidth,
  columnGap,
  DIGIT_WIDTH,
  heading,
  legend,
  MANY_PANELS,
  markRadius,
  panelRows,
  plotHeight,
  textSize,
  untitledHeading,
} from './chart-layout.js';
import { drawPanel, latestFigures, showsFigures } from './draw-panel.js';

/**
 * Draws a year of the ledger: a panel for each table, with the weeks as bars on the left scale and the year's total as a
 * line on the right one. A ring on the line marks an issue that corrects earlier ones.
 * @param tables at least one, all of one year
 * @param titled whether the title is drawn; in an issue the caption says what the chart shows, and panels of few weeks
 *   stand side by side, so that they share a page with the text
 */
export function drawChart(tables: readonly AccountTable[], { titled = true } = {}): Chart {
  const title = titleOf(tables);
  const { height: top, legendBaseline } = titled ? heading : untitledHeading;
  const columns = titled ? 1 : columnsFor(tables);
  const width = pt((chartWidth - (columns - 1) * columnGap) / columns);
  const deep = Math.ceil(tables.length / columns);
  const height = !titled && deep >= MANY_PANELS ? plotHeight.low : plotHeight.usual;
  const pitch = panelRows.plotTop + height + panelRows.end;
  const panels = tables.flatMap((table, index) =>
    drawPanel(table, {
      left: pt((index % columns) * (width + columnGap)),
      top: pt(top + Math.floor(index / columns) * pitch),
      width,
      plotHeight: height,
      name: nameOf(table, columns),
    }),
  );
  return {
    width: chartWidth,
    height: pt(top + deep * pitch),
    title,
    description: tables.map(describe).join('；'),
    style: chartStyle,
    items: [
      ...(titled ? [drawTitle(title)] : []),
      ...drawLegend(legendOf(tables, legendBaseline), legendBaseline),
      ...panels,
    ],
  };
}

/** Two where every panel has room for the figures of its bars and its caption in half the width. */
function columnsFor(tables: readonly AccountTable[]): 1 | 2 {
  const width = (chartWidth - columnGap) / 2;
  const isNarrow = (table: AccountTable): boolean =>
    showsFigures(table, pt(width)) &&
    (widthOf(nameOf(table, 2)) + widthOf(latestFigures(table)) + 1) * textSize.caption <= width;
  return tables.length > 1 && tables.every(isNarrow) ? 2 : 1;
}

/** Side by side panels are told apart by their measures alone: those of an issue are of one series. */
const nameOf = ({ series, measure, unit }: AccountTable, columns: 1 | 2): string =>
  columns === 1 ? `${series} ${measure}（${unit}）` : `${measure}（${unit}）`;

/** The width of a text, in em: what isn't ASCII is a full cell wide. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (character < '\u0080' ? DIGIT_WIDTH : 1), 0);

function titleOf(tables: readonly AccountTable[]): string {
  const [first] = tables;
  if (!first) throw new Error('a chart of no table');
  const series = [...new Set(tables.map((table) => table.series))];
  return `${first.year}年${series.join('、')}本周数和本年累计数`;
}

/** The latest figures, as a sentence gives them. */
function describe({ series, measure, unit, declared, rows }: AccountTable): string {
  const last = rows.at(-1);
  const week = last?.week === undefined ? '' : `本周${writeEntered(declared, last.week)}${unit}，`;
  const total = last?.total === undefined ? '不明' : writeEntered(declared, last.total);
  return `${series}${measure}：截至总第${last?.number}期，${week}本年累计${total}${unit}`;
}

const drawTitle = (text: string): ChartItem => ({
  type: 'label',
  x: pt(0),
  y: heading.titleBaseline,
  text,
  anchor: 'start',
  size: textSize.title,
  bold: true,
});

/** What bars, line and rings mean. */
function legendOf(tables: readonly AccountTable[], y: Pt): LegendEntry[] {
  const corrected = tables.some(({ rows }) => rows.some(({ correction }) => !isZero(correction)));
  const middle = pt(y - legend.barHeight / 2);
  const entries: LegendEntry[] = [
    {
      text: '本周（左轴）',
      sample: (x) => ({ type: 'bar', x, y: pt(y - legend.barHeight), width: legend.sample, height: legend.barHeight }),
    },
    {
      text: '本年累计（右轴）',
      sample: (x) => ({ type: 'line', path: `M${x},${middle}L${x + legend.sample},${middle}` }),
    },
  ];
  if (corrected) {
    const sample = (x: Pt): ChartItem => ({
      type: 'mark',
      x: pt(x + legend.sample / 2),
      y: middle,
      radius: markRadius,
    });
    entries.push({ text: '这一期更正了以前的数', sample });
  }
  return entries;
}

interface LegendEntry {
  readonly text: string;
  /** What it looks like, from x on. */
  readonly sample: (x: Pt) => ChartItem;
}

function drawLegend(entries: readonly LegendEntry[], y: Pt): ChartItem[] {
  const items: ChartItem[] = [];
  let x = pt(0);
  for (const { text, sample } of entries) {
    const textX = pt(x + legend.sample + legend.gap);
    items.push(sample(x), {
      type: 'label',
      x: textX,
      y,
      text,
      anchor: 'start',
      size: textSize.axis,
      bold: false,
    });
    // Every character of the legend is a full cell wide.
    x = pt(textX + text.length * textSize.axis + legend.between);
  }
  return items;
}
