import { describe, expect, it } from 'vitest';
import {
  compare,
  decimalText,
  dividedBy,
  type Exact,
  fixed,
  minus,
  plus,
  readExact,
  rounded,
  sumOf,
  times,
  toNumber,
  whole,
} from '../../src/model/exact.js';
import * as fc from '../tools/fast-check.js';

/** A decimal of up to 15 digits, and the same in units of its last place. */
const decimal = fc
  .tuple(fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 }), fc.nat(9))
  .map(([units, places]) => {
    const digits = String(Math.abs(units)).padStart(places + 1, '0');
    const point = digits.length - places;
    const text = `${units < 0 ? '-' : ''}${digits.slice(0, point)}${places > 0 ? `.${digits.slice(point)}` : ''}`;
    return { text, units: BigInt(units), places };
  });

describe('a decimal', () => {
  it.each(['0', '7', '12.5', '-0.05', '123456789012345', '0.000000000000001', '9.99999999999999'])(
    '%s is written as it was read',
    (text) => {
      expect(decimalText(readExact(text))).toBe(text);
      expect(String(toNumber(readExact(text)))).toBe(String(Number(text)));
    },
  );

  it('of 15 digits is the number that other programs have', () => {
    fc.assert(
      fc.property(decimal, ({ text }) => {
        expect(toNumber(readExact(text)) + 0).toBe(Number(text) + 0);
      }),
    );
  });

  it('adds up without a loss, in any order', () => {
    fc.assert(
      fc.property(fc.array(decimal, { minLength: 1, maxLength: 30 }), (decimals) => {
        const most = Math.max(...decimals.map(({ places }) => places));
        const units = decimals.reduce((sum, one) => sum + one.units * 10n ** BigInt(most - one.places), 0n);
        const values = decimals.map(({ text }) => readExact(text));
        expect(compare(sumOf(values), { over: units, under: 10n ** BigInt(most) })).toBe(0);
        expect(compare(sumOf(values), sumOf([...values].reverse()))).toBe(0);
      }),
    );
  });
});

describe('rounding', () => {
  it.each([
    ['0.05', 1, '0.1'],
    ['-0.05', 1, '-0.1'],
    ['0.049999999999999', 1, '0.0'],
    ['-0.04', 1, '0.0'],
    ['1.005', 2, '1.01'],
    ['2.5', 0, '3'],
    ['-2.5', 0, '-3'],
    ['98.5', 2, '98.50'],
    ['999.95', 1, '1000.0'],
  ])('%s to %i decimals is %s, half away from zero', (text, digits, written) => {
    expect(fixed(readExact(text), digits)).toBe(written);
  });

  it('is never more than half a unit off, and away from zero where it is exactly that', () => {
    const fraction = fc.tuple(
      fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }),
      fc.bigInt({ min: 1n, max: 10n ** 12n }),
    );
    fc.assert(
      fc.property(fraction, fc.nat(6), ([over, under], digits) => {
        const value: Exact = { over, under };
        const near = rounded(value, digits);
        const off = times(minus(near, value), whole(2n * 10n ** BigInt(digits)));
        const size = over < 0n ? minus(value, near) : minus(near, value);
        expect(compare(off, whole(1))).toBeLessThanOrEqual(0);
        expect(compare(off, whole(-1))).toBeGreaterThanOrEqual(0);
        if (compare(times(off, off), whole(1)) === 0) expect(size.over > 0n).toBe(true);
      }),
    );
  });
});

it('division and multiplication undo each other', () => {
  fc.assert(
    fc.property(decimal, decimal, (a, b) => {
      fc.pre(b.units !== 0n);
      const [left, right] = [readExact(a.text), readExact(b.text)];
      expect(compare(times(dividedBy(left, right), right), left)).toBe(0);
      expect(compare(minus(plus(left, right), right), left)).toBe(0);
    }),
  );
});

it('a fraction that never ends has 15 digits', () => {
  expect(decimalText({ over: 1n, under: 3n })).toBe('0.333333333333333');
  expect(decimalText({ over: 200n, under: 3n })).toBe('66.6666666666667');
  expect(decimalText({ over: 1n, under: 8n })).toBe('0.125');
});
