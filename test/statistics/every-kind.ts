import { headerOf, settingsOf } from './build-header.js';

/*
 * An invented office with every kind of measure over a turn of the year: 网办 begins with number 4, 传真 ends with 3,
 * 咨询服务 was called 咨询 before 5, number 8 has no figures, and each kind is corrected once.
 */

export const settings = settingsOf([
  '  大厅:',
  '    title: 市某某大厅',
  '    measures:',
  '      受理: 件',
  '      办结: 件',
  '      成交额: {unit: 万元, digits: 2}',
  '      节资额: {unit: 元, print: {unit: 万元, digits: 1}}',
  '      办结率: {unit: "%", of: 办结 / 受理}',
  '      退件率: {unit: "‰", of: (受理 - 办结) / 受理, digits: 2}',
  '      人均: {unit: 件, of: 办结 ÷ 在岗}',
  '      平均等候: {unit: 分钟, mean: 受理, words: [延长, 缩短]}',
  '      最长等候: {unit: 分钟, take: max}',
  '      最短等候: {unit: 分钟, take: min}',
  '      在岗: {unit: 人, take: last, digits: 0}',
  '      网办: {unit: 件, from: 4}',
  '      传真: {unit: 件, until: 3}',
  '      咨询服务: {unit: [{until: 4, is: 人}, {from: 5, is: 人次}], was: 咨询, from: 5}',
]);

const weeks: Readonly<Record<number, string>> = {
  1: '受理: 100, 办结: 90, 成交额: 10.25, 节资额: 52000, 平均等候: 10.5, 最长等候: 30, 最短等候: 2, 在岗: 20, 传真: 3, 咨询: 50',
  2: '受理: 120, 办结: 118, 成交额: 0.10, 节资额: 1999, 平均等候: 12, 最长等候: 45, 最短等候: 3, 在岗: 21, 传真: 2, 咨询: 60',
  3: '受理: 80, 办结: 80, 成交额: 3.30, 节资额: 501, 平均等候: 8.25, 最长等候: 25, 最短等候: 1.5, 在岗: 21, 传真: 1, 咨询: 55',
  4: '受理: 90, 办结: 85, 成交额: 7.05, 节资额: 0, 平均等候: 9.6, 最长等候: 40, 最短等候: 2, 在岗: 22, 网办: 5, 咨询: 45',
  5: '受理: 110, 办结: 110, 成交额: 12.00, 节资额: 0, 平均等候: 11, 最长等候: 38, 最短等候: 4, 在岗: 22, 网办: 6, 咨询服务: 70',
  6: '受理: 100, 办结: 99, 成交额: 1.15, 节资额: 500, 平均等候: 10, 最长等候: 20, 最短等候: 3, 在岗: 23, 网办: 7, 咨询服务: 65',
  7: '受理: 40, 办结: 40, 成交额: 2.00, 节资额: 0, 平均等候: 6, 最长等候: 15, 最短等候: 1, 在岗: 23, 网办: 3, 咨询服务: 20',
  9: '受理: 60, 办结: 57, 成交额: 0.55, 节资额: 1, 平均等候: 7.5, 最长等候: 18, 最短等候: 2, 在岗: 25, 网办: 9, 咨询服务: 33',
};

const corrections: Readonly<Record<number, readonly string[]>> = {
  3: ['number: 1, 受理: -10'],
  4: ['number: 2, 成交额: {from: 0.10, to: 0.90}'],
  5: ['number: 2, 平均等候: {from: 12, to: 11}, 最长等候: {from: 45, to: 35}'],
  6: ['number: 5, 在岗: {from: 22, to: 24}', 'number: 3, 最短等候: {from: 1.5, to: 1.8}'],
  7: ['number: 6, 办结: +1'],
};

const periods: Readonly<Record<number, string>> = {
  1: '2024-01-02/2024-01-05',
  2: '2024-01-08/2024-01-12',
  3: '2024-01-15/2024-01-19',
  4: '2024-01-22/2024-01-26',
  5: '2024-01-29/2024-02-02',
  6: '2024-12-23/2024-12-27',
  7: '2024-12-30/2025-01-03',
  8: '2025-01-06/2025-01-10',
  9: '2025-01-13/2025-01-17',
};

export const headers = Object.entries(periods).map(([folder, period]) => {
  const number = Number(folder);
  const place = number > 6 ? { year: 2025, issue: number - 6 } : { year: 2024, issue: number };
  const week = weeks[number];
  const corrected = (corrections[number] ?? []).map((one) => `  - {series: 大厅, ${one}, reason: 误}`);
  return headerOf({ number, period, ...place }, [
    `statistics: {大厅: ${week === undefined ? '无' : `{${week}}`}}`,
    ...(corrected.length > 0 ? ['corrections:', ...corrected] : []),
  ]);
});

/** Worked out by hand, as each issue saw it: the week, then the total, `-` where there is none. */
export const totals: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  受理: { 1: '100 100', 2: '120 220', 3: '80 290', 6: '100 590', 7: '40 40', 8: '- 40', 9: '60 100' },
  成交额: { 1: '10.25 10.25', 2: '0.10 10.35', 3: '3.30 13.65', 4: '7.05 21.50', 6: '1.15 34.65', 9: '0.55 2.55' },
  // 90/100 and 90/90 after the correction of 受理, 582/590, 40/40, 97/100.
  办结率: { 1: '90.0 90.0', 2: '98.3 94.5', 3: '100 99.3', 6: '99.0 98.6', 7: '100 100', 8: '- 100', 9: '95.0 97.0' },
  退件率: { 1: '100.00 100.00', 3: '0.00 6.90', 9: '50.00 30.00' },
  人均: { 1: '4.5 4.5', 6: '4.3 25.3', 9: '2.3 3.9' },
  // 5999/590: 10.5×90 + 11×120 + 8.25×80 + 9.6×90 + 11×110 + 10×100.
  平均等候: { 1: '10.5 10.5', 2: '12.0 11.3', 6: '10.0 10.2', 7: '6.0 6.0', 8: '- 6.0', 9: '7.5 6.9' },
  最长等候: { 1: '30 30', 2: '45 45', 4: '40 45', 5: '38 40', 6: '20 40', 7: '15 15', 9: '18 18' },
  最短等候: { 3: '1.5 1.5', 5: '4 1.5', 6: '3 1.8', 9: '2 1' },
  在岗: { 5: '22 22', 6: '23 23', 8: '- 23', 9: '25 25' },
  网办: { 4: '5 5', 6: '7 18', 7: '3 3', 9: '9 12' },
  传真: { 1: '3 3', 3: '1 6' },
  咨询服务: { 4: '45 210', 5: '70 280', 6: '65 345', 9: '33 53' },
};
