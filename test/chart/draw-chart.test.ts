import { describe, expect, it } from 'vitest';
import { drawChart } from '../../src/chart/draw-chart.js';
import type { Chart, ChartItem } from '../../src/model/chart.js';
import { whole } from '../../src/model/exact.js';
import type { LedgerRow } from '../../src/model/ledger-table.js';
import { measureOf, rowOf, tableOf } from '../report/stats-answers.js';
import * as fc from '../tools/fast-check.js';

type Of<T extends ChartItem['type']> = Extract<ChartItem, { type: T }>;

const itemsOf = <T extends ChartItem['type']>({ items }: Chart, type: T): Of<T>[] =>
  items.filter((item): item is Of<T> => item.type === type);

/** Bars and line of the only panel: the first of each is the legend's. */
const barsOf = (chart: Chart) => itemsOf(chart, 'bar').slice(1);
const pointsOf = (chart: Chart) =>
  (itemsOf(chart, 'line')[1]?.path ?? '')
    .split(/[ML]/)
    .slice(1)
    .map((pair) => pair.split(',').map(Number));

/** Rows from 期号 1 on that add up, from an opening of 0. */
function yearOf(weeks: readonly number[]): LedgerRow[] {
  let total = 0;
  return weeks.map((week, index) => {
    total += week;
    return rowOf({ number: 100 + index, issue: index + 1, week, total });
  });
}

const fullYear = drawChart([tableOf(yearOf(Array.from({ length: 53 }, (_, index) => 500 + 10 * index)))]);

describe('the bars', () => {
  it('are one a week, side by side, as high as their figures say', () => {
    const bars = barsOf(drawChart([tableOf(yearOf([100, 50, 25]))]));
    const [first, second, third] = bars.map(({ height }) => height);
    expect(second).toBeCloseTo((first ?? 0) / 2, 1);
    expect(third).toBeCloseTo((first ?? 0) / 4, 1);
    expect(new Set(bars.map(({ y, height }) => (y + height).toFixed(1))).size).toBe(1);
  });

  it('leave a gap between them in a year of 53 weeks', () => {
    const bars = barsOf(fullYear);
    expect(bars).toHaveLength(53);
    for (const [index, bar] of bars.entries()) {
      expect(bar.width).toBeGreaterThan(2);
      expect(bar.x).toBeGreaterThan((bars[index - 1]?.x ?? -1) + (bars[index - 1]?.width ?? 0));
    }
  });

  it('are left out where a week has no figures', () => {
    const rows = [rowOf({}), rowOf({ number: 10, week: undefined }), rowOf({ number: 11, week: 0 })];
    expect(barsOf(drawChart([tableOf(rows)]))).toHaveLength(1);
  });
});

describe('the line', () => {
  it('begins at the left edge with the opening and ends above the last bar', () => {
    const chart = drawChart([
      tableOf([rowOf({ week: 100, total: 400 })], { opening: { through: 8, value: whole(300) } }),
    ]);
    const points = pointsOf(chart);
    const [bar] = barsOf(chart);
    const base = (bar?.y ?? 0) + (bar?.height ?? 0);
    const [from, to] = points.map(([, y = 0]) => base - y);
    expect(points).toHaveLength(2);
    expect(from).toBeCloseTo(((to ?? 0) * 300) / 400, 1);
    expect(points[1]?.[0]).toBeCloseTo((bar?.x ?? 0) + (bar?.width ?? 0) / 2, 1);
  });

  it('of what doesn’t add up begins with its first week, which is no rise from 0', () => {
    const declared = measureOf({ kind: { type: 'max' } });
    const rows = [rowOf({ week: 40, total: 40 }), rowOf({ number: 10, week: 30, total: 40 })];
    const points = pointsOf(drawChart([tableOf(rows, { declared })]));
    expect(points).toHaveLength(2);
    expect(points[0]?.[1]).toBe(points[1]?.[1]);
    // A single week has a line all the same, at its own height.
    const single = pointsOf(drawChart([tableOf(rows.slice(0, 1), { declared })]));
    expect(single.map(([, y]) => y)).toEqual([single[0]?.[1], single[0]?.[1]]);
  });

  it('goes below 0 with bars that hang from there', () => {
    const declared = measureOf({ kind: { type: 'last' } });
    const rows = [rowOf({ week: 40, total: 40 }), rowOf({ number: 10, week: -40, total: -40 })];
    const [above, below] = barsOf(drawChart([tableOf(rows, { declared })]));
    expect(below?.height).toBeCloseTo(above?.height ?? 0, 1);
    expect(below?.y).toBeCloseTo((above?.y ?? 0) + (above?.height ?? 0), 1);
  });

  it('has a ring at each issue that corrects, and the legend says so', () => {
    const rows = [rowOf({}), rowOf({ number: 10, correction: -1, total: 19 })];
    const chart = drawChart([tableOf(rows)]);
    const [, mark] = itemsOf(chart, 'mark');
    expect(itemsOf(chart, 'mark')).toHaveLength(2);
    expect([mark?.x, mark?.y]).toEqual(pointsOf(chart).at(-1));
    expect(itemsOf(drawChart([tableOf([rowOf({})])]), 'mark')).toEqual([]);
  });
});

describe('the labels', () => {
  it('of issues stand at round numbers and keep clear of each other', () => {
    const texts = itemsOf(fullYear, 'label').filter(({ anchor }) => anchor === 'middle');
    expect(texts.map(({ text }) => text)).toEqual(['5', '10', '15', '20', '25', '30', '35', '40', '45', '50']);
    for (const [index, { x }] of texts.entries()) expect(x - (texts[index - 1]?.x ?? 0)).toBeGreaterThan(20);
  });

  it('of axes are whole numbers, from ten thousand on in 万', () => {
    const small = itemsOf(drawChart([tableOf(yearOf([1]))]), 'label').map(({ text }) => text);
    expect(small.filter((text) => /^[\d.]+$/.test(text))).toEqual(['0', '1', '0', '1', '1', '1']);
    const large = itemsOf(drawChart([tableOf(yearOf([350_000]))]), 'label').map(({ text }) => text);
    expect(large).toContain('10万');
    expect(large.filter((text) => /^\d{5,}$/.test(text))).toEqual(['350000']);
  });

  it('give the figure of each bar, where there is room for all of them', () => {
    const texts = (weeks: readonly number[]) =>
      itemsOf(drawChart([tableOf(yearOf([...weeks]))]), 'label').map(({ text }) => text);
    expect(texts([31, 47, 53])).toEqual(expect.arrayContaining(['31', '47', '53']));
    expect(texts(Array.from({ length: 50 }, () => 4711))).not.toContain('4711');
  });

  it('give the latest figures of each measure', () => {
    const chart = drawChart([tableOf(yearOf([3, 4])), tableOf(yearOf([5, 6]), { measure: '流转' })]);
    const captions = itemsOf(chart, 'label').map(({ text }) => text);
    expect(captions).toContain('本周 4　本年 7');
    expect(captions).toContain('本周 6　本年 11');
    expect(chart.description).toContain('本年累计11件');
  });
});

describe('in an issue', () => {
  const few = yearOf([31, 47, 53]);
  const measures = (count: number, rows = few) =>
    Array.from({ length: count }, (_, index) => tableOf(rows, { measure: `指标${index}` }));
  /** The left and right end of every axis below a plot, and its height on the chart. */
  const axes = (chart: Chart) =>
    itemsOf(chart, 'rule').flatMap(({ part, from, to }) =>
      part === 'axis' && from.y === to.y && to.x - from.x > 20 ? [[from.x, to.x, from.y]] : [],
    );

  it('panels of few weeks stand side by side, each with the figures of its bars', () => {
    const chart = drawChart(measures(4), { titled: false });
    const [first = [], second = [], third = [], fourth = []] = axes(chart);
    expect(first[2]).toBe(second[2]);
    expect(first[1]).toBeLessThan(second[0] ?? 0);
    expect([third[0], fourth[0]]).toEqual([first[0], second[0]]);
    expect(chart.height).toBeLessThan(drawChart(measures(4)).height * 0.6);
    const texts = itemsOf(chart, 'label').map(({ text }) => text);
    expect(texts.filter((text) => text === '47')).toHaveLength(4);
    expect(texts).toContain('指标3（件）');
  });

  it('a year of weeks has the whole width, and many such panels are low', () => {
    const rows = yearOf(Array.from({ length: 52 }, () => 10));
    const wide = drawChart(measures(2, rows), { titled: false });
    expect(new Set(axes(wide).map(([left]) => left)).size).toBe(1);
    const many = drawChart(measures(4, rows), { titled: false });
    expect(many.height).toBeLessThan(2 * wide.height);
  });

  it('figures of bars that would meet have the whole width, and stand clear of each other', () => {
    const chart = drawChart(measures(2, yearOf(Array.from({ length: 8 }, () => 4711))), { titled: false });
    expect(new Set(axes(chart).map(([left]) => left)).size).toBe(1);
    const figures = itemsOf(chart, 'label').filter(({ text }) => text === '4711');
    expect(figures).toHaveLength(16);
    // Four digits of about half an em, and a blank between two figures.
    for (const [index, { x, y, size }] of figures.entries()) {
      const before = figures[index - 1];
      if (before?.y === y) expect(x - before.x).toBeGreaterThan(4 * 0.55 * size + 1);
    }
  });

  it('captions that would meet keep the whole width', () => {
    const long = ['甲', '乙'].map((measure) => tableOf(few, { measure: measure.repeat(20) }));
    expect(new Set(axes(drawChart(long, { titled: false })).map(([left]) => left)).size).toBe(1);
  });
});

it('without its title a chart is as much lower, and says the same to who can’t see it', () => {
  const tables = [tableOf(yearOf([3, 4]))];
  const [titled, untitled] = [drawChart(tables), drawChart(tables, { titled: false })];
  const textsOf = (chart: Chart) => itemsOf(chart, 'label').map(({ text }) => text);
  expect(textsOf(untitled)).toEqual(textsOf(titled).slice(1));
  expect(textsOf(titled)[0]).toBe(titled.title);
  expect([untitled.title, untitled.description]).toEqual([titled.title, titled.description]);
  const saved = titled.height - untitled.height;
  expect(saved).toBeGreaterThan(0);
  const lines = [titled, untitled].map((chart) => itemsOf(chart, 'rule').map(({ from }) => from.y));
  expect(lines[1]?.map((y) => (y + saved).toFixed(1))).toEqual(lines[0]?.map((y) => y.toFixed(1)));
  for (const { y, size } of itemsOf(untitled, 'label')) expect(y - size).toBeGreaterThanOrEqual(0);
});

it('whatever the figures, everything stays inside the chart and bars and line inside their plot', () => {
  const week = fc.record({
    week: fc.option(fc.nat(1_000_000), { nil: undefined }),
    correction: fc.integer({ min: -5, max: 5 }),
    total: fc.option(fc.nat(100_000_000), { nil: undefined }),
  });
  fc.assert(
    fc.property(fc.array(week, { minLength: 1, maxLength: 53 }), fc.nat(1_000_000), (weeks, opening) => {
      const rows = weeks.map((stated, index) => rowOf({ ...stated, number: index + 1, issue: index + 1 }));
      const chart = drawChart([tableOf(rows, { opening: { through: 0, value: whole(opening) } })]);
      const axis = itemsOf(chart, 'rule').filter(({ part, from, to }) => part === 'axis' && from.y === to.y);
      const base = Math.max(...axis.map(({ from }) => from.y));
      for (const { x, y, width, height } of itemsOf(chart, 'bar')) {
        expect(Math.min(x, y, width, height)).toBeGreaterThanOrEqual(0);
        expect(x + width).toBeLessThanOrEqual(chart.width);
      }
      expect(pointsOf(chart).flat()).not.toContain(Number.NaN);
      for (const [x = -1, y = -1] of pointsOf(chart)) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(chart.width);
        expect(y).toBeGreaterThanOrEqual(0);
        expect(y).toBeLessThanOrEqual(base);
      }
    }),
    { numRuns: 50 },
  );
});
