import { outlineGlyphs } from '../../font/outline-glyphs.js';
import type { Chart, ChartItem, ChartLabel, ChartStyle } from '../../model/chart.js';
import type { FigureBlock } from '../../model/document.js';
import type { Face } from '../../model/face.js';
import { type Color, type GlyphRun, glyphsOf, type Page, type PageLine } from '../../model/page.js';
import { xmlElement } from './xml.js';

/** Lines of a chart are finer than those of photographs: in pixels an inch, what printers of offices have. */
const RESOLUTION = 600;
const POINTS_PER_INCH = 72;

/** A chart as a picture of its own, and its size in units of the chart's. */
interface ChartPicture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/**
 * A chart as SVG without any text: its labels are the outlines of the glyphs that they have on the pages, so that it looks the
 * same on every computer. On a page a label may reach over the chart's edge; the picture is then so much larger, on both sides
 * alike, that the chart keeps its place.
 */
export async function drawChartPixels(
  chart: Chart,
  figure: FigureBlock,
  pages: readonly Page[],
): Promise<ChartPicture> {
  const labels = labelsOf(figure, pages);
  const outlines = await outlinesOf(labels);
  let across = 0;
  let down = 0;
  const drawn = chart.items.map((item) => {
    if (item.type !== 'label') return drawShape(item, chart.style);
    const line = labels.shift();
    const placed = line && placeLabel(item, line);
    if (!line || !placed) return '';
    across = Math.max(across, -placed.left, placed.left + placed.width - chart.width);
    down = Math.max(down, item.size - item.y, item.y + item.size * DESCENT - chart.height);
    return drawLabel(item, line, placed, { outlines, color: chart.style.text });
  });
  const pixels = (length: number): number => Math.round((length / POINTS_PER_INCH) * RESOLUTION);
  const [left, top] = [round(-across), round(-down)];
  const [width, height] = [round(chart.width + 2 * across), round(chart.height + 2 * down)];
  const svg = xmlElement(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: pixels(width),
      height: pixels(height),
      viewBox: `${left} ${top} ${width} ${height}`,
    },
    xmlElement('rect', {
      ...(left < 0 && { x: left }),
      ...(top < 0 && { y: top }),
      width,
      height,
      fill: hex(chart.style.paper),
    }),
    ...drawn,
  );
  return { svg, width: width / chart.width, height: height / chart.height };
}

/** How far below its baseline a label may reach, in em: brackets and commas do. */
const DESCENT = 0.25;

/** The lines that the labels of a chart were set as, in their order. */
const labelsOf = ({ range, alternative }: FigureBlock, pages: readonly Page[]): PageLine[] =>
  pages.flatMap(({ items }) =>
    items.filter((item): item is PageLine => {
      if (item.type !== 'line' || item.part !== 'figure') return false;
      // An earlier version of a chart may stand beside it, written at the same place.
      if (item.role.type !== 'element' || item.role.tag !== 'Figure' || item.role.alternative !== alternative)
        return false;
      const source = item.spans.find((span) => span)?.sourceOf?.(0, 0);
      return source?.file.path === range.file.path && source.start === range.start;
    }),
  );

type Outlines = ReadonlyMap<Face, ReadonlyMap<number, string>>;

async function outlinesOf(lines: readonly PageLine[]): Promise<Outlines> {
  const used = new Map<Face, Set<number>>();
  for (const run of lines.flatMap(({ runs }) => runs)) {
    const known = used.get(run.face) ?? new Set();
    for (const { glyph } of glyphsOf([run])) known.add(glyph);
    used.set(run.face, known);
  }
  const outlines = new Map<Face, ReadonlyMap<number, string>>();
  for (const [face, glyphs] of used) outlines.set(face, await outlineGlyphs(face, [...glyphs]));
  return outlines;
}

/** Where a label stands in the chart, and where it was set on its page. */
interface PlacedLabel {
  readonly left: number;
  readonly width: number;
  readonly scale: number;
  readonly origin: number;
}

/** As it stands on its page, but where and as large as the chart says. */
function placeLabel(label: ChartLabel, { runs }: PageLine): PlacedLabel | undefined {
  const glyphs = glyphsOf(runs);
  const [first, last] = [glyphs[0], glyphs.at(-1)];
  const set = runs[0]?.size;
  if (!first || !last || !set) return undefined;
  const scale = label.size / set;
  const width = (last.x + last.advance - first.x) * scale;
  const before = { start: 0, middle: width / 2, end: width }[label.anchor];
  return { left: label.x - before, width, scale, origin: first.x };
}

function drawLabel(
  label: ChartLabel,
  { runs }: PageLine,
  { left, scale, origin }: PlacedLabel,
  { outlines, color }: { readonly outlines: Outlines; readonly color: Color },
): string {
  const place = `translate(${round(left)} ${round(label.y)}) scale(${round(scale)})`;
  return xmlElement('g', { transform: place, fill: hex(color) }, ...runs.map((run) => drawRun(run, origin, outlines)));
}

/** @param left where the line begins */
function drawRun(run: GlyphRun, left: number, outlines: Outlines): string {
  const { face, size, scale, rise } = run;
  const unit = size / face.unitsPerEm;
  return glyphsOf([run])
    .map(({ glyph, x, shift, stretch }) => {
      const d = outlines.get(face)?.get(glyph);
      if (!d) return '';
      const matrix = [unit * scale * stretch, 0, 0, -unit, x - left + shift, -rise].map(round);
      return xmlElement('path', { d, transform: `matrix(${matrix.join(' ')})` });
    })
    .join('');
}

/** Finer than any pixel. */
const round = (length: number): number => Math.round(length * 1e6) / 1e6;

function drawShape(item: Exclude<ChartItem, ChartLabel>, style: ChartStyle): string {
  switch (item.type) {
    case 'bar': {
      const { x, y, width, height } = item;
      return xmlElement('rect', { x, y, width, height, fill: hex(style.bar) });
    }
    case 'rule': {
      const { from, to, part } = item;
      const ends = { x1: from.x, y1: from.y, x2: to.x, y2: to.y };
      return xmlElement('line', { ...ends, stroke: hex(style[part]), 'stroke-width': style.hairline });
    }
    case 'line':
      return xmlElement('path', { d: item.path, fill: 'none', ...strokeOf(style), 'stroke-linejoin': 'round' });
    case 'mark':
      return xmlElement('circle', {
        cx: item.x,
        cy: item.y,
        r: item.radius,
        fill: hex(style.paper),
        ...strokeOf(style),
      });
  }
}

const strokeOf = ({ line, lineWidth }: ChartStyle) => ({ stroke: hex(line), 'stroke-width': lineWidth });

const hex = ({ red, green, blue }: Color): string =>
  `rgb(${[red, green, blue].map((share) => Math.round(share * 255)).join(',')})`;
