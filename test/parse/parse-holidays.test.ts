import { describe, expect, it } from 'vitest';
import { isoDate } from '../../src/model/calendar.js';
import { parseHolidays } from '../../src/parse/yaml/parse-holidays.js';
import { places } from './places.js';

const holidays = (text: string) => parseHolidays({ path: 'issues/holidays.yaml', text });

function days(text: string) {
  const { value } = holidays(text);
  const iso = (list = value?.off) => list?.map(({ value: { from, to } }) => `${isoDate(from)}/${isoDate(to)}`);
  return { off: iso(), workdays: iso(value?.workdays) };
}

describe('holidays.yaml', () => {
  it('lists days and periods off, and weekends that are worked', () => {
    const text = 'off:\n  - 2030-10-01/2030-10-07\n  - 2031-01-01 # 元旦\nworkdays: [2030-09-28, 2030-10-12]\n';
    expect(holidays(text).findings).toEqual([]);
    expect(days(text)).toEqual({
      off: ['2030-10-01/2030-10-07', '2031-01-01/2031-01-01'],
      workdays: ['2030-09-28/2030-09-28', '2030-10-12/2030-10-12'],
    });
  });

  it('may be written in Chinese, and one day without a list', () => {
    const text =
      '放假: [2030年10月1日—10月7日, 2030年10月1日-7日, 2030年12月31日至2031年1月2日]\n上班: 2030年9月28日\n';
    expect(holidays(text).findings).toEqual([]);
    expect(days(text)).toEqual({
      off: ['2030-10-01/2030-10-07', '2030-10-01/2030-10-07', '2030-12-31/2031-01-02'],
      workdays: ['2030-09-28/2030-09-28'],
    });
  });

  it.each(['', '# 还没有\n'])('may be empty: %j', (text) => {
    expect(holidays(text)).toMatchObject({ value: { off: [], workdays: [] }, findings: [] });
  });

  it.each([
    ['- 2030-10-01', 'value-shape 1:1'],
    ['off: 国庆节', 'value-date 1:6'],
    ['off: [2030-10-01, 2030/10/2]', 'value-date/form 1:19'],
    ['off: [2030-02-30]', 'value-date/unreal 1:7'],
    ['off: [2030-10-07/2030-10-01]', 'value-period/reversed 1:7'],
    ['off: [2030-10-01/10-07]', 'value-period 1:7'],
    ['off: {国庆节: 2030-10-01}', 'value-shape 1:6'],
    ['off:\n', 'value-empty 1:1'],
    ['放假: 2030-10-01\noff: 2030-10-02', 'key-duplicate/synonym 2:1'],
    ['of: 2030-10-01', 'key-unknown/near 1:1'],
    ['off：2030-10-01', 'full-width 1:4'],
    ['off:\n\t- 2030-10-01', 'yaml-syntax/tab 2:1'],
  ])('%j is found at its place', (text, place) => {
    expect(places(holidays(text).findings)).toContain(place);
  });
});
