import type { Em } from '../model/length.js';
import { type Hold, hold, type PreparedText } from './item.js';

/** A line as a stretch of items; blanks at its edges are left out. */
export interface BrokenLine {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  /** How firm the place was at which the line had to be broken; `free` for a regular break and for the last line. */
  readonly forced: Hold;
  /** The line is wider than the measure: one character alone is. */
  readonly overfull: boolean;
}

export interface Measures {
  /** Room on the first line, where the indent is already taken off, and on all others. */
  readonly first: Em;
  readonly others: Em;
}

/** Under this measure even —— and …… may be split (K7). */
const narrowest = 2;

/** Widths are sums of decimal fractions: a line that is exactly full must not fail for the last bit. */
const tolerance = 1e-9;

/**
 * Breaks a paragraph with `first-fit` and `push-out` [519]: each line takes what fits, its last mark without the blank
 * half where need be (E1), then gives back what may not stand at its end or at the next line's start. Where no free place
 * is left, ties give way in the order of `hold` (K7).
 */
export function breakLines(text: PreparedText, measures: Measures): BrokenLine[] {
  const lines: BrokenLine[] = [];
  let start = skipSpace(text, 0);
  while (start < text.items.length) {
    const { next, ...line } = takeLine(text, start, lines.length === 0 ? measures.first : measures.others);
    lines.push(line);
    start = skipSpace(text, next);
  }
  return lines;
}

interface TakenLine extends BrokenLine {
  /** Where the following line begins. */
  readonly next: number;
}

function takeLine({ items, gaps }: PreparedText, start: number, measure: Em): TakenLine {
  /** The last breakpoint that fits, by how firmly it holds. */
  const lastFitting: (number | undefined)[] = [];
  let width = 0;
  let index = start;
  for (; index < items.length; index += 1) {
    const item = items[index];
    if (!item) break;
    width += item.advance + (index > start ? (gaps[index]?.space ?? 0) : 0);
    // A blank may hang over the edge: it is dropped there.
    const blank = item.charClass === 'space' ? item.advance : item.blankAfter;
    if (width - blank > measure + tolerance) break;
    lastFitting[gaps[index + 1]?.hold ?? hold.free] = index + 1;
  }
  if (index >= items.length) return trimLine(items, { start, next: items.length, forced: hold.free });
  for (const firmness of Object.values(hold)) {
    if (firmness === hold.never && measure >= narrowest) break;
    const next = lastFitting[firmness];
    if (next !== undefined) return trimLine(items, { start, next, forced: firmness });
  }
  return overfullLine({ items, gaps }, start);
}

/** The line's end without the blanks that hang over it. */
function trimLine(items: PreparedText['items'], line: Pick<TakenLine, 'start' | 'next' | 'forced'>): TakenLine {
  let end = line.next;
  while (end > line.start && items[end - 1]?.charClass === 'space') end -= 1;
  return { ...line, end, overfull: false };
}

/** Not even one character fits: it is set all the same, with what it must not be parted from. */
function overfullLine({ items, gaps }: PreparedText, start: number): TakenLine {
  let next = start + 1;
  while (next < items.length && gaps[next]?.hold === hold.never) next += 1;
  return { start, end: next, next, forced: hold.free, overfull: true };
}

function skipSpace({ items }: PreparedText, from: number): number {
  let start = from;
  while (items[start]?.charClass === 'space') start += 1;
  return start;
}
