import { describe, expect, it } from 'vitest';
import { changeInTenths, inTenThousands, oneDecimal } from '../../src/statistics/exact-decimal.js';
import * as fc from '../tools/fast-check.js';

const count = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });

describe('a change', () => {
  it.each([
    [1037, 1000, '3.7'],
    [963, 1000, '-3.7'],
    [20_001, 20_000, '0.0'],
    [2001, 2000, '0.1'],
    [1999, 2000, '-0.1'],
    [2003, 2000, '0.2'],
    [0, 7, '-100.0'],
    [9_007_199_254_740_991, 1, '900719925474099000.0'],
  ])('to %i from %i is %s, half away from zero', (value, base, written) => {
    expect(oneDecimal(changeInTenths(value, base))).toBe(written);
  });

  it('is never more than half a tenth off', () => {
    fc.assert(
      fc.property(count, fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), (value, base) => {
        const off = changeInTenths(value, base) * BigInt(base) - (BigInt(value) - BigInt(base)) * 1000n;
        return 2n * (off < 0n ? -off : off) <= BigInt(base);
      }),
    );
  });
});

describe('ten thousands', () => {
  it.each([
    [77_319, '7.7'],
    [500, '0.1'],
    [499, '0.0'],
    [10_500, '1.1'],
    [1_234_567, '123.5'],
  ])('of %i have one decimal', (value, written) => {
    expect(inTenThousands(value)).toBe(written);
  });
});
