import type { Chart, ChartItem, ChartStyle } from '../model/chart.js';
import type { Color } from '../model/page.js';
import { xmlText } from './data-text.js';

/** Sans-serif faces of the usual systems: small figures stay legible in print. */
const FONTS = "'Noto Sans SC', 'Source Han Sans SC', 'Microsoft YaHei', 'PingFang SC', SimHei, sans-serif";

/**
 * The chart as an SVG document that stands alone: no script, no reference to anything outside, the same bytes for the
 * same chart. Ends with a line end.
 */
export function formatChartSvg({ width, height, title, description, style, items }: Chart): string {
  const [shownWidth, shownHeight] = [decimal(width), decimal(height)];
  const size = `width="${shownWidth}pt" height="${shownHeight}pt" viewBox="0 0 ${shownWidth} ${shownHeight}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" aria-labelledby="title description" xml:lang="zh-CN">`,
    `<title id="title">${xmlText(title)}</title>`,
    `<desc id="description">${xmlText(description)}</desc>`,
    `<style>${styleSheet(style)}</style>`,
    `<rect class="paper" width="${shownWidth}" height="${shownHeight}"/>`,
    ...items.map(element),
    '</svg>',
    '',
  ].join('\n');
}

function styleSheet({ bar, line, lineWidth, axis, grid, hairline, text, paper }: ChartStyle): string {
  return [
    `.paper{fill:${hex(paper)}}`,
    `.bar{fill:${hex(bar)}}`,
    `.line{fill:none;stroke:${hex(line)};stroke-width:${lineWidth};stroke-linejoin:round}`,
    `.mark{fill:${hex(paper)};stroke:${hex(line)};stroke-width:${lineWidth}}`,
    `.axis{stroke:${hex(axis)};stroke-width:${hairline}}`,
    `.grid{stroke:${hex(grid)};stroke-width:${hairline}}`,
    `text{fill:${hex(text)};font-family:${FONTS}}`,
  ].join('');
}

function element(item: ChartItem): string {
  switch (item.type) {
    case 'bar': {
      const size = `width="${decimal(item.width)}" height="${decimal(item.height)}"`;
      return `<rect class="bar" x="${decimal(item.x)}" y="${decimal(item.y)}" ${size}/>`;
    }
    case 'rule': {
      const { part, from, to } = item;
      const ends = `x1="${decimal(from.x)}" y1="${decimal(from.y)}" x2="${decimal(to.x)}" y2="${decimal(to.y)}"`;
      return `<line class="${part}" ${ends}/>`;
    }
    case 'line':
      return `<path class="line" d="${item.path}"/>`;
    case 'mark':
      return `<circle class="mark" cx="${decimal(item.x)}" cy="${decimal(item.y)}" r="${decimal(item.radius)}"/>`;
    case 'label': {
      const look = `font-size="${item.size}" text-anchor="${item.anchor}"${item.bold ? ' font-weight="bold"' : ''}`;
      return `<text x="${decimal(item.x)}" y="${decimal(item.y)}" ${look}>${xmlText(item.text)}</text>`;
    }
  }
}

/** A number is written in hundredths, which is finer than any printer. */
const decimal = (value: number): string => String(Math.round(value * 100) / 100);

const hex = ({ red, green, blue }: Color): string =>
  `#${[red, green, blue]
    .map((share) =>
      Math.round(share * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
