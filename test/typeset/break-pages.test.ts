import { describe, expect, test } from 'vitest';
import { em, pt } from '../../src/model/length.js';
import { breakPages } from '../../src/typeset/break-pages.js';
import type { FlowBlock, LinesBlock } from '../../src/typeset/flow.js';
import type { ComposedNotes } from '../../src/typeset/notes.js';

const line = { cells: [], x: em(0), width: em(0) };
const paragraph = (lines: number): LinesBlock => ({
  type: 'lines',
  lines: Array.from({ length: lines }, () => line),
  left: em(0),
  element: { tag: 'P' },
  keepWithNext: 0,
});
const heading: LinesBlock = { ...paragraph(1), element: { tag: 'H1' }, keepWithNext: 2 };
const rows = { lines: 23, masthead: 11, colophon: 3, colophonPage: 'last', pitch: pt(28), cell: pt(16) } as const;

/** Footnotes of no lines. */
const noNotes: ComposedNotes = { linesOf: () => [], rowsFor: () => 0 };

const breakFlow = (blocks: readonly FlowBlock[]) => breakPages(blocks, rows, noNotes);

/** Page and row of every line, as `page:row`. */
const places = (blocks: readonly FlowBlock[]): string[] =>
  breakFlow(blocks).placed.map(({ page, row }) => `${page}:${row}`);

describe('breakPages', () => {
  test('fills the rows below the masthead, then page after page, without minding widows', () => {
    const placed = places([paragraph(13)]);
    expect(placed.slice(0, 2)).toEqual(['1:11', '1:12']);
    expect(placed.slice(-2)).toEqual(['1:22', '2:0']);
  });

  test('keeps a heading with two lines of what follows (R3)', () => {
    expect(places([paragraph(9), heading, paragraph(3)]).slice(9)).toEqual(['1:20', '1:21', '1:22', '2:0']);
    expect(places([paragraph(10), heading, paragraph(3)]).slice(10)).toEqual(['2:0', '2:1', '2:2', '2:3']);
  });

  test('keeps a heading with a paragraph of one line', () => {
    expect(places([paragraph(10), heading, paragraph(1)]).slice(10)).toEqual(['1:21', '1:22']);
    expect(places([paragraph(11), heading, paragraph(1)]).slice(11)).toEqual(['2:0', '2:1']);
  });

  test('chains headings', () => {
    expect(places([paragraph(9), heading, heading, paragraph(5)])[9]).toBe('2:0');
    expect(places([paragraph(8), heading, heading, paragraph(5)])[8]).toBe('1:19');
  });

  test('leaves no hole in a chain that page 1 has no room for', () => {
    expect(places([...Array.from({ length: 14 }, () => heading), paragraph(2)]).slice(10)).toEqual([
      '1:21',
      '1:22',
      '2:0',
      '2:1',
      '2:2',
      '2:3',
    ]);
  });

  test('sets a chain that no page could hold all the same', () => {
    const chain = Array.from({ length: 60 }, () => heading);
    expect(places([...chain, paragraph(1)])).toHaveLength(61);
  });

  test('puts the colophon on the last page where it fits, else on one of its own', () => {
    expect(breakFlow([paragraph(9)]).pages).toBe(1);
    expect(breakFlow([paragraph(10)]).pages).toBe(2);
    expect(breakFlow([]).pages).toBe(1);
  });
});
