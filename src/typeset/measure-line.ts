import { type Em, em } from '../model/length.js';
import type { Composition } from '../model/template.js';
import { lineEndWidth } from './adjust-punctuation.js';
import type { Gap, Item, PreparedText } from './item.js';
import type { Frame, MeasuredLine } from './line.js';
import { shrinkRoom } from './shrink.js';

/** Widths are sums of decimal fractions: a line that is exactly full must not fail for the last bit. */
export const TOLERANCE = 1e-9;

/** Measures the line that starts with the item `start` and is followed by one that starts with the item `next`. */
export type LineRuler = (start: number, next: number) => MeasuredLine;

/** A ruler for any line of a paragraph, in constant time each. */
export function lineRuler(text: PreparedText, { first, others, rules }: Frame): LineRuler {
  const { items } = text;
  const { widths, stretches, shrinks } = sumUp(text, rules);
  const firstStart = skipSpace(items, 0);
  return (start, next) => {
    const { measure, trimsOpening } = start === firstStart ? first : others;
    const end = trimSpace(items, start, next);
    const startTrim = trimsOpening ? (items[start]?.blankBefore ?? em(0)) : em(0);
    const full = between(widths, start, end - 1) + (items[start]?.advance ?? 0) - startTrim;
    const right = fitRightEdge(items[end - 1], { full, measure, isAlone: end === start + 1 }, rules);
    // The gap before a mark that hangs stays: stretched, it would pull the line off its edge.
    const lastMoved = right.hangs ? end - 2 : end - 1;
    const stretchRoom = em(between(stretches, start, lastMoved));
    const shrinkRoom = em(Math.min(rules.squeezeMax, between(shrinks, start, lastMoved)));
    // A breaker measures a line for every place where it may end: to spread the edge took half of that.
    const { natural, endTrim, hangs } = right;
    return { start, end, next, measure, startTrim, natural, endTrim, hangs, stretchRoom, shrinkRoom };
  };
}

/** E1, K6: what becomes of the last item of a line that is `full` wide with all of it. */
function fitRightEdge(
  last: Item | undefined,
  { full, measure, isAlone }: { full: number; measure: Em; isAlone: boolean },
  rules: Composition,
): Pick<MeasuredLine, 'natural' | 'endTrim' | 'hangs'> {
  const narrows = lineEndWidth(rules) === 'half' || full > measure + TOLERANCE;
  const blank = narrows ? (last?.blankAfter ?? 0) : 0;
  const natural = full - blank;
  if (last && !isAlone && natural > measure + TOLERANCE && mayHang(last, rules)) {
    const inner = full - last.advance;
    if (inner <= measure + TOLERANCE) return { natural: em(inner), endTrim: em(0), hangs: true };
  }
  return { natural: em(natural), endTrim: em(blank), hangs: false };
}

/** K6: only these marks are light enough to stand outside [CLREQ "Hanging punctuation at line end"]. */
const mayHang = ({ text }: Item, { hanging }: Composition): boolean => hanging === 'stops' && '、，。'.includes(text);

/** Sums from the paragraph's first item up to each, that item included, as if the paragraph were one line. */
interface Sums {
  readonly widths: Float64Array;
  readonly stretches: Float64Array;
  readonly shrinks: Float64Array;
}

const between = (sums: Float64Array, from: number, to: number): number => (sums[to] ?? 0) - (sums[from] ?? 0);

function sumUp({ items, gaps }: PreparedText, rules: Composition): Sums {
  const widths = new Float64Array(items.length);
  const stretches = new Float64Array(items.length);
  const shrinks = new Float64Array(items.length);
  const sum = { width: 0, stretch: 0, shrink: 0 };
  for (const [index, item] of items.entries()) {
    const gap = gaps[index];
    sum.width += item.advance + (gap?.space ?? 0);
    sum.stretch += (gap ? stretchOf(gap, rules) : 0) + (item.charClass === 'space' ? wordSpaceRoom(item, rules) : 0);
    sum.shrink += gap ? shrinkRoom(gap) : 0;
    widths[index] = sum.width;
    stretches[index] = sum.stretch;
    shrinks[index] = sum.shrink;
  }
  return { widths, stretches, shrinks };
}

/** J2, J5: how far a gap may grow until it is called loose. */
function stretchOf({ kind, space }: Gap, { looseGap, autospaceMax }: Composition): number {
  if (kind === 'rigid') return 0;
  return looseGap + (kind === 'autospace' ? Math.max(0, autospaceMax - space) : 0);
}

const wordSpaceRoom = ({ advance }: Item, { wordSpaceMax }: Composition): number => Math.max(0, wordSpaceMax - advance);

/** The first item from `from` on that is no blank. */
export function skipSpace(items: readonly Item[], from: number): number {
  let start = from;
  while (items[start]?.charClass === 'space') start += 1;
  return start;
}

/** The end of a line without the blanks that hang over it. */
function trimSpace(items: readonly Item[], start: number, next: number): number {
  let end = next;
  while (end > start && items[end - 1]?.charClass === 'space') end -= 1;
  return end;
}

/** How much the line is too wide; negative where there is room. */
export const excess = ({ natural, measure }: MeasuredLine): Em => em(natural - measure);

export const fits = (line: MeasuredLine): boolean => excess(line) <= TOLERANCE;

/** Whether the line fits once all that J1 allows is taken from it. */
export const fitsSqueezed = (line: MeasuredLine): boolean => excess(line) <= line.shrinkRoom + TOLERANCE;

/** The gaps of a line that justification may change. */
export const innerGaps = ({ gaps }: PreparedText, { start, end, hangs }: MeasuredLine): readonly Gap[] =>
  gaps.slice(start + 1, hangs ? end - 1 : end);
