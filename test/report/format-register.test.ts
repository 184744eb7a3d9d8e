import { expect, test } from 'vitest';
import type { RegisterRow } from '../../src/model/register.js';
import { formatRegister } from '../../src/report/format-register.js';

const rows: readonly RegisterRow[] = [
  {
    folder: '9',
    number: 9,
    year: 2030,
    issue: 4,
    period: { from: { year: 2029, month: 12, day: 31 }, to: { year: 2030, month: 1, day: 4 } },
    date: { year: 2030, month: 1, day: 8 },
    status: 'released',
    releases: 2,
    pdf: { source: 'release', pages: 12, sha256: 'ab'.repeat(32) },
  },
  { folder: '10', number: 10, status: 'open', releases: 0, pdf: { source: 'dist', sha256: 'cd'.repeat(32) } },
  { folder: '2030-增1', year: 2030, special: 1, status: 'figures', releases: 0 },
];

test('the table has a line for each issue, and leaves out what is not known', () => {
  expect(formatRegister(rows, 'table', 'zh')).toBe(
    [
      '期号             总第  起止         印发日期    页数  sha256        印发',
      '2030年第4期         9  12-31/01-04  2030-01-08    12  abababababab  已印发2次',
      '?                  10                                 cdcdcdcdcdcd  未印发',
      '2030年增刊第1期                                                     只存数据',
      '',
    ].join('\n'),
  );
});

test('data files have the whole checksum, and null or nothing for what is not known', () => {
  const { version, issues } = JSON.parse(formatRegister(rows, 'json', 'en'));
  expect(version).toBe(1);
  expect(issues[0]).toMatchObject({ period: '2029-12-31/2030-01-04', sha256: 'ab'.repeat(32), releases: 2 });
  expect(issues[1]).toMatchObject({ year: null, pages: null, source: 'dist' });
  const [, , second] = formatRegister(rows, 'csv', 'en').split('\r\n');
  expect(second).toBe(`10,10,,,,,,,${'cd'.repeat(32)},dist,open,0`);
});
