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
} from '../model/exact.js';
import { isPercentage, type Measure, printedUnit, printedValue, writeFigure } from '../model/measure.js';
import type { Moment } from '../model/timed.js';
import { BARE_FORMAT, CHANGE_FORMAT, TIMES_FORMAT } from './formats.js';

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

/** How a change is worded; none where a figure of 0 or less can't be compared with. */
export function wordChange(change: Change, format: string | undefined): string | undefined {
  const { measure, value, base } = change;
  if (format === TIMES_FORMAT)
    return compare(base, nothing) > 0 ? `${fixed(dividedBy(value, base), GROWTH_DIGITS)}倍` : undefined;
  if (isPercentage(measure)) return wordPoints(change, format);
  if (format === CHANGE_FORMAT) return wordDifference(change);
  if (compare(base, nothing) <= 0) return undefined;
  const percent = rounded(times(dividedBy(minus(value, base), base), whole(100)), GROWTH_DIGITS);
  if (format === BARE_FORMAT) return fixed(percent, GROWTH_DIGITS);
  const [more, less] = measure.words ?? ['增长', '下降'];
  if (isZero(percent)) return measure.kind.type === 'rate' && !isSame(value, base) ? NEARLY_STILL : STILL;
  return `${percent.over > 0n ? more : less}${fixed(sizeOf(percent), GROWTH_DIGITS)}%`;
}

/** Percentages change by what a reader sees: the difference of the two as they are printed. */
function wordPoints({ measure, value, base }: Change, format: string | undefined): string {
  const digits = measure.print?.digits ?? measure.digits;
  const points = minus(printedValue(measure, value), printedValue(measure, base));
  if (format === BARE_FORMAT) return fixed(points, digits);
  const [more, less] = measure.words ?? ['提高', '下降'];
  if (isZero(points)) return isSame(value, base) ? STILL : NEARLY_STILL;
  return `${points.over > 0n ? more : less}${fixed(sizeOf(points), digits)}个百分点`;
}

/** 增加123件, 减少1.25亿元 */
function wordDifference({ measure, value, base, moment }: Change): string {
  const difference = minus(value, base);
  if (isZero(printedValue(measure, sizeOf(difference)))) return STILL;
  const [more, less] = measure.words ?? ['增加', '减少'];
  const amount = writeFigure(measure, sizeOf(difference));
  return `${difference.over > 0n ? more : less}${amount}${printedUnit(measure, moment)}`;
}
