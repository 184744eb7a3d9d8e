import { expect, it } from 'vitest';
import { whole } from '../../src/model/exact.js';
import { explainTotal } from '../../src/statistics/explain-total.js';
import { ledgerRows } from '../../src/statistics/ledger-rows.js';
import { resolveFigures } from '../../src/statistics/resolve-figures.js';
import { buildLedger } from '../tools/build-ledger.js';
import * as fc from '../tools/fast-check.js';
import { headerOf, settingsOf } from './build-header.js';
import { issueOf, textOf } from './build-issue.js';

interface Scenario {
  readonly opening: number;
  readonly weeks: readonly number[];
  readonly corrections: readonly { readonly stating: number; readonly back: number; readonly amount: number }[];
}

const firstNumber = 41;

/** Weeks of at least 1000 and few small corrections: nothing goes below zero. */
const scenario: fc.Arbitrary<Scenario> = fc.record({
  opening: fc.integer({ min: 1000, max: 1_000_000_000 }),
  weeks: fc.array(fc.integer({ min: 1000, max: 1_000_000 }), { minLength: 1, maxLength: 12 }),
  corrections: fc.array(
    fc.record({
      stating: fc.nat(11),
      back: fc.integer({ min: 1, max: 12 }),
      amount: fc.integer({ min: -50, max: 50 }),
    }),
    { maxLength: 10 },
  ),
});

/** Corrections as they are stated: by an issue there is, of one before it, perhaps inside the opening. */
const statedIn = ({ corrections }: Scenario, index: number) => corrections.filter(({ stating }) => stating === index);

function headersOf(given: Scenario) {
  return given.weeks.map((value, index) => {
    const lines = statedIn(given, index).map(
      ({ back, amount }) => `  - {series: 窗口, number: ${firstNumber + index - back}, 收: ${amount}, reason: 误}`,
    );
    const stated = lines.length > 0 ? ['corrections:', ...lines] : [];
    const place = { number: firstNumber + index, year: 2024, issue: firstNumber + index };
    return headerOf(place, [`statistics: {窗口: {收: ${value}}}`, ...stated]);
  });
}

const settingsWith = (opening: number) =>
  settingsOf([
    '  窗口:',
    '    title: 某窗口',
    '    measures: {收: 件}',
    `    opening: [{year: 2024, through: ${firstNumber - 1}, 收: ${opening}}]`,
  ]);

it('total = opening + Σ weeks + Σ corrections, in any order of files, and everything reads the same one', () => {
  const shuffled = scenario.chain((given) => {
    const headers = headersOf(given);
    return fc.record({
      given: fc.constant(given),
      headers: fc.shuffledSubarray(headers, { minLength: headers.length, maxLength: headers.length }),
    });
  });
  fc.assert(
    fc.property(shuffled, ({ given, headers }) => {
      const { ledger, findings } = buildLedger({ settings: settingsWith(given.opening), headers });
      expect(findings.filter(({ finding }) => finding.severity === 'error')).toEqual([]);
      let total = given.opening;
      given.weeks.forEach((value, index) => {
        total += value + statedIn(given, index).reduce((sum, { amount }) => sum + amount, 0);
        const number = firstNumber + index;
        const header = headers.find(({ folder }) => folder === String(number));
        const prose = header && resolveFigures(issueOf(header, '{{窗口.本年.收}}'), ledger).value;
        expect(ledgerRows(ledger, { number }).map((row) => row.total)).toEqual([whole(total)]);
        expect(explainTotal(ledger, { series: '窗口', measure: '收', number })?.total).toEqual(whole(total));
        expect(prose && textOf(prose)).toBe(String(total));
      });
    }),
    { numRuns: 60 },
  );
});

it('an issue sees the same figures whether or not later issues are there', () => {
  fc.assert(
    fc.property(scenario, fc.nat(11), (given, cut) => {
      const headers = headersOf(given);
      const seen = headers.slice(0, (cut % headers.length) + 1);
      const settings = settingsWith(given.opening);
      const number = firstNumber + seen.length - 1;
      const alone = buildLedger({ settings, headers: seen }).ledger;
      const withLater = buildLedger({ settings, headers }).ledger;
      expect(ledgerRows(withLater, { number })).toEqual(ledgerRows(alone, { number }));
    }),
    { numRuns: 40 },
  );
});
