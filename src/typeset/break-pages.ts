import type { Note } from '../model/document.js';
import { type Pt, pt } from '../model/length.js';
import type { ComposedLine } from './compose-text.js';
import { type Band, type BandsBlock, type FlowBlock, type LinesBlock, notesOfBlock, notesOn } from './flow.js';
import type { ComposedNotes, NoteLine } from './notes.js';

/** A part of the flow at its place. */
export type Placed = PlacedLine | PlacedBand;

/** A line of the grid. */
export interface PlacedLine {
  readonly type: 'line';
  readonly line: ComposedLine;
  readonly block: LinesBlock;
  /** The number of the page, from 1. */
  readonly page: number;
  /** Line of the page's grid, from 0 at the top of the type area. */
  readonly row: number;
}

export interface PlacedBand {
  readonly type: 'band';
  readonly band: Band;
  readonly block: BandsBlock;
  readonly page: number;
  /** The first line of the grid that its group takes. */
  readonly row: number;
  /** Where it stands, from the type area's top edge. */
  readonly top: Pt;
  /** A table's head on a page to which the table goes on. */
  readonly repeated: boolean;
}

export interface PageRows {
  /** Lines of the grid on every page. */
  readonly lines: number;
  /** How many of these the masthead takes on page 1. */
  readonly masthead: number;
  /** Lines that the colophon takes at the foot of its page. */
  readonly colophon: number;
  readonly colophonPage: 'last' | 'even';
  /** The distance from one line of the grid to the next, and the height of the em box in it. */
  readonly pitch: Pt;
  readonly cell: Pt;
  /** The share of a page that may stay blank so that a table which fits on a page is not parted. */
  readonly mostBlank: number;
  /** A table that takes no more than this share of a page is not parted, wherever it begins. */
  readonly small: number;
  /** A table is parted so that at least so many rows stand on either page. */
  readonly fewestRows: number;
}

export interface BrokenPages {
  readonly placed: readonly Placed[];
  /** The lines of footnotes at the foot of each page. */
  readonly notes: ReadonlyMap<number, readonly NoteLine[]>;
  /** Number of pages; the colophon stands on the last. */
  readonly pages: number;
  /** Where the text ends: the lines of its last page that are taken, footnotes included. */
  readonly end: { readonly page: number; readonly row: number };
}

/**
 * Puts the flow on the grids of the pages, one after the other. A heading takes lines of what follows along (R3), a
 * footnote stands on the page of its mark, a table is parted between its rows alone (R4); apart from that nothing is
 * moved: widow and orphan control is off [519]. The colophon goes to a page of its own where the last one has no room
 * for the whole of it.
 */
export function breakPages(blocks: readonly FlowBlock[], rows: PageRows, notes: ComposedNotes): BrokenPages {
  const filler = new PageFiller(rows, notes);
  const needs = countNeeds(blocks, rows);
  for (const [index, block] of blocks.entries()) {
    const before = blocks[index - 1];
    // A chain is moved as a whole, or no page could hold it and none of it is.
    const isChained = before?.type === 'lines' && before.keepWithNext > 0;
    if (!isChained) filler.makeRoom(needs[index] ?? nothing);
    if (block.type === 'lines') for (const line of block.lines) filler.placeLine(line, block);
    else filler.placeBands(block);
  }
  return filler.finish();
}

/** What must share a page. */
interface Need {
  readonly rows: number;
  readonly notes: readonly Note[];
}

const nothing: Need = { rows: 0, notes: [] };

const together = (a: Need, b: Need): Need => ({ rows: a.rows + b.rows, notes: [...a.notes, ...b.notes] });

/** What must share a page from the start of each block on: headings chain to what follows them. */
function countNeeds(blocks: readonly FlowBlock[], rows: PageRows): Need[] {
  const needs: Need[] = [];
  for (let index = blocks.length - 1; index >= 0; index -= 1) {
    const block = blocks[index];
    const next = blocks[index + 1];
    if (block?.type !== 'lines' || block.keepWithNext === 0) continue;
    const chained = next?.type === 'lines' && next.keepWithNext > 0;
    const following = chained ? (needs[index + 1] ?? nothing) : beginningOf(next, block.keepWithNext, rows);
    needs[index] = together(needOf(block.lines), following);
  }
  return needs;
}

const needOf = (lines: readonly ComposedLine[]): Need => ({ rows: lines.length, notes: lines.flatMap(notesOn) });

function beginningOf(block: FlowBlock | undefined, lines: number, rows: PageRows): Need {
  if (!block) return nothing;
  if (block.type === 'lines') return needOf(block.lines.slice(0, lines));
  const bands = [...block.opening, ...block.head, ...block.rows.slice(0, rows.fewestRows)];
  return { rows: rowsOf(heightOf(bands), rows), notes: bands.flatMap(notesOfBlock) };
}

const heightOf = (bands: readonly Band[]): Pt => pt(bands.reduce((sum, { height }) => sum + height, 0));

/** Heights are sums of fractions. */
const TOLERANCE = 1e-6;

/** How many lines of the grid a height takes: from the top of the first one's em box to the foot of the last one's. */
export const rowsOf = (height: Pt, { pitch, cell }: Pick<PageRows, 'pitch' | 'cell'>): number =>
  Math.ceil((height + pitch - cell) / pitch - TOLERANCE);

class PageFiller {
  readonly #rows: PageRows;
  readonly #composed: ComposedNotes;
  readonly #placed: Placed[] = [];
  readonly #notes = new Map<number, NoteLine[]>();
  /** Footnotes of this page or an earlier one. */
  readonly #noted = new Set<Note>();
  /** Lines of footnotes that the page of their mark had no room for. */
  #carried: readonly NoteLine[] = [];
  #page = 1;
  #row: number;

  constructor(rows: PageRows, composed: ComposedNotes) {
    this.#rows = rows;
    this.#composed = composed;
    this.#row = rows.masthead;
  }

  /** Turns the page where what must share one would not fit on this one but on the next. */
  makeRoom(need: Need): void {
    if (this.#isAtTop() || need.rows === 0 || this.#fits(need)) return;
    if (need.rows + this.#composed.rowsFor(this.#noteLines(need.notes).length) <= this.#rows.lines) this.#turnPage();
  }

  placeLine(line: ComposedLine, block: LinesBlock): void {
    const need = { rows: 1, notes: notesOn(line) };
    if (!this.#fits(need) && (this.#row >= this.#lastRow() || !this.#isAtTop())) this.#turnPage();
    this.#placed.push({ type: 'line', line, block, page: this.#page, row: this.#row });
    this.#row += 1;
    this.#addNotes(need.notes);
  }

  placeBands(block: BandsBlock): void {
    this.#keepWhole(block);
    let rest = block.rows;
    for (let goesOn = false; rest.length > 0; ) {
      const lead = [...(goesOn ? block.continued : block.opening), ...block.head];
      const fitting = this.#countFitting(lead, rest, block.closing);
      const least = goesOn ? 1 : Math.min(this.#rows.fewestRows, rest.length);
      // Another page has more room below the masthead, and above notes that go on from an earlier page, too.
      if (fitting < least && (this.#row > 0 || this.#notesHere().length > 0)) {
        this.#turnPage();
        continue;
      }
      // A row that no page could hold is set all the same; it was reported when it was composed.
      const taken = Math.max(1, fitting);
      const closing = taken === rest.length ? block.closing : [];
      this.#placeGroup(block, { lead, bands: [...rest.slice(0, taken), ...closing], goesOn });
      rest = rest.slice(taken);
      goesOn = true;
      if (rest.length > 0) this.#turnPage();
    }
  }

  finish(): BrokenPages {
    while (this.#carried.length > 0) this.#turnPage();
    const end = { page: this.#page, row: this.#usedRows() };
    if (end.row + this.#rows.colophon > this.#rows.lines) this.#turnPage();
    const facesBack = this.#rows.colophonPage === 'even' && this.#rows.colophon > 0 && this.#page % 2 === 1;
    if (facesBack) this.#turnPage();
    return { placed: this.#placed, notes: this.#notes, pages: this.#page, end };
  }

  #isAtTop(): boolean {
    return this.#row === (this.#page === 1 ? this.#rows.masthead : 0);
  }

  #turnPage(): void {
    this.#page += 1;
    this.#row = 0;
    const carried = this.#carried;
    this.#carried = [];
    this.#addNoteLines(carried);
  }

  /** A small table, and one that would be parted for a few lines, goes to the next page whole. */
  #keepWhole(block: BandsBlock): void {
    const bands = [...block.opening, ...block.head, ...block.rows, ...block.closing];
    const need = { rows: rowsOf(heightOf(bands), this.#rows), notes: bands.flatMap(notesOfBlock) };
    const free = this.#lastRow() - this.#row;
    const isSmall = need.rows <= this.#rows.lines * this.#rows.small;
    if (isSmall || free <= this.#rows.lines * this.#rows.mostBlank) this.makeRoom(need);
  }

  /** How many rows of a table fit on the page below its head: as many as leave neither page with one alone. */
  #countFitting(lead: readonly Band[], rows: readonly Band[], closing: readonly Band[]): number {
    let height = heightOf(lead);
    let notes = lead.flatMap(notesOfBlock);
    let count = 0;
    for (const row of rows) {
      height = pt(height + row.height);
      notes = [...notes, ...notesOfBlock(row)];
      const isLast = count + 1 === rows.length;
      const whole = isLast ? pt(height + heightOf(closing)) : height;
      if (!this.#fits({ rows: rowsOf(whole, this.#rows), notes })) break;
      count += 1;
    }
    const left = rows.length - count;
    const { fewestRows } = this.#rows;
    return left > 0 && left < fewestRows && count > fewestRows ? rows.length - fewestRows : count;
  }

  #placeGroup(
    block: BandsBlock,
    { lead, bands, goesOn }: { lead: readonly Band[]; bands: readonly Band[]; goesOn: boolean },
  ): void {
    const group = [...lead, ...bands];
    const { pitch, cell, lines } = this.#rows;
    const height = heightOf(group);
    const count = rowsOf(height, this.#rows);
    const slack = Math.max(0, count * pitch - (pitch - cell) - height);
    let top = this.#row * pitch + slack / 2;
    for (const [index, band] of group.entries()) {
      const repeated = goesOn && index < lead.length;
      this.#placed.push({ type: 'band', band, block, page: this.#page, row: this.#row, top: pt(top), repeated });
      top += band.height;
    }
    this.#row = Math.min(this.#row + count, lines);
    this.#addNotes(group.flatMap(notesOfBlock));
  }

  /** The line of the grid below the last that text may stand on. */
  #lastRow(): number {
    return this.#rows.lines - this.#composed.rowsFor(this.#notesHere().length);
  }

  #usedRows(): number {
    return this.#row + this.#composed.rowsFor(this.#notesHere().length);
  }

  #notesHere(): readonly NoteLine[] {
    return this.#notes.get(this.#page) ?? [];
  }

  #fits({ rows, notes }: Need): boolean {
    const count = this.#notesHere().length + this.#noteLines(notes).length;
    return this.#row + rows + this.#composed.rowsFor(count) <= this.#rows.lines;
  }

  /** The lines of those that have no place yet. */
  #noteLines(notes: readonly Note[]): readonly NoteLine[] {
    return notes.length === 0
      ? []
      : [...new Set(notes)].filter((note) => !this.#noted.has(note)).flatMap(this.#composed.linesOf);
  }

  #addNotes(notes: readonly Note[]): void {
    const lines = this.#noteLines(notes);
    for (const note of notes) this.#noted.add(note);
    if (lines.length > 0) this.#addNoteLines(lines);
  }

  /** Adds as many lines of notes as the page has room for; the others go on to the next one, after those that wait already. */
  #addNoteLines(lines: readonly NoteLine[]): void {
    const here = [...this.#notesHere()];
    const rest = [...this.#carried, ...lines];
    // On a page that notes alone come to, a line is left for the text, so that it goes on too.
    const textRows = Math.max(this.#row, 1);
    while (rest[0] && textRows + this.#composed.rowsFor(here.length + 1) <= this.#rows.lines) {
      here.push(rest[0]);
      rest.shift();
    }
    if (here.length > 0) this.#notes.set(this.#page, here);
    this.#carried = rest;
  }
}
