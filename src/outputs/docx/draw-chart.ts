import { outlineGlyphs } from '../../font/outline-glyphs.js';
import type { Chart, ChartItem, ChartLabel, ChartStyle } from '../../model/chart.js';
import type { FigureBlock } from '../../model/document.js';
import type { Face } from '../../model/face.js';
import type { Color, GlyphRun, Page, PageLine } from '../../model/page.js';
import { xmlElement } from './xml.js';

/** Lines of a chart are finer than those of photographs: in pixels an inch, what printers of offices have. */
const RESOLUTION = 600;
const POINTS_PER_INCH = 72;

/**
 * A chart as SVG without any text: its labels are the outlines of the glyphs that they have on the pages, so that it looks the
 * same on every computer.
 */
export async function drawChartPixels(chart: Chart, figure: FigureBlock, pages: readonly Page[]): Promise<string> {
  const labels = labelsOf(figure, pages);
  const outlines = await outlinesOf(labels);
  const drawn = chart.items.map((item) => {
    if (item.type !== 'label') return drawShape(item, chart.style);
    const line = labels.shift();
    return line ? drawLabel(item, line, { outlines, color: chart.style.text }) : '';
  });
  const pixels = (length: number): number => Math.round((length / POINTS_PER_INCH) * RESOLUTION);
  const { width, height } = chart;
  return xmlElement(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: pixels(width),
      height: pixels(height),
      viewBox: `0 0 ${width} ${height}`,
    },
    xmlElement('rect', { width, height, fill: hex(chart.style.paper) }),
    ...drawn,
  );
}

/** The lines that the labels of a chart were set as, in their order. */
const labelsOf = ({ range }: FigureBlock, pages: readonly Page[]): PageLine[] =>
  pages.flatMap(({ items }) =>
    items.filter((item): item is PageLine => {
      if (item.type !== 'line' || item.part !== 'figure') return false;
      if (item.role.type !== 'element' || item.role.tag !== 'Figure') return false;
      const source = item.spans.find((span) => span)?.sourceOf?.(0, 0);
      return source?.file.path === range.file.path && source.start === range.start;
    }),
  );

type Outlines = ReadonlyMap<Face, ReadonlyMap<number, string>>;

async function outlinesOf(lines: readonly PageLine[]): Promise<Outlines> {
  const used = new Map<Face, Set<number>>();
  for (const { face, glyphs } of lines.flatMap(({ runs }) => runs)) {
    const known = used.get(face) ?? new Set();
    for (const { glyph } of glyphs) known.add(glyph);
    used.set(face, known);
  }
  const outlines = new Map<Face, ReadonlyMap<number, string>>();
  for (const [face, glyphs] of used) outlines.set(face, await outlineGlyphs(face, [...glyphs]));
  return outlines;
}

/** As it stands on its page, but where and as large as the chart says. */
function drawLabel(
  label: ChartLabel,
  { runs }: PageLine,
  { outlines, color }: { readonly outlines: Outlines; readonly color: Color },
): string {
  const glyphs = runs.flatMap((run) => run.glyphs);
  const [first, last] = [glyphs[0], glyphs.at(-1)];
  const set = runs[0]?.size;
  if (!first || !last || !set) return '';
  const scale = label.size / set;
  const width = (last.x + last.advance - first.x) * scale;
  const before = { start: 0, middle: width / 2, end: width }[label.anchor];
  const place = `translate(${round(label.x - before)} ${round(label.y)}) scale(${round(scale)})`;
  return xmlElement('g', { transform: place, fill: hex(color) }, ...runs.map((run) => drawRun(run, first.x, outlines)));
}

/** @param left where the line begins */
function drawRun({ face, size, scale, rise, glyphs }: GlyphRun, left: number, outlines: Outlines): string {
  const unit = size / face.unitsPerEm;
  return glyphs
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
