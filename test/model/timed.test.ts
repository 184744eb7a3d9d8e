import { describe, expect, test } from 'vitest';
import type { Period } from '../../src/model/calendar.js';
import { always, type Timed, valueAt } from '../../src/model/timed.js';
import { parseSettings } from '../../src/parse/yaml/parse-settings.js';

const march = (from: number, to: number): Period => ({
  from: { year: 2030, month: 3, day: from },
  to: { year: 2030, month: 3, day: to },
});

const publisherOf = (yaml: string): Timed<string> | undefined => {
  const text = `name: 试验周报\npublisher: ${yaml}\ntemplate: bulletin\n`;
  const [first, ...more] = parseSettings({ path: 'issues/bulletin.yaml', text }).value?.publisher ?? [];
  const plain = <T extends { is: { value: string } }>(value: T) => ({ ...value, is: value.is.value });
  return first && [plain(first), ...more.map(plain)];
};

describe('the value that holds for an issue', () => {
  test.each([
    ['甲', 9, march(4, 8), '甲'],
    ['[{until: 11, is: 甲}, {from: 12, is: 乙}]', 11, march(11, 15), '甲'],
    ['[{until: 11, is: 甲}, {from: 12, is: 乙}]', 12, march(18, 22), '乙'],
    ['[{停用: 2030-03-15, 为: 甲}, {启用: 2030年3月16日, 为: 乙}]', 11, march(11, 15), '甲'],
    // A week lies where its last day does.
    ['[{until: 2030-03-15, is: 甲}, {from: 2030-03-16, is: 乙}]', 12, march(14, 18), '乙'],
    ['[{is: 甲}, {from: 12, is: 乙}]', 13, march(25, 29), '乙'],
    // Between two times the one before goes on.
    ['[{until: 9, is: 甲}, {from: 12, is: 乙}]', 10, march(4, 8), '甲'],
    ['[{from: 10, is: 甲}]', 1, march(4, 8), '甲'],
    // A special issue has no number, and is taken to be newer than any.
    ['[{until: 11, is: 甲}, {from: 12, is: 乙}]', undefined, march(4, 8), '乙'],
  ])('of %s in issue %s', (yaml, number, period, wanted) => {
    const values = publisherOf(yaml);
    const moment = { period, ...(number !== undefined && { number }) };
    expect(values && valueAt(values, moment)).toBe(wanted);
  });

  test('is the only one where there is one', () => {
    expect(valueAt(always('甲'), { period: march(4, 8) })).toBe('甲');
  });
});
