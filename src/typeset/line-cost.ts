import { hold, isRunt, type PreparedText } from './item.js';
import type { BrokenLine, MeasuredLine } from './line.js';
import { excess, fits } from './measure-line.js';

/*
 * What total-fit minimises, after Knuth and Plass, “Breaking Paragraphs into Lines” (1981): a line costs
 *
 *     (1 + badness + penalty)²     badness = 100 |ratio|³
 *
 * where the ratio is the space that is missing, or too much, over the room that the line has for it. A line that is full
 * by nature, such as one of 28 Han, has ratio 0 and costs 1.
 */

/** Badness of a line whose ratio is 1, and of the worst line [Knuth and Plass; TeX's inf_bad]. */
const FULL_BADNESS = 100;
const WORST_BADNESS = 10_000;

/** Costs of a runt (R1): a line is opened up to save it as long as J5 does not call that line loose. */
const runtPenalty = FULL_BADNESS;

/** Costs of a soft tie that gives way (N3): as much as a line that J5 all but calls loose. */
const softPenalty = FULL_BADNESS;

/** Costs of a tie that gives way (K7), times its firmness: more than any loose line costs. */
const tiePenalty = 2 * WORST_BADNESS;

/**
 * How far a line is stretched (above 0) or squeezed (below 0) to fill its measure. At 1 its word spaces and autospace
 * have grown to their maxima and its gaps to where J5 begins to call them loose; at -1 everything that J1 allows is taken.
 */
export function lineRatio(line: MeasuredLine): number {
  if (!fits(line)) return -excess(line) / line.shrinkRoom;
  const missing = Math.max(0, -excess(line));
  return missing === 0 ? 0 : missing / line.stretchRoom;
}

/** What one line costs. Last lines are never stretched (J3). */
export function lineCost(text: PreparedText, line: BrokenLine): number {
  const isLast = line.next === text.items.length;
  const ratio = isLast ? Math.min(0, lineRatio(line)) : lineRatio(line);
  const badness = Math.min(WORST_BADNESS, FULL_BADNESS * Math.abs(ratio) ** 3);
  const runt = isLast && line.start > 0 && isRunt(text.items.slice(line.start, line.end)) ? runtPenalty : 0;
  const tie = tieCost(line);
  return (1 + badness + runt + tie) ** 2;
}

function tieCost({ forced }: BrokenLine): number {
  if (forced === hold.free) return 0;
  return forced === hold.soft ? softPenalty : tiePenalty * forced;
}
