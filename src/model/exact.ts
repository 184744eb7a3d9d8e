/*
 * Numbers without any rounding. Figures are decimals and rates of decimals, both of which are fractions of whole numbers;
 * 0.1 is none that a binary number could hold. They are rounded once, where they are printed.
 */

/** `over / under`. Of a decimal as it was typed `under` is the power of ten that its places ask for. */
export interface Exact {
  readonly over: bigint;
  /** The denominator, above 0. */
  readonly under: bigint;
}

export const whole = (value: number | bigint): Exact => ({ over: BigInt(value), under: 1n });

export const nothing: Exact = whole(0);

/** `-3.70` has two places. The text is digits, perhaps with a sign before and a point among them. */
export function readExact(text: string): Exact {
  const [digits = '', decimals = ''] = text.replace('+', '').split('.');
  return { over: BigInt(digits + decimals), under: 10n ** BigInt(decimals.length) };
}

/** How many decimals were typed; for a decimal alone. */
export const decimalPlacesOf = ({ under }: Exact): number => String(under).length - 1;

export function plus(a: Exact, b: Exact): Exact {
  if (a.under === b.under) return { over: a.over + b.over, under: a.under };
  if (a.under % b.under === 0n) return { over: a.over + b.over * (a.under / b.under), under: a.under };
  if (b.under % a.under === 0n) return { over: a.over * (b.under / a.under) + b.over, under: b.under };
  return { over: a.over * b.under + b.over * a.under, under: a.under * b.under };
}

const negated = ({ over, under }: Exact): Exact => ({ over: -over, under });

export const minus = (a: Exact, b: Exact): Exact => plus(a, negated(b));

export const times = (a: Exact, b: Exact): Exact => ({ over: a.over * b.over, under: a.under * b.under });

/** @param b other than 0 */
export function dividedBy(a: Exact, b: Exact): Exact {
  const sign = b.over < 0n ? -1n : 1n;
  return { over: sign * a.over * b.under, under: sign * a.under * b.over };
}

export const sumOf = (values: readonly Exact[]): Exact => values.reduce(plus, nothing);

/** A number that is below, at or above 0 as the first is less than, equal to or more than the second. */
export function compare(a: Exact, b: Exact): number {
  const isAlike = a.under === b.under;
  const left = isAlike ? a.over : a.over * b.under;
  const right = isAlike ? b.over : b.over * a.under;
  return left < right ? -1 : Number(left > right);
}

export const isZero = ({ over }: Exact): boolean => over === 0n;
export const isSame = (a: Exact, b: Exact): boolean => compare(a, b) === 0;

export const larger = (a: Exact, b: Exact): Exact => (compare(a, b) < 0 ? b : a);
export const smaller = (a: Exact, b: Exact): Exact => (compare(b, a) < 0 ? b : a);
export const sizeOf = (value: Exact): Exact => (value.over < 0n ? negated(value) : value);

/** The number rounded to so many decimals, half away from zero. */
export function rounded({ over, under }: Exact, digits: number): Exact {
  const scale = 10n ** BigInt(digits);
  const size = over < 0n ? -over : over;
  const units = (2n * size * scale + under) / (2n * under);
  return { over: over < 0n ? -units : units, under: scale };
}

/** Rounded to so many decimals and written with all of them: `-3.70`. What rounds to nothing has no sign. */
export function fixed(value: Exact, digits: number): string {
  const { over } = rounded(value, digits);
  const written = String(over < 0n ? -over : over).padStart(digits + 1, '0');
  const point = written.length - digits;
  return `${over < 0n ? '-' : ''}${written.slice(0, point)}${digits > 0 ? `.${written.slice(point)}` : ''}`;
}

/** Other programs keep as many digits of a number. */
const KEPT_DIGITS = 15;

/** The number as short as it can be written, without a loss where it is a decimal; a fraction that never ends has 15 digits. */
export function decimalText(value: Exact): string {
  const places = decimalPlaces(value.under);
  if (places !== undefined) return withoutZeros(fixed(value, places));
  const size = sizeOf(value);
  const before = String(size.over / size.under).replace(/^0$/, '').length;
  return withoutZeros(fixed(value, KEPT_DIGITS - before));
}

const withoutZeros = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);

/** How many decimals hold a fraction as it is; none where no number of them does. */
function decimalPlaces(under: bigint): number | undefined {
  let rest = under;
  let places = 0;
  for (; rest % 10n === 0n; rest /= 10n) places += 1;
  for (const factor of [2n, 5n]) {
    for (; rest % factor === 0n; rest /= factor) places += 1;
  }
  return rest === 1n ? places : undefined;
}

/** The nearest number that a program can hold: the decimal itself up to 15 digits. */
export const toNumber = (value: Exact): number => Number(decimalText(value));

/** A number with its sign, also where it is above 0. */
export const signedText = (value: Exact): string => (value.over > 0n ? `+${decimalText(value)}` : decimalText(value));
