import { expect, test } from 'vitest';
import { drawChart } from '../../src/chart/draw-chart.js';
import { formatChartSvg } from '../../src/report/format-chart-svg.js';
import { rowOf, tableOf } from './stats-answers.js';

const rows = [rowOf({}), rowOf({ number: 10, issue: 6, correction: -2, total: 18 })];
const chart = drawChart([tableOf(rows), tableOf(rows, { measure: '流转', unit: '件次' })]);
const svg = formatChartSvg(chart);

test('every opened element is closed, and every item of the chart is there', () => {
  expect(svg).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n<svg [^>]+>\n[\s\S]*<\/svg>\n$/);
  const open: string[] = [];
  for (const [, closing, name = '', selfClosing] of svg.matchAll(/<(\/?)([a-z]+)[^>]*?(\/?)>/g)) {
    if (closing) expect(open.pop()).toBe(name);
    else if (!selfClosing) open.push(name);
  }
  expect(open).toEqual([]);
  expect(svg.match(/<(?:rect|line|path|circle|text) /g)).toHaveLength(chart.items.length + 1);
});

test('title and description say what is drawn, and are what readers of the screen are pointed to', () => {
  expect(svg).toContain('<title id="title">2001年某窗口本周数和本年累计数</title>');
  expect(svg).toMatch(/<desc id="description">[^<]*收[^<]*18件[^<]*流转[^<]*18件次<\/desc>/);
  expect(svg).toContain('role="img" aria-labelledby="title description"');
});

test('it stands alone: no script, no link, no reference to anything outside', () => {
  expect(svg).not.toMatch(/<script|href|url\(|@import|<image|<foreignObject|\son[a-z]+=/);
  expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toContain('://');
});

test('text of the sources stays text', () => {
  const hostile = formatChartSvg(drawChart([tableOf(rows, { series: '</text><script>"&\u0000\ud800' })]));
  expect(hostile).toContain('&lt;/text&gt;&lt;script&gt;&quot;&amp;␀\ufffd 收');
  for (const unwanted of ['<script', '\u0000', '\ud800']) expect(hostile).not.toContain(unwanted);
});

test('the same chart is the same to the byte, with no number finer than hundredths', () => {
  expect(formatChartSvg(drawChart([tableOf(rows), tableOf(rows, { measure: '流转', unit: '件次' })]))).toBe(svg);
  expect(svg).not.toMatch(/\d\.\d{3}|NaN|undefined|Infinity/);
});
