import { describe, expect, test } from 'vitest';
import type { Chart } from '../../../src/model/chart.js';
import type { Image } from '../../../src/model/image.js';
import type { FigureWidth } from '../../../src/model/issue.js';
import { em, mm, pt } from '../../../src/model/length.js';
import { black } from '../../../src/model/page.js';
import { figure, paragraph } from '../build-issue.js';
import { blankImage, edgesOf, itemsOf, linesOf, millimetres, setIssue, textOf } from '../set-pages.js';

function setFigure(image: Image, { width, caption = '会场' }: { width?: FigureWidth; caption?: string } = {}) {
  const block = figure(caption, width);
  const { pages, findings } = setIssue(
    { blocks: [paragraph('上文。'), block, paragraph('下文。')] },
    { pictures: new Map([[block, { type: 'image', image }]]) },
  );
  const [placed] = itemsOf(pages, 'image');
  if (!placed) throw new Error('the image is on no page');
  return { pages, placed, codes: findings.map(({ code }) => code) };
}

const sizeOf = (image: Image, width?: FigureWidth): number[] => {
  const { placed } = setFigure(image, width ? { width } : {});
  return [placed.width, placed.height].map((length) => Math.round(millimetres(length) * 10) / 10);
};

describe('an image', () => {
  test('has the size that its file states, at most the measure', () => {
    expect(sizeOf(blankImage(600, 300, 300))).toEqual([50.8, 25.4]);
    expect(sizeOf(blankImage(960, 480))).toEqual([156, 78]);
    expect(sizeOf(blankImage(480, 240))).toEqual([127, 63.5]);
    expect(sizeOf(blankImage(4000, 3000, 72))).toEqual([156, 117]);
  });

  test('has the width that its author wants', () => {
    const image = blankImage(4000, 3000);
    expect(sizeOf(image, { type: 'length', length: mm(80) })).toEqual([80, 60]);
    expect(sizeOf(image, { type: 'share', share: 0.5 })).toEqual([78, 58.5]);
    expect(sizeOf(image, { type: 'cells', cells: em(14) })).toEqual([78, 58.5]);
    expect(sizeOf(image, { type: 'length', length: mm(400) })).toEqual([156, 117]);
  });

  test('taller than a page is made as small as the page', () => {
    const { placed, pages } = setFigure(blankImage(1000, 9000, 100));
    expect(pages).toHaveLength(3);
    expect(millimetres(placed.y)).toBeGreaterThanOrEqual(37 - 1e-6);
    const [caption] = linesOf(pages, 'figure');
    expect(millimetres(caption?.baseline ?? 0)).toBeLessThanOrEqual(37 + 225);
    expect(placed.width / placed.height).toBeCloseTo(1 / 9, 6);
  });

  test('stands in the middle of the measure with its caption in the middle below', () => {
    const { placed, pages } = setFigure(blankImage(600, 300, 300));
    expect(millimetres(placed.x + placed.width / 2)).toBeCloseTo(28 + 78, 6);
    const [caption] = linesOf(pages, 'figure');
    if (!caption) throw new Error('there is no caption');
    expect(textOf(caption)).toBe('会场');
    const [left, right] = edgesOf(caption);
    expect((left + right) / 2).toBeCloseTo(28 + 78, 6);
    expect(caption.baseline).toBeGreaterThan(placed.y + placed.height);
  });

  test('is a Figure with its alternative text, the caption an element of it', () => {
    const { placed, pages } = setFigure(blankImage(600, 300, 300));
    expect(placed.role).toMatchObject({ tag: 'Figure', alternative: '会场' });
    expect(linesOf(pages, 'figure')[0]?.role).toMatchObject({ tag: 'Caption', parent: placed.role });
  });

  test('with too few pixels for its width is reported', () => {
    expect(setFigure(blankImage(600, 150), { width: { type: 'length', length: mm(156) } }).codes).toEqual([
      'image-coarse',
    ]);
    expect(setFigure(blankImage(616, 150), { width: { type: 'length', length: mm(156) } }).codes).toEqual([]);
  });

  test('that leaves the foot of a page blank is mentioned', () => {
    const block = figure('会场');
    const image = blankImage(3000, 2700, 300);
    const blocks = [...Array.from({ length: 4 }, () => paragraph('短。')), block];
    const set = setIssue({ blocks }, { pictures: new Map([[block, { type: 'image', image }]]) });
    expect(set.findings.map(({ code, params }) => `${code} ${params.lines}`)).toEqual(['page-foot-blank 8']);
  });
});

describe('a chart', () => {
  const chart: Chart = {
    width: mm(156),
    height: mm(78),
    title: '样例',
    description: '受理3件',
    style: {
      bar: black,
      line: black,
      lineWidth: pt(1),
      axis: black,
      grid: black,
      hairline: pt(0.4),
      text: black,
      paper: { red: 1, green: 1, blue: 1 },
    },
    items: [
      { type: 'bar', x: pt(0), y: pt(10), width: pt(20), height: pt(30) },
      { type: 'rule', part: 'axis', from: { x: pt(0), y: pt(40) }, to: { x: mm(156), y: pt(40) } },
      { type: 'line', path: 'M0,5L10.5,6' },
      { type: 'mark', x: pt(10), y: pt(6), radius: pt(2) },
      { type: 'label', x: mm(78), y: pt(20), text: '受理', anchor: 'middle', size: pt(8), bold: false },
      { type: 'label', x: mm(156), y: pt(20), text: '1万', anchor: 'end', size: pt(8), bold: false },
    ],
  };
  const block = figure('受理情况', { type: 'share', share: 0.5 });
  const { pages } = setIssue({ blocks: [block] }, { pictures: new Map([[block, { type: 'chart', chart }]]) });

  test('is drawn to its width, with labels where they are anchored', () => {
    const [bar] = itemsOf(pages, 'shade');
    expect(bar).toMatchObject({ width: 10, height: 15 });
    const [middle, end] = linesOf(pages, 'figure');
    if (!middle || !end) throw new Error('the labels are on no page');
    const [left, right] = edgesOf(middle);
    expect((left + right) / 2).toBeCloseTo(28 + 78, 6);
    expect(edgesOf(end)[1]).toBeCloseTo(28 + 39 + 78, 6);
    expect(itemsOf(pages, 'polyline').map(({ points }) => points.length)).toEqual([2, 2]);
    expect(itemsOf(pages, 'disc')).toHaveLength(1);
  });

  test('is one Figure that tells its figures', () => {
    const roles = [...itemsOf(pages, 'shade'), ...itemsOf(pages, 'polyline'), ...itemsOf(pages, 'disc')].map(
      ({ role }) => role,
    );
    for (const role of roles) expect(role).toMatchObject({ tag: 'Figure', alternative: '受理情况：受理3件' });
    expect(new Set(roles).size).toBe(1);
  });
});
