import { describe, expect, test } from 'vitest';
import { dateOfDay, dayNumber, isoDate, type Period, sinceMonday } from '../../src/model/calendar.js';
import { parseHolidays } from '../../src/parse/yaml/parse-holidays.js';
import { nextPeriod } from '../../src/plan/next-period.js';
import { readTypedPeriod } from '../../src/recipes/compile-next-issue.js';
import * as fc from '../tools/fast-check.js';

function period(text: string): Period {
  const read = readTypedPeriod(text);
  if (!read) throw new Error(`no period: ${text}`);
  return read;
}

/** The period after one, both as ISO 8601 has them. */
function weekAfter(last: string, yaml?: string): string | undefined {
  const file = { path: 'issues/holidays.yaml', text: yaml ?? '' };
  const next = nextPeriod(period(last), yaml === undefined ? undefined : parseHolidays(file).value);
  return next && `${isoDate(next.from)}/${isoDate(next.to)}`;
}

describe('without holidays', () => {
  test.each([
    ['a week', '2024-12-02/2024-12-06', '2024-12-09/2024-12-13'],
    ['a week with its weekend', '2024-12-02/2024-12-08', '2024-12-09/2024-12-13'],
    ['a week up to a Saturday', '2024-12-02/2024-12-07', '2024-12-09/2024-12-13'],
    ['two weeks', '2024-11-25/2024-12-06', '2024-12-09/2024-12-13'],
    ['a week that ends early', '2024-12-02/2024-12-03', '2024-12-09/2024-12-13'],
    ['a Monday', '2024-12-02/2024-12-02', '2024-12-09/2024-12-13'],
    ['a week before New Year', '2024-12-23/2024-12-27', '2024-12-30/2025-01-03'],
    ['a week over a leap day', '2024-02-19/2024-02-23', '2024-02-26/2024-03-01'],
  ])('%s is followed by the next Monday to Friday', (_, last, next) => {
    expect(weekAfter(last)).toBe(next);
  });

  test('whatever the last period, the next is five days, begins on a Monday, and at most a week later', () => {
    const days = fc.tuple(fc.integer({ min: -300_000, max: 1_000_000 }), fc.integer({ min: 0, max: 30 }));
    fc.assert(
      fc.property(days, ([first, length]) => {
        const next = nextPeriod({ from: dateOfDay(first), to: dateOfDay(first + length) }, undefined);
        const from = next ? dayNumber(next.from) : Number.NaN;
        expect(sinceMonday(from)).toBe(0);
        expect(next && dayNumber(next.to) - from).toBe(4);
        expect(from - (first + length)).toBeGreaterThanOrEqual(1);
        expect(from - (first + length)).toBeLessThanOrEqual(7);
      }),
    );
  });
});

/** The days around the National Day and the Spring Festival of a year that has them so. */
const holidays = `off:
  - 2024-02-10/2024-02-17
  - 2024-09-15/2024-09-17
  - 2024-10-01/2024-10-07
  - 2025-01-01
workdays: [2024-02-04, 2024-02-18, 2024-09-14, 2024-09-29, 2024-10-12]
`;

describe('with holidays', () => {
  test.each([
    ['days off at the start are trimmed', '2024-09-29/2024-09-30', '2024-10-08/2024-10-12'],
    ['days off at the end are trimmed', '2024-09-23/2024-09-27', '2024-09-29/2024-09-30'],
    ['a day off within stays', '2024-12-23/2024-12-27', '2024-12-30/2025-01-03'],
    ['a Saturday that is worked ends its week', '2024-09-02/2024-09-06', '2024-09-09/2024-09-14'],
    ['a Sunday that is worked begins the next', '2024-01-29/2024-02-02', '2024-02-04/2024-02-09'],
    ['but not where the last period reached it', '2024-01-29/2024-02-04', '2024-02-05/2024-02-09'],
    ['a week that is wholly off is passed over', '2024-02-05/2024-02-09', '2024-02-18/2024-02-23'],
    ['a week without any is Monday to Friday', '2024-12-02/2024-12-06', '2024-12-09/2024-12-13'],
  ])('%s', (_, last, next) => {
    expect(weekAfter(last, holidays)).toBe(next);
  });

  test('what is worked before a week off is counted with the week after it', () => {
    const yaml = 'off: 2024-12-09/2024-12-13\nworkdays: [2024-12-08, 2024-12-14]\n';
    expect(weekAfter('2024-12-02/2024-12-06', yaml)).toBe('2024-12-08/2024-12-20');
  });

  test('where nobody ever works there is no next period', () => {
    expect(weekAfter('2024-12-02/2024-12-06', 'off: 2024-12-07/2034-12-31\n')).toBeUndefined();
  });

  test('the period begins and ends with a day of work, as long as one can be found', () => {
    const days = fc.array(fc.tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 12 })), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(days, days, (off, worked) => {
        const base = dayNumber({ year: 2024, month: 12, day: 6 });
        const file = { path: 'issues/holidays.yaml', text: '' };
        const located = ([at, length]: readonly [number, number]) => ({
          value: { from: dateOfDay(base + at), to: dateOfDay(base + at + length) },
          range: { file, start: 0, end: 0 },
        });
        const known = { file, off: off.map(located), workdays: worked.map(located) };
        const next = nextPeriod(period('2024-12-02/2024-12-06'), known);
        const isIn = (day: number, ranges: typeof off) =>
          ranges.some(([at, length]) => base + at <= day && day <= base + at + length);
        for (const end of next ? [dayNumber(next.from), dayNumber(next.to)] : [Number.NaN]) {
          expect(end).toBeGreaterThan(base);
          expect(isIn(end, worked) || (!isIn(end, off) && sinceMonday(end) < 5)).toBe(true);
        }
      }),
    );
  });
});
