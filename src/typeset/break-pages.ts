import type { Note } from '../model/document.js';
import { type Pt, pt } from '../model/length.js';
import type { ComposedLine } from './compose-text.js';
import { type Band, type BandsBlock, type FlowBlock, type LinesBlock, notesIn, notesOn } from './flow.js';
import type { ComposedNotes, NoteLine } from './notes.js';

/** A part of the flow at its place. */
export type Placed = PlacedLine | PlacedBand;

/** A line of the grid. */
export interface PlacedLine {
  readonly type: 'line';
  readonly line: ComposedLine;
  readonly block: LinesBlock;
  /** From 1. */
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
  /** From the type area's top edge. */
  readonly top: Pt;
  /** A table's head on a page to which the table goes on. */
  readonly repeated: boolean;
}

export interface PageRows {
  /** Lines of the grid on every page. */
  readonly lines: number;
  /** Of these taken by the masthead on page 1. */
  readonly masthead: number;
  /** Lines that the colophon takes at the foot of its page. */
  readonly colophon: number;
  readonly colophonPage: 'last' | 'even';
  /** From one line of the grid to the next, and the height of the em box in it. */
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
  for (const [index, block] of blocks.entries()) {
    const before = blocks[index - 1];
    // A chain is moved as a whole, or no page could hold it and none of it is.
    const isChained = before?.type === 'lines' && before.keepWithNext > 0;
    if (!isChained) filler.keepChain(chainAt(blocks, index));
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

const needOf = (lines: readonly ComposedLine[]): Need => ({ rows: lines.length, notes: lines.flatMap(notesOn) });

/** Headings that follow one another, and what follows them. */
interface Chain {
  readonly headings: Need;
  /** How many lines of text they keep. */
  readonly lines: number;
  readonly next: FlowBlock | undefined;
}

/** The headings that begin at an index; where none does, there is nothing to keep. */
function chainAt(blocks: readonly FlowBlock[], index: number): Chain {
  let chain: Chain = { headings: nothing, lines: 0, next: undefined };
  for (let at = index; ; at += 1) {
    const block = blocks[at];
    if (block?.type !== 'lines' || block.keepWithNext === 0) return chain;
    const headings = together(chain.headings, needOf(block.lines));
    chain = { headings, lines: block.keepWithNext, next: blocks[at + 1] };
  }
}

const heightOf = (bands: readonly Band[]): Pt => pt(bands.reduce((sum, { height }) => sum + height, 0));

/** Heights are sums of fractions. */
const tolerance = 1e-6;

/** How many lines of the grid a height takes: from the top of the first one's em box to the foot of the last one's. */
export const rowsOf = (height: Pt, { pitch, cell }: Pick<PageRows, 'pitch' | 'cell'>): number =>
  Math.ceil((height + pitch - cell) / pitch - tolerance);

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

  /** Turns the page where headings, with what they keep of what follows them, would not fit on this one but on the next. */
  keepChain({ headings, lines, next }: Chain): void {
    if (next?.type !== 'bands') {
      this.#makeRoom(next ? together(headings, needOf(next.lines.slice(0, lines))) : headings);
    } else if (this.#goesOnWhole(next, headings.rows)) {
      if (!this.#isAtTop()) this.#turnPage();
    } else {
      const bands = [...next.opening, ...next.head, ...next.rows.slice(0, this.#rows.fewestRows)];
      this.#makeRoom(together(headings, this.#needOfBands(bands)));
    }
  }

  placeLine(line: ComposedLine, block: LinesBlock): void {
    const need = { rows: 1, notes: notesOn(line) };
    if (!this.#fits(need) && (this.#row >= this.#lastRow() || !this.#isAtTop())) this.#turnPage();
    this.#placed.push({ type: 'line', line, block, page: this.#page, row: this.#row });
    this.#row += 1;
    this.#addNotes(need.notes);
  }

  placeBands(block: BandsBlock): void {
    if (this.#goesOnWhole(block, 0)) this.#turnPage();
    let rest = block.rows;
    for (let goesOn = false; rest.length > 0; ) {
      const lead = [...(goesOn ? block.continued : block.opening), ...block.head];
      const fitting = this.#countFitting(lead, rest, block.closing);
      const least = goesOn ? 1 : Math.min(this.#rows.fewestRows, rest.length);
      // Also below the masthead, and above notes that go on from an earlier page: another page has more room.
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

  /** Turns the page where what must share one would not fit on this one but on the next. */
  #makeRoom(need: Need): void {
    if (this.#isAtTop() || need.rows === 0 || this.#fits(need)) return;
    if (this.#fitsOnAPage(need)) this.#turnPage();
  }

  /** Whether a table goes to the next page whole: a small one that has no room, and one that would be parted for a few lines. */
  #goesOnWhole(block: BandsBlock, above: number): boolean {
    const need = this.#needOfBands([...block.opening, ...block.head, ...block.rows, ...block.closing]);
    const free = this.#lastRow() - this.#row - above;
    const isSmall = need.rows <= this.#rows.lines * this.#rows.small;
    const isKept = isSmall || free <= this.#rows.lines * this.#rows.mostBlank;
    const hasRoom = (this.#isAtTop() && above === 0) || this.#fits({ ...need, rows: need.rows + above });
    return isKept && !hasRoom && this.#fitsOnAPage(need);
  }

  #needOfBands(bands: readonly Band[]): Need {
    return { rows: rowsOf(heightOf(bands), this.#rows), notes: bands.flatMap(notesIn) };
  }

  /** How many rows of a table fit on the page below its head: as many as leave neither page with one alone. */
  #countFitting(lead: readonly Band[], rows: readonly Band[], closing: readonly Band[]): number {
    let height = heightOf(lead);
    let notes = lead.flatMap(notesIn);
    let count = 0;
    for (const row of rows) {
      height = pt(height + row.height);
      notes = [...notes, ...notesIn(row)];
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
    this.#addNotes(group.flatMap(notesIn));
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

  /** As many as the page has room for; the others go on to the next one, after those that wait already. */
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
