import type { Chart, ChartItem, ChartLabel } from '../../model/chart.js';
import type { Finding } from '../../model/finding.js';
import { em, type Pt, pt } from '../../model/length.js';
import { black, type Color, type Point } from '../../model/page.js';
import type { SourceRange } from '../../model/source.js';
import type { Template } from '../../model/template.js';
import { type Compositor, composeText } from '../compose-text.js';
import type { Element } from '../elements.js';
import type { BandItem, BandShape, BandText } from '../flow.js';

interface ChartPlace {
  readonly element: Element;
  /** Where the band begins, from the type area's left edge. */
  readonly left: Pt;
  readonly width: Pt;
  /** Where the chart was asked for. */
  readonly range: SourceRange;
}

interface ChartContext {
  readonly template: Template;
  readonly compositor: Compositor;
}

/** A chart's geometry as items of a band, with the document's own fonts, scaled to a width. */
export function placeChart(
  chart: Chart,
  place: ChartPlace,
  context: ChartContext,
): { items: readonly BandItem[]; findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const scale = place.width / chart.width;
  const frame: Frame = {
    chart,
    element: place.element,
    range: place.range,
    length: (length) => pt(length * scale),
    point: ({ x, y }) => ({ x: pt(place.left + x * scale), y: pt(y * scale) }),
  };
  const items = chart.items.flatMap((item): readonly BandItem[] => {
    if (item.type !== 'label') return [{ type: 'shape', shape: shapeOf(item, frame), element: place.element }];
    const label = placeLabel(item, frame, context);
    findings.push(...label.findings);
    return label.items;
  });
  return { items, findings };
}

/** What turns the chart's own lengths and places into those of the band. */
interface Frame {
  readonly chart: Chart;
  readonly element: Element;
  readonly range: SourceRange;
  readonly length: (length: Pt) => Pt;
  readonly point: (point: Point) => Point;
}

function shapeOf(item: Exclude<ChartItem, ChartLabel>, { chart, length, point }: Frame): BandShape['shape'] {
  const { style } = chart;
  switch (item.type) {
    case 'bar': {
      const { width, height } = item;
      return { type: 'shade', ...point(item), width: length(width), height: length(height), color: style.bar };
    }
    case 'rule':
      return polyline([item.from, item.to].map(point), length(style.hairline), style[item.part]);
    case 'line':
      return polyline(pointsOf(item.path).map(point), length(style.lineWidth), style.line);
    case 'mark':
      return {
        type: 'disc',
        centre: point(item),
        radius: length(item.radius),
        thickness: length(style.lineWidth),
        color: style.line,
        fill: style.paper,
      };
  }
}

const polyline = (points: readonly Point[], thickness: Pt, color: Color) =>
  ({ type: 'polyline', points, thickness, color }) as const;

/** The points of path data that has `M` and `L` alone. */
const pointsOf = (path: string): Point[] =>
  Array.from(path.matchAll(/[ML](-?[\d.e-]+),(-?[\d.e-]+)/g), ([, x, y]) => ({ x: pt(Number(x)), y: pt(Number(y)) }));

/** Wider than any label. */
const endless = em(1000);

function placeLabel(
  { text, anchor, size, bold, ...at }: ChartLabel,
  { element, range, length, point }: Frame,
  { template, compositor }: ChartContext,
): { items: BandText[]; findings: readonly Finding[] } {
  const role = bold ? template.text.strong : template.text.body;
  const box = { measure: endless, indent: em(0), align: 'left' } as const;
  const { lines, findings } = composeText([{ text, role, sourceOf: () => range }], box, compositor);
  const own = length(size);
  const { x, y } = point(at);
  const items = lines.map((line): BandText => {
    const width = line.width * own;
    const before = { start: 0, middle: width / 2, end: width }[anchor];
    const top = pt(y - template.grid.baseline * own);
    return { type: 'text', part: 'figure', line, size: own, color: black, left: pt(x - before), top, element };
  });
  return { items, findings };
}
