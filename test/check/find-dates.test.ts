import { describe, expect, test } from 'vitest';
import { dayOf, findDates } from '../../src/check/find-dates.js';

const period = { from: { year: 2030, month: 3, day: 18 }, to: { year: 2030, month: 3, day: 22 } };
const shown = (text: string): readonly string[] => findDates(text).map(({ start, end }) => text.slice(start, end));

describe('findDates', () => {
  test.each([
    ['2030年3月18日', 2030, 3, 18],
    ['二〇三〇年十二月二十一日', 2030, 12, 21],
    ['二○三○年十月三十日', 2030, 10, 30],
    ['2030年 3 月 18 日', 2030, 3, 18],
    ['2030年11月廿一日', 2030, 11, 21],
  ])('reads %s', (text, year, month, day) => {
    const [date, ...others] = findDates(`于${text}召开`);
    expect(others).toEqual([]);
    expect(date).toMatchObject({ start: 1, end: 1 + text.length, month: { value: month }, day: { value: day } });
    expect(date?.year).toMatchObject({ type: 'written', value: year });
  });

  test('a month may stand without a day, a day never without a month', () => {
    expect(shown('2030年3月至5月，每月5日，3月18日至22日')).toEqual(['2030年3月', '5月', '3月18日']);
  });

  test('what only looks like a date is none', () => {
    for (const text of ['农历八月初一', '历时3个月', '二三月份', '1.5月']) expect(shown(text)).toEqual([]);
    expect(shown('3月5号窗口、6月31号楼')).toEqual(['3月', '6月']);
  });
});

describe('dayOf', () => {
  const day = (text: string): string | undefined => {
    const date = findDates(text)[0];
    const found = date && dayOf(date, period);
    return found && `${found.year}-${found.month}-${found.day}`;
  };

  test('takes the year that is written or meant, else the nearest', () => {
    expect(day('2029年3月18日')).toBe('2029-3-18');
    expect(day('去年3月18日')).toBe('2029-3-18');
    expect(day('今年3月18日')).toBe('2030-3-18');
    expect(day('12月30日')).toBe('2029-12-30');
    expect(day('7月1日')).toBe('2030-7-1');
    expect(day('2月29日')).toBeUndefined();
  });

  test('is none where the year cannot be told or the day does not exist', () => {
    for (const text of ['30年3月18日', '当年3月18日', '2030年2月30日', '2030年3月']) expect(day(text)).toBeUndefined();
  });
});
