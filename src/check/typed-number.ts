import { compare, dividedBy, type Exact, minus, readExact, times, whole } from '../model/exact.js';
import { type Measure, unitAt } from '../model/measure.js';
import type { Moment } from '../model/timed.js';
import { conversion } from '../model/unit.js';

/** A number as it was typed, in the unit that its measure's figures are entered in. */
interface TypedNumber {
  readonly value: Exact;
  /** What one unit of its last digit is worth. */
  readonly step: Exact;
}

const plainNumber = /^\d+(?:[,，]\d{3})*(?:\.\d+)?$/;

/**
 * Reads `1,634`, `1.23` before a unit such as 件, 万件 or 亿元; none where it is no number, or that of something else.
 * @param typedUnit as much of what follows as may be the unit
 */
export function readTyped(
  number: string,
  typedUnit: string,
  measure: Measure,
  moment: Moment,
): TypedNumber | undefined {
  if (!plainNumber.test(number)) return undefined;
  const factor = conversion(typedUnit, unitAt(measure, moment));
  if (!factor) return undefined;
  const digits = number.replace(/[,，]/g, '');
  const places = digits.split('.')[1]?.length ?? 0;
  return { value: times(readExact(digits), factor), step: times({ over: 1n, under: 10n ** BigInt(places) }, factor) };
}

/** Whether a number is a figure: exactly, or rounded or cut off after as many digits as were typed. */
export function isFigure({ value, step }: TypedNumber, figure: Exact): boolean {
  const short = dividedBy(minus(figure, value), step);
  return compare(short, { over: -1n, under: 2n }) >= 0 && compare(short, whole(1)) < 0;
}
