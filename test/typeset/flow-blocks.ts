import type { Note } from '../../src/model/document.js';
import { em, pt } from '../../src/model/length.js';
import { black } from '../../src/model/page.js';
import { wholeFile } from '../../src/model/source.js';
import { type BrokenPages, breakPages } from '../../src/typeset/break-pages.js';
import { type ComposedLine, emptyLine } from '../../src/typeset/compose-text.js';
import type { Band, BandsBlock, FlowBlock, LinesBlock, PageRows } from '../../src/typeset/flow.js';
import type { ComposedNotes } from '../../src/typeset/notes.js';
import * as fc from '../tools/fast-check.js';
import { text } from './build-issue.js';
import { composeSpans } from './compose.js';

/* Blocks of lines and bands without words, and the pages that they are broken into. */

const range = wholeFile({ path: 'issues/1/01-甲.md', text: '' });
export const line = emptyLine;
export const paragraph = (lines: number): LinesBlock => ({
  type: 'lines',
  lines: Array.from({ length: lines }, () => line),
  left: em(0),
  element: { tag: 'P' },
  keepWithNext: 0,
});
export const heading: LinesBlock = { ...paragraph(1), element: { tag: 'H1' }, keepWithNext: 2 };
export const rows: PageRows = {
  lines: 23,
  masthead: 11,
  colophon: 3,
  colophonPage: 'last',
  pitch: pt(28),
  cell: pt(16),
  mostBlank: 0.25,
  small: 0.5,
  fewestRows: 2,
  floats: false,
};

export const note = (): Note => ({ mark: text('①'), paragraphs: [] });

/** A line that these footnotes' marks stand on. */
export function noted(...notes: readonly Note[]): ComposedLine {
  const spans = notes.map((each) => ({ text: '注', role: '仿宋', note: each }));
  const [first] = composeSpans(spans.length > 0 ? spans : [{ text: '注', role: '仿宋' }]).lines;
  if (!first) throw new Error('a text has a line');
  return first;
}

/** Notes of so many lines each; two lines of them take a line of the grid, and the rule another. */
export const notesOfLines = (lengthOf: (note: Note) => number): ComposedNotes => ({
  findings: [],
  linesOf: (each) => Array.from({ length: lengthOf(each) }, () => ({ note: each, line })),
  rowsFor: (count) => (count === 0 ? 0 : 1 + Math.ceil(count / 2)),
});
export const noNotes = notesOfLines(() => 0);

export const breakFlow = (blocks: readonly FlowBlock[], notes = noNotes, more: Partial<PageRows> = {}): BrokenPages =>
  breakPages(blocks, { ...rows, ...more }, notes);

/** Page and row of every part, as `page:row`. */
export const places = (blocks: readonly FlowBlock[], notes = noNotes): string[] =>
  breakFlow(blocks, notes).placed.map(({ page, row }) => `${page}:${row}`);

export const band = (height: number, ...notes: readonly Note[]): Band => ({
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
export const table = (length: number, more: Partial<BandsBlock> = {}): BandsBlock => ({
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

export const figure = (height: number): BandsBlock => ({
  ...table(0),
  opening: [],
  head: [],
  continued: [],
  closing: [],
  rows: [band(height)],
});

/** A block of the flow, with the lines of its footnotes. */
export const anyBlock = fc.oneof(
  fc.nat({ max: 30 }).map((lines) => paragraph(lines + 1)),
  fc.constant(heading),
  fc.integer({ min: 5, max: 632 }).map(figure),
  fc.integer({ min: 1, max: 90 }).map((length) => table(length)),
  fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 3 }).map((lengths) => {
    const notes = lengths.map((length): Note => ({ ...note(), paragraphs: Array.from({ length }, () => []) }));
    return { ...paragraph(0), lines: [line, noted(...notes), line] };
  }),
);
