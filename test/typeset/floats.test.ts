import { describe, expect, test } from 'vitest';
import type { HeadingBlock } from '../../src/model/document.js';
import type { Template } from '../../src/model/template.js';
import type { BrokenPages } from '../../src/typeset/break-pages.js';
import { type BandsBlock, type FlowBlock, type LinesBlock, notesOn } from '../../src/typeset/flow.js';
import * as fc from '../tools/fast-check.js';
import * as made from './build-issue.js';
import { composeSpans } from './compose.js';
import {
  anyBlock,
  band,
  breakFlow,
  figure,
  heading,
  noNotes,
  note,
  notesOfLines,
  paragraph,
  rows,
  table,
} from './flow-blocks.js';
import { blankImage, itemsOf, linesOf, setIssue, textOf } from './set-pages.js';

/* A table or a figure that has no room goes to the top of the next page, and the text behind it stands in its place. */

const floating = (blocks: readonly FlowBlock[], notes = noNotes): BrokenPages =>
  breakFlow(blocks, notes, { floats: true });

/** Page and row of each block's first part. */
const placesOf = (blocks: readonly FlowBlock[]): string[] => {
  const { placed } = floating(blocks);
  return blocks.map((block) => {
    const first = placed.find((part) => part.block === block);
    return `${first?.page}:${first?.row}`;
  });
};

/** A heading that begins a section. */
const section = (): LinesBlock => ({
  ...heading,
  heading: { ...(made.heading(1, '一、', '甲') as unknown as HeadingBlock) },
});

describe('a figure that has no room', () => {
  test('stands at the top of the next page, and the text behind it on this one', () => {
    // Page 1 has twelve lines below the masthead, of which four are left.
    const blocks = [paragraph(8), figure(150), paragraph(3), paragraph(3)];
    expect(placesOf(blocks)).toEqual(['1:11', '2:0', '1:19', '1:22']);
    expect(
      floating(blocks)
        .placed.map(({ page, row }) => `${page}:${row}`)
        .slice(-2),
    ).toEqual(['2:6', '2:7']);
  });

  test('below the masthead already leaves page 1 to the text', () => {
    expect(placesOf([figure(400), paragraph(20)])).toEqual(['2:0', '1:11']);
  });

  test('is not overtaken by those behind it, though they had room', () => {
    expect(placesOf([paragraph(8), figure(150), figure(20), table(1), paragraph(9)])).toEqual([
      '1:11',
      '2:0',
      '2:6',
      '2:8',
      '1:19',
    ]);
    // Two that no page holds together stand on two pages.
    expect(placesOf([paragraph(8), figure(400), figure(300), paragraph(12)])).toEqual(['1:11', '2:0', '3:0', '1:19']);
  });

  test('stays in its section, and before the end of the issue', () => {
    expect(placesOf([paragraph(8), figure(150), paragraph(1), section(), paragraph(9)])).toEqual([
      '1:11',
      '2:0',
      '1:19',
      '2:6',
      '2:7',
    ]);
    expect(placesOf([paragraph(8), figure(150), paragraph(1)])).toEqual(['1:11', '2:0', '1:19']);
  });

  test('leaves the heading above it with the text, unless another heading follows', () => {
    const own = { ...heading };
    expect(placesOf([paragraph(7), own, figure(150), paragraph(9)])).toEqual(['1:11', '1:18', '2:0', '1:19']);
    expect(placesOf([paragraph(7), own, figure(150), { ...heading }, paragraph(9)])).toEqual([
      '1:11',
      '2:0',
      '2:1',
      '2:7',
      '2:8',
    ]);
    // Where another waits already, it would overtake it; the heading goes along with both.
    expect(placesOf([paragraph(8), figure(150), own, figure(20), { ...heading }, paragraph(9)])).toEqual([
      '1:11',
      '2:0',
      '2:6',
      '2:7',
      '2:9',
      '2:10',
    ]);
  });

  test('that the text leads in stays right behind it', () => {
    const [last] = composeSpans([{ text: '情况如下：', role: '仿宋' }]).lines;
    if (!last) throw new Error('a text has a line');
    const leading: LinesBlock = { ...paragraph(0), lines: [last] };
    expect(placesOf([paragraph(7), leading, figure(150), paragraph(9)])).toEqual(['1:11', '1:18', '2:0', '2:6']);
  });

  test('and has a footnote does not let later ones go first', () => {
    const figureWithNote: BandsBlock = { ...figure(0), rows: [band(150, note())] };
    expect(placesOf([paragraph(8), figureWithNote, paragraph(3)])).toEqual(['1:11', '2:0', '2:6']);
  });
});

describe('a table', () => {
  test('that is kept whole floats, and one that may be parted is', () => {
    expect(placesOf([paragraph(8), table(8), paragraph(9)])).toEqual(['1:11', '2:0', '1:19']);
    expect(placesOf([paragraph(5), table(18), paragraph(9)])).toEqual(['1:11', '1:16', '2:11']);
  });
});

/** As blocks of any kind, but objects of their own, and sections among them. */
const anyFlow = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: anyBlock.map((block): FlowBlock => ({ ...block })) },
    { weight: 1, arbitrary: fc.constant(undefined).map(section) },
  ),
  { maxLength: 14 },
);

/** The parts on their pages, each with its upper and lower edge. */
const boxesOf = ({ placed }: BrokenPages) =>
  placed.map((part) => {
    const top = part.type === 'line' ? part.row * rows.pitch : part.top;
    return { ...part, top, foot: top + (part.type === 'line' ? rows.cell : part.band.height) };
  });

type Box = ReturnType<typeof boxesOf>[number];

const isAbove = (a: Box, b: Box): boolean => a.page < b.page || (a.page === b.page && a.foot <= b.top + 1e-6);

/** Neighbours of a list for which something doesn't hold. */
const breaches = (boxes: readonly Box[], holds: (before: Box, box: Box) => boolean): Box[] =>
  boxes.slice(1).filter((box, index) => !holds(boxes[index] ?? box, box));

const partsOf = (block: FlowBlock): readonly unknown[] =>
  block.type === 'lines' ? block.lines : [...block.opening, ...block.head, ...block.rows, ...block.closing];

test('whatever floats, every part has one place that nothing else has, and tables, text and notes keep their order', () => {
  const notes = notesOfLines(({ paragraphs }) => paragraphs.length);
  let floated = 0;
  fc.assert(
    fc.property(anyFlow, (blocks) => {
      const broken = floating(blocks, notes);
      floated += broken.floated.size;
      const own = broken.placed.filter(
        (part) => part.type === 'line' || !(part.repeated || part.block.continued.includes(part.band)),
      );
      expect(own.map((part) => (part.type === 'line' ? part.line : part.band))).toEqual(blocks.flatMap(partsOf));

      const boxes = boxesOf(broken);
      const onPages = [...boxes].sort((a, b) => a.page - b.page);
      expect(breaches(onPages, isAbove)).toEqual([]);
      const footOf = (page: number): number => rows.lines - notes.rowsFor(broken.notes.get(page)?.length ?? 0);
      const room = (page: number): number => footOf(page) * rows.pitch - (rows.pitch - rows.cell);
      expect(boxes.filter(({ page, foot }) => foot > room(page) + 1e-6)).toEqual([]);

      for (const type of ['band', 'line'] as const) {
        const ofOneKind = boxes.filter((box) => box.type === type);
        expect(breaches(ofOneKind, isAbove)).toEqual([]);
      }
      const begins = boxes.flatMap(({ block }, index) =>
        block.type === 'lines' && block.heading?.level === 1 ? [index] : [],
      );
      for (const index of begins) {
        const [heading, before] = [boxes[index], boxes.slice(0, index)];
        expect(before.filter((box) => heading && !isAbove(box, heading))).toEqual([]);
      }

      const marks = blocks.flatMap((block) => (block.type === 'lines' ? block.lines.flatMap(notesOn) : []));
      const noteLines = [...broken.notes].sort(([a], [b]) => a - b).flatMap(([, lines]) => lines);
      expect(noteLines.map((each) => each.note)).toEqual(marks.flatMap((mark) => notes.linesOf(mark).map(() => mark)));
    }),
  );
  expect(floated).toBeGreaterThan(50);
});

test('where nothing floats the pages are the same', () => {
  fc.assert(
    fc.property(anyFlow, (blocks) => {
      const broken = floating(blocks);
      if (broken.floated.size === 0) expect(broken).toEqual(breakFlow(blocks));
      else expect(broken.pages).toBeLessThanOrEqual(breakFlow(blocks).pages + 1);
    }),
  );
});

describe('in a document', () => {
  const shown = made.figure('会场');
  const image = blankImage(1500, 1800, 300);
  const blocks = [
    made.heading(1, '一、', '甲'),
    ...['乙', '丙'].map((word) => made.paragraph(word.repeat(40))),
    shown,
    made.paragraph('丁'.repeat(240)),
  ];
  const shipped = made.shippedTemplate('bulletin');
  const template: Template = { ...shipped, page: { ...shipped.page, float: 'on' } };
  const set = (using: Template) =>
    setIssue({ blocks }, { template: using, pictures: new Map([[shown, { type: 'image', image }]]) });

  test('the text fills the page, and the blank is no longer mentioned', () => {
    expect(set(shipped).findings.map(({ code }) => code)).toEqual(['page-foot-blank']);
    const { pages, findings } = set(template);
    expect(findings).toEqual([]);
    const [first, second] = pages;
    if (!first || !second) throw new Error('there are two pages');
    expect(linesOf([first], 'body')).toHaveLength(12);
    expect(linesOf([first], 'body').map(textOf).at(-1)).toMatch(/^丁+$/);
    const [picture] = itemsOf([second], 'image');
    expect(Math.min(...linesOf([second], 'body').map(({ baseline }) => baseline))).toBeGreaterThan(
      (picture?.y ?? 0) + (picture?.height ?? 0),
    );
  });

  test('the numbers of elements are the order of the text', () => {
    const { pages } = set(template);
    const idOf = (role: { type: string; id?: number } | undefined): number => role?.id ?? 0;
    const [picture] = itemsOf(pages, 'image');
    const behind = linesOf(pages, 'body').find((line) => textOf(line).includes('丁'));
    const above = linesOf(pages, 'body').find((line) => textOf(line).includes('丙'));
    expect(idOf(picture?.role)).toBeLessThan(idOf(behind?.role));
    expect(idOf(picture?.role)).toBeGreaterThan(idOf(above?.role));
  });
});
