import { describe, expect, test } from 'vitest';
import { noteMark as markOf } from '../../src/document/write-content.js';
import { glyphsOf, type PageLine } from '../../src/model/page.js';
import { buildIssue, noteMark, paragraph, shippedTemplate, text } from './build-issue.js';
import { edgesOf, itemsOf, linesOf, millimetres, setPages, textOf } from './set-pages.js';

const noted = (number: number, said = '某项工作的说明。') =>
  paragraph([text('某项工作'), noteMark(number, said), text('，后文。')]);

describe('the mark of a footnote', () => {
  test.each([
    [1, '①'],
    [20, '⑳'],
    [21, '㉑'],
    [35, '㉟'],
    [36, '㊱'],
    [50, '㊿'],
    [51, '〔51〕'],
  ])('%i is %s', (number, mark) => {
    expect(markOf(number)).toBe(mark);
  });

  test('is smaller and higher than the text, and refers to the note in the structure', () => {
    const [line] = linesOf(setPages({ blocks: [noted(1)] }), 'body');
    const run = line?.runs.find((one) => glyphsOf([one])[0]?.text === '①');
    const [mark] = run ? glyphsOf([run]) : [];
    const cell = (156 / 28) * (72 / 25.4);
    expect(run?.size).toBeCloseTo(0.65 * cell, 6);
    expect(run?.rise).toBeCloseTo(0.32 * cell, 6);
    const role = line?.spans[mark?.span ?? -1]?.role;
    expect(role).toMatchObject({ tag: 'Reference', parent: line?.role });
    expect(line && textOf(line)).toBe('某项工作①，后文。');
  });

  test('never starts a line', () => {
    for (let length = 20; length < 34; length += 1) {
      const block = paragraph([text('汉'.repeat(length)), noteMark(1, '说明。'), text('字'.repeat(30))]);
      for (const line of linesOf(setPages({ blocks: [block] }), 'body')) expect(textOf(line)).not.toMatch(/^①/);
    }
  });

  test('takes its own width and no space beside it', () => {
    const block = paragraph([text('共'), text('12'), noteMark(1, '说明。'), text('件')]);
    const [line] = linesOf(setPages({ blocks: [block] }), 'body');
    const [left, right] = line ? edgesOf(line) : [0, 0];
    const em = 156 / 28;
    // 共, autospace, two digits, the mark, 件.
    expect((right - left) / em).toBeCloseTo(1 + 0.125 + 1 + 0.65 + 1, 6);
  });
});

describe('footnotes', () => {
  const pages = setPages({ blocks: [noted(1), noted(2, '很长的说明'.repeat(20))] });

  test('stand at the foot of the page of their marks, above the colophon, in the order of the text', () => {
    const lines = linesOf(pages, 'note');
    expect(lines.map((line) => textOf(line).slice(0, 3))).toEqual([
      '①某项',
      '②很长',
      expect.stringMatching(/^[^①②]/),
      expect.anything(),
    ]);
    const colophon = linesOf(pages, 'colophon');
    expect(lines.at(-1)?.baseline).toBeLessThan(colophon[0]?.baseline ?? 0);
  });

  test('end with the type area where there is no colophon below them', () => {
    const many = [noted(1), ...Array.from({ length: 40 }, () => paragraph('汉'.repeat(20)))];
    const [first] = setPages({ blocks: many });
    const last = linesOf(first ? [first] : [], 'note').at(-1);
    const { footnote, grid } = shippedTemplate('bulletin');
    const foot = (last?.baseline ?? 0) + (1 - grid.baseline) * footnote.size;
    expect(millimetres(foot)).toBeCloseTo(37 + 225, 6);
  });

  test('hang behind their marks, below a rule', () => {
    const [, second, third] = linesOf(pages, 'note');
    const left = (line: PageLine | undefined) => (line ? edgesOf(line)[0] : 0);
    expect(left(third) - left(second)).toBeCloseTo(millimetres(10.5), 6);
    const rule = itemsOf(pages, 'rule').find(({ width }) => Math.abs(millimetres(width) - 52) < 1e-6);
    expect(rule?.y).toBeLessThan(linesOf(pages, 'note')[0]?.baseline ?? 0);
  });

  test('are notes within the paragraph that refers to them', () => {
    const [body] = linesOf(pages, 'body');
    expect(linesOf(pages, 'note')[0]?.role).toMatchObject({ tag: 'Note', parent: body?.role });
  });

  test('of several paragraphs are one note', () => {
    const range = buildIssue().publisher.range;
    const note = { number: 1, paragraphs: [[text('甲。')], [text('乙。')]], range };
    const block = paragraph([text('文'), { type: 'note', note, range }]);
    const lines = linesOf(setPages({ blocks: [block] }), 'note');
    expect(lines.map(textOf)).toEqual(['①甲。', '乙。']);
    expect(lines[0]?.role).toBe(lines[1]?.role);
  });
});
