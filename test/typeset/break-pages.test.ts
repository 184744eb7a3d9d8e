import { describe, expect, test } from 'vitest';
import type { Note } from '../../src/model/document.js';
import { em, type Pt, pt } from '../../src/model/length.js';
import { black } from '../../src/model/page.js';
import { wholeFile } from '../../src/model/source.js';
import { type BrokenPages, breakPages, type PageRows, rowsOf } from '../../src/typeset/break-pages.js';
import type { ComposedLine } from '../../src/typeset/compose-text.js';
import { type Band, type BandsBlock, type FlowBlock, type LinesBlock, notesOn } from '../../src/typeset/flow.js';
import type { ComposedNotes } from '../../src/typeset/notes.js';
import * as fc from '../tools/fast-check.js';
import { text } from './build-issue.js';
import { composeSpans } from './compose.js';

const range = wholeFile({ path: 'issues/1/01-甲.md', text: '' });
const line: ComposedLine = { cells: [], spans: [], shown: [], x: em(0), width: em(0) };
const paragraph = (lines: number): LinesBlock => ({
  type: 'lines',
  lines: Array.from({ length: lines }, () => line),
  left: em(0),
  element: { tag: 'P' },
  keepWithNext: 0,
});
const heading: LinesBlock = { ...paragraph(1), element: { tag: 'H1' }, keepWithNext: 2 };
const rows: PageRows = {
  lines: 23,
  masthead: 11,
  colophon: 3,
  colophonPage: 'last',
  pitch: pt(28),
  cell: pt(16),
  mostBlank: 0.25,
  small: 0.5,
  fewestRows: 2,
};

const note = (): Note => ({ mark: text('①'), paragraphs: [] });

/** A line that these footnotes' marks stand on. */
function noted(...notes: readonly Note[]): ComposedLine {
  const spans = notes.map((each) => ({ text: '注', role: '仿宋', note: each }));
  const [first] = composeSpans(spans.length > 0 ? spans : [{ text: '注', role: '仿宋' }]).lines;
  if (!first) throw new Error('a text has a line');
  return first;
}

/** Notes of so many lines each; two lines of them take a line of the grid, and the rule another. */
const notesOfLines = (lengthOf: (note: Note) => number): ComposedNotes => ({
  findings: [],
  linesOf: (each) => Array.from({ length: lengthOf(each) }, () => ({ note: each, line })),
  rowsFor: (count) => (count === 0 ? 0 : 1 + Math.ceil(count / 2)),
});
const noNotes = notesOfLines(() => 0);

const breakFlow = (blocks: readonly FlowBlock[], notes = noNotes, more: Partial<PageRows> = {}): BrokenPages =>
  breakPages(blocks, { ...rows, ...more }, notes);

/** Page and row of every part, as `page:row`. */
const places = (blocks: readonly FlowBlock[], notes = noNotes): string[] =>
  breakFlow(blocks, notes).placed.map(({ page, row }) => `${page}:${row}`);

const band = (height: number, ...notes: readonly Note[]): Band => ({
  height: pt(height),
  items:
    notes.length === 0
      ? []
      : [
          {
            type: 'text',
            part: 'table',
            line: noted(...notes),
            size: pt(12),
            color: black,
            left: pt(0),
            top: pt(0),
            element: { tag: 'TD' },
          },
        ],
});

/** A table with a caption of 20 pt, a head and rows of 20 pt each, and a note of 15 pt. */
const table = (length: number, more: Partial<BandsBlock> = {}): BandsBlock => ({
  type: 'bands',
  opening: [band(20)],
  head: [band(20)],
  continued: [band(20)],
  rows: Array.from({ length }, () => band(20)),
  closing: [band(15)],
  made: {},
  range,
  ...more,
});

const figure = (height: number): BandsBlock => ({
  ...table(0),
  opening: [],
  head: [],
  continued: [],
  closing: [],
  rows: [band(height)],
});

/** For each page, how many rows of a table stand on it and how many bands are repeated. */
function shares(blocks: readonly FlowBlock[]): string[] {
  const { placed, pages } = breakFlow(blocks);
  return Array.from({ length: pages }, (_, index) => {
    const bands = placed.flatMap((part) => (part.type === 'band' && part.page === index + 1 ? [part] : []));
    const repeated = bands.filter((part) => part.repeated).length;
    const own = bands.filter((part) => part.block.rows.includes(part.band)).length;
    return `${own}+${repeated}`;
  });
}

describe('lines', () => {
  test('fill the rows below the masthead, then page after page, without minding widows', () => {
    const placed = places([paragraph(13)]);
    expect(placed.slice(0, 2)).toEqual(['1:11', '1:12']);
    expect(placed.slice(-2)).toEqual(['1:22', '2:0']);
  });

  test('of a heading stay with two lines of what follows (R3)', () => {
    expect(places([paragraph(9), heading, paragraph(3)]).slice(9)).toEqual(['1:20', '1:21', '1:22', '2:0']);
    expect(places([paragraph(10), heading, paragraph(3)]).slice(10)).toEqual(['2:0', '2:1', '2:2', '2:3']);
  });

  test('of a heading stay with a paragraph of one line', () => {
    expect(places([paragraph(10), heading, paragraph(1)]).slice(10)).toEqual(['1:21', '1:22']);
    expect(places([paragraph(11), heading, paragraph(1)]).slice(11)).toEqual(['2:0', '2:1']);
  });

  test('of headings chain', () => {
    expect(places([paragraph(9), heading, heading, paragraph(5)])[9]).toBe('2:0');
    expect(places([paragraph(8), heading, heading, paragraph(5)])[8]).toBe('1:19');
  });

  test('leave no hole in a chain that page 1 has no room for', () => {
    expect(places([...Array.from({ length: 14 }, () => heading), paragraph(2)]).slice(10)).toEqual([
      '1:21',
      '1:22',
      '2:0',
      '2:1',
      '2:2',
      '2:3',
    ]);
  });

  test('of a chain that no page could hold are set all the same', () => {
    const chain = Array.from({ length: 60 }, () => heading);
    expect(places([...chain, paragraph(1)])).toHaveLength(61);
  });
});

describe('the colophon', () => {
  test('stands on the last page where it fits, else on one of its own', () => {
    expect(breakFlow([paragraph(9)]).pages).toBe(1);
    expect(breakFlow([paragraph(10)]).pages).toBe(2);
    expect(breakFlow([]).pages).toBe(1);
  });

  test('stands on an even page where the template wants it, behind a blank one if need be', () => {
    expect(breakFlow([paragraph(9)], noNotes, { colophonPage: 'even' }).pages).toBe(2);
    expect(breakFlow([paragraph(10)], noNotes, { colophonPage: 'even' }).pages).toBe(2);
    expect(breakFlow([paragraph(12 + 23 + 1)], noNotes, { colophonPage: 'even' }).pages).toBe(4);
    expect(breakFlow([paragraph(9)], noNotes, { colophonPage: 'even', colophon: 0 }).pages).toBe(1);
  });

  test('stands below the footnotes of its page', () => {
    const withNote: LinesBlock = { ...paragraph(0), lines: [noted(note())] };
    expect(
      breakFlow(
        [paragraph(6), withNote],
        notesOfLines(() => 2),
      ).pages,
    ).toBe(1);
    expect(
      breakFlow(
        [paragraph(7), withNote],
        notesOfLines(() => 2),
      ).pages,
    ).toBe(2);
  });
});

describe('a figure', () => {
  test('takes whole lines of the grid, in the middle of them', () => {
    const { placed } = breakFlow([paragraph(1), figure(100), paragraph(1)]);
    expect(placed.map(({ row }) => row)).toEqual([11, 12, 16]);
    const [, placedFigure] = placed;
    // Four lines of 28 pt, without the leading below the last, are 100 pt.
    expect(placedFigure?.type === 'band' && placedFigure.top).toBe(12 * 28);
    const [, smaller] = breakFlow([paragraph(1), figure(90)]).placed;
    expect(smaller?.type === 'band' && smaller.top).toBe(12 * 28 + 5);
  });

  test('that just fits at the foot of a page stays, and one that does not goes to the next', () => {
    expect(rowsOf(pt(100), rows)).toBe(4);
    expect(rowsOf(pt(101), rows)).toBe(5);
    expect(places([paragraph(8), figure(100)]).at(-1)).toBe('1:19');
    expect(places([paragraph(9), figure(100)]).at(-1)).toBe('2:0');
    expect(places([paragraph(8), figure(101)]).at(-1)).toBe('2:0');
  });

  test('keeps the heading above it', () => {
    expect(places([paragraph(7), heading, figure(100)]).slice(7)).toEqual(['1:18', '1:19']);
    expect(places([paragraph(8), heading, figure(100)]).slice(8)).toEqual(['2:0', '2:1']);
  });

  test('as high as a page fills one', () => {
    const whole = 22 * 28 + 16;
    expect(places([paragraph(1), figure(whole), paragraph(1)])).toEqual(['1:11', '2:0', '3:0']);
  });
});

describe('a table', () => {
  test('of 200 rows repeats its head, with 续表, on every page and loses no row', () => {
    const all = shares([table(200)]);
    expect(all.map((share) => Number(share.split('+')[0])).reduce((a, b) => a + b)).toBe(200);
    expect(all[0]).toMatch(/\+0$/);
    expect(all.slice(1, -1).every((share) => share.endsWith('+2'))).toBe(true);
  });

  test('on the last line of a page goes to the next whole, or is parted where it would leave a large hole', () => {
    expect(shares([paragraph(11), table(3)])).toEqual(['0+0', '3+0']);
    expect(shares([paragraph(7), table(8)])).toEqual(['0+0', '8+0']);
    // Seven lines are more than a quarter of the page: of a table that takes more than half of it they are too many.
    expect(shares([paragraph(5), table(12)])).toEqual(['0+0', '12+0']);
    expect(shares([paragraph(5), table(18)])).toEqual(['7+0', '11+2']);
  });

  test('leaves no row alone on a page', () => {
    for (let length = 20; length < 70; length += 1) {
      const counts = shares([table(length)]).map((share) => Number(share.split('+')[0]));
      expect(counts.filter((count) => count === 1)).toEqual([]);
    }
  });

  test('keeps its note with its last row', () => {
    const { placed } = breakFlow([table(60)]);
    const note = placed.at(-1);
    const lastRow = placed.at(-2);
    expect(note?.page).toBe(lastRow?.page);
  });

  test('with a row that no page can hold is set all the same', () => {
    const { placed } = breakFlow([table(0, { rows: [band(20), band(9000), band(20)] }), paragraph(1)]);
    expect(placed.filter((part) => part.type === 'band' && part.band.height === 9000)).toHaveLength(1);
    expect(placed.at(-1)?.type).toBe('line');
  });
});

describe('a footnote', () => {
  const marked = (...notes: readonly Note[]): LinesBlock => ({ ...paragraph(0), lines: [noted(...notes)] });
  const pagesOfNotes = ({ notes }: BrokenPages): string[] =>
    [...notes].map(([page, lines]) => `${page}:${lines.length}`);

  test('stands on the page of its mark and takes lines from the text', () => {
    const broken = breakFlow(
      [marked(note()), paragraph(12)],
      notesOfLines(() => 2),
    );
    expect(pagesOfNotes(broken)).toEqual(['1:2']);
    // Twelve lines below the masthead, two of them for the note.
    expect(broken.placed.map(({ page }) => page).indexOf(2)).toBe(10);
  });

  test('takes the line of its mark along where the page has no room for both', () => {
    const broken = breakFlow(
      [paragraph(11), marked(note())],
      notesOfLines(() => 2),
    );
    expect(broken.placed.at(-1)).toMatchObject({ page: 2, row: 0 });
    expect(pagesOfNotes(broken)).toEqual(['2:2']);
  });

  test('in the second line that a heading keeps takes the heading along too', () => {
    const two: LinesBlock = { ...paragraph(0), lines: [line, noted(note())] };
    expect(
      places(
        [paragraph(9), heading, two],
        notesOfLines(() => 2),
      ).slice(9),
    ).toEqual(['2:0', '2:1', '2:2']);
  });

  test('higher than a page goes on at the foot of the next ones, and no line of it is lost', () => {
    const broken = breakFlow(
      [marked(note()), paragraph(3)],
      notesOfLines(() => 100),
    );
    expect([...broken.notes.values()].flat()).toHaveLength(100);
    expect(broken.placed).toHaveLength(4);
    for (const [page, lines] of broken.notes) expect(lines.length, `page ${page}`).toBeLessThanOrEqual(44);
  });

  test('that is referred to twice stands once', () => {
    const same = note();
    expect(
      pagesOfNotes(
        breakFlow(
          [marked(same), marked(same)],
          notesOfLines(() => 1),
        ),
      ),
    ).toEqual(['1:1']);
  });

  test('of a table stands on the page of its row', () => {
    const block = table(0, {
      rows: Array.from({ length: 60 }, (_, index) => (index === 40 ? band(20, note()) : band(20))),
    });
    const broken = breakFlow(
      [block],
      notesOfLines(() => 2),
    );
    const row = broken.placed.find((part) => part.type === 'band' && part.band === block.rows[40]);
    expect([...broken.notes.keys()]).toEqual([row?.page]);
  });
});

/** A block of the flow, with the lines of its footnotes. */
const anyBlock = fc.oneof(
  fc.nat({ max: 30 }).map((lines) => paragraph(lines + 1)),
  fc.constant(heading),
  fc.integer({ min: 5, max: 632 }).map(figure),
  fc.integer({ min: 1, max: 90 }).map((length) => table(length)),
  fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 3 }).map((lengths) => {
    const notes = lengths.map((length): Note => ({ ...note(), paragraphs: Array.from({ length }, () => []) }));
    return { ...paragraph(0), lines: [line, noted(...notes), line] };
  }),
);

test('whatever flows, every part and every note has one place, in order, on a page that has room for it', () => {
  const notes = notesOfLines(({ paragraphs }) => paragraphs.length);
  fc.assert(
    fc.property(fc.array(anyBlock, { maxLength: 12 }), (blocks) => {
      const broken = breakFlow(blocks, notes);
      const parts = blocks.flatMap((block): readonly unknown[] =>
        block.type === 'lines' ? block.lines : [...block.opening, ...block.head, ...block.rows, ...block.closing],
      );
      const once = broken.placed.filter((part) => part.type === 'line' || !part.repeated);
      expect(once.filter((part) => part.type !== 'band' || !part.block.continued.includes(part.band))).toHaveLength(
        parts.length,
      );
      let end: { page: number; y: Pt } = { page: 1, y: pt(0) };
      for (const part of broken.placed) {
        const top = part.type === 'line' ? part.row * rows.pitch : part.top;
        const height = part.type === 'line' ? rows.cell : part.band.height;
        expect(part.page > end.page || (part.page === end.page && top >= end.y - 1e-6)).toBe(true);
        const noteRows = notes.rowsFor(broken.notes.get(part.page)?.length ?? 0);
        expect(top + height).toBeLessThanOrEqual(
          (rows.lines - noteRows) * rows.pitch - (rows.pitch - rows.cell) + 1e-6,
        );
        end = { page: part.page, y: pt(top + height) };
      }
      const lengths = blocks.flatMap((block) => (block.type === 'lines' ? block.lines.flatMap(notesOn) : []));
      expect([...broken.notes.values()].flat()).toHaveLength(
        lengths.reduce((sum, { paragraphs }) => sum + paragraphs.length, 0),
      );
    }),
  );
});
