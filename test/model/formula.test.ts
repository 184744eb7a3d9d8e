import { describe, expect, it, test } from 'vitest';
import { compare, type Exact, readExact, whole } from '../../src/model/exact.js';
import { evaluate, isFormula, measuresIn, parseFormula, writeFormula } from '../../src/model/formula.js';
import * as fc from '../tools/fast-check.js';

const values: Readonly<Record<string, Exact>> = { 甲: whole(7), 乙: whole(2), 丙: whole(4), 零: whole(0) };
const figureOf = (name: string): Exact => values[name] ?? whole(1);

function workedOut(text: string): Exact | undefined {
  const formula = parseFormula(text);
  if (!isFormula(formula)) throw new Error(`${text}: ${formula.at}`);
  return evaluate(formula, figureOf);
}

describe('a formula', () => {
  test.each([
    ['(甲 - 乙) / 丙', '1.25'],
    ['（甲－乙）÷丙', '1.25'],
    ['甲 - 乙 - 丙', '1'],
    ['甲 - (乙 - 丙)', '9'],
    ['甲 + 乙 × 丙', '15'],
    ['(甲 + 乙) * 丙', '36'],
    ['丙 ÷ 乙 ÷ 乙', '1'],
    ['甲 / 0.5', '14'],
  ])('%s is worked out in the order of arithmetic', (text, wanted) => {
    expect(workedOut(text)).toSatisfy((value: Exact) => compare(value, readExact(wanted)) === 0);
  });

  it('has no value where it divides by 0', () => {
    expect(workedOut('甲 / 零')).toBeUndefined();
    expect(workedOut('甲 / (乙 - 乙)')).toBeUndefined();
  });

  test.each([
    ['甲 +', 3],
    ['(甲', 2],
    ['甲 乙', 2],
    ['甲)', 1],
    ['= 甲', 0],
    ['', 0],
    [`${'('.repeat(30)}甲${')'.repeat(30)}`, 20],
  ])('%s can’t be read from one place on', (text, at) => {
    expect(parseFormula(text)).toEqual({ at });
  });

  it('is written as one that means the same', () => {
    const formula = fc.letrec((tie) => ({
      sum: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom('甲', '乙', '丙', '2'),
        fc
          .tuple(tie('sum'), fc.constantFrom('+', '-', '×', '÷'), tie('sum'))
          .map(([left, operation, right]) => `(${left} ${operation} ${right})`),
      ),
    })).sum;
    fc.assert(
      fc.property(formula, (text) => {
        const typed = parseFormula(String(text));
        if (!isFormula(typed)) throw new Error(String(text));
        const written = parseFormula(writeFormula(typed));
        if (!isFormula(written)) throw new Error(writeFormula(typed));
        const [a, b] = [evaluate(typed, figureOf), evaluate(written, figureOf)];
        expect(measuresIn(written)).toEqual(measuresIn(typed));
        expect(a === undefined || b === undefined ? a === b : compare(a, b) === 0).toBe(true);
      }),
    );
  });
});
