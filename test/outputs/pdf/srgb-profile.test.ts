import { describe, expect, test } from 'vitest';
import { srgbProfile } from '../../../src/outputs/pdf/srgb-profile.js';

/* The profile is read as ICC.1:2001-04 lays it out, and compared with what IEC 61966-2-1 defines. */

const profile = Buffer.from(srgbProfile());

/** Data of a tag without its type. */
function tag(name: string): Buffer {
  for (let entry = 132; entry < 132 + 12 * profile.readUInt32BE(128); entry += 12) {
    if (profile.toString('latin1', entry, entry + 4) !== name) continue;
    const [offset, length] = [profile.readUInt32BE(entry + 4), profile.readUInt32BE(entry + 8)];
    return profile.subarray(offset + 8, offset + length);
  }
  throw new Error(`no tag ${name}`);
}

const numbersOf = (name: string): number[] => [0, 4, 8].map((at) => tag(name).readInt32BE(at) / 0x10000);

type Matrix = readonly (readonly number[])[];
const times = (matrix: Matrix, vector: readonly number[]): number[] =>
  matrix.map((row) => row.reduce((sum, value, index) => sum + value * (vector[index] ?? 0), 0));

/** Solves by Cramer's rule. */
function solve(matrix: Matrix, vector: readonly number[]): number[] {
  const determinant = (m: Matrix): number => {
    const [[a = 0, b = 0, c = 0] = [], [d = 0, e = 0, f = 0] = [], [g = 0, h = 0, i = 0] = []] = m;
    return a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
  };
  const replaced = (column: number): Matrix =>
    matrix.map((row, index) => row.map((value, at) => (at === column ? (vector[index] ?? 0) : value)));
  return [0, 1, 2].map((column) => determinant(replaced(column)) / determinant(matrix));
}

const toXyz = ([x = 0, y = 0]: readonly number[]): number[] => [x / y, 1, (1 - x - y) / y];

/** The Bradford cone response. */
const bradford: Matrix = [
  [0.8951, 0.2664, -0.1614],
  [-0.7502, 1.7135, 0.0367],
  [0.0389, -0.0685, 1.0296],
];

const d65 = toXyz([0.3127, 0.329]);
const d50 = [0.9642, 1, 0.8249];

function adapt(color: readonly number[]): number[] {
  const [cones, from, to] = [color, d65, d50].map((one) => times(bradford, one));
  return solve(
    bradford,
    (cones ?? []).map((value, index) => (value * (to?.[index] ?? 0)) / (from?.[index] ?? 1)),
  );
}

describe('the sRGB profile', () => {
  test('is a display profile of version 2 for RGB, as long as it says', () => {
    expect(profile.readUInt32BE(0)).toBe(profile.length);
    expect(profile[8]).toBe(2);
    expect(profile.toString('latin1', 12, 24)).toBe('mntrRGB XYZ ');
    expect(profile.toString('latin1', 36, 40)).toBe('acsp');
    expect([68, 72, 76].map((at) => profile.readUInt32BE(at))).toEqual([0xf6d6, 0x10000, 0xd32d]);
  });

  test('is small, and the same at every call', () => {
    expect(profile.length).toBeLessThan(2.6 * 1024);
    expect(profile.equals(Buffer.from(srgbProfile()))).toBe(true);
  });

  test('has the primaries of IEC 61966-2-1, adapted to D50', () => {
    const primaries = [
      [0.64, 0.33],
      [0.3, 0.6],
      [0.15, 0.06],
    ].map(toXyz);
    const columns = [0, 1, 2].map((row) => primaries.map((primary) => primary[row] ?? 0));
    const amounts = solve(columns, d65);
    for (const [index, name] of ['rXYZ', 'gXYZ', 'bXYZ'].entries()) {
      const expected = adapt((primaries[index] ?? []).map((value) => value * (amounts[index] ?? 0)));
      for (const [axis, value] of numbersOf(name).entries()) {
        expect(Math.abs(value - (expected[axis] ?? 0))).toBeLessThan(0.0005);
      }
    }
  });

  test('shows white as white', () => {
    const sums = [0, 1, 2].map((axis) =>
      ['rXYZ', 'gXYZ', 'bXYZ'].reduce((sum, name) => sum + (numbersOf(name)[axis] ?? 0), 0),
    );
    for (const [axis, value] of numbersOf('wtpt').entries()) expect(sums[axis]).toBeCloseTo(value, 3);
  });

  test('has the tone curve of IEC 61966-2-1 for all three', () => {
    const curve = tag('rTRC');
    expect([tag('gTRC'), tag('bTRC')].every((other) => other.equals(curve))).toBe(true);
    const count = curve.readUInt32BE(0);
    const light = (value: number): number => curve.readUInt16BE(4 + 2 * Math.round(value * (count - 1))) / 0xffff;
    expect([light(0), light(1)]).toEqual([0, 1]);
    // Middle grey, 50 % of the numbers, is 21.4 % of the light; 1 % is on the straight part of the curve.
    expect(light(0.5)).toBeCloseTo(0.214, 2);
    expect(light(0.01)).toBeCloseTo(0.01 / 12.92, 4);
  });
});
