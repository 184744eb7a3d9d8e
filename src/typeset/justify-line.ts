import { type Em, em } from '../model/length.js';
import type { Composition } from '../model/template.js';
import type { Gap, Item, PreparedText, ShrinkClass, TextCells } from './item.js';
import type { MeasuredLine } from './line.js';
import { excess, fits, innerGaps } from './measure-line.js';
import { shareShrink, shrinkOf } from './shrink.js';

/** The cells of a text, of which each line fills its own. */
interface FilledCells extends Pick<TextCells, 'x' | 'advance'> {
  readonly characters: Item[];
}

interface JustifiedLine {
  /** The width from the line's start to the end of its last cell, or to the mark that hangs over the edge (K6). */
  readonly width: Em;
  /** What justification added to each gap between two Han. */
  readonly looseness: Em;
}

interface Justification {
  readonly rules: Pick<Composition, 'autospaceMax' | 'wordSpaceMax'>;
  /** Whether the line is stretched to the measure; else it keeps its natural width (J3). */
  readonly fill: boolean;
}

/** What each kind of place on the line gives or takes. */
interface Adjustment {
  readonly space: number;
  readonly autospace: number;
  readonly everyGap: number;
  readonly shrink: ReadonlyMap<ShrinkClass, number>;
}

const TOLERANCE = 1e-9;

/** A line that is full by nature, as one of 28 Han, or that is not to be filled. */
const unadjusted: Adjustment = { space: 0, autospace: 0, everyGap: 0, shrink: new Map() };

/**
 * Gives every item of a line its place among the cells of the text: natural width first, then what is too much is taken in the
 * order of J1, or the rest of the measure given in that of J2.
 */
export function justifyLine(
  text: PreparedText,
  line: MeasuredLine,
  how: Justification,
  cells: FilledCells,
): JustifiedLine {
  const adjustment = adjust(text, line, how);
  const movable = line.hangs ? line.end - 1 : line.end;
  let x = 0;
  for (let index = line.start; index < line.end; index += 1) {
    const item = text.items[index];
    const gap = text.gaps[index];
    if (!item) break;
    if (gap && index > line.start) x += gap.space + (index < movable ? growthOf(gap, adjustment) : 0);
    const startTrim = index === line.start ? line.startTrim : em(0);
    const endTrim = index === line.end - 1 ? line.endTrim : em(0);
    const growth = item.charClass === 'space' ? adjustment.space : 0;
    const advance = item.advance - startTrim - endTrim + growth;
    if (startTrim !== 0) cells.characters[index] = trimStart(item, startTrim);
    cells.x[index] = x;
    cells.advance[index] = advance;
    x += advance;
  }
  const hanging = line.hangs ? (cells.advance[line.end - 1] ?? 0) : 0;
  return { width: em(x - hanging), looseness: em(adjustment.everyGap) };
}

function adjust(text: PreparedText, line: MeasuredLine, how: Justification): Adjustment {
  const gaps = innerGaps(text, line);
  if (!fits(line)) return { ...unadjusted, shrink: shareShrink(gaps, excess(line)) };
  const missing = how.fill ? -excess(line) : 0;
  if (missing <= TOLERANCE) return unadjusted;
  const items = text.items.slice(line.start, line.end);
  return { ...unadjusted, ...stretch(items, gaps, { missing, rules: how.rules }) };
}

/** J2: word spaces up to their maximum, then autospace up to its own, then every gap equally. */
function stretch(
  items: readonly Item[],
  gaps: readonly Gap[],
  { missing, rules }: { missing: number; rules: Justification['rules'] },
): Omit<Adjustment, 'shrink'> {
  let rest = missing;
  const spaces = items.filter((item) => item.charClass === 'space');
  const space = share(rest, spaces.length, rules.wordSpaceMax - (spaces[0]?.advance ?? 0));
  rest -= space * spaces.length;
  const autospaces = gaps.filter((gap) => gap.kind === 'autospace');
  const autospace = share(rest, autospaces.length, rules.autospaceMax - (autospaces[0]?.space ?? 0));
  rest -= autospace * autospaces.length;
  const everyGap = share(rest, gaps.filter((gap) => gap.kind !== 'rigid').length, Number.POSITIVE_INFINITY);
  return { space, autospace, everyGap };
}

/** An equal share of `amount` for each of `count`, at most `limit`. */
function share(amount: number, count: number, limit: number): number {
  return count === 0 || amount <= TOLERANCE ? 0 : Math.min(amount / count, Math.max(0, limit));
}

function growthOf(gap: Gap, { autospace, everyGap, shrink }: Adjustment): number {
  const growth = (gap.kind === 'rigid' ? 0 : everyGap) + (gap.kind === 'autospace' ? autospace : 0);
  return growth - shrinkOf(gap, shrink);
}

/** E2, E3: an item without the blank that it loses at the line's start. */
const trimStart = (item: Item, trim: Em): Item => ({
  ...item,
  advance: em(item.advance - trim),
  blankBefore: em(0),
  shift: em(item.shift - trim),
});
