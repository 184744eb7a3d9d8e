import { expect, it } from 'vitest';
import { nearestName } from '../../src/model/nearest-name.js';

it('the nearest name is the one with the fewest edits', () => {
  expect(nearestName('综合窗', ['热线', '综窗'])).toBe('综窗');
  expect(nearestName('本年同', ['本年', '本年同比'])).toBe('本年');
  expect(nearestName('', ['本年同比', '本年'])).toBe('本年');
});

it('two neighbours that changed places are one edit', () => {
  expect(nearestName('biuld', ['guild', 'build'], 1)).toBe('build');
  expect(nearestName('受件', ['件受理', '件受'], 1)).toBe('件受');
  expect(nearestName('ca', ['abc'], 2)).toBeUndefined();
});

it('the first of equally near names is taken, and none of no names', () => {
  expect(nearestName('上', ['本周', '上周', '上月'])).toBe('上周');
  expect(nearestName('综窗', [])).toBeUndefined();
});

it('of a text that was pasted by mistake only the beginning is compared', () => {
  const beginning = 'x'.repeat(200);
  expect(nearestName(`${beginning}${'y'.repeat(1_000_000)}`, ['period-skip', beginning], 0)).toBe(beginning);
});
