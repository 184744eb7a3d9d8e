import { expect, test } from 'vitest';
import { parseHolidays } from '../../src/parse/yaml/parse-holidays.js';
import { nextNumbering } from '../../src/plan/next-numbering.js';
import { readTypedPeriod } from '../../src/recipes/compile-next-issue.js';

const newYearOff = parseHolidays({
  path: 'issues/holidays.yaml',
  text: 'off: [2025-12-31/2026-01-01, 2027-01-01]\n',
}).value;

test.each([
  ['within the year both numbers go on', [519, 2024, 48], '2024-12-09/2024-12-13', [520, 2024, 49]],
  ['after New Year 期号 is 1', [522, 2024, 51], '2025-01-06/2025-01-10', [523, 2025, 1]],
  ['over New Year, with more days in January', [521, 2024, 50], '2024-12-30/2025-01-03', [522, 2025, 1]],
  ['over New Year, with more days in December', [621, 2026, 52], '2026-12-28/2027-01-01', [622, 2026, 53]],
  ['weekends don’t count', [621, 2026, 52], '2026-12-30/2027-01-03', [622, 2026, 53]],
  ['the week after one that was counted in January', [522, 2025, 1], '2025-01-06/2025-01-10', [523, 2025, 2]],
  ['the week after one that was counted in December', [622, 2026, 53], '2027-01-04/2027-01-08', [623, 2027, 1]],
  ['a year that was counted ahead doesn’t go back', [522, 2025, 1], '2024-12-30/2024-12-31', [523, 2025, 2]],
  ['a year left out', [519, 2022, 48], '2024-12-09/2024-12-13', [520, 2024, 1]],
])('%s', (_, [number = 0, year = 0, issue = 0], typed, next) => {
  const period = readTypedPeriod(typed);
  const numbering = period && nextNumbering({ number, year, issue }, period, undefined);
  expect([numbering?.number, numbering?.year, numbering?.issue]).toEqual(next);
});

test.each([
  ['2025-12-29/2026-01-02', 2025],
  ['2025-12-30/2026-01-02', 2026],
])('days off don’t count, and of equals the later year has it: %s', (typed, year) => {
  const period = readTypedPeriod(typed);
  expect(period && nextNumbering({ number: 9, year: 2025, issue: 9 }, period, newYearOff).year).toBe(year);
});
