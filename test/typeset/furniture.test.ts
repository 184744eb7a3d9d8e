import { describe, expect, test } from 'vitest';
import type { Page, PageLine } from '../../src/model/page.js';
import type { Template } from '../../src/model/template.js';
import { buildIssue, heading, located, paragraph, shippedTemplate, text } from './build-issue.js';
import { fixedTypefaces } from './fixed-typefaces.js';
import {
  blankImage,
  edgesOf,
  itemsOf,
  linesOf,
  millimetres,
  setIssue,
  setPages,
  textOf,
  typesetIssue,
} from './set-pages.js';

const bulletin = shippedTemplate('bulletin');
const long = (pages: number) => Array.from({ length: pages * 23 }, () => paragraph('短段。'));
const withContents = (pages: number): Template => ({
  ...bulletin,
  contents: { title: '目录', titleFont: '黑体', font: '仿宋', levels: 2, pages },
});

describe('目录', () => {
  const blocks = [
    heading(1, '一、', '甲'),
    ...long(1),
    heading(1, '二、', '乙'),
    heading(2, '（一）', '丙'),
    heading(3, '1.', '丁'),
    ...long(1),
  ];

  test('stands before the text of a long issue, with the pages of its headings', () => {
    const pages = setPages({ blocks }, { template: withContents(3) });
    const lines = linesOf(pages, 'body').map(textOf);
    expect(lines.slice(0, 4).map((line) => line.replace(/·+/, '…'))).toEqual([
      '目录',
      '一、甲… 1',
      '二、乙… 2',
      '（一）丙… 2',
    ]);
    const pageOf = (text: string) =>
      pages.find((page) => linesOf([page], 'body').some((line) => textOf(line) === text));
    expect(pageOf('二、乙')?.number).toBe(2);
  });

  test('has its numbers on the right and deeper headings further in', () => {
    const [, first, , third] = linesOf(setPages({ blocks }, { template: withContents(3) }), 'body');
    if (!first || !third) throw new Error('the contents have four lines');
    expect(edgesOf(first)[1]).toBeCloseTo(184, 6);
    expect(edgesOf(third)[0] - edgesOf(first)[0]).toBeCloseTo(156 / 28, 6);
    expect(first.role).toMatchObject({ tag: 'TOCI', parent: { tag: 'TOC' } });
  });

  test('is left out of a short issue', () => {
    const lines = linesOf(setPages({ blocks }, { template: withContents(9) }), 'body').map(textOf);
    expect(lines[0]).toBe('一、甲');
  });
});

describe('binding', () => {
  test('changes sides on even pages where the template mirrors it', () => {
    const mirrored: Template = { ...bulletin, print: { ...bulletin.print, binding: 'mirror' } };
    const lefts = (template: Template) =>
      setPages({ blocks: [paragraph('汉'.repeat(28 * 40))] }, { template }).map((page) => {
        const line = linesOf([page], 'body')[1];
        return line ? Math.round(edgesOf(line)[0]) : 0;
      });
    expect(lefts(bulletin)).toEqual([28, 28, 28]);
    expect(lefts(mirrored)).toEqual([28, 26, 28]);
  });
});

describe('a masthead image', () => {
  const issue = buildIssue({ issue: { masthead: { type: 'image', path: located('报头.png') } } });
  const request = { issue, template: bulletin, typefaces: fixedTypefaces() };

  test('fills the room above the number, in the place of the name', () => {
    const { pages } = typesetIssue({ ...request, mastheadImage: blankImage(2000, 400) });
    const [placed] = itemsOf(pages, 'image');
    expect(placed).toMatchObject({ role: { tag: 'Figure', alternative: '样例通报' } });
    expect(millimetres(placed?.width ?? 0)).toBeCloseTo(156, 6);
    expect(linesOf(pages, 'masthead').map(textOf)).not.toContain('样例通报');
  });

  test('of any shape stays within that room', () => {
    const { pages } = typesetIssue({ ...request, mastheadImage: blankImage(400, 2000) });
    const [placed] = itemsOf(pages, 'image');
    const [number] = linesOf(pages, 'masthead');
    expect((placed?.y ?? 0) + (placed?.height ?? 0)).toBeLessThan(number?.baseline ?? 0);
  });
});

describe('the most pages', () => {
  const told = (blocks: ReturnType<typeof long>, most: number) =>
    setIssue({ blocks, issue: { maxPages: located(most) } })
      .findings.filter(({ code }) => code.startsWith('too-many-pages'))
      .map(({ code, params }) => `${code} ${params.lines}/${params.count}`);
  const short = (count: number) => Array.from({ length: count }, () => paragraph('短段。'));

  test('are enough for an issue that keeps to them', () => {
    expect(told(short(9), 1)).toEqual([]);
  });

  test('are too few: the paragraph to shorten is named with its characters', () => {
    expect(told([...short(8), paragraph('汉'.repeat(26 + 5))], 1)).toEqual(['too-many-pages 1/5']);
    expect(told([...short(8), paragraph('汉'.repeat(26 + 28 + 5))], 1)).toEqual(['too-many-pages 2/33']);
  });

  test('are far too few: all that has to go is told', () => {
    expect(told(short(60), 2)).toEqual([`too-many-pages/text ${60 + 3 + 11 - 46}/${(60 + 3 + 11 - 46) * 28}`]);
  });
});

describe('a masthead name', () => {
  const nameOf = (name: string) => {
    const { pages, findings } = setIssue({ issue: { name: located(name) } });
    const lines = linesOf(pages, 'masthead').filter((line) => name.startsWith(textOf(line)));
    return { lines, codes: findings.map(({ code }) => code) };
  };
  const middleOf = (line: PageLine): number => {
    const size = line.runs[0]?.size ?? 0;
    return line.baseline - bulletin.grid.baseline * size + size / 2;
  };

  test('stands in its own size where there is room', () => {
    expect(nameOf('样例通报').lines.map((line) => line.runs[0]?.size)).toEqual([42]);
  });

  test.each([11, 20, 28, 32])('of %d characters is made smaller or narrower, and stays on one line', (count) => {
    const { lines, codes } = nameOf('报'.repeat(count));
    expect(lines).toHaveLength(1);
    expect(codes).toEqual([]);
    const [left, right] = lines[0] ? edgesOf(lines[0]) : [];
    expect(left).toBeCloseTo(28, 6);
    expect(right).toBeCloseTo(184, 6);
    expect(middleOf(lines[0] as PageLine)).toBeCloseTo(middleOf(nameOf('样例').lines[0] as PageLine), 6);
  });

  test('that no size gets onto a line is told', () => {
    expect(nameOf('报'.repeat(40)).codes).toEqual(['masthead-name-long']);
  });
});

describe('the lines of the colophon', () => {
  const widths = (receivers: Readonly<Record<string, string>>): number[] => {
    const distribution = Object.fromEntries(Object.entries(receivers).map(([kind, text]) => [kind, located(text)]));
    const pages = setPages({ issue: { distribution } });
    return linesOf(pages, 'colophon').map((line) => Number((line.runs[0]?.scale ?? 0).toFixed(6)));
  };

  test('are all as narrow as the one that has to be', () => {
    const long = '甲'.repeat(36);
    const [first = 1, ...others] = widths({ 报: '甲单位、乙单位', 发: long });
    expect(first).toBeLessThan(1);
    expect(new Set([first, ...others])).toEqual(new Set([first]));
  });

  test('keep their own width where one turns anyway', () => {
    expect(new Set(widths({ 报: '甲单位、乙单位', 发: '甲'.repeat(60) }))).toEqual(new Set([1]));
  });
});

describe('a numbered line of nothing but its lead', () => {
  const lead = (label: string, words: string) => {
    const { range } = paragraph('');
    return paragraph([], { label: { level: 2, text: label, origin: 'typed', range }, lead: [text(words)] });
  };
  const pageOf = (pages: readonly Page[], words: string): number | undefined =>
    pages.find((page) => linesOf([page], 'body').some((line) => textOf(line) === words))?.number;
  /** So many lines that one more ends page 1. */
  const before = Array.from({ length: 11 }, () => paragraph('短段。'));

  test('is kept on the page of what follows it', () => {
    const pages = setPages({ blocks: [...before, lead('（一）', '甲事'), paragraph('正文。')] });
    expect(pageOf(pages, '（一）甲事')).toBe(pageOf(pages, '正文。'));
  });

  test('is one of a list where others follow, which pages may part', () => {
    const items = ['甲', '乙', '丙', '丁'].map((words, index) => lead(`（${'一二三四'.charAt(index)}）`, words));
    const pages = setPages({ blocks: [...before, ...items] });
    expect(pageOf(pages, '（一）甲')).toBe(1);
    expect(pageOf(pages, '（四）丁')).toBe(2);
  });
});
