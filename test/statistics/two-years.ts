import { headerOf, settingsOf } from './build-header.js';

/*
 * Two invented years: an opening in mid-year, a folder that mends a gap (101), a turn of the year inside a week (104),
 * a week without figures (105), a series that begins late (106), and corrections inside the opening, within the year
 * and across it.
 */

export const settings = settingsOf([
  '  窗口:',
  '    title: 某窗口',
  '    measures: {收: 件, 办: 件次}',
  '    opening:',
  '      - {year: 2024, through: 98, until: 2024-11-29, 收: 1000, 办: 900}',
  '  热线:',
  '    title: 某热线',
  '    measures: {来电: 个}',
]);

export const headers = [
  headerOf({ number: 99, year: 2024, issue: 48, period: '2024-12-02/2024-12-06' }, [
    'statistics: {窗口: {收: 10, 办: 8}}',
  ]),
  headerOf({ number: 100, year: 2024, issue: 49, period: '2024-12-09/2024-12-13' }, [
    'statistics: {窗口: {收: 20, 办: 18}}',
    'corrections: [{series: 窗口, number: 97, 收: -10, reason: 重复计件}]',
  ]),
  headerOf({ number: 101, year: 2024, issue: 50, period: '2024-12-16/2024-12-20' }, [
    'statistics: {窗口: {收: 30, 办: 28}}',
  ]),
  headerOf({ number: 102, year: 2024, issue: 51, period: '2024-12-23/2024-12-27' }, [
    'statistics: {窗口: {收: 40, 办: 38}}',
    'corrections: [{series: 窗口, number: 99, 收: -3, reason: 误计}]',
  ]),
  headerOf({ number: 103, year: 2024, issue: 52, period: '2024-12-28/2024-12-29' }, [
    'statistics: {窗口: {收: 50, 办: 48}}',
  ]),
  headerOf({ number: 104, year: 2025, issue: 1, period: '2024-12-30/2025-01-03' }, [
    'statistics: {窗口: {收: 20, 办: 19}}',
  ]),
  headerOf({ number: 105, year: 2025, issue: 2, period: '2025-01-06/2025-01-10' }, [
    'statistics: {窗口: 无}',
    'corrections: [{series: 窗口, number: 103, 办: 2, reason: 漏计}]',
  ]),
  headerOf({ number: 106, year: 2025, issue: 3, period: '2025-01-13/2025-01-17' }, [
    'statistics: {窗口: {收: 12, 办: 11}, 热线: {来电: 7}}',
    'corrections: [{series: 窗口, number: 104, 收: {from: 20, to: 25}, reason: 漏计}]',
  ]),
  headerOf({ number: 107, year: 2025, issue: 4, period: '2025-01-27/2025-02-02' }, [
    'statistics: {窗口: {收: 14, 办: 13}, 热线: {来电: 8}}',
  ]),
];

/** Worked out by hand: number year/issue week correction month total; `-` for none. */
export const table: Readonly<Record<string, readonly string[]>> = {
  收: [
    ' 99 2024/48 10   0  10 1010',
    '100 2024/49 20 -10  30 1020',
    '101 2024/50 30   0  60 1050',
    '102 2024/51 40  -3  97 1087',
    '103 2024/52 50   0 147 1137',
    '104 2025/1  20   0  20   20',
    '105 2025/2   -   0  20   20',
    '106 2025/3  12   5  37   37',
    '107 2025/4  14   0  14   51',
  ],
  办: [
    ' 99 2024/48  8   0   8  908',
    '100 2024/49 18   0  26  926',
    '101 2024/50 28   0  54  954',
    '102 2024/51 38   0  92  992',
    '103 2024/52 48   0 140 1040',
    '105 2024/-   -   2   - 1042',
    '104 2025/1  19   0  19   19',
    '105 2025/2   -   0  19   19',
    '106 2025/3  11   0  30   30',
    '107 2025/4  13   0  13   43',
  ],
  来电: ['106 2025/3   7   0   7    7', '107 2025/4   8   0   8   15'],
};
