/*
 * Rates and ten thousands with one decimal, rounded half away from zero. In integers throughout: 0.05 is no binary
 * fraction, and 1000 × 2^53 is past what a number holds.
 */

const tenThousand = 10_000n;

/** `77319` as `7.7`. */
export const inTenThousands = (value: number): string => oneDecimal(roundedQuotient(BigInt(value) * 10n, tenThousand));

/**
 * The change from `base` to `value` in tenths of a percent.
 * @param base above 0
 */
export const changeInTenths = (value: number, base: number): bigint =>
  roundedQuotient((BigInt(value) - BigInt(base)) * 1000n, BigInt(base));

/** Tenths as a decimal: `-37n` is `-3.7`. */
export function oneDecimal(tenths: bigint): string {
  const size = tenths < 0n ? -tenths : tenths;
  return `${tenths < 0n ? '-' : ''}${size / 10n}.${size % 10n}`;
}

/** Half away from zero; the divisor is above 0. */
function roundedQuotient(dividend: bigint, divisor: bigint): bigint {
  const size = dividend < 0n ? -dividend : dividend;
  const rounded = (2n * size + divisor) / (2n * divisor);
  return dividend < 0n ? -rounded : rounded;
}
