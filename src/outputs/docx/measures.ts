import { type Pt, pt } from '../../model/length.js';
import type { Template } from '../../model/template.js';

/*
 * The page as word processors reckon it. They know sizes of type in half points and lengths in twentieths of a point, and a
 * line of exact height has its baseline at 4/5 of it, in Word and in LibreOffice:
 *
 *      ─────────── top of the line ──────        ┐
 *      ┌───┐ top of the em box       ┐           │ 4/5 of the pitch
 *      │ 字 │                         │ 0.88 em   │
 *      └───┘ ── baseline ────────────┘           ┘
 *
 * So the text begins above the type area, and has to end below it.
 */

/** Where the baseline stands in a line of exact height. */
const BASELINE = 0.8;
/** The share of a line by which a page has more room than for its lines: rules and pictures are never measured quite alike. */
const SLACK = 0.25;

export interface Measures {
  /** In half points: of the text. */
  readonly size: number;
  /** In twips, as all that follows. */
  readonly measure: number;
  /** From one line to the next. */
  readonly pitch: number;
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  /** From the top of a line to that of its em box. */
  readonly drop: number;
  /** How much wider the text is than the type area, since its type is a full number of half points. */
  readonly stretch: number;
}

export const twips = (length: number): number => Math.round(length * 20);
export const halfPoints = (size: number): number => Math.round(size * 2);
/** In a hundredth of a character. */
export const characters = (length: number): number => Math.round(length * 100);
/** In English metric units, as drawings are measured. */
export const drawingUnits = (length: number): number => Math.round(length * 12_700);
/** The thickness of a line in eighths of a point. */
export const eighths = (thickness: number): number => Math.max(2, Math.round(thickness * 8));

export function measuresOf({ paper, typeArea, grid }: Template): Measures {
  const cell = typeArea.width / grid.columns;
  const pitch = pitchOf(typeArea.height, cell, grid.lines);
  const size = halfPoints(cell);
  const measure = twips((size / 2) * grid.columns);
  const drop = BASELINE * pitch - grid.baseline * cell;
  const top = twips(typeArea.top - drop);
  return {
    size,
    measure,
    pitch: twips(pitch),
    top,
    bottom: twips(paper.height) - top - Math.round((grid.lines + SLACK) * twips(pitch)),
    left: twips(typeArea.left),
    right: twips(paper.width - typeArea.left) - measure,
    drop: twips(drop),
    stretch: measure / twips(typeArea.width),
  };
}

const pitchOf = (height: number, cell: number, lines: number): number =>
  lines > 1 ? (height - cell) / (lines - 1) : height;

/** Where lines stand that are placed by their baselines, one below the other. */
export class Stack {
  #at = 0;
  readonly #measures: Measures;
  readonly #baseline: number;

  constructor(measures: Measures, { grid }: Template) {
    this.#measures = measures;
    this.#baseline = grid.baseline;
  }

  /**
   * The blank before a line of exact height, in twips.
   * @param top of its em box, from the type area's top
   */
  before({ top, size, line }: { readonly top: Pt; readonly size: Pt; readonly line: number }): number {
    const baseline = this.#measures.drop + twips(top + this.#baseline * size);
    const before = Math.max(0, Math.round(baseline - BASELINE * line) - this.#at);
    this.#at += before + line;
    return before;
  }

  /** What takes room below the last line. */
  add(height: number): void {
    this.#at += height;
  }

  /** The blank down to a line of the grid, counted from 0, in twips. */
  downTo(line: number): number {
    return Math.max(0, line * this.#measures.pitch - this.#at);
  }

  get height(): Pt {
    return pt(this.#at / 20);
  }
}
