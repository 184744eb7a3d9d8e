import { expect, test } from 'vitest';
import { rightChange } from '../../src/check/typed-change.js';
import { readExact } from '../../src/model/exact.js';
import type { Measure } from '../../src/model/measure.js';
import { always, type Moment } from '../../src/model/timed.js';

const range = {} as Measure['range'];

const count: Measure = {
  name: '受理',
  range,
  kind: { type: 'sum' },
  unit: always('件'),
  digits: 0,
  trimmed: true,
  listed: true,
};
const rate: Measure = {
  ...count,
  name: '办结率',
  kind: { type: 'rate', formula: { type: 'number', value: readExact('1') } },
  unit: always('%'),
  digits: 1,
};
const moment = { number: 12, period: {} } as Moment;

test.each([
  ['a growth', count, { now: '45', before: '40' }, ['增长', '15.2', '%'], '增长12.5%'],
  ['a growth that rounds to nothing', count, { now: '10001', before: '10000' }, ['增长', '5', '%'], '持平'],
  ['a difference', count, { now: '35', before: '40' }, ['减少', '6', '件'], '减少5件'],
  ['points', rate, { now: '98.24', before: '97.11' }, ['提高', '2', '个百分点'], '提高1.1个百分点'],
  ['rates alike as printed', rate, { now: '98.24', before: '98.21' }, ['提高', '2', '个百分点'], '基本持平'],
] as const)(
  '%s is worded as its placeholder prints it',
  (_, measure, { now, before }, [way, number, unit], expected) => {
    const figures: Readonly<Record<string, string>> = { 本周: now, 上周: before };
    const figureOf = (figure: string) => readExact(figures[figure] ?? '0');
    expect(
      rightChange({ than: '环比', way, number, unit }, { measure, moment, figureOf, ofYear: false }),
    ).toMatchObject({ figure: '环比', text: expected });
  },
);
