import type { Em } from '../model/length.js';
import type { Composition } from '../model/template.js';
import type { Hold, PreparedText } from './item.js';

/** The edges between which a paragraph is broken, and the rules by which it is. */
export interface Frame {
  /** The indent is already taken off. */
  readonly first: LineRoom;
  readonly others: LineRoom;
  readonly rules: Composition;
}

export interface LineRoom {
  readonly measure: Em;
  /** E2, E3: an opening mark loses its blank half at the start of the line. */
  readonly trimsOpening: boolean;
}

/** A stretch of items measured as a line; blanks at its edges are left out. */
export interface MeasuredLine {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  /** Where the following line begins. */
  readonly next: number;
  readonly measure: Em;
  /** The width from its start to its end before it is justified; what is trimmed and what hangs is taken off. */
  readonly natural: Em;
  /** What its first item loses on the left (E2, E3). */
  readonly startTrim: Em;
  /** What its last item loses on the right (E1). */
  readonly endTrim: Em;
  /** K6: its last item stands over the right edge. */
  readonly hangs: boolean;
  /** How much it can be stretched until J5 calls it loose, and squeezed by J1. */
  readonly stretchRoom: Em;
  readonly shrinkRoom: Em;
}

export interface BrokenLine extends MeasuredLine {
  /** How firm the place was at which the line had to be broken; `free` for a regular break and for the last line. */
  readonly forced: Hold;
  /** The line is wider than the measure: one character alone is. */
  readonly overfull: boolean;
}

/** One way of breaking a paragraph into lines. Every item but blanks at line edges is on one line, in order. */
export type LineBreaker = (text: PreparedText, frame: Frame) => BrokenLine[];
