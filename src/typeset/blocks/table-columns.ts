import { type Em, em } from '../../model/length.js';
import { collectItems, type TextSpan } from '../collect-items.js';
import type { Compositor } from '../compose-text.js';
import { hold, type PreparedText } from '../item.js';
import { prepareText } from '../prepare-text.js';

/** How wide a text is on one line, and how narrow it can be made without breaking what holds together. */
export interface Extent {
  readonly natural: Em;
  readonly least: Em;
}

/** The extent of a whole column. */
export interface ColumnExtent extends Extent {
  /** Whether it has figures, which are read down the column: such columns are of one width. */
  readonly isOfFigures: boolean;
}

/** The extent of a cell: its stretches stand one below the other. */
export function extentOf(stretches: readonly (readonly TextSpan[])[], compositor: Compositor): Extent {
  return stretches.map((spans) => extentOfLine(spans, compositor)).reduce(widest, { natural: em(0), least: em(0) });
}

export const widest = (a: Extent, b: Extent): Extent => ({
  natural: em(Math.max(a.natural, b.natural)),
  least: em(Math.max(a.least, b.least)),
});

function extentOfLine(spans: readonly TextSpan[], { setCharacter, composition }: Compositor): Extent {
  // What is found in the text is reported where the cell is composed.
  const { items, gaps }: PreparedText = prepareText(collectItems(spans, setCharacter, composition).items, composition);
  let natural = 0;
  let least = 0;
  let unit = 0;
  for (const [index, item] of items.entries()) {
    const gap = gaps[index];
    const space = index > 0 ? (gap?.space ?? 0) : 0;
    natural += space + item.advance;
    unit = index > 0 && (gap?.hold ?? hold.free) > hold.free ? unit + space + item.advance : item.advance;
    least = Math.max(least, unit);
  }
  return { natural: em(natural), least: em(least) };
}

/** The widths of a table's columns, and by how much they are too wide together where they can't be made to fit. */
export interface ColumnWidths {
  readonly widths: readonly Em[];
  readonly over: Em;
}

/**
 * Shares a measure among columns: each gets what its text takes on one line, those of figures as much as the widest of them,
 * and what is left in proportion, so that words have more of it than figures; where that is too much, each gets the least it
 * needs, short texts all of it if they can, and what is left in proportion to what it lacks [CSS 2.1, 17.5.2.2].
 * @param measure without the blank at the sides of the cells
 * @param short a text up to so long is not turned for the sake of a long one in another column
 */
export function shareMeasure(columns: readonly ColumnExtent[], measure: Em, short: Em): ColumnWidths {
  const figures = Math.max(0, ...columns.flatMap((column) => (column.isOfFigures ? [column.natural] : [])));
  const even = columns.map((column) => (column.isOfFigures ? figures : column.natural));
  const natural = sumOf(columns.map((column) => column.natural));
  const wanted = sumOf(even) <= measure ? even : columns.map((column) => column.natural);
  if (natural <= measure) {
    const extra = measure - sumOf(wanted);
    // What is left is shared as if no text were shorter than a short one, or a column of single characters got none of it.
    const weights = wanted.map((width) => Math.max(width, short));
    const all = sumOf(weights);
    return { widths: wanted.map((width, i) => em(width + (extra * (weights[i] ?? 0)) / all)), over: em(0) };
  }
  const whole = columns.map(({ natural, least }) => Math.max(least, Math.min(natural, short)));
  const floor = sumOf(whole) <= measure ? whole : columns.map(({ least }) => least);
  const least = sumOf(floor);
  if (least > measure) {
    return { widths: floor.map((width) => em((width / least) * measure)), over: em(least - measure) };
  }
  const share = (measure - least) / (natural - least);
  const widths = columns.map((column, index) => {
    const own = floor[index] ?? 0;
    return em(own + share * (column.natural - own));
  });
  return { widths, over: em(0) };
}

const sumOf = (lengths: readonly number[]): number => lengths.reduce((sum, length) => sum + length, 0);
