import { describe, expect, test } from 'vitest';
import { formatNumber, roundNumber } from '../../../src/outputs/pdf/format-number.js';
import * as fc from '../../tools/fast-check.js';

const pageNumbers = fc.double({ min: -1e6, max: 1e6, noNaN: true });

describe('formatNumber', () => {
  test.each([
    [0, '0'],
    [-0, '0'],
    [-0.0004, '0'],
    [1e-7, '0'],
    [0.0005, '0.001'],
    [12, '12'],
    [841.8898, '841.89'],
    [-2.0206, '-2.021'],
    [0.1 + 0.2, '0.3'],
  ])('writes %d as %s', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });

  test('writes at most three decimals, no exponent and no negative zero', () => {
    fc.assert(
      fc.property(pageNumbers, (value) => {
        expect(formatNumber(value)).toMatch(/^(?!-0$)-?\d+(?:\.\d{0,2}[1-9])?$/);
      }),
    );
  });

  test('writes the number that it is rounded to, at most half a thousandth away', () => {
    fc.assert(
      fc.property(pageNumbers, (value) => {
        expect(Number(formatNumber(value))).toBe(roundNumber(value));
        expect(Math.abs(roundNumber(value) - value)).toBeLessThanOrEqual(0.0005 + 1e-9);
      }),
    );
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, 1e12])('refuses %d', (value) => {
    expect(() => formatNumber(value)).toThrow(RangeError);
  });
});
