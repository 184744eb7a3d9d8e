import {
  compare,
  dividedBy,
  type Exact,
  fixed,
  isSame,
  isZero,
  minus,
  nothing,
  rounded,
  sizeOf,
  times,
  whole,
} from './exact.js';
import { isPercentage, type Measure, printedUnit, printedValue, writeFigure } from './measure.js';
import type { Moment } from './timed.js';

/* The forms that a placeholder may ask of a change, behind its `|`. */

export const BARE_FORMAT = '数值';
export const CHANGE_FORMAT = '增减';
export const TIMES_FORMAT = '倍';

/** Two figures of a measure that are compared. */
interface Change {
  readonly measure: Measure;
  readonly value: Exact;
  readonly base: Exact;
  /** The issue that compares them. */
  readonly moment: Moment;
}

/** A growth rate has one decimal. */
const GROWTH_DIGITS = 1;

const STILL = '持平';
/** Two rates that differ by less than is printed. */
const NEARLY_STILL = '基本持平';

/**
 * By how much a figure changed: percentages in points, by what a reader sees, the difference of the two as they are printed;
 * others in their unit for 增减 and in percent without it. Undefined where a figure of 0 or less can't be compared with.
 */
export function changeOf({ measure, value, base }: Change, format: string | undefined): Exact | undefined {
  if (isPercentage(measure)) return minus(printedValue(measure, value), printedValue(measure, base));
  const difference = minus(value, base);
  if (format === CHANGE_FORMAT) return difference;
  return compare(base, nothing) > 0 ? times(dividedBy(difference, base), whole(100)) : undefined;
}

/** How a change is worded; undefined where a figure of 0 or less can't be compared with. */
export function wordChange(change: Change, format: string | undefined): string | undefined {
  const { measure, value, base } = change;
  if (format === TIMES_FORMAT)
    return compare(base, nothing) > 0 ? `${fixed(dividedBy(value, base), GROWTH_DIGITS)}倍` : undefined;
  const amount = changeOf(change, format);
  if (!amount) return undefined;
  if (isPercentage(measure)) return wordPoints(amount, change, format);
  return format === CHANGE_FORMAT ? wordDifference(amount, change) : wordGrowth(amount, change, format);
}

function wordPoints(points: Exact, { measure, value, base }: Change, format: string | undefined): string {
  const digits = measure.print?.digits ?? measure.digits;
  if (format === BARE_FORMAT) return fixed(points, digits);
  const [more, less] = measure.words ?? ['提高', '下降'];
  if (isZero(points)) return isSame(value, base) ? STILL : NEARLY_STILL;
  return `${points.over > 0n ? more : less}${fixed(sizeOf(points), digits)}个百分点`;
}

/** 增加123件, 减少1.25亿元 */
function wordDifference(difference: Exact, { measure, moment }: Change): string {
  if (isZero(printedValue(measure, sizeOf(difference)))) return STILL;
  const [more, less] = measure.words ?? ['增加', '减少'];
  const amount = writeFigure(measure, sizeOf(difference));
  return `${difference.over > 0n ? more : less}${amount}${printedUnit(measure, moment)}`;
}

/** 增长8.2% */
function wordGrowth(growth: Exact, { measure, value, base }: Change, format: string | undefined): string {
  const percent = rounded(growth, GROWTH_DIGITS);
  if (format === BARE_FORMAT) return fixed(percent, GROWTH_DIGITS);
  const [more, less] = measure.words ?? ['增长', '下降'];
  if (isZero(percent)) return measure.kind.type === 'rate' && !isSame(value, base) ? NEARLY_STILL : STILL;
  return `${percent.over > 0n ? more : less}${fixed(sizeOf(percent), GROWTH_DIGITS)}%`;
}
