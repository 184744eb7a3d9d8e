import { type Em, em } from '../model/length.js';
import type { BrokenLine } from './break-lines.js';
import type { Item, PreparedText } from './item.js';

/** An item at its place on a line. */
export interface Cell {
  readonly item: Item;
  /** Left edge of the cell, from the line's start. */
  readonly x: Em;
  readonly advance: Em;
}

export interface JustifiedLine {
  readonly cells: readonly Cell[];
  /** From the line's start to the end of its last cell. */
  readonly width: Em;
  /** What justification added to each gap between two Han. */
  readonly looseness: Em;
}

export interface Justification {
  /** The width to fill; none sets the line at its natural width (J3). */
  readonly fill: Em | undefined;
  readonly lineEndMark: 'fit' | 'half';
  /** E1 needs it also where nothing is filled. */
  readonly measure: Em;
  readonly autospaceMax: Em;
  readonly wordSpaceMax: Em;
}

/** What each kind of place on the line grows by. */
interface Growth {
  readonly space: number;
  readonly autospace: number;
  readonly everyGap: number;
}

const tolerance = 1e-9;

/** Gives every item of a line its place: natural width first, then the rest of the measure in the order of J2. */
export function justifyLine(text: PreparedText, line: BrokenLine, how: Justification): JustifiedLine {
  const items = text.items.slice(line.start, line.end);
  const gaps = text.gaps.slice(line.start + 1, line.end);
  const full = items.reduce((sum, item) => sum + item.advance, 0) + gaps.reduce((sum, gap) => sum + gap.space, 0);
  const last = items.at(-1);
  const narrowed = how.lineEndMark === 'half' || full > how.measure + tolerance ? (last?.blankAfter ?? 0) : 0;
  const natural = full - narrowed;
  const growth = distribute(text, line, { missing: (how.fill ?? natural) - natural, how });
  const cells: Cell[] = [];
  let x = 0;
  for (const [index, item] of items.entries()) {
    const gap = index > 0 ? gaps[index - 1] : undefined;
    if (gap) {
      x += gap.space + (gap.kind === 'rigid' ? 0 : growth.everyGap) + (gap.kind === 'autospace' ? growth.autospace : 0);
    }
    const trimmed = item === last ? narrowed : 0;
    const advance = item.advance - trimmed + (item.charClass === 'space' ? growth.space : 0);
    cells.push({ item, x: em(x), advance: em(advance) });
    x += advance;
  }
  return { cells, width: em(x), looseness: em(growth.everyGap) };
}

/** J2: word spaces up to their maximum, then autospace up to its own, then every gap equally. */
function distribute(
  { items, gaps }: PreparedText,
  { start, end }: BrokenLine,
  { missing, how }: { missing: number; how: Justification },
): Growth {
  let rest = Math.max(0, missing);
  const spaces = items.slice(start, end).filter((item) => item.charClass === 'space');
  const space = share(rest, spaces.length, how.wordSpaceMax - (spaces[0]?.advance ?? 0));
  rest -= space * spaces.length;
  const inner = gaps.slice(start + 1, end);
  const autospaces = inner.filter((gap) => gap.kind === 'autospace');
  const autospace = share(rest, autospaces.length, how.autospaceMax - (autospaces[0]?.space ?? 0));
  rest -= autospace * autospaces.length;
  const everyGap = share(rest, inner.filter((gap) => gap.kind !== 'rigid').length, Number.POSITIVE_INFINITY);
  return { space, autospace, everyGap };
}

/** An equal share of `amount` for each of `count`, at most `limit`. */
function share(amount: number, count: number, limit: number): number {
  return count === 0 || amount <= tolerance ? 0 : Math.min(amount / count, Math.max(0, limit));
}
