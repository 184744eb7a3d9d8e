/** Numbers are written in thousandths. One of a pt is 0.0004 mm, far below any printer's dot. */
const STEPS_PER_UNIT = 1000;

/** ISO 32000-1 Annex C: the largest integer that every reader takes. */
const LARGEST = 2 ** 31 - 1;

/**
 * The nearest number that `formatNumber` can write. Positions are summed up from rounded numbers, as a reader of the
 * document does, so that nothing accumulates.
 */
export function roundNumber(value: number): number {
  const rounded = Math.round(value * STEPS_PER_UNIT) / STEPS_PER_UNIT;
  return rounded === 0 ? 0 : rounded;
}

/**
 * A number as content streams have it: at most three decimals, no exponent, no negative zero.
 * @throws RangeError for what is not a number of a page: a bug where the value was computed
 */
export function formatNumber(value: number): string {
  if (!(Math.abs(value) <= LARGEST)) throw new RangeError(`${value} can't stand in a content stream`);
  return String(roundNumber(value));
}
