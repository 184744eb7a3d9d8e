import { expect, it } from 'vitest';
import { compare, dividedBy, type Exact, fixed, minus, readExact, sumOf, times, whole } from '../../src/model/exact.js';
import { writeFigure } from '../../src/model/measure.js';
import { resolveFigures } from '../../src/statistics/resolve-figures.js';
import { buildLedger } from '../tools/build-ledger.js';
import * as fc from '../tools/fast-check.js';
import { headerOf, settingsOf } from './build-header.js';
import { issueOf, textOf } from './build-issue.js';

const settings = settingsOf([
  '  窗口:',
  '    title: 某窗口',
  '    measures:',
  '      收: 件',
  '      办: 件',
  '      额: {unit: 元, digits: 2, print: {unit: 万元, digits: 1}}',
  '      率: {unit: "%", of: 办 / 收}',
  '      等: {unit: 分, mean: 收, digits: 2}',
  '      长: {unit: 分, take: max, digits: 1}',
]);

interface Week {
  readonly received: number;
  readonly done: number;
  /** In hundredths. */
  readonly amount: number;
  readonly wait: number;
}

const week: fc.Arbitrary<Week> = fc
  .record({
    received: fc.integer({ min: 1, max: 2_000_000 }),
    undone: fc.nat(3),
    amount: fc.integer({ min: 0, max: 99_999_999_999 }),
    wait: fc.integer({ min: 0, max: 99_999 }),
  })
  .map(({ received, undone, ...more }) => ({ received, done: Math.max(0, received - undone), ...more }));
const weeks = fc.array(week, { minLength: 1, maxLength: 8 });

const hundredths = (value: number): string => fixed({ over: BigInt(value), under: 100n }, 2);

const headersOf = (given: readonly Week[]) =>
  given.map(({ received, done, amount, wait }, index) =>
    headerOf({ number: index + 1, year: 2024, issue: index + 1 }, [
      `statistics: {窗口: {收: ${received}, 办: ${done}, 额: ${hundredths(amount)}, 等: ${hundredths(wait)}, 长: ${fixed({ over: BigInt(wait), under: 100n }, 1)}}}`,
    ]),
  );

/** What the last issue prints of a text, whatever the order of the files. */
function printed(given: readonly Week[], text: string, reversed = false): string {
  const headers = headersOf(given);
  const { ledger } = buildLedger({ settings, headers: reversed ? [...headers].reverse() : headers });
  const last = headers.at(-1);
  const { value } = last ? resolveFigures(issueOf(last, text), ledger) : { value: undefined };
  return value ? textOf(value) : '';
}

it('totals of every kind are those of their weeks, in any order of files', () => {
  fc.assert(
    fc.property(weeks, (given) => {
      const received = sumOf(given.map((one) => whole(one.received)));
      const done = sumOf(given.map((one) => whole(one.done)));
      const amount = sumOf(given.map((one) => readExact(hundredths(one.amount))));
      const weighed = given.map((one) => times(readExact(hundredths(one.wait)), whole(one.received)));
      const text = '{{窗口.本年.收}} {{窗口.本年.额}} {{窗口.本年.等}} {{窗口.本年.长}} {{窗口.本年.率}}';
      const [counted, money, mean, longest, rate = ''] = printed(given, text).split(' ');
      expect(counted).toBe(fixed(received, 0));
      expect(money).toBe(fixed(dividedBy(amount, whole(10_000)), 1));
      expect(mean).toBe(fixed(dividedBy(sumOf(weighed), received), 2));
      expect(longest).toBe(fixed(sumOf([{ over: BigInt(Math.max(...given.map((one) => one.wait))), under: 100n }]), 1));
      const exact = times(dividedBy(done, received), whole(100));
      const off = minus(readExact(rate), exact);
      expect(Math.abs(Number(fixed(off, 6)))).toBeLessThan(0.1);
      expect(printed(given, text, true)).toBe(printed(given, text));
    }),
    { numRuns: 60 },
  );
});

it('a rate is printed as 100 where it is that, and never where it is below', () => {
  fc.assert(
    fc.property(weeks, (given) => {
      const isAll = given.every(({ received, done }) => received === done);
      expect(printed(given, '{{窗口.本年.率}}') === '100').toBe(isAll);
      expect(Number(printed(given, '{{窗口.本年.率}}'))).toBeLessThanOrEqual(100);
    }),
    { numRuns: 60 },
  );
});

it('percentage points are the difference of what is printed', () => {
  fc.assert(
    fc.property(week, week, (before, after) => {
      const given = [before, after];
      const [now = '', last = ''] = printed(given, '{{窗口.本周.率}} {{窗口.上周.率}}').split(' ');
      const points: Exact = minus(readExact(now), readExact(last));
      const worded = printed(given, '{{窗口.环比.率}}');
      const bare = printed(given, '{{窗口.环比.率|数值}}');
      expect(compare(readExact(bare), points)).toBe(0);
      const isStill = /持平/.test(worded);
      expect(isStill).toBe(points.over === 0n);
      const size = fixed(points.over < 0n ? minus(whole(0), points) : points, 1);
      if (!isStill) expect(worded).toBe(`${points.over > 0n ? '提高' : '下降'}${size}个百分点`);
    }),
    { numRuns: 60 },
  );
});

it('decimals keep their zeros in what is printed', () => {
  const measure = settings.statistics[0]?.measures.find(({ name }) => name === '等');
  if (!measure) throw new Error('no measure');
  fc.assert(
    fc.property(fc.nat(99_999), (wait) => writeFigure(measure, readExact(hundredths(wait))) === hundredths(wait)),
  );
});
