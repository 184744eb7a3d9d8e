import type { Note } from '../model/document.js';
import { type Pt, pt } from '../model/length.js';
import type { ComposedLine } from './compose-text.js';
import {
  type Band,
  type BandsBlock,
  bandsOf,
  type FlowBlock,
  heightOf,
  type LinesBlock,
  notesOfBlock,
  notesOn,
  type PageRows,
  rowsOf,
} from './flow.js';
import { type Chain, chainAt, mayFloat, type Need, needOf, together } from './heading-chain.js';
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

export interface BrokenPages {
  /** In the order of the text: on each page from its top down, but what floats is on a later page than text behind it. */
  readonly placed: readonly Placed[];
  /** The lines of footnotes at the foot of each page. */
  readonly notes: ReadonlyMap<number, readonly NoteLine[]>;
  /** What let text behind it go first. */
  readonly floated: ReadonlySet<FlowBlock>;
  /** Number of pages; the colophon stands on the last. */
  readonly pages: number;
  /** Where the text ends: the lines of its last page that are taken, footnotes included. */
  readonly end: { readonly page: number; readonly row: number };
}

/**
 * Puts the flow on the grids of the pages, one after the other. A heading takes lines of what follows along (R3), a
 * footnote stands on the page of its mark, a table is parted between its rows alone (R4); apart from that nothing is
 * moved: as in the printed issue 519, widow and orphan control is off. The colophon goes to a page of its own where the last one has no room
 * for the whole of it.
 *
 * Where the template lets tables and figures float, one that has no room waits for the top of the next page, and text
 * goes on below. They keep their order, and none leaves its section.
 */
export function breakPages(blocks: readonly FlowBlock[], rows: PageRows, notes: ComposedNotes): BrokenPages {
  const filler = new PageFiller(rows, notes);
  for (const [index, block] of blocks.entries()) {
    const before = blocks[index - 1];
    filler.order = index;
    if (block.type === 'lines' && block.heading?.level === 1) filler.placeFloats();
    // A chain is moved as a whole, or no page could hold it and none of it is.
    const isChained = before?.type === 'lines' && before.keepWithNext > 0;
    if (!isChained) filler.keepChain(chainAt(blocks, index, rows));
    if (block.type === 'lines') for (const line of block.lines) filler.placeLine(line, block);
    else if (mayFloat(block, before, rows)) filler.placeOrFloat(block);
    else filler.placeBands(block);
  }
  return filler.finish();
}

class PageFiller {
  readonly #rows: PageRows;
  readonly #composed: ComposedNotes;
  /** The place in the text of the block that is being placed. */
  order = 0;
  readonly #placed: { readonly part: Placed; readonly order: number }[] = [];
  /** What waits for the top of the next page. */
  readonly #waiting: { readonly block: BandsBlock; readonly order: number }[] = [];
  readonly #floated = new Set<FlowBlock>();
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

  /** Turns the page where headings, with what they keep of what follows them, would not fit on this one but on the next. */
  keepChain({ headings, lines, next, instead }: Chain): void {
    const withText = (text: LinesBlock): Need => together(headings, needOf(text.lines.slice(0, lines)));
    if (next?.type !== 'bands') this.#makeRoom(next ? withText(next) : headings);
    else if (instead && this.#mustWait(next, headings.rows)) this.#makeRoom(withText(instead));
    else this.#keepWithBands(headings, next);
  }

  #keepWithBands(headings: Need, block: BandsBlock): void {
    this.placeFloats();
    if (this.#goesOnWhole(block, headings.rows)) {
      if (!this.#isAtTop()) this.#turnPage();
    } else {
      this.#makeRoom(together(headings, this.#needOfBands(this.#beginningOf(block))));
    }
  }

  #beginningOf({ opening, head, rows }: BandsBlock): readonly Band[] {
    return [...opening, ...head, ...rows.slice(0, this.#rows.fewestRows)];
  }

  placeLine(line: ComposedLine, block: LinesBlock): void {
    const need = { rows: 1, notes: notesOn(line) };
    while (!this.#fits(need) && (this.#row >= this.#lastRow() || !this.#isAtTop())) this.#turnPage();
    this.#place({ type: 'line', line, block, page: this.#page, row: this.#row });
    this.#row += 1;
    this.#addNotes(need.notes);
  }

  /** Where a table or a figure that may float has no room, or others wait already, it waits too. */
  placeOrFloat(block: BandsBlock): void {
    if (this.#mustWait(block, 0)) {
      this.#waiting.push({ block, order: this.order });
      this.#floated.add(block);
    } else {
      this.placeBands(block);
    }
  }

  /** Everything that waits gets its place before anything else. */
  placeFloats(): void {
    while (this.#waiting.length > 0) this.#turnPage();
  }

  placeBands(block: BandsBlock): void {
    this.placeFloats();
    if (this.#goesOnWhole(block, 0)) this.#turnPage();
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
    this.placeFloats();
    while (this.#carried.length > 0) this.#turnPage();
    const end = { page: this.#page, row: this.#usedRows() };
    if (end.row + this.#rows.colophon > this.#rows.lines) this.#turnPage();
    const facesBack = this.#rows.colophonPage === 'even' && this.#rows.colophon > 0 && this.#page % 2 === 1;
    if (facesBack) this.#turnPage();
    const placed = [...this.#placed].sort((a, b) => a.order - b.order).map(({ part }) => part);
    return { placed, notes: this.#notes, floated: this.#floated, pages: this.#page, end };
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
    this.#placeWaiting();
  }

  /** At the top of a page: as many as it has room for, in their order. */
  #placeWaiting(): void {
    const { order } = this;
    for (let next = this.#waiting[0]; next; next = this.#waiting[0]) {
      const bands = bandsOf(next.block);
      if (!this.#fits(this.#needOfBands(bands))) break;
      this.order = next.order;
      this.#placeGroup(next.block, { lead: [], bands, goesOn: false });
      this.#waiting.shift();
    }
    this.order = order;
  }

  #place(part: Placed): void {
    this.#placed.push({ part, order: this.order });
  }

  /** Whether what may float has no room below so many lines, or would overtake what waits already. */
  #mustWait(block: BandsBlock, above: number): boolean {
    if (this.#waiting.length > 0 || this.#goesOnWhole(block, above)) return true;
    const need = this.#needOfBands(this.#beginningOf(block));
    return !this.#fits({ ...need, rows: need.rows + above });
  }

  /** Turns the page where what must share one would not fit on this one but on the next. */
  #makeRoom(need: Need): void {
    if (need.rows === 0 || !this.#fitsOnAPage(need)) return;
    while (!this.#isAtTop() && !this.#fits(need)) this.#turnPage();
  }

  /** Whether a table goes to the next page whole: a small one that has no room, and one that would be parted for a few lines. */
  #goesOnWhole(block: BandsBlock, above: number): boolean {
    const need = this.#needOfBands(bandsOf(block));
    const free = this.#lastRow() - this.#row - above;
    const isSmall = need.rows <= this.#rows.lines * this.#rows.small;
    const isKept = isSmall || free <= this.#rows.lines * this.#rows.mostBlank;
    const hasRoom = (this.#isAtTop() && above === 0) || this.#fits({ ...need, rows: need.rows + above });
    return isKept && !hasRoom && this.#fitsOnAPage(need);
  }

  #needOfBands(bands: readonly Band[]): Need {
    return { rows: rowsOf(heightOf(bands), this.#rows), notes: bands.flatMap(notesOfBlock) };
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
      this.#place({ type: 'band', band, block, page: this.#page, row: this.#row, top: pt(top), repeated });
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

  #fitsOnAPage({ rows, notes }: Need): boolean {
    return rows + this.#composed.rowsFor(this.#noteLines(notes).length) <= this.#rows.lines;
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
